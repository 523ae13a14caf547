"""The section of each row: by its heading, by its sentence, by where it stands."""

from __future__ import annotations

import pytest

from casefolio.posting.layout import number_lines, read_rows
from casefolio.posting.sections import assign_sections
from casefolio.posting.values import PostingSection as Section


def sections_of(*lines: str, title: int = 0, language: str = "en") -> list[Section]:
    return [each.section for each in assign_sections(read_rows(number_lines(list(lines))), title, language)]


def test_a_duty_for_people_with_disabilities_is_a_duty() -> None:
    duty = (
        "- Accessibility: Keep to the guidelines (WCAG) in all that we publish, so that our services can be "
        "used by everybody, individuals with disabilities among them."
    )
    assert sections_of("Designer", "", "Responsibilities", "- Draw icons", duty)[-1] == Section.DUTIES
    assert sections_of("Designer", "", "Responsibilities", "Draw icons", duty[2:])[-1] == Section.DUTIES


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


@pytest.mark.parametrize(
    "summary",
    [
        "TL;DR: C and Python, ferries in nine harbours, twelve people, €60–75k, no nights.",
        "In short: ferries, Python, Leeds, €60–75k.",
        "In a nutshell – ferries, Python, €60–75k.",
        "The short version: build ferries for €60–75k.",
    ],
)
def test_a_summary_is_about_the_role_whatever_it_pays(summary: str) -> None:
    paragraph = (
        "Some of the ferries have crossed the river for eleven years without anybody mending them, and that "
        "is how it ought to be for the next ten, in summer and in winter, by day and by night."
    )
    assert sections_of("Engineer", "", summary, "", paragraph)[1:] == [Section.ROLE, Section.COMPANY]


def test_a_line_with_pay_hands_nothing_on_to_what_is_below() -> None:
    found = sections_of(
        "Engineer",
        "",
        "As an engineer you will look after the ferries of this team, and the team looks after you, always.",
        "",
        "We pay a salary of €60,000 with a pension and health insurance.",
        "",
        "Some of the ferries have crossed the river for eleven years without anybody mending them.",
        "",
        "- A harbour of their own",
    )
    assert found[2] == Section.BENEFITS
    assert Section.BENEFITS not in found[3:]


@pytest.mark.parametrize(
    ("heading", "opens"),
    [
        ("What's on the list for the coming year:", Section.DUTIES),
        ("What the first six months look like", Section.DUTIES),
        ("You will have the opportunity to:", Section.DUTIES),
        ("In this role, you'll...", Section.DUTIES),
        ("We'd love to hear from you if…", Section.REQUIREMENTS),
        ("What we'd expect", Section.REQUIREMENTS),
        ("What distinguishes you", Section.REQUIREMENTS),
        ("Disclosure and Barring Service check", Section.PROCESS),
        ("TL;DR", Section.ROLE),
    ],
)
def test_what_a_heading_in_other_words_opens(heading: str, opens: Section) -> None:
    assert sections_of("Engineer", "", heading, "", "- A new ferry", "- A second ferry")[1:] == [opens] * 3


def test_experience_below_a_heading_of_tools_is_asked_for() -> None:
    found = sections_of("Clerk", "", "YOUR TOOLBOX", "Five years of experience in planning", "A clear hand")
    assert found[1:] == [Section.REQUIREMENTS] * 3
    assert sections_of("Clerk", "", "YOUR TOOLBOX", "Python, Go", "Excel")[1:] == [Section.TECH] * 3


def test_a_bonus_is_a_wish_or_pay() -> None:
    below = ("Requirements", "- Python", "")
    wish = sections_of("Engineer", "", *below, "Bonus: you've introduced fares where there were none.")
    assert wish[-1] == Section.NICE_TO_HAVE
    assert sections_of("Engineer", "", "Bonus: 10% of the base salary each year")[-1] != Section.NICE_TO_HAVE


def test_the_line_of_employer_and_place_below_a_title_is_no_part_of_the_posting() -> None:
    tasks = ("", "Your tasks", "- Mend ferries")
    head = "Example Ferries – Leeds | Malmö | Remote possible within time zones"
    assert sections_of("Engineer", head, *tasks)[1] == Section.NOISE
    assert sections_of("Engineer", "We build ferries - and mend them - on-site.", *tasks)[1] != Section.NOISE


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("About company: Example Ferries has crossed rivers since 1911.", Section.COMPANY),
        ("Job description: the office of a ferry, its ledgers, its letters.", Section.ROLE),
        ("Not needed: a degree, a boat of your own.", Section.NOISE),
        ("Remuneration: fair", Section.BENEFITS),
        ("Application procedures: send your letter to the office of the ferries.", Section.PROCESS),
    ],
)
def test_a_label_tells_what_follows(line: str, section: Section) -> None:
    assert sections_of("Clerk", "", "Requirements", "- Maths", "", line)[-1] == section


def test_a_paragraph_after_the_duties_may_ask() -> None:
    asks = (
        "We'd like to talk if you have mended ferries, have written timetables, can read a chart and aren't "
        "afraid of asking the harbour master to change one, and like to write down what you have found."
    )
    assert sections_of("Engineer", "", "Your tasks", "- Mend ferries", "", asks)[-1] == Section.REQUIREMENTS


def test_a_wish_at_the_beginning_makes_a_paragraph_optional() -> None:
    text = (
        "Experience of harbours is nice, not necessary. If you have come to ferries from railways or from "
        "the public sector, we are keen to talk, and so are the people who would work beside you."
    )
    assert sections_of("Clerk", "", "Requirements", "- Maths", "", text)[-1] == Section.NICE_TO_HAVE


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Email us at crew@boats.example to set up a time!", Section.PROCESS),
        ("You will look after the travel and accommodation booking of the whole crew.", Section.DUTIES),
    ],
)
def test_a_line_below_the_duties_on_something_else(line: str, section: Section) -> None:
    assert sections_of("Clerk", "", "Major duties:", "", "- Book rooms", "", line)[-1] == section


def test_rooms_and_religion_are_no_statement_on_equality() -> None:
    found = sections_of(
        "Lecturer",
        "",
        "THE INSTITUTE FOR SCIENCE AND RELIGION",
        "",
        "The lecturer also supports the team with its travel and accommodation booking, on all journeys.",
        "",
        "Requirements",
        "- Tides",
    )
    assert Section.EEO not in found


def test_facts_in_a_list_above_the_first_heading_are_facts() -> None:
    found = sections_of(
        "Clerk",
        "",
        "- Location: mainly Leeds, with some visits to the sea and to our harbours",
        "",
        "Tasks",
        "- Tides",
    )
    assert found[1] == Section.NOISE


def test_what_a_team_does_for_customers_with_benefits_is_about_the_role() -> None:
    team = "The orchard team focuses on growers, and on the benefits and insurance that they have chosen."
    ours = "The pantry team enjoys benefits such as insurance and a pension, whatever the weather is like."
    found = sections_of("Engineer", "", "About this role", "", team, "", ours)
    assert found[-2:] == [Section.ROLE, Section.BENEFITS]


def test_a_bold_line_above_a_list_is_its_heading_however_it_begins() -> None:
    duty = ("Engineer", "", "**Responsibilities:**", "", "- Draw maps", "")
    found = sections_of(*duty, "**Minimum requirements for the role:**", "", "- A sense of direction")
    assert found[-2:] == [Section.REQUIREMENTS] * 2
    assert sections_of(*duty, "**Hiring process**", "", "1. A call, and a walk")[-1] == Section.PROCESS
    assert sections_of(*duty, "Hiring process owners", "Draw charts")[-2:] == [Section.DUTIES] * 2


@pytest.mark.parametrize(
    ("sign", "is_warning"),
    [
        ("phishing", True),
        ("fraudulent offers", True),
        ("scams", True),
        ("official correspondence", True),
        ("bread", False),
    ],
)
def test_a_warning_of_those_who_only_say_that_they_hire_is_no_part_of_the_role(
    sign: str, is_warning: bool
) -> None:
    told = f"Report {sign} in our name at once, so that nobody has to look twice at any of them."
    found = sections_of("Cook", "", "You will cook for them all, day by day.", "", told)[-1]
    assert (found == Section.PROCESS) == is_warning


def test_what_the_employer_does_is_no_part_of_the_role() -> None:
    told = "Example brings people together, at a market of fifty stands or a fair of fifty thousand visitors."
    lines = read_rows(number_lines(["Cook", "", "Description", "", "You will cook for them all.", "", told]))
    assert assign_sections(lines, 0, "en", "Example")[-1].section == Section.COMPANY
    assert assign_sections(lines, 0, "en", "Sample")[-1].section != Section.COMPANY
