"""The report of a match: the JSON contract, and what a person reads."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from casefolio.posting import read_posting
from casefolio.report import Paint, match_json, render_comparison, render_match, render_why
from casefolio.report.layout import NARROWEST, WIDEST, WIDTH, cut, pack
from casefolio.resume.model import Resume, fill_ids
from casefolio.resume.vocabulary.tags import Tag, build_vocabulary
from casefolio.tailor.explanation import Explanation, explain
from casefolio.tailor.study import Study, study_posting
from casefolio.text.source import Source

LEXICON = {"java": Tag("java", "Java", "technology", aliases=("Java",))}
DATA: dict[str, Any] = {
    "basics": {
        "name": "Robin Example",
        "label": "Engineer",
        "emphases": [{"id": "billing", "tags": ["billing"], "label": "Billing Engineer"}],
    },
    "tags": {
        "billing": {"label": "Billing & payments", "aliases": ["invoices", "dunning"]},
        "mentoring": {"label": "Mentoring", "aliases": ["mentor"]},
        "growth": {"label": "Growth"},
    },
    "work": [
        {
            "name": "Example",
            "highlights": [
                {"id": "refunds", "text": "Cut **refunds** by 3%.", "tags": ["billing"]},
                {"id": "talks", "text": "Gave 12 talks.", "tags": ["growth"]},
            ],
        }
    ],
    "projects": [
        {"name": "Ledger", "highlights": [{"id": "ledger", "text": "A ledger.", "tags": ["billing"]}]}
    ],
}
POSTING = """\
Billing Engineer
Acme
Requirements
- You have built invoices and dunning
- You mentor others gladly
- Java
- A licence to fish
Nice to have
- Growth work
"""


def make_resume(**more: Any) -> Resume:
    data = json.loads(json.dumps({**DATA, **more}))
    fill_ids(data)
    return Resume.model_validate(data)


class Run:
    """One posting studied for one resume."""

    def __init__(self, posting: str = POSTING, **more: Any) -> None:
        resume = make_resume(**more)
        read = read_posting(Source("data/postings/acme.txt", posting), "acme")
        self.study: Study = study_posting(read, resume, build_vocabulary(resume, LEXICON))
        self.explanation: Explanation = explain(self.study)

    def json(self) -> dict[str, Any]:
        return match_json(self.explanation)

    def text(self, **more: Any) -> str:
        return render_match(self.explanation, **more)

    def why(self, id: str, **more: Any) -> str:
        line = self.explanation.find_line(id)
        assert line is not None
        return render_why(line, **more)


def test_the_json_contract() -> None:
    found = Run().json()
    assert json.loads(json.dumps(found)) == found
    assert found["posting"] == {
        "slug": "acme",
        "title": "Billing Engineer",
        "company": "Acme",
        "seniority": "",
        "language": "en",
    }
    assert found["lines"][3] == {
        "line": 4,
        "section": "requirements",
        "text": "You have built invoices and dunning",
    }
    assert found["tags"][0] == {
        "id": "billing",
        "weight": found["tags"][0]["weight"],
        "central": True,
        "emphasised": True,
        "evidence": [
            {"line": 1, "section": "title", "words": "Billing"},
            {"line": 4, "section": "requirements", "words": "invoices"},
            {"line": 4, "section": "requirements", "words": "dunning"},
        ],
    }
    weights = [tag["weight"] for tag in found["tags"]]
    assert weights == sorted(weights, reverse=True)
    assert found["highlights"][0] == {
        "id": "refunds",
        "work": 0,
        "section": "work",
        "entry": 0,
        "rank": 1,
        "score": found["highlights"][0]["score"],
        "selected": True,
        "reason": "first to show billing",
    }
    assert [(h["id"], h["work"], h["rank"]) for h in found["highlights"]] == [
        ("refunds", 0, 1),
        ("ledger", None, 2),
        ("talks", 0, 3),
    ]
    assert found["gaps"] == {"tags": ["mentoring"], "technologies": ["Java"], "lines": [5, 6, 7]}
    assert found["emphasis"] == "billing"


def test_the_coverage_is_that_of_the_proposal_and_what_is_possible() -> None:
    assert Run().json()["coverage"] == {"central": 0.3333, "possible": 0.3333}


def test_a_posting_without_demands_is_told_plainly() -> None:
    run = Run("Cook\nRequirements\n- A licence to fish\n")
    assert "Nothing in it is in the words of your tags" in run.text()


REPORT = """\
Billing Engineer
Acme · data/postings/acme.txt

Coverage  thin: 1 of its 3 central demands shown
Headline  Billing Engineer (asked for: billing)

WANTED MOST           its words, and lines                          shown by
● Billing & payments  Billing 1 · invoices 4 · dunning 4            refunds +1
○ Java                Java 6                                        missing
○ Mentoring           mentor 5                                      missing

NICE TO HAVE          its words, and lines                          shown by
◐ Growth              Growth 9                                      left out: talks

SHOWN, BEST FIRST
 1  refunds  Cut refunds by 3%.                                 billing
 2  ledger   A ledger.                                          billing

LEFT OUT
 3  talks  Gave 12 talks.                                       only growth

ASKED FOR, NOT IN YOUR RESUME: add what is true, leave the rest
[ ]   5  Mentoring (wanted most)
         You mentor others gladly
[ ]   6  Java (wanted most)
         Java
Demands in which nothing of yours was recognised:
[ ]   7  A licence to fish"""


def test_the_report_that_a_person_reads() -> None:
    assert Run().text() == REPORT


def test_colours_change_nothing_but_colours() -> None:
    coloured = Run().text(paint=Paint(colour=True))
    assert "\033[" in coloured
    assert re.sub(r"\033\[\d*m", "", coloured) == REPORT


def test_an_unknown_language_is_said_plainly() -> None:
    german = (
        "Entwickler (m/w/d)\nWir suchen für unser Team jemanden, der mit uns die Plattform baut und die "
        "Dienste in Java betreibt. Du bist nicht allein.\n"
    )
    text = Run(german).text()
    assert "in a language that the lexicon does not know" in " ".join(text.split())
    assert "Java" in text


@pytest.mark.parametrize("width", [NARROWEST, 80, WIDTH, WIDEST])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    words = "a very long alias that goes on and on, just as postings sometimes do"
    tags = {f"tag-{n}": {"label": f"A long label of a tag, number {n}", "aliases": [words]} for n in range(9)}
    highlights = [
        {"id": f"the-long-id-of-a-highlight-{n}", "text": "Did much. " * 30, "tags": [f"tag-{n}"]}
        for n in range(9)
    ]
    run = Run(
        f"Engineer {'of many things ' * 12}\nRequirements\n- {words} and {'then some ' * 40}\n" * 3
        + "- Java for a very long time, in many places and for many purposes, which we list below\n",
        tags=tags,
        work=[{"name": "Example", "highlights": highlights}],
    )
    first = run.explanation.lines[0].id
    paint = Paint(width=width)
    texts = [
        run.text(paint=paint),
        run.why(first, paint=paint),
        render_comparison([run.study] * 2, paint=paint),
    ]
    assert max(len(line) for text in texts for line in text.split("\n")) <= paint.width


WHY = """\
refunds: rank 1, shown
  Cut refunds by 3%.

  Billing & payments                           2.40 × 1.00    2.40
  Billing & payments: first line to show it    1.79 × 0.08    0.14
  your priority                                   2 × 0.50    1.00
  score                                                       3.54

  first to show billing

  The posting's words, and their lines:
    Billing & payments: Billing 1 · invoices 4 · dunning 4

  A tag counts with its weight in the posting to the power of 1.5, times the factor of its
  place among the highlight's tags. A central one that no line above shows counts again,
  with its plain weight, and the more the nearer the sixth line is."""


def test_why_shows_the_sum() -> None:
    work = [{"name": "Example", "highlights": [{**DATA["work"][0]["highlights"][0], "priority": 2}]}]
    run = Run(work=work)
    assert run.why("refunds") == WHY


def test_why_names_what_nobody_asked_for() -> None:
    run = Run("Cook\nRequirements\n- A licence to fish\n")
    assert "not asked for: growth" in run.why("talks")


def test_all_postings_in_one_table() -> None:
    covered = Run("Billing Engineer\nAcme\n")
    assert render_comparison([Run().study, covered.study]) == (
        "posting  title             now      possible  missing\n"
        "acme     Billing Engineer  strong   strong    –\n"
        "acme     Billing Engineer  thin     thin      Mentoring · Java"
    )


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 9, "short"),
        ("one two three", 9, "one two…"),
        ("onetwothree", 9, "onetwoth…"),
        ("one, two three", 6, "one…"),
        ("", 3, ""),
    ],
)
def test_texts_are_cut_at_words(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_parts_are_packed_into_few_lines() -> None:
    assert pack(["one", "two"], 20) == ["one · two"]
    assert pack(["one", "two", "three", "four"], 9) == ["one · two", "three +1"]
    assert pack([], 9) == [""]


def test_what_nobody_asks_for_is_left_out_in_one_line() -> None:
    silent = [{"id": f"quiet-{n}", "text": "Did it.", "tags": ["x"]} for n in range(3)]
    highlights = [*DATA["work"][0]["highlights"], *silent]
    text = Run(work=[{"name": "Example", "highlights": highlights}]).text()
    assert "Nothing asks for: quiet-0, quiet-1, quiet-2" in text


def test_a_language_that_is_not_known_comes_last_in_the_table() -> None:
    german = Run("Entwickler\nDeine Aufgaben\n- Entwicklung mit Java\n- Erfahrung in der Cloud")
    table = render_comparison([german.study, Run().study])
    assert table.split("\n")[2].split()[2:4] == ["?", "?"]


def test_what_asks_for_nothing_is_not_called_well_covered() -> None:
    fishing = Run("Fisher\nRequirements\n- A licence to fish\n")
    table = render_comparison([fishing.study, Run().study])
    assert [line.split()[0] for line in table.split("\n")] == ["posting", "acme", "acme"]
    assert table.split("\n")[2].split()[2:4] == ["–", "–"]


def test_lines_without_tags_are_told_apart_from_those_nobody_asks_for() -> None:
    highlights = [*DATA["work"][0]["highlights"], {"id": "bare", "text": "Did it."}]
    projects = [{"name": "Boat", "tags": ["growth"], "highlights": [{"id": "of-the-boat", "text": "Rowed."}]}]
    text = Run("Cook\nRequirements\n- Fish\n", work=[{"name": "Example", "highlights": highlights}],
               projects=projects).text()  # fmt: skip
    assert "Without tags, so nothing can ask for: bare" in text
    assert "Nothing asks for: " in text and "None of your lines has tags" not in text


def test_a_resume_without_any_tags_is_told_why_nothing_answers() -> None:
    bare = [{"name": "Example", "highlights": [{"id": "bare", "text": "Did it."}]}]
    text = Run(work=bare, projects=[]).text()
    assert "None of your lines has tags" in text and "casefolio check" in " ".join(text.split())
    assert "Coverage" not in text


def test_a_short_table_keeps_its_heading_apart() -> None:
    text = Run("Billing Engineer", tags={"billing": {"label": "B"}}).text()
    assert re.search(r"^WANTED MOST  +its words", text, re.M)
