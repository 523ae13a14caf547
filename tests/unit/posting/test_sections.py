"""The section of each row: by its heading, by its sentence, by where it stands."""

from __future__ import annotations

from casefolio.posting.layout import number_lines, read_rows
from casefolio.posting.sections import assign_sections
from casefolio.posting.values import PostingSection as Section


def sections_of(*lines: str, title: int = 0, language: str = "en") -> list[Section]:
    return [each.section for each in assign_sections(read_rows(number_lines(list(lines))), title, language)]


def test_a_heading_opens_a_section_for_the_items_below() -> None:
    found = sections_of("Engineer", "", "Requirements", "", "- Ferries", "", "Benefits", "", "- Lunch")
    assert found == [Section.TITLE, *[Section.REQUIREMENTS] * 2, *[Section.BENEFITS] * 2]


def test_what_a_heading_rules_out_is_not_asked_for() -> None:
    found = sections_of(
        "Engineer", "", "What you don't need", "", "- A degree", "", "You will build ferries."
    )
    assert found[1:3] == [Section.NOISE, Section.NOISE]
    assert found[3] != Section.NOISE


def test_a_wish_among_the_requirements_is_nice_to_have() -> None:
    found = sections_of("Engineer", "", "Requirements", "", "- Python", "- Rust is a plus")
    assert found[2:] == [Section.REQUIREMENTS, Section.NICE_TO_HAVE]


def test_pay_among_the_requirements_is_a_benefit() -> None:
    assert sections_of("Engineer", "", "Requirements", "", "- $120,000 salary")[-1] == Section.BENEFITS


def test_a_long_statement_among_demands_is_one_on_equal_opportunity() -> None:
    statement = "We do not discriminate, whatever your taste in ferries, boats or harbours."
    assert sections_of("Engineer", "", "Requirements", "", "- Python", "", statement)[-1] == Section.EEO


def test_a_label_opens_a_section_and_begins_it() -> None:
    found = sections_of("Engineer", "", "Requirements: five years of ferries and boats")
    assert found[-1] == Section.REQUIREMENTS


def test_an_unknown_heading_to_the_reader_opens_what_its_list_is() -> None:
    found = sections_of("Engineer", "", "Your mornings:", "", "- Build ferries", "- Plan crossings")
    assert found[1:] == [Section.DUTIES] * 3


def test_paragraphs_without_headings_are_told_apart_by_their_phrases() -> None:
    role = (
        "As an engineer you will look after ferries with the team, and you will be the one who is asked when "
        "one of them does not cross the river in time, by day and by night, in summer and in winter."
    )
    company = (
        "Example was founded in Leeds by two sisters. Our mission is to cross rivers; our customers are "
        "towns, our platform is theirs, and our investors are patient. We believe in ferries, all of us."
    )
    assert sections_of("Engineer", "", role, "", company)[1:] == [Section.ROLE, Section.COMPANY]


def test_a_line_that_stood_there_before_is_repeated_with_its_section() -> None:
    line = "- Look after our ferries by day and night"
    judged = assign_sections(read_rows(number_lines(["Engineer", "Duties", line, "Benefits", line])), 0)
    assert (judged[-1].section, judged[-1].repeated) == (Section.DUTIES, True)


def test_a_heading_that_opens_anything_has_the_section_of_what_follows() -> None:
    found = sections_of("Engineer", "", "## Description", "", "## Benefits", "- Lunch")
    assert found[1:] == [Section.BENEFITS] * 3


def test_in_a_language_that_is_not_known_all_lines_count() -> None:
    assert sections_of("Entwickler", "Vorteile", "- Mittagessen", language="")[1:] == [Section.ROLE] * 2


def test_after_the_end_of_the_posting_all_is_noise() -> None:
    found = sections_of("Engineer", "", "Requirements", "- Python", "", "Similar jobs", "Java Developer")
    assert found[-2:] == [Section.NOISE] * 2
