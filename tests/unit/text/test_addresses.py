"""Addresses as a link follows them and as a reader sees them."""

from __future__ import annotations

import pytest

from casefolio.text.addresses import full_address, mail_link, phone_link, shown_address


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" a.example/x ", "https://a.example/x"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("javascript:alert(1)", ""),
        ("assets/talk.pdf", ""),
        ("//a.example/x", "https://a.example/x"),
        ("Upon request", ""),
        ("See St. Olaf", ""),
        ("n/a", ""),
        ("#top", ""),
        ("", ""),
    ],
)
def test_a_scheme_is_added_where_a_host_is_named(written: str, full: str) -> None:
    assert full_address(written) == full


@pytest.mark.parametrize("written", ["https://www.a.example/x/", "http://a.example/x", "a.example/x"])
def test_a_reader_sees_no_scheme(written: str) -> None:
    assert shown_address(written) == "a.example/x"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("+1 (555) 0100", "tel:+15550100"),
        ("+49 (0)30 555 01", "tel:+493055501"),
        ("+1 202 555 0142 ext. 5", "tel:+12025550142;ext=5"),
        ("202-555-0142x77", "tel:2025550142;ext=77"),
        ("+1 202 555 0142 / +44 20 7946 0000", "tel:+12025550142"),
        ("Upon request", ""),
        ("after 18:00", ""),
        ("—", ""),
    ],
)
def test_only_a_number_can_be_dialled(written: str, link: str) -> None:
    assert phone_link(written) == link


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("ada@a.example", "mailto:ada@a.example"),
        ("ada @a.example", "mailto:ada@a.example"),
        ("Upon request", ""),
        ("ada at a.example", ""),
    ],
)
def test_only_an_address_can_be_written_to(written: str, link: str) -> None:
    assert mail_link(written) == link
