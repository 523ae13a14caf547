"""Truth and text of letters: whatever is written, no word is added, and none becomes markup."""

from __future__ import annotations

import re

import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_truth import TAGS, postings, tags

from casefolio.export.outline import list_letter_rows
from casefolio.letter.file import parse_letter
from casefolio.letter.values import FEWEST, MOST, Letter
from casefolio.letter.writing import write_letter
from casefolio.pdf.sheet.letter import compose_letter
from casefolio.posting import read_posting
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import LANGUAGES, find_labels
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.tailor.study import Study, study_posting
from casefolio.text.inline import render_text
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml

WORDS = st.sampled_from(
    "I led teams and [bold]{billing} **much** {company} {role} {recipient} 3% a/b \\{x} `code`".split()
)
MARKS = st.sampled_from(r"Acme *Ltd* [Co](x) {role} `Sons` <b> & \ 1. - # _a_ | Muñoz".split())

texts = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
names = st.lists(MARKS, min_size=1, max_size=4).map(" ".join)
letters = st.fixed_dictionaries(
    {
        "opening": texts,
        "paragraphs": st.lists(st.fixed_dictionaries({"tags": tags, "text": texts}), max_size=5),
    },
    optional={"greeting": texts, "closing": texts, "signoff": texts},
)
FACTS = st.fixed_dictionaries({"company": names, "role": names, "recipient": names})


def read(letter: object, facts: dict[str, str], posting: list[str], language: str) -> tuple[Node, Study]:
    data = {
        "basics": {"name": "Robin Example", "label": "Pilot"},
        "tags": {id: {} for id in TAGS},
        "letter": letter,
        "meta": {"casefolio": {"language": language}},
    }
    node = parse_yaml(Source("data/resume.yaml", yaml.safe_dump(data, allow_unicode=True, width=1000)))
    resume = build_resume(node)
    front = yaml.safe_dump(facts, allow_unicode=True, width=1000)
    source = Source("data/postings/acme.txt", f"---\n{front}---\n" + "\n".join(posting))
    vocabulary = build_vocabulary(resume, load_lexicon())
    return node, study_posting(read_posting(source, "acme"), resume, vocabulary)


def show(letter: Letter, study: Study, language: str) -> str:
    sheet = compose_letter(study.resume, letter, study.selection, site_url="", labels=find_labels(language))
    return "\n".join(row.text for row in list_letter_rows(sheet))


def split(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def fill(text: str, facts: dict[str, str]) -> str:
    """What a reader sees of a text, by the simplest way there is."""
    for name in facts:
        text = text.replace(f"{{{name}}}", f"Q{name}Q")
    shown = render_text(text, "en")
    for name, value in facts.items():
        shown = shown.replace(f"Q{name}Q", " ".join(value.split()))
    return shown


@given(letters, FACTS, postings, st.sampled_from(LANGUAGES))
def test_every_word_is_the_persons_the_postings_or_a_label(
    written: dict[str, object], facts: dict[str, str], posting: list[str], language: str
) -> None:
    node, study = read(written, facts, posting, language)
    letter = write_letter(study, node, find_labels(language))
    labels = find_labels(language).letter
    # A language without blanks puts its own words next to a name.
    greeting = labels.greeting.format(facts["recipient"])
    known = [
        yaml.safe_dump(written, allow_unicode=True),
        *facts.values(),
        "Robin Example Pilot",
        *labels,
        greeting,
    ]
    assert set(split(show(letter, study, language))) <= {word for text in known for word in split(text)}
    chosen = [choice for choice in letter.choices if choice.is_chosen]
    assert min(FEWEST, len(letter.choices)) <= len(chosen) <= MOST


@given(letters, FACTS, postings)
def test_paragraphs_are_shown_as_they_are_written_and_filled(
    written: dict[str, object], facts: dict[str, str], posting: list[str]
) -> None:
    node, study = read(written, facts, posting, "en")
    letter = write_letter(study, node, find_labels("en"))
    shown = [render_text(part.text, "en") for part in letter.parts]
    texts = study.resume.letter
    paragraphs = [each.text for each in texts.paragraphs if each.id in {part.id for part in letter.parts}]
    wanted = [fill(text, facts) for text in (texts.opening, *paragraphs, texts.closing) if text]
    assert [split(text) for text in shown[1:]] == [split(text) for text in wanted]


@given(letters, FACTS, postings)
def test_a_letter_saved_as_text_is_the_same_letter(
    written: dict[str, object], facts: dict[str, str], posting: list[str]
) -> None:
    node, study = read(written, facts, posting, "en")
    letter = write_letter(study, node, find_labels("en"))
    own = parse_letter(Source("data/letters/acme.md", letter.text))
    again = write_letter(study, node, find_labels("en"), own)
    assert show(again, study, "en") == show(letter, study, "en")
