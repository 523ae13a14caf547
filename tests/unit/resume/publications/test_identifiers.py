"""DOI and arXiv identifiers in the forms in which people copy them."""

from __future__ import annotations

import pytest

from casefolio.deferred.records import PydanticCustomError
from casefolio.resume.publications.identifiers import (
    arxiv_address,
    doi_address,
    parse_arxiv,
    parse_doi,
)


@pytest.mark.parametrize(
    "written",
    [
        f"{before}10.5555/a_b.1"
        for before in ("", "https://doi.org/", "http://dx.doi.org/", "doi:", "DOI: ", " ")
    ]
    + [f"{before}10.5555/a_b.1." for before in ("doi.org/", "https://www.doi.org/")],
)
def test_a_doi_is_folded_to_its_bare_form(written: str) -> None:
    assert parse_doi(written) == "10.5555/a_b.1"


@pytest.mark.parametrize(
    "written",
    ["2101.00001", "arXiv:2101.00001", "https://arxiv.org/abs/2101.00001", "arxiv.org/pdf/2101.00001.pdf"],
)
def test_a_number_on_arxiv_is_folded_too(written: str) -> None:
    assert parse_arxiv(written) == "2101.00001"


@pytest.mark.parametrize("written", ["math.GT/0309136", "hep-th/9901001v2", "2101.0001", "1234.56789v11"])
def test_all_schemes_of_arxiv_are_known(written: str) -> None:
    assert parse_arxiv(written) == written


@pytest.mark.parametrize(
    "written", ["10.5555", "10.5/abc", "https://example.org/10.5555/a", "none", "10.5555/a b"]
)
def test_what_is_no_doi_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="not a DOI"):
        parse_doi(written)


@pytest.mark.parametrize("written", ["2101", "21.00001", "https://example.org/2101.00001", "math/1"])
def test_what_is_no_number_on_arxiv_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="not an arXiv"):
        parse_arxiv(written)


def test_addresses_hold_no_sign_that_would_end_them() -> None:
    assert doi_address("10.1002/(SICI)1<1::AID>3.0;2-2#a?b") == (
        "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0;2-2%23a%3Fb"
    )
    assert arxiv_address("math/0309136") == "https://arxiv.org/abs/math/0309136"
    assert doi_address("") == arxiv_address("") == ""
