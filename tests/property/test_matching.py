"""Reading and matching hold for any posting and any resume, not only for those that we thought of."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefolio.match import match_posting
from casefolio.posting import Posting, PostingSection, read_posting
from casefolio.report import match_json, render_match, render_why
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.tailor import Tailoring, tailor
from casefolio.tailor.explanation import explain
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source

LEXICON = load_lexicon()
TAGS = ("billing", "python", "reliability", "mentoring", "experimentation", "incident-response", "hiring")
FEW_ENTRIES = {id: LEXICON[id] for id in (*TAGS, "java", "kubernetes", "ownership")}

# Five times the usual, or as many as the profile says; the sweep goes through more of what can be pasted.
often = settings(max_examples=max(5 * min(60, settings.default.max_examples), settings.default.max_examples))
long_sweep = settings(max_examples=10_000)

# What a paste can hold besides letters: marks, breaks of every kind, invisible and right-to-left characters.
MARKS = """
# ## **bold** __ ` [link](https://example.com) [a]( <li> <p <br> </div> &amp; &#x1F600; &lt; --- === ... | · •
1. 2) a) 0145+ - * + > ✓ ● – — 🚀 AI ✨ #LI-Remote $120,000 €80k 5+ 401(k) @ http:// www. C++ C# .NET A/B Q&A
""".split()
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\t", "\v", "\f", "\x85", "\u2028", "\u2029", "\u00a0")
SCRIPTS = (
    "\x00",
    "\x1b[31m",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\u00ad",
    "\u0301",
    "ß",
    "ﬁ",
    "İ",
    "日本語",
    "العربية",
)
WORDS = """
Requirements Responsibilities: About us the role you You'll we We're Nice to have Benefits Engineer Senior
Python Go React Native billing invoices payments on-call no not without Java experience years of with and ,
. : ; ( ) equal opportunity regardless base salary similar jobs Show more mentor engineers A/B tests Acme Inc.
""".split()
words = st.sampled_from(WORDS)
pieces = st.one_of(words, words, st.sampled_from((*MARKS, *BREAKS, *SCRIPTS)), st.text(max_size=12))
pastes = st.builds(str.join, st.sampled_from([" ", "", "\n"]), st.lists(pieces, max_size=60))

ASKING = """
billing invoices payments Python reliable uptime on-call incidents mentoring coach hiring experiments Java
Requirements: Benefits: you will own Kubernetes and with experience
""".split()
asking = st.lists(st.sampled_from(ASKING), min_size=1, max_size=8).map(" ".join)
postings = st.lists(asking, min_size=1, max_size=12).map(lambda lines: "\n- ".join(["Requirements", *lines]))
tags = st.lists(st.sampled_from(TAGS), max_size=4, unique=True)
texts = st.sampled_from(["Cut it by 3%.", "Led 4 teams.", "Built the thing."])
highlights = st.fixed_dictionaries({"text": texts, "tags": tags}, optional={"priority": st.integers(-2, 3)})
entries = st.lists(st.lists(highlights, min_size=1, max_size=4), min_size=1, max_size=4)


def build_resume(positions: list[list[dict[str, Any]]], order: list[int] | None = None) -> Resume:
    """One employer for each list of highlights, whose ids tell where they stood at first."""
    work = [
        {"name": f"Employer {e}", "highlights": [{"id": f"h{e}-{n}"} | h for n, h in enumerate(lines)]}
        for e, lines in enumerate(positions)
    ]
    data: dict[str, Any] = {
        "basics": {"name": "Robin Example"},
        "work": [work[e] for e in order] if order else work,
        "skills": [
            {"name": "Languages", "keywords": ["Python", "Java"]},
            {"name": "People", "tags": ["hiring"]},
        ],
    }
    fill_ids(data)
    return Resume.model_validate(data)


def read(text: str) -> Posting:
    return read_posting(Source("posting.txt", text), "posting")


def choose(resume: Resume, text: str) -> Tailoring:
    posting = read(text)
    return tailor(resume, posting, match_posting(posting, build_vocabulary(resume, FEW_ENTRIES)), ENGLISH)


RESUME = build_resume([[{"text": "Cut it.", "tags": ["billing"]}], [{"text": "Ran it.", "tags": ["hiring"]}]])
VOCABULARY = build_vocabulary(RESUME, LEXICON)


def assert_read_and_matched(text: str) -> Posting:
    """A text is read as a posting, and what is found in it stands where it is said to stand."""
    # What is empty is said to be empty, and is another test's business.
    posting = read(f"Engineer\n{text}")
    numbers = range(1, len(posting.source.lines) + 1)
    assert posting.lines
    assert all(line.section in PostingSection and line.number in numbers for line in posting.lines)
    told = {line.number: line.section for line in posting.lines}
    for tag in match_posting(posting, VOCABULARY).tags:
        assert tag.weight > 0
        assert tag.evidence
        assert all(item.line in told for item in tag.evidence)
    return posting


def assert_told(posting: Posting) -> None:
    """Every report can be made."""
    explanation = explain(study_posting(posting, RESUME, VOCABULARY))
    report = match_json(explanation)
    assert 0 <= report["coverage"]["central"] <= report["coverage"]["possible"] <= 1
    assert render_match(explanation)
    assert render_why(explanation.lines[0])


@often
@given(st.one_of(pastes, st.text()))
def test_any_text_is_read_matched_and_told(text: str) -> None:
    assert_told(assert_read_and_matched(text))


@pytest.mark.sweep
@long_sweep
@given(st.one_of(pastes, st.text(st.characters(exclude_categories=()))))
def test_many_texts_are_read_and_matched(text: str) -> None:
    """Even halves of characters, which no file can hold."""
    assert_read_and_matched(text)


@given(postings)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@often
@given(entries, postings, st.data())
def test_one_more_matching_tag_never_lowers_a_highlight(
    positions: list[list[dict[str, Any]]], text: str, data: st.DataObject
) -> None:
    """Neither what it says by itself nor its place among the others, wherever the tag is written."""
    asked = [tag.id for tag in match_posting(read(text), FEW_ENTRIES).tags if tag.id in TAGS]
    entry = data.draw(st.integers(0, len(positions) - 1))
    number = data.draw(st.integers(0, len(positions[entry]) - 1))
    own = positions[entry][number]["tags"]
    fresh = [tag for tag in asked if tag not in own]
    if not fresh or not own:
        return
    tag, place = data.draw(st.sampled_from(fresh)), data.draw(st.integers(0, len(own)))
    longer = [*own[:place], tag, *own[place:]]
    changed = [[dict(h) for h in lines] for lines in positions]
    changed[entry][number]["tags"] = longer
    before = choose(build_resume(positions), text).find(f"h{entry}-{number}")
    after = choose(build_resume(changed), text).find(f"h{entry}-{number}")
    assert before and after
    assert after.strength >= before.strength
    assert after.rank <= before.rank
    assert after.selected >= before.selected


@often
@given(entries, postings, st.integers())
def test_the_order_of_employers_changes_only_ties(
    positions: list[list[dict[str, Any]]], text: str, seed: int
) -> None:
    order = list(range(len(positions)))
    random.Random(seed).shuffle(order)
    first, second = choose(build_resume(positions), text), choose(build_resume(positions, order), text)
    assert {r.id: r.strength for r in first.ranking} == {r.id: r.strength for r in second.ranking}
    assert [r.score for r in first.ranking] == [r.score for r in second.ranking]


@often
@given(entries, entries, postings)
def test_a_line_that_nothing_asks_for_moves_no_other(
    positions: list[list[dict[str, Any]]], others: list[list[dict[str, Any]]], text: str
) -> None:
    silent = [[{"text": h["text"], "tags": ["gardening"]} for h in lines] for lines in others]
    alone = choose(build_resume(positions), text)
    together = choose(build_resume([*positions, *silent]), text)
    asked = [r.id for r in alone.ranking if r.strength > 0]
    assert [r.id for r in together.ranking if r.strength > 0] == asked


@given(postings, st.integers())
def test_the_order_of_the_vocabulary_is_nobodys_business(text: str, seed: int) -> None:
    ids = list(FEW_ENTRIES)
    random.Random(seed).shuffle(ids)
    other = {id: FEW_ENTRIES[id] for id in ids}
    assert match_posting(read(text), other) == match_posting(read(text), FEW_ENTRIES)
