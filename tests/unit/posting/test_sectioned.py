"""What the rows around a row decide about its section."""

from __future__ import annotations

from casefolio.posting.layout import number_lines, read_rows
from casefolio.posting.sections import assign_sections
from casefolio.posting.values import PostingSection as Section


def sections_below(heading: str, *items: str) -> list[Section]:
    lines = ["Engineer", "", heading, *(f"- {item}" for item in items)]
    return [each.section for each in assign_sections(read_rows(number_lines(lines)), 0)][2:]


ABOUT_US = (
    "Our customers trust our platform, our founders and our investors, and the world trusts a test jetty, "
    "with boards on shelves, power switching and crossings by night that all of us believe in"
)


def test_one_item_of_a_list_of_duties_is_not_about_the_employer_by_its_words() -> None:
    found = sections_below("Your tasks:", "Plan crossings", ABOUT_US, "Mend ferries")
    assert found == [Section.DUTIES] * 3


def test_the_last_item_of_a_list_may_be_about_the_employer() -> None:
    assert sections_below("Your tasks:", "Plan crossings", ABOUT_US)[-1] == Section.COMPANY


def test_pay_between_two_demands_stays_pay() -> None:
    found = sections_below("Requirements", "Python", "$120,000 salary", "Rust")
    assert found == [Section.REQUIREMENTS, Section.BENEFITS, Section.REQUIREMENTS]


def test_perks_between_two_demands_are_read_with_them() -> None:
    assert (
        sections_below("Requirements", "Python", "A pension, health insurance and lunch", "Rust")
        == [Section.REQUIREMENTS] * 3
    )
