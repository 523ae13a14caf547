"""The employer's name by the address that applications go to."""

from __future__ import annotations

import pytest

from casefolio.posting.facts.domain import find_company_by_domain, read_domain
from casefolio.posting.layout import number_lines, read_rows


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("jobs.tannhof.at", "tannhof"),
        ("rowan-mill.co.uk", "rowanmill"),
        ("tannhof.jobs.personio.de", ""),
        ("gmail.com", ""),
        ("rowan.example", "rowan"),
        ("jobs.com", ""),
        ("hr.de", ""),
    ],
)
def test_the_name_in_a_host(host: str, name: str) -> None:
    assert read_domain(host) == name


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Write to jobs@tannhof.example.", ""),
        ("Tannhof grows apples.\nWrite to jobs@tannhof.example.", "Tannhof"),
        ("Ruth Amsel\nInkwell Studio\nruth@inkwellstudio.example", "Inkwell Studio"),
        ("Marlow & Finch keep your books.\npost@marlowandfinch.example", "Marlow & Finch"),
        ("Write to one@tannhof.example or two@glowmill.example", ""),
        ("Write to ruth@gmail.com", ""),
        ("React, as on https://react.dev", ""),
        ("No address at all", ""),
    ],
)
def test_the_employer_has_the_domain(text: str, company: str) -> None:
    assert find_company_by_domain(read_rows(number_lines(text.split("\n")))) == company
