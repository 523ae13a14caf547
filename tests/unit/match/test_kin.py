"""What is a part of what: a demand for the narrower asks for the broader, and a line with it shows it."""

from __future__ import annotations

import pytest
from tests.unit.match.example import make_resume, read

from casefolio.match import Match, find_gaps, match_posting
from casefolio.match.kin import KIN
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.tailor import tailor
from casefolio.tailor.reading import read_resume

LEXICON = load_lexicon()
ROWS = dict(row.split(": ") for row in read_phrases(KIN)["asked"])
DEEP = "Engineer\nRequirements\n- Transfer learning\n- A licence to fish\n"


def ask(resume: Resume, text: str) -> tuple[Match, dict[str, Tag]]:
    vocabulary = build_vocabulary(resume, LEXICON)
    return match_posting(read(text), vocabulary), vocabulary


def test_the_narrower_asks_for_the_broader() -> None:
    resume = make_resume({"machine-learning": {}}, {"text": "Sorted letters.", "tags": ["machine-learning"]})
    match, vocabulary = ask(resume, DEEP)
    narrow, broad = match.find("deep-learning"), match.find("machine-learning")
    assert narrow and broad and not narrow.is_implied
    assert broad.is_implied and broad.central
    assert broad.evidence == narrow.evidence and 0 < broad.weight < narrow.weight
    # It does not answer the narrower.
    gaps = find_gaps(match, read(DEEP), resume, vocabulary)
    assert "deep-learning" in {ask.id for ask in gaps.tags}


def test_the_broader_asks_for_nothing_narrower() -> None:
    resume = make_resume({"deep-learning": {}}, {"text": "Sorted letters.", "tags": ["deep-learning"]})
    match, _ = ask(resume, "Engineer\nRequirements\n- Machine learning\n")
    assert match.find("machine-learning") and not match.find("deep-learning")


def test_what_the_person_does_not_have_is_not_asked_for_by_kin() -> None:
    assert not ask(make_resume({"mentoring": {}}), DEEP)[0].find("machine-learning")


def test_a_boost_of_nothing_removes_what_is_implied() -> None:
    resume = make_resume({"machine-learning": {}})
    assert not ask(resume, f"---\nboost: {{machine-learning: 0}}\n---\n{DEEP}")[0].find("machine-learning")


def test_another_name_for_the_same_is_no_gap() -> None:
    resume = make_resume({"fraud-detection": {}}, {"text": "Caught thieves.", "tags": ["fraud-detection"]})
    text = "Analyst\nRequirements\n- Fraud prevention\n"
    match, vocabulary = ask(resume, text)
    found = match.find("fraud-detection")
    assert found and not found.is_implied
    assert "fraud-prevention" not in {ask.id for ask in find_gaps(match, read(text), resume, vocabulary).tags}


def test_a_tag_is_a_part_of_what_shares_its_name() -> None:
    resume = make_resume({"healthcare": {}, "remote-sensing": {}, "geospatial": {}})
    match, _ = ask(resume, "Engineer\nRequirements\n- Remote sensing\n")
    assert match.broader["remote-sensing"] == ("geospatial",)


def test_what_was_read_from_words_is_no_tag_of_the_persons_own() -> None:
    resume = make_resume({"deep-learning": {}}, {"id": "ml", "text": "Brought machine learning to a bank."})
    reading = read_resume(resume, build_vocabulary(resume, LEXICON))
    assert reading.vocabulary["machine-learning"].own
    assert not match_posting(read(DEEP), reading.vocabulary).find("machine-learning")


def test_a_line_with_the_narrower_shows_the_broader() -> None:
    tags = {"machine-learning": {}, "deep-learning": {}, "mentoring": {}}
    lines = [
        {"id": "other", "text": "Taught five.", "tags": ["mentoring"]},
        {"id": "deep", "text": "Built it.", "tags": ["deep-learning"]},
        {"id": "plain", "text": "Built that.", "tags": ["machine-learning"]},
    ]
    resume = make_resume(tags, *lines)
    text = "Engineer\nRequirements\n- Machine learning\n- A licence to fish\n"
    match, _ = ask(resume, text)
    ranking = tailor(resume, read(text), match, ENGLISH).ranking
    assert [each.id for each in ranking] == ["plain", "deep", "other"]
    assert [(term.tag, term.by) for term in ranking[1].terms] == [("machine-learning", "deep-learning")]
    assert 0 < ranking[1].strength < ranking[0].strength


@pytest.mark.parametrize("whole", ROWS)
def test_a_row_names_entries(whole: str) -> None:
    assert whole in LEXICON and LEXICON[whole].kind != "technology"
    parts = ROWS[whole].split()
    assert parts and set(parts) <= LEXICON.keys() - {whole}
    assert len(parts) == len(set(parts))


def test_rows_are_in_order_and_each_stands_once() -> None:
    wholes = [row.partition(":")[0] for row in read_phrases(KIN)["asked"]]
    assert wholes == sorted(set(wholes))


@pytest.mark.parametrize(
    ("broad", "narrow", "line"),
    [("reliability", "observability", "Alerting and tracing"), ("api-design", "graphql", "GraphQL")],
)
def test_what_only_shows_the_broader_does_not_ask_for_it(broad: str, narrow: str, line: str) -> None:
    resume = make_resume({broad: {}, narrow: {}}, {"text": "Did it.", "tags": [narrow]})
    match, _ = ask(resume, f"Engineer\nRequirements\n- {line}\n")
    assert match.find(narrow) and not match.find(broad)
    asked, _ = ask(resume, f"Engineer\nRequirements\n- {line}\n- {broad.replace('-', ' ')}\n")
    assert broad in asked.broader[narrow]
