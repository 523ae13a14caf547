"""Addresses as a link follows them and as a reader sees them."""

from __future__ import annotations

import pytest

from casefolio.text.addresses import full_address, shown_address


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" a.example/x ", "https://a.example/x"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("javascript:alert(1)", ""),
        ("assets/talk.pdf", ""),
        ("//a.example", ""),
        ("#top", ""),
        ("", ""),
    ],
)
def test_a_scheme_is_added_where_a_host_is_named(written: str, full: str) -> None:
    assert full_address(written) == full


@pytest.mark.parametrize("written", ["https://www.a.example/x/", "http://a.example/x", "a.example/x"])
def test_a_reader_sees_no_scheme(written: str) -> None:
    assert shown_address(written) == "a.example/x"
