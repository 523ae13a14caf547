"""Plain text for web forms: no marks, addresses in full, a blank line between parts."""

from __future__ import annotations

from tests.unit.export.example import LETTER, rows

from casefolio.export.outline import OutlineRow, list_letter_rows
from casefolio.export.runs import TextRun
from casefolio.export.text import write_text

HEAD = """\
Robin Example
Pilot
robin@robin.example
https://robin.example

Summary
Steers ships.
- large ones
- small ones

Experience
Senior Pilot (P7) | 2022 - Present
Harbour Lights | Oslo
- Calm: Brought 300 ships home in fog, see log (https://log.example/a_b). Case study: Fog \
(https://robin.example/folio/case-studies/fog/#casestudy-fog)

Pilot | 2020 - 2022
Harbour Lights | Oslo

Deckhand | 2018 - 2019
Quay Works | Bergen
- Scrubbed.

Education
"""


def test_a_resume_as_a_form_takes_it() -> None:
    written = write_text(rows()).decode()
    assert written[: len(HEAD)] == HEAD
    # The address below the link of a case study has been written with the link.
    assert written.endswith(
        "Case studies\nFog: a week of it (https://robin.example/folio/case-studies/fog/#casestudy-fog)\n"
    )


def test_a_letter_has_a_blank_line_between_its_parts_and_none_in_a_list() -> None:
    assert write_text(list_letter_rows(LETTER)).decode() == (
        "Robin Example\nPilot\nrobin@robin.example\n\nMay 4, 2026\n\nDana Sample\n1. Pier & Sons\n\n"
        "About ships\n\nDear Dana,\n- large ones\n- small ones\n\nYours,\n\nRobin Example\n\n"
        "Enclosures: Resume\n"
    )


def test_characters_of_a_keyboard_stand_for_typographic_ones() -> None:
    row = OutlineRow("bullet", (TextRun("Won “3–4 ’s” … → café"),))
    assert write_text([row]) == '- Won "3-4 \'s" ... -> café\n'.encode()


def test_the_address_of_a_link_of_several_runs_follows_its_last_word() -> None:
    link = {"url": "https://x.example"}
    row = OutlineRow(
        "text", (TextRun("see "), TextRun("the ", **link), TextRun("log", is_bold=True, **link), TextRun("."))
    )
    assert write_text([row]) == b"see the log (https://x.example).\n"


def test_a_phone_is_no_address_to_spell_out() -> None:
    row = OutlineRow(
        "contacts",
        (
            TextRun("+1 202", url="tel:+1202"),
            TextRun(" | Oslo | "),
            TextRun("a@b.example", url="mailto:a@b.example"),
        ),
    )
    assert write_text([row]) == b"+1 202\nOslo\na@b.example\n"
