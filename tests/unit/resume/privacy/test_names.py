"""Names that are kept back: where a wording of the public file gives way to the real name, and where not."""

from __future__ import annotations

import pytest

from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import NO_NAMES, KeptName, KeptNames
from casefolio.text.inline import render_text

COMPANY = KeptName("A European payments company", "Real Pay AG")
NAMES = KeptNames(
    (
        COMPANY,
        KeptName("A European payments company in Bern", "Deep Pay"),
        KeptName("Fintech", "Sh*p_it"),
        KeptName("某公司", "真公司"),
        KeptName("C* house", "C*"),
        KeptName("a team", "1. FC Ada"),
    )
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A European payments company grew.", "Real Pay AG grew."),
        ("Led billing at a European\n  payments company.", "Led billing at Real Pay AG."),
        (
            "A European payments company's ledger, a European payments company’s",
            "Real Pay AG's ledger, Real Pay AG’s",
        ),
        ("a European payments company in Bern", "Deep Pay"),
        ("**A European payments company**, *A European payments company*", "**Real Pay AG**, *Real Pay AG*"),
        ("A **European** payments company", "Real Pay AG"),
        ("**A European** payments company", "**Real Pay AG**"),
        ("A European **payments company** grew", "**Real Pay AG** grew"),
        ("at A [European payments company]{payments}", "at [Real Pay AG]{payments}"),
        (
            "[A European payments company](https://a.example/Fintech/)",
            "[Real Pay AG](https://a.example/Fintech/)",
        ),
        ("在某公司工作", "在真公司工作"),
        ("A C* house", "A C\\*"),
        ("A team of ten", "1\\. FC Ada of ten"),
    ],
)
def test_the_real_name_takes_the_place_of_the_wording(written: str, shown: str) -> None:
    assert NAMES.reveal_text(written) == shown


@pytest.mark.parametrize(
    "written",
    [
        "A European payments companys",
        "A European payments company-wide change",
        "non-A European payments company",
        "a european payments company",
        "fintech, FINTECH, Fintechs, ex-Fintech, Fintech-like",
        "`Fintech` and https://a.example/Fintech or me@Fintech.example",
        "[made]{Fintech}",
    ],
)
def test_other_words_stay(written: str) -> None:
    assert NAMES.reveal_text(written) == written
    assert not list(NAMES.find(written))


def test_the_signs_of_a_name_are_no_marks() -> None:
    shown = NAMES.reveal_text("Fintech and **Fintech**, A team")
    assert render_text(shown) == "Sh*p_it and Sh*p_it, 1. FC Ada"
    assert NAMES.reveal_text("Fintech", is_markdown=False) == "Sh*p_it"


def make_resume() -> Resume:
    data = {
        "basics": {"name": "Fintech", "summary": "At Fintech.", "url": "https://a.example/Fintech",
                   "emphases": [{"id": "e", "label": "Fintech engineer"}]},
        "tags": {"fin": {"label": "Fintech"}},
        "work": [{"name": "A European payments company", "highlights": [
            {"text": "Led Fintech.", "lead": "Fintech", "variants": [{"text": "Fintech it was."}]},
            "Nothing.",
        ]}],
        "skills": [{"name": "Domains", "keywords": ["Fintech"]}],
        "caseStudies": [{"id": "fintech", "title": "Fintech's ledger",
                         "results": [{"value": "3", "label": "Fintech"}]}],
    }  # fmt: skip
    fill_ids(data)
    return Resume.model_validate(data)


def test_all_texts_of_a_resume_are_changed_and_nothing_else() -> None:
    resume = make_resume()
    changed = NAMES.reveal(resume)
    found = str(changed).count("Sh*p_it") + str(changed).count("Sh\\\\*p\\\\_it")
    assert found == 8
    assert changed.work[0].name == "Real Pay AG"
    assert (changed.basics.name, changed.basics.url) == (resume.basics.name, resume.basics.url)
    assert changed.tags is resume.tags and changed.case_studies[0].id == "fintech"
    assert changed.work[0].highlights[1] is resume.work[0].highlights[1]
    assert NAMES.find_used(resume) == {COMPANY, NAMES.names[2]}


def test_without_a_name_a_resume_stays_itself() -> None:
    resume = make_resume()
    assert NO_NAMES.reveal(resume) is resume and NO_NAMES.reveal_text("a") == "a"
    assert KeptNames((KeptName("None of these", "Real"),)).reveal(resume) is resume


def test_those_that_a_document_shows_are_found_as_whole_names() -> None:
    assert NAMES.find_shown("Real  Pay\nAG, Deep Payments") == (COMPANY,)
