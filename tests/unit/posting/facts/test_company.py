"""The employer's name, by each way in which postings give it."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.company import find_company
from casefolio.posting.facts.title import find_title
from casefolio.posting.layout import number_lines, read_rows


def test_a_field_of_a_form_is_no_employer() -> None:
    form = "Job Title Accountant\nDepartment Finance\nLocation Nairobi\nReports to Head of Finance\n"
    assert company_of(f"{form}\nDuties\n- Post journals\n") == ""
    assert company_of(f"{form}\nAbout Example\nWe mill flour.\n") == "Example"
    assert company_of("Payroll Clerk\nSalary Circle\n\nDuties\n- Run the payroll\n") == "Salary Circle"


def test_the_hours_below_an_employer_are_none() -> None:
    text = "Graphic Designer (Packaging)\n\nTLM\nFull-time • Ciudad de Talheim, Mexico\n\nRole\n\n• Draw"
    assert company_of(text) == "TLM"


def test_an_employer_may_stand_two_rows_below_the_title() -> None:
    duties = "Duties\n- Wire lamps\n- See that Harbour Lights is never dark\n"
    text = f"Electrician\n\nWire the lamps of a harbour.\n\nHarbour Lights\n\n{duties}"
    assert company_of(text) == "Harbour Lights"
    assert company_of(text.replace("a harbour.", "a harbour.\n\nMend them.")) == ""


def test_a_place_is_no_employer_that_seeks() -> None:
    text = "Bookkeeper\n\nSmall family-owned plumbing company in Dayton seeks a reliable bookkeeper for it."
    assert company_of(text) == ""
    assert company_of(text.replace("company in Dayton", "company Dayton Pipes")) == "Dayton Pipes"


def company_of(text: str) -> str:
    rows = read_rows(number_lines(text.split("\n")))
    return find_company(rows, find_title(rows)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Backend Engineer\nCompany: Example",
        "Main area\nDigital\nEmployer\nExample\n\nYou will build things.",
        "Example is hiring a Backend Engineer",
        "Backend Engineer\n\n## About Example\n\nWe build things.",
        "Backend Engineer\nExample\n\nYou will build things.",
        "Backend Engineer at Example\n\nYou will build things.",
        "Backend Engineer\nExample · Leeds · Remote\n\nYou will build things.",
        "Hello!\n\nI'm the CTO at Example and we need a backend engineer, soon.",
        "Backend Engineer\n\nAt Example, we make ferries run on time for everyone.",
        "Backend Engineer\n\nYou will work at Example, a maker of ferries and boats.",
        "Backend Engineer\n\nWe're Example, and we make ferries run on time.",
        "Backend Engineer\n\nHello there, we're Example, and we make ferries run on time.",
        "Hello there\n\nWe are looking for a Backend Engineer to join Example in Leeds.",
        "Teacher\n\nAs every year Example seeks an enthusiastic teacher of boats.",
        "Backend Engineer\n\nJoin Example as our next engineer for ferries.",
        "Backend Engineer\n\nThese days Example is looking for an engineer.",
        "Backend Engineer\n\nExample builds ferries that run on time for everyone.",
    ],
)
def test_it_is_found_by_what_is_said_of_it(text: str) -> None:
    assert company_of(text) == "Example"


def test_the_team_at_the_end_of_a_title_is_no_employer_where_one_stands_above() -> None:
    text = (
        "Example Cloud\n4.1 stars\nEngineer - Accounts & Billing\n\n{} makes tools. {} looks after plans.\n"
    )
    assert company_of(text.format("Example Cloud", "Accounts & Billing")) == "Example Cloud"


@pytest.mark.parametrize(
    "text",
    [
        "Backend Engineer\n\nYou will work with Example and other partners of ours.",
        "Backend Engineer\n\n## About the role\n\nYou will build things.",
        "Backend Engineer\nMar 2027\n\nYou will build things.",
        "Backend Engineer\nRemote · Hybrid\n\nYou will build things.",
        "Backend Engineer\nBand 5\n\nYou will build things.",
        "Backend Engineer\nGrade\nG7\n\nYou will build things.",
        "Account Manager, Public Sector\n\nPublic Sector buyers know you well enough.",
        "Backend Engineer\n\nJoin Slack to say hello to everyone here.",
        "Backend Engineer, Billing & Expansion\n\nYou will build things.",
        "Teacher of Music\nRequired for January\n\nYou will lead the choir.",
        "Plant Controller\n\nYou count screws for our client. Discretion is a matter of honour.",
    ],
)
def test_what_is_said_of_anything_names_no_employer(text: str) -> None:
    assert company_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Maintenance Fitter\nRowan Paper Mill, Sundsvall\n\nYou will keep two machines running.",
        "Maintenance Fitter\nRowan Paper Mill, Sundsvall, Sweden\n\nYou will keep two machines running.",
        "Maintenance Fitter. You keep two machines. Send your application to Rowan Paper Mill, Sundsvall.",
        "Maintenance Fitter\n\nYou keep two machines running. Questions go to the Rowan Paper Mill by May.",
    ],
)
def test_what_an_organisation_is_tells_its_name_from_a_place(text: str) -> None:
    assert company_of(text) == "Rowan Paper Mill"


@pytest.mark.parametrize(
    "text",
    [
        "Maintenance Fitter\nSundsvall, Sweden\n\nYou will keep two machines running.",
        "Maintenance Fitter\n\nYou keep two machines running. Send your application to Alex Example, please.",
        "Nurse\n\nYou come with a diploma from the Rowan University and two years in a ward.",
    ],
)
def test_a_place_a_person_and_a_school_are_no_employer(text: str) -> None:
    assert company_of(text) == ""


@pytest.mark.parametrize("name", ["People Can Swim", "exampli", "84.5°", "Collective[x]", "Logic9/9 Inc."])
def test_a_heading_below_that_of_the_title_is_the_employer_in_any_letters(name: str) -> None:
    assert company_of(f"# Backend Engineer\n### {name}\n#### Remote\n\nYou will build things.") == name
    for other in ("Remote", "Location", "Requirements", "Leeds, UK (hybrid)", "Data Engineers"):
        assert not company_of(f"# Backend Engineer\n### {other}\n\nYou will build things.")


def test_one_word_in_small_letters_is_the_employer_that_the_text_mentions() -> None:
    text = "Backend Engineer\nexampli\n\nDesign at exampli\n\nWe build the exampli platform."
    assert company_of(text) == "exampli"
    assert not company_of("Backend Engineer\nexampli\n\nDesign matters\n\nWe build a platform.")


def test_the_owner_of_a_role_is_the_employer() -> None:
    text = "Nursing Educator\nRemote\n\n### As Example's Nursing Educator, you will:\n\n- Teach at Example"
    assert company_of(text) == "Example"


def test_a_genitive_in_a_name_is_part_of_it() -> None:
    text = "# Engineer\n### Exampler's Corporation\n\nWe at Exampler's cook. Join Exampler's."
    assert company_of(text) == "Exampler's Corporation"


def test_a_label_far_below_names_a_part_of_the_organisation_above() -> None:
    duties = "\n".join(f"- Duty number {number}" for number in range(30))
    text = f"Nurse Manager\nUniversity of Example\n\n{duties}\n\nOrganization: Healthcare\n"
    assert company_of(text) == "University of Example"


def test_mentions_make_a_vague_name_clear() -> None:
    text = "Backend Engineer\n\nYou will work with Example."
    assert company_of(text) == ""
    assert company_of(f"{text} Example is where ferries come from. Example, Example.") == "Example"


PAGE = "\n\nYou will build ferries, and you will keep them afloat."


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "Engineer\nLumen Jetties — Remote (Europe) with four trips a year to the harbour of Ghent",
            "Lumen Jetties",
        ),
        (
            "Clerk\nHaven Learning | remote-first, UK | 12-month FTC, possibility of extension",
            "Haven Learning",
        ),
        (
            "Clerk\nPennywise · Leeds / Ghent / Remote within the UK and Eire\n\n"
            "At Pennywise we're building a harbour.",
            "Pennywise",
        ),
        (
            "Engineer\nMarrow Interactive – Ghent | Malmö | Remote\n\nAt Marrow, we make ferries.",
            "Marrow Interactive",
        ),
        (
            "Clerk - Ferry Technology\n\nHaven Boote GmbH is a family-owned maker of ferries.",
            "Haven Boote GmbH",
        ),
        (
            "Head of Boats\n\nSt Olave's is a college for sailors. We teach at St Olave's Maritime College",
            "St Olave",
        ),
        (
            "Boats – St Olave's Maritime College\nTitle: Teacher\n\nSt Olave's is a college.",
            "St Olave's Maritime College",
        ),
        ("Engineer\nCompany: Haven Boats Ltd, Cambridgeshire", "Haven Boats Ltd"),
        ("Clerk\n\nHey 👋 we're Marrowbook. We make the books that sailors read.", "Marrowbook"),
        ("New Harbour (harbour.example) | Head of Design | Leeds | ONSITE | Full-time", "New Harbour"),
        ("Haven Analytics IA, Ghent, Belgium | Data Scientist | Onsite | Full-time", "Haven Analytics IA"),
        ("Save the Harbour\nJOB TITLE: Scriptwriter\nLOCATION: Leeds", "Save the Harbour"),
        ("Haven - Belgium\nTITLE: Baker\nLOCATION: Ghent", "Haven - Belgium"),
        ("Lecturer, University of Example, Belgium", "University of Example"),
        (
            "Teacher\nRequired for May\nFull time\n\nHaven School, part of the Marrow Learning Trust",
            "Haven School",
        ),
        ("Cook\n\nThe Embassy in Ghent, Belgium is seeking an individual for its kitchen.", ""),
        ("Job Description\nTitle: Cook\nLOCATION: Ghent", ""),
    ],
)
def test_it_is_found_in_the_forms_of_many_trades(text: str, company: str) -> None:
    assert company_of(text + PAGE) == company


def test_a_place_in_a_long_line_below_the_title_is_no_employer() -> None:
    text = "Engineer\nLeeds · remote for two days of the week, or for three of them, if you like"
    assert company_of(f"{text}\n\nWe live in Leeds, and we came to Leeds from the sea.{PAGE}") == ""


@pytest.mark.parametrize("name", ["quietDB", "iExample", "marshOS"])
def test_a_name_may_begin_with_small_letters(name: str) -> None:
    assert company_of(f"Content Writer\n{name}\nRemote\n\nYou will write about {name} for ferries.") == name
