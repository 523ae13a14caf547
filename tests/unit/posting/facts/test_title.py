"""A job's title, and its level."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.title import clean_title, find_seniority, find_title, strip_company
from casefolio.posting.layout import number_lines, read_rows


def title_of(text: str) -> str:
    return find_title(read_rows(number_lines(text.split("\n"))))[0]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Backend Engineer", "senior"),
        ("Sr. Engineer", "senior"),
        ("CTO", "executive"),
        ("CEO and founder", "executive"),
        ("Managing Director", "executive"),
        ("Head of Data", "director"),
        ("Head Chef", "lead"),
        ("Staff Nurse", ""),
        ("Member of Technical Staff", ""),
        ("Lead Generation Specialist", ""),
        ("Associate Professor", ""),
        ("Senior Product Manager", "senior"),
        ("Backend Engineer III", "senior"),
        ("Staff Engineer", "staff"),
        ("Principal Product Manager", "principal"),
        ("Product Manager", ""),
        ("Engineering Manager", "manager"),
        ("Head of Data", "director"),
        ("Tech Lead", "lead"),
        ("Junior Developer", "junior"),
        ("Software Engineering Intern", "intern"),
        ("VP of Engineering", "executive"),
        ("Engineer", ""),
        ("Lead Product Manager", "lead"),
        ("Senior Account Manager", "senior"),
        ("Mid-level Engineer", "mid"),
        ("Leadership Coach", ""),
    ],
)
def test_seniority_by_title(title: str, level: str) -> None:
    assert find_seniority(title) == level


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Example\nBackend Engineer\nYou will build things.", "Backend Engineer"),
        ("Harbour Sector | .NET Developer\n\nYou will build things.", ".NET Developer"),
        ("# Software engineer, frontend\n\n## About Writer\n\nWe write.", "Software engineer, frontend"),
        (
            "PHP Developer (100% remote-friendly within Spain)\n\nWe seek developers who care.",
            "PHP Developer (100% remote-friendly within Spain)",
        ),
        ("Role- Principal Engineer\n\nYou will build things.", "Principal Engineer"),
        ("# [ML Engineer [IC3]](https://example.com/apply)\n\nYou will build things.", "ML Engineer [IC3]"),
        ("Senior Engineer wanted here\n\nJob title: Data Analyst", "Data Analyst"),
        ("Title: Wizard\n\nText.", "Wizard"),
        (
            "JOB DESCRIPTION\n\nJob Title Accountant\nDepartment Finance\n\nDuties\n- Post journals",
            "Accountant",
        ),
        ("Hi there, friends!\n\nI'm looking for an analytics engineer who'd stay.", "Analytics engineer"),
        ("Hi there, friends!\n\nWe need an experienced, motivated ward nurse for nights.", "Ward nurse"),
        ("Hi there, friends!\n\nWe want a person who once was an engineer.", "Hi there, friends!"),
        ("Home\n\nWe are looking for a Staff Data Engineer who reads.", "Staff Data Engineer"),
        ("Software Engineer\n\n## Senior Software Engineer", "Senior Software Engineer"),
        ("Backend Developer\n\n\n\nSoftware Engineer", "Backend Developer"),
        (
            "Financial planning & analysis\n\nAsked for\n- Figures (no training as an Engineer required)",
            "Financial planning & analysis",
        ),
        ("Customer support\n\nYou\n- Write (as well as a Writer does)", "Customer support"),
        ("Payroll\n\nWe do not look for a Manager.", "Payroll"),
        (
            "Customer Care\n\nCustomer Care is a firm. It is looking for a Backend Engineer.",
            "Backend Engineer",
        ),
        ("We make maps. We are looking for a Data Engineer. You will draw.", "Data Engineer"),
        ("Home > Jobs > Data Engineer > Payroll\n\nPayroll\n\nExcel", "Payroll"),
        ("The role: Wizard\n\nText.", "Wizard"),
        ("Electrician wanted in Leeds, for new houses and old ones.", "Electrician"),
        ("As our new bookkeeper you keep the ledgers of three shops.", "Bookkeeper"),
        ("The Institute seeks its next Scientific Director, who reads.", "Scientific Director"),
        ("We make maps. We are looking for a Sr. Data Engineer. You draw.", "Sr. Data Engineer"),
        ("Demo Ltd\nBusiness development\n\nYou sell.", "Business development"),
        ("https://jobs.example.org/senior-data-engineer\n\nData Analyst\n\nSQL", "Data Analyst"),
        ("URL: https://jobs.example.org/a-manager\n\nPayroll\n\nExcel", "Payroll"),
        ("jobs-manager@example.org\nPayroll\n\nExcel", "Payroll"),
        ("Skip to main content\nPayroll\n\nExcel", "Payroll"),
        ("Hi Robin,\n\nWe build things.\n\nBest regards,\nDana Demo\nSenior Recruiter", ""),
    ],
)
def test_the_surest_row_is_the_title(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Backend Engineer (m/w/d)", "Backend Engineer"),
        ("Backend Engineer at Example", "Backend Engineer"),
        ("Example is hiring a Backend Engineer in Leeds", "Backend Engineer"),
        ("Example - Backend Engineer", "Backend Engineer"),
        ("Backend Engineer | Leeds", "Backend Engineer"),
        ("Example | Leeds | Full-time | Backend Engineer", "Backend Engineer"),
        ("Example | Backend Engineer, Frontend Engineer | Leeds", "Backend Engineer"),
        ("We're hiring: Backend Engineer", "Backend Engineer"),
        ("NOW HIRING – Backend Engineer", "Backend Engineer"),
        ("Backend Engineer - £40 per hour", "Backend Engineer"),
        ("Backend Engineer (part-time, 20 hours per week)", "Backend Engineer"),
        ("Backend Engineer (Ref. 2027-113), 32 hours", "Backend Engineer"),
        ("Backend Engineer – 5G Networks", "Backend Engineer – 5G Networks"),
        ("Backend Engineer - 3D Vision", "Backend Engineer - 3D Vision"),
    ],
)
def test_company_place_and_form_of_address_are_taken_off(text: str, title: str) -> None:
    assert clean_title(text) == title


@pytest.mark.parametrize(
    "terms",
    [
        "(Maternity cover, 14 months)",
        "(Parental leave cover)",
        "- Maternity leave cover",
        "(12-month FTC)",
        "(secondment)",
        "(18 months, with a chance of more)",
        "| Contract",
    ],
)
def test_the_contract_is_no_part_of_a_title(terms: str) -> None:
    assert clean_title(f"Head of Customer Support {terms}") == "Head of Customer Support"


def test_what_a_title_says_of_the_work_stays() -> None:
    assert clean_title("Programmer (3Cs)") == "Programmer (3Cs)"
    assert clean_title("Contract Manager") == "Contract Manager"
    assert clean_title("Manager, Contract Law") == "Manager, Contract Law"


@pytest.mark.parametrize(
    "sentence",
    [
        "A new opportunity has arisen within the harbour service for a Principal Data Scientist who cares.",
        "A vacancy exists in our office for a Principal Data Scientist (Band 8a, Leeds) to count ferries.",
    ],
)
def test_the_title_is_what_an_opportunity_is_for(sentence: str) -> None:
    assert find_title(read_rows(number_lines(["Job summary", "", sentence])))[0] == "Principal Data Scientist"


def test_an_employer_before_a_stroke_without_a_space_is_no_part_of_the_title() -> None:
    assert clean_title("Example| Software Engineers | Leeds | ONSITE") == "Software Engineers"


def test_the_employer_and_the_place_after_it_go() -> None:
    assert strip_company("Lecturer, University of Example, Belgium", "University of Example") == "Lecturer"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Payroll Clerk (Remote, US East)", "Payroll Clerk"),
        ("Payroll Clerk - US Remote", "Payroll Clerk"),
        ("Payroll Clerk, Hybrid", "Payroll Clerk"),
        ("Payroll Clerk (hybrid in Leeds)", "Payroll Clerk"),
        ("Engineer, Remote Sensing", "Engineer, Remote Sensing"),
        ("Engineer - Remote Support", "Engineer - Remote Support"),
    ],
)
def test_where_one_works_is_no_part_of_a_title(written: str, title: str) -> None:
    assert clean_title(written) == title


def test_the_employer_before_a_colon_goes() -> None:
    assert strip_company("Example Trust: Clerk, Payroll", "Example Trust") == "Clerk, Payroll"
    assert strip_company("Example Trust: a new start", "Example Trust") == "Example Trust: a new start"


def test_quotes_around_a_title_go() -> None:
    assert title_of('Title: "Payroll Clerk"\nWe need you.') == "Payroll Clerk"
    assert clean_title("“Lead” or “Senior” Engineer") == "“Lead” or “Senior” Engineer"


def test_cells_without_spaces_and_labels_in_cells_are_no_part_of_a_title() -> None:
    assert clean_title("Example || Engineering Manager |Remote | Leeds") == "Engineering Manager"
    assert clean_title("Position: Senior Engineer | Pay: fair | Leeds") == "Senior Engineer"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Project Manager Job Posting", "Project Manager"),
        ("Bricklayer - Job Description", "Bricklayer"),
        ("Accessibility Engineer (future role)", "Accessibility Engineer"),
        ("Job posting: Nurse", "Nurse"),
        ("The River Trust's job posting: Director of Development", "Director of Development"),
        ("Cook vacancy", "Cook"),
        ("Vacancy Manager", "Vacancy Manager"),
    ],
)
def test_what_kind_of_text_it_is_is_no_part_of_a_title(written: str, title: str) -> None:
    assert clean_title(written) == title
