"""A posting in prose is read by sentences; a labelled list by its semicolons."""

from __future__ import annotations

import pytest

from casefolio.posting import Posting, PostingSection, read_posting
from casefolio.posting.layout import HeadingLikeness, number_lines, read_rows
from casefolio.posting.prose import split_prose
from casefolio.text.source import Source


def split(text: str) -> list[str]:
    return [row.text for row in split_prose(read_rows(number_lines(text.split("\n"))))]


def read(text: str) -> Posting:
    return read_posting(Source("ferry.txt", text), "ferry")


def test_sentences_keep_the_number_of_their_line() -> None:
    rows = split_prose(
        read_rows(number_lines(["We need a clerk for ferries. You will sell tickets to islands."]))
    )
    assert [(row.number, row.sentence) for row in rows] == [(1, True), (1, True)]


@pytest.mark.parametrize(
    "text",
    [
        "You know e.g. Python and i.e. Django well.",
        "You report to Ferry Inc. Leeds and nobody else.",
        "You report to Dr. Wave and to J. Tide.",
        "Hi! We sell tickets for ferries.",
        "You need version 3.12 of it.",
    ],
    ids=["abbreviations", "a legal form", "names", "a greeting", "a number"],
)
def test_a_point_within_a_sentence_ends_nothing(text: str) -> None:
    assert split(text) == [text]


def test_a_posting_with_bullets_keeps_its_paragraphs() -> None:
    text = "We sell tickets for ferries. You will like it here with us.\n- Sell tickets"
    assert split(text)[0] == text.split("\n")[0]


def test_a_posting_with_headings_keeps_its_paragraphs() -> None:
    text = "Requirements\nYou have sold tickets before. You know all of the ferries."
    assert split(text)[1] == text.split("\n")[1]


def test_a_semicolon_parts_what_is_asked_for() -> None:
    assert split("Clerk\nRequirements: two years of ferries; patience; a coat\n- x") == [
        "Clerk",
        "Requirements: two years of ferries",
        "patience",
        "a coat",
        "x",
    ]


def test_a_semicolon_elsewhere_parts_nothing() -> None:
    assert "Sell tickets; keep them dry" in split("Duties\n- Sell tickets; keep them dry")


def test_a_heading_that_lost_its_line_is_one_again() -> None:
    rows = split_prose(
        read_rows(number_lines(["Job Summary The clerk sells tickets. Key Responsibilities Sell tickets"]))
    )
    assert [(row.text, row.emphasis == HeadingLikeness.MARKED) for row in rows] == [
        ("Job Summary", True),
        ("The clerk sells tickets.", False),
        ("Key Responsibilities", True),
        ("Sell tickets", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You work with our Benefits Team on islands.",
        "The Logistics Coordinator plans all of the ferries.",
        "You gather requirements from Ferry Masters.",
    ],
)
def test_a_word_of_a_heading_within_a_sentence_is_none(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("You will sell tickets on islands.", "duties"),
        ("As our second clerk, you will sell tickets.", "duties"),
        ("You sell tickets on islands all day.", "duties"),
        ("You have sold tickets before.", "requirements"),
        ("You will have sold tickets before.", "requirements"),
        ("Applicants must have a licence for boats.", "requirements"),
        ("Ideally you speak the language of fish.", "nice-to-have"),
        ("Experience with oars is a plus.", "nice-to-have"),
        ("We offer warm coats and a pension.", "benefits"),
        ("Please send a letter by pigeon.", "process"),
        ("We make tickets for small ferries.", "company"),
        ("We are an equal opportunity employer.", "eeo"),
    ],
)
def test_a_sentence_has_the_section_that_its_beginning_tells(sentence: str, section: str) -> None:
    posting = read(
        f"We are looking for a Ticket Clerk for our ferries. {sentence} We are looking forward to you."
    )
    assert [line.section for line in posting.lines if line.text == sentence] == [section]


def test_a_sentence_without_such_a_beginning_goes_on_with_the_one_before() -> None:
    posting = read(
        "We are looking for a Clerk for ferries. You have patience with tides. Also some Python and SQL."
    )
    assert posting.lines[-1].section == PostingSection.REQUIREMENTS


def test_a_sentence_that_begins_at_the_end_of_a_line_is_read_whole() -> None:
    text = (
        "We are looking for a Ticket Clerk to join Marrow & Vine in Ghent. You will run\n"
        "a booth for all of the ferries, and you will like it as much as the others. We\n"
        "offer 30 days off and a bicycle for the way to the harbour and back again. You\n"
        "have done this before and liked it, on whatever boats that there may have been."
    )
    posting = read(text)
    assert [(line.number, line.section) for line in posting.lines if line.text == "We"] == [(2, "benefits")]
    assert (posting.title, posting.company) == ("Ticket Clerk", "Marrow & Vine")


def test_a_title_on_its_own_line_is_one_row() -> None:
    title = "Customer Education & Community Lead"
    posting = read(f"{title}\n\nHello. We're Example. You will teach people to sew, and you will like it.")
    assert (posting.title, posting.lines[0].text) == (title, title)


def test_a_sentence_on_tools_says_nothing_of_the_next_one() -> None:
    posting = read(
        "Clerk\n\nWe are a small office by the river. Everything's a Django monolith on Postgres. Some of us "
        "came from the sea. You will look after the ledgers."
    )
    sections = [line.section for line in posting.lines if not line.wrapped][1:]
    assert sections == [
        *(PostingSection.COMPANY, PostingSection.TECH, PostingSection.COMPANY),
        PostingSection.DUTIES,
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Please reach out with your resume, and we answer.", "Applications should include three referees."],
)
def test_a_sentence_that_tells_how_to_apply(sentence: str) -> None:
    posting = read(
        f"We need a Clerk for our ferries. You will look after the ledgers of the harbour. {sentence}"
    )
    assert posting.lines[-1].section == PostingSection.PROCESS


def test_a_long_row_of_cells_is_one_row() -> None:
    head = (
        "Marrow(seed) | Front of House and Harbour Engineers, a Head of Sea, and a Buyer | Ghent, BE. "
        "Onsite | Full-time"
    )
    assert split(f"{head}\n\nWe make ferries. You will build them, and you will like it.")[0] == head


@pytest.mark.parametrize("role", ["Senior", "Señior"])
def test_a_title_before_a_space_and_a_point_keeps_its_employer(role: str) -> None:
    posting = read(
        f"{role} Software Engineer at Exampla . We are a team in Leeds. You will build software with us"
        " every day. You have five years of experience with Python."
    )
    assert (posting.title, posting.company) == (f"{role} Software Engineer", "Exampla")
