"""The report of a match that a person reads."""

from __future__ import annotations

import re

import pytest
from tests.unit.report.example import DATA, Run

from casefolio.report import Paint, render_comparison
from casefolio.report.layout import NARROWEST, WIDEST, WIDTH
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.escaping.terminal import write_terminal


def test_a_posting_without_demands_is_told_plainly() -> None:
    run = Run("Cook\nRequirements\n- A licence to fish\n")
    assert "Nothing in it is in the words of your tags" in run.text()


REPORT = """\
Billing Engineer
Acme · data/postings/acme.txt

Coverage  thin: 1 of its 3 central demands answered
Headline  Billing Engineer (asked for: billing)

WANTED MOST           its words, and lines                          answered by
● Billing & payments  Billing 1 · invoices 4 · dunning 4            refunds +1
○ Java                Java 6                                        missing
○ Mentoring           mentor 5                                      missing

NICE TO HAVE          its words, and lines                          answered by
◐ Growth              Growth 9                                      if room: talks

CHOSEN, BEST FIRST
 1  refunds  Cut refunds by 3%.                                 billing
 2  ledger   A ledger.                                          billing

IF THERE IS ROOM
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
    coloured = write_terminal(Run().text(paint=Paint(colour=True)), colour=True)
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


def test_all_postings_in_one_table() -> None:
    covered = Run("Billing Engineer\nAcme\n")
    assert render_comparison([Run().study, covered.study]) == (
        "posting  title             now      possible  missing\n"
        "acme     Billing Engineer  strong   strong    –\n"
        "acme     Billing Engineer  thin     thin      Mentoring · Java"
    )


def test_a_posting_whose_wishes_say_nothing_known_does_not_seem_answered() -> None:
    run = Run("Billing Engineer\nAcme\nNice to have\n- Sailing\n- Fishing\n")
    assert "Wishes (nice to have) in which nothing of yours was recognised:\n[ ]   4  Sailing" in run.text()
    assert render_comparison([run.study]).endswith("2 lines not recognised")


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
    assert "Without tags or words that postings use: bare" in text
    assert "Nothing asks for: " in text and "None of your lines has tags" not in text


def test_a_resume_without_any_tags_is_told_why_nothing_answers() -> None:
    bare = [{"name": "Example", "highlights": [{"id": "bare", "text": "Did it."}]}]
    text = Run(work=bare, projects=[]).text()
    assert "None of your lines has tags" in text and "casefolio tags" in " ".join(text.split())
    assert "Coverage" not in text


def test_a_short_table_keeps_its_heading_apart() -> None:
    text = Run("Billing Engineer", tags={"billing": {"label": "B"}}).text()
    assert re.search(r"^WANTED MOST  +its words", text, re.M)


def test_what_would_be_covered_by_every_line_is_told_where_it_is_more() -> None:
    mentoring = {"id": "late", "text": "Taught.", "tags": ["x", "y", "z", "mentoring"], "priority": -9}
    work = [{"name": "Example", "highlights": [*DATA["work"][0]["highlights"], mentoring]}]
    said = "1 of its 3 central demands answered, 2 (good) with every line"
    assert said in " ".join(Run(work=work).text().split())
    assert "if every line were" not in Run().text()


def test_what_a_demand_names_and_no_tag_has_is_told_as_present() -> None:
    work = [{"name": "Example", "highlights": [{"id": "epic", "text": "Charted in Epic for years."}]}]
    text = Run("Clerk\nRequirements\n- Document in Epic\n", work=work, projects=[]).text()
    assert re.search(r"NAMED IN YOUR RESUME +its words.*\n● Epic +Epic 3 +epic$", text, re.M)
    assert re.search(r"epic +Charted in Epic for years\. +named: Epic", text)
    assert "NOT IN YOUR RESUME" not in text and "None of your lines has tags" not in text


def test_lines_that_were_read_are_marked_and_counted() -> None:
    bare = [{"name": "Example", "highlights": [{"id": "bare", "text": "Sent invoices."}]}]
    text = Run(work=bare).text()
    assert re.search(r"bare +Sent invoices\. +~billing", text)
    assert "~ 1 of your 2 lines have no tags; what 1 of them are about was read" in " ".join(text.split())


def test_the_page_is_told_where_it_is_known() -> None:
    text = Run(on_page=["ledger"]).text()
    assert [line for line in text.splitlines() if line.isupper()] == [
        "ON THE PAGE, BEST FIRST",
        "NO ROOM ON THE PAGE",
        "NOT CHOSEN",
    ]
    assert "1 of its 3 central demands on the page" in text


def test_manners_come_last_among_what_is_missing() -> None:
    posting = "Cook\nRequirements\n- Integrity and empathy\n- Mentor others\n- Java\n"
    text = Run(posting, work=[], projects=[], lexicon=SOFT).text()
    assert text.index("Java") < text.index("Manners") < text.index("Integrity (wanted most)")


def test_what_is_only_mentioned_is_no_gap_but_stands_among_what_was_found() -> None:
    text = Run(
        "Cook\nAbout the role\nThe team writes Java, and mentors.\nRequirements\n- A licence to fish\n"
    ).text()
    found, missing = text.split("ASKED FOR, NOT IN YOUR RESUME")
    mentioned = found[found.index("ONLY MENTIONED") :]
    assert re.search(r"○ Mentoring +mentors 3 +missing, if wanted", mentioned)
    assert "Mentoring" not in missing and "Java" in missing


SOFT = {
    "java": Tag("java", "Java", "technology", aliases=("Java",)),
    "integrity": Tag("integrity", "Integrity", "soft", aliases=("integrity",)),
}


def test_a_resume_without_lines_is_told_to_have_some() -> None:
    text = Run(work=[{"name": "Example", "summary": "Did it."}], projects=[]).text()
    assert "None of your lines has tags" not in text and "under 'highlights:'" in text
