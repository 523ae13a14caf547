"""The letter as a value: what stands in it, and what is told where it cannot be filled in."""

from __future__ import annotations

import pytest
from tests.unit.letter.example import LETTER, read_own, texts, write

from casefolio.resume.letters.placeholders import find_placeholders
from casefolio.text.errors import InputError
from casefolio.text.inline import render_text

OWN = """\
---
recipient: Dana Sample
address: |
  Sample Street 1
  12345 Town
date: 2026-05-04
subject: My application as {role}
enclosures: [Resume, Certificates]
---

Dear {recipient},

I like {company} for
two reasons:

- one
- two

Kind regards,

Robin Example
"""


def explain(*arguments: str, **more: str) -> str:
    with pytest.raises(InputError) as error:
        write(*arguments, **more)
    return str(error.value)


def test_a_chosen_letter_is_greeted_opened_and_closed() -> None:
    letter = write(wishes="company: Acme\nrecipient: Dana Sample\ndate: 2026-05-04")
    assert texts(letter)[:2] == ["Dear Dana Sample,", "I would like to join Acme as Colour Engineer."]
    assert texts(letter)[-1] == "Until soon."
    assert (letter.signoff, letter.signature) == ("Kind regards,", "Robin Example")
    assert (letter.company, letter.recipient, str(letter.date)) == ("Acme", "Dana Sample", "2026-05-04")
    assert texts(write())[0] == "Dear hiring team,"
    assert write().date is None


def test_own_words_win_over_custom_and_custom_is_that_of_the_language() -> None:
    own = LETTER + "  greeting: Hello {recipient},\n  signoff: Yours,\n"
    letter = write(own, wishes="company: Acme\nrecipient: Dana")
    assert (texts(letter)[0], letter.signoff) == ("Hello Dana,", "Yours,")
    german = write(wishes="company: Acme\nrecipient: Dana", language="de")
    assert (texts(german)[0], german.signoff) == ("Guten Tag Dana,", "Mit freundlichen Grüßen")


@pytest.mark.parametrize(
    ("option", "own", "expected"),
    [("2026-06-01", OWN, "2026-06-01"), ("", OWN, "2026-05-04"), ("", "Hi\n\nRobin Example", "2026-01")],
)
def test_the_nearest_date_wins(option: str, own: str, expected: str) -> None:
    assert str(write(wishes="company: Acme\ndate: 2026-01", own=own, date=option).date) == expected


def test_a_letter_of_its_own_is_taken_as_it_is() -> None:
    letter = write(wishes="company: Acme\nrecipient: Somebody else", own=OWN)
    assert texts(letter) == ["Dear Dana Sample,", "I like Acme for\ntwo reasons:", "- one\n- two"]
    assert (letter.signoff, letter.signature) == ("Kind regards,", "Robin Example")
    assert letter.address == ("Sample Street 1", "12345 Town") and letter.recipient == "Dana Sample"
    assert letter.subject == "My application as Colour Engineer"
    assert letter.enclosures == ("Resume", "Certificates")
    assert letter.choices == () and letter.file == "data/letters/acme.md"


def test_only_braces_that_may_be_placeholders_are() -> None:
    text = "{company} { role } {: .wide} { .wide #x } [words]{billing} \\{mine} {cmpany}"
    assert [found.name for found in find_placeholders(text)] == ["company", "role", "cmpany"]


def test_its_text_saved_as_a_file_gives_the_same_letter() -> None:
    letter = write()
    again = write(own=letter.text)
    assert [*texts(again), again.signoff, again.signature] == [
        *texts(letter),
        letter.signoff,
        letter.signature,
    ]
    assert again.text == letter.text


@pytest.mark.parametrize(
    ("ending", "parts", "signoff", "signature"),
    [
        ("Yours,\nRobin Example", 1, "Yours,", "Robin Example"),
        ("Yours,\n\n**robin example**", 1, "Yours,", "Robin Example"),
        ("Robin Example", 1, "", "Robin Example"),
        ("Yours, Robin", 2, "", ""),
        (f"{'I go on and on. ' * 5}\n\nRobin Example", 2, "", "Robin Example"),
    ],
)
def test_its_end_is_known_by_the_name(ending: str, parts: int, signoff: str, signature: str) -> None:
    letter = write(own=f"Hi,\n\n{ending}\n")
    assert (len(letter.parts), letter.signoff, letter.signature) == (parts, signoff, signature)


def test_what_is_filled_in_is_never_markup() -> None:
    company = r"A *b* [c](d) `e` {recipient} <f> \ _g_ & H"
    wishes = f"company: '{company}'"
    opening = texts(write(wishes=wishes))[1]
    assert render_text(opening) == f"I would like to join {company} as Colour Engineer."
    numbered = write(
        LETTER.replace("I would like to join {company} as {role}.", "'{company} as {role}.'"),
        wishes="company: 1. FC",
    )
    assert render_text(texts(numbered)[1]) == "1. FC as Colour Engineer."


def test_an_unfilled_placeholder_is_told_at_its_place() -> None:
    told = explain(LETTER.replace("Until soon", "Until soon, {recipient}"))
    assert told == (
        "data/resume.yaml:16:24: '{recipient}' stays empty: 'acme' names no recipient\n"
        "      closing: Until soon, {recipient}.\n"
        "                           ^\n"
        "    hint: write 'recipient: …' into the front matter of the posting or of the letter"
    )


def test_all_that_is_wrong_with_an_own_letter_is_told_at_once() -> None:
    told = explain(own=OWN.replace("recipient: Dana Sample", "recipiant: Dana").replace("{role}", "{rol}"))
    assert "acme.md:2:1: unknown key 'recipiant'" in told and "did you mean 'recipient'?" in told
    assert "acme.md:7:28: unknown placeholder '{rol}'" in told and "did you mean '{role}'?" in told
    assert "acme.md:11:6: '{recipient}' stays empty" in told


def test_without_words_there_is_no_letter() -> None:
    assert "data/resume.yaml: there is no letter" in explain("")
    told = explain("letter: {signoff: 'Yours,'}\n")
    assert "data/resume.yaml:9:1: the letter has no words" in told and "data/letters/acme.md" in told
    assert "acme.md: the letter is empty" in explain(own="---\nsubject: One\n---\n\n")


def test_braces_of_ones_own_and_tags_are_no_placeholders() -> None:
    letter = write(own="Hi \\{you}, I did [it all]{red}.\n\nRobin Example")
    assert render_text(texts(letter)[0]) == "Hi {you}, I did it all."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear all\n\n" + "x" * 1500 + "\n", "data/letters/acme.md:3:1: a word of 1,500 characters"),
        ("Dear all\n\n" + "one two " * 2000, "data/letters/acme.md:1:1: a text of 16,010 characters"),
        ("---\nsubject: " + "x" * 1500 + "\n---\nHi\n", "data/letters/acme.md:2:10: a word of 1,500"),
    ],
)
def test_a_letter_that_would_take_minutes_to_lay_out_is_told(text: str, told: str) -> None:
    (problem,) = [each for each in read_own(text).problems if each.severity == "error"]
    assert str(problem).startswith(told)
