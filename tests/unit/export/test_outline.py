"""The rows of a document: what leads, what stands below it, and where dates are."""

from __future__ import annotations

from tests.unit.export.example import LETTER, rows

from casefolio.export.outline import list_letter_rows


def outline() -> list[tuple[str, str, str]]:
    return [(row.kind, row.text, row.dates) for row in rows()]


def test_the_rows_are_in_reading_order() -> None:
    evidence = "Case study: Fog"
    assert outline() == [
        ("name", "Robin Example", ""),
        ("headline", "Pilot", ""),
        ("contacts", "robin@robin.example | robin.example", ""),
        ("heading", "Summary", ""),
        ("text", "Steers ships.", ""),
        ("text", "• large ones", ""),
        ("text", "• small ones", ""),
        ("heading", "Experience", ""),
        ("entry", "Senior Pilot (P7)", "2022 – Present"),
        ("facts", "Harbour Lights | Oslo", ""),
        ("bullet", f"Calm: Brought 300 ships home in fog, see log. {evidence}", ""),
        ("entry", "Pilot", "2020 – 2022"),
        ("facts", "Harbour Lights | Oslo", ""),
        ("entry", "Deckhand", "2018 – 2019"),
        ("facts", "Quay Works | Bergen", ""),
        ("bullet", "Scrubbed.", ""),
        ("heading", "Education", ""),
        ("entry", "BSc, Nautics", "2017"),
        ("facts", "Sample School", ""),
        ("heading", "Skills", ""),
        ("row", "Ships (expert): Tugs, Ferries", ""),
        ("heading", "Languages", ""),
        ("text", "English (fluent), Norwegian", ""),
        ("heading", "Case studies", ""),
        ("entry", "Fog: a week of it", ""),
        ("facts", "robin.example/folio/case-studies/fog", ""),
    ]


def test_items_of_a_list_know_how_deep_they_are() -> None:
    assert [(row.text, row.depth) for row in rows()[4:7]] == [
        ("Steers ships.", 0),
        ("• large ones", 1),
        ("• small ones", 1),
    ]


def test_only_the_employer_of_a_position_is_bold_among_facts() -> None:
    bold = [run.text for row in rows() if row.kind == "facts" for run in row.runs if run.is_bold]
    assert bold == ["Harbour Lights", "Harbour Lights", "Quay Works"]


def test_a_position_without_a_title_is_led_by_its_employer() -> None:
    text = "basics: {name: R}\nwork:\n- {name: Quay Works, startDate: 2018, highlights: [Scrubbed.]}\n"
    shown = [(row.kind, row.text, row.dates) for row in rows(text)]
    assert shown[2:] == [("entry", "Quay Works", "2018 – Present"), ("bullet", "Scrubbed.", "")]


def test_dates_alone_are_not_lost() -> None:
    text = "basics: {name: R}\nvolunteer:\n- {startDate: 2018, highlights: [Scrubbed.]}\n"
    shown = [(row.text, row.dates) for row in rows(text)]
    assert any("2018 – Present" in part for row in shown for part in row)


def test_the_rows_of_a_letter_are_in_reading_order() -> None:
    rows = [(row.kind, row.text, row.depth) for row in list_letter_rows(LETTER)]
    assert rows == [
        ("name", "Robin Example", 0),
        ("headline", "Pilot", 0),
        ("contacts", "robin@robin.example", 0),
        ("block", "May 4, 2026", 0),
        ("block", "Dana Sample\n1. Pier & Sons", 0),
        ("subject", "About ships", 0),
        ("paragraph", "Dear Dana,", 0),
        ("paragraph", "• large ones", 1),
        ("paragraph", "• small ones", 1),
        ("paragraph", "Yours,", 0),
        ("signature", "Robin Example", 0),
        ("block", "Enclosures: Resume", 0),
    ]
