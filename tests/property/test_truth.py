"""Truth: whatever the resume and the posting, nothing is shown that the resume does not say."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casefolio.match import match_posting
from casefolio.posting import read_posting
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import KeptName, KeptNames
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.tailor import tailor
from casefolio.text.inline import render_html, render_text
from casefolio.text.source import Source

TAGS = ("billing", "python", "reliability", "mentoring", "growth", "incident-response")
CLAIM_WORDS = st.sampled_from(
    "cut led built 3% invoices latency teams python a/b [bold]{billing} **much**".split()
)
POSTING_WORDS = st.sampled_from(
    "billing invoices Python reliability on-call mentoring must have nice to have Requirements: growth "
    "experiments Java Kubernetes and the you will".split()
)

texts = st.lists(CLAIM_WORDS, min_size=1, max_size=8).map(" ".join)
tags = st.lists(st.sampled_from(TAGS), max_size=4, unique=True)
highlights = st.fixed_dictionaries(
    {"text": texts, "tags": tags},
    optional={
        "short": texts,
        "priority": st.integers(-2, 3),
        "variants": st.lists(st.fixed_dictionaries({"tags": tags, "text": texts}), max_size=2),
    },
)
positions = st.fixed_dictionaries({"name": texts, "highlights": st.lists(highlights, max_size=5)})
emphases = st.lists(st.fixed_dictionaries({"tags": tags, "label": texts, "summary": texts}), max_size=3)
postings = st.lists(st.lists(POSTING_WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=12)


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    data: dict[str, Any] = {
        "basics": {"name": "Robin Example", "label": draw(texts), "summary": draw(texts)},
        "work": draw(st.lists(positions, min_size=1, max_size=4)),
        "skills": draw(
            st.lists(st.fixed_dictionaries({"name": texts, "keywords": st.lists(texts)}), max_size=3)
        ),
    }
    data["basics"]["emphases"] = [{"id": f"e{n}", **e} for n, e in enumerate(draw(emphases))]
    entries = st.lists(st.fixed_dictionaries({"name": texts, "highlights": st.lists(highlights, max_size=2)}))
    data["customSections"] = [{"id": "talks", "title": "Talks", "entries": draw(entries)}]
    fill_ids(data)
    return Resume.model_validate(data)


def choose(resume: Resume, lines: list[str]) -> Selection:
    posting = read_posting(Source("p.txt", "\n".join(lines)), "p")
    match = match_posting(posting, build_vocabulary(resume, load_lexicon()))
    return tailor(resume, posting, match, find_labels("en")).selection


@given(resumes(), postings)
def test_every_shown_text_stands_in_the_resume_as_it_is(resume: Resume, posting: list[str]) -> None:
    selection = choose(resume, posting)
    basics = resume.basics
    assert selection.label in {basics.label, *(e.label for e in basics.emphases)}
    assert selection.summary in {basics.summary, *(e.summary for e in basics.emphases)}
    own = {c.highlight.id: c.highlight for c in resume.claims()}
    for line in selection.lines():
        highlight = own[line.id]
        assert line.text in {highlight.text, highlight.short, *(v.text for v in highlight.variants)}
        assert line.short in {"", highlight.short}


@given(resumes(), postings)
def test_emphasis_changes_no_word(resume: Resume, posting: list[str]) -> None:
    selection = choose(resume, posting)
    for line in selection.lines():
        html = render_html(line.text, bold=selection.bold, link=lambda address: address)
        assert re.sub(r"<[^>]*>", "", html) == render_text(line.text)


@given(resumes(), postings)
def test_nothing_is_lost_or_doubled(resume: Resume, posting: list[str]) -> None:
    selection = choose(resume, posting)
    shown = [line.id for line in selection.lines()]
    assert sorted(shown) == sorted(claim.highlight.id for claim in resume.claims())
    keywords = {tuple(sorted(skill.keywords)) for skill in resume.skills}
    items = [s.items for s in selection.sections if s.name == "skills"]
    assert {tuple(sorted(item.entry.keywords)) for group in items for item in group} == keywords


@given(
    resumes(),
    postings,
    st.lists(st.tuples(texts, st.sampled_from(("Real Pay AG", "C*", "_Deep_"))), max_size=3),
)
def test_a_real_name_is_all_that_takes_the_place_of_words(
    resume: Resume, posting: list[str], pairs: list[tuple[str, str]]
) -> None:
    """Nothing is shown but the resume's words, and whole names of the private file."""
    names = KeptNames(tuple({wording: KeptName(wording, real) for wording, real in pairs}.values()))
    named = names.reveal(resume)
    public = {c.highlight.id: render_text(c.highlight.text) for c in resume.claims()}
    own = {c.highlight.id: c.highlight.text for c in named.claims()}
    for line in choose(named, posting).lines():
        known = f"{public[line.id]} {' '.join(real for _, real in pairs)}".split()
        assert set(render_text(own[line.id]).split()) <= set(known)
