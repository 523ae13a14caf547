"""The ways to reach a person: which there are, what they are called, where their links lead."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.resume.basics import Basics
from casefolio.resume.sections.contacts import Contact, list_contacts, list_links


def make_basics(**data: Any) -> Basics:
    return Basics.model_validate({"name": "A", **data})


def test_they_come_in_one_order_with_a_link_where_one_leads_somewhere() -> None:
    basics = make_basics(
        profiles=[{"network": "GitHub", "username": "ada", "url": "https://github.example/ada/"}],
        url="a.example",
        phone="+1 (555) 0100",
        email="a@a.example",
        location={"city": "Oslo", "countryCode": "NO"},
    )
    assert list_contacts(basics) == (
        Contact("place", "Oslo, NO", "Oslo, NO"),
        Contact("mail", "a@a.example", "a@a.example", "mailto:a@a.example"),
        Contact("phone", "+1 (555) 0100", "+1 (555) 0100", "tel:+15550100"),
        Contact("url", "a.example", "a.example", "https://a.example"),
        Contact("profile", "github.example/ada", "GitHub", "https://github.example/ada/"),
    )


@pytest.mark.parametrize(
    ("profile", "text", "name"),
    [
        ({"url": "https://code.example/ada"}, "code.example/ada", "code.example/ada"),
        ({"username": "ada", "url": "https://code.example/ada"}, "code.example/ada", "ada"),
        ({"network": "Chat", "username": "@ada"}, "Chat: @ada", "Chat: @ada"),
        ({"network": "Chat", "url": "Upon request"}, "Chat: Upon request", "Chat: Upon request"),
        ({"network": "Chat:", "username": "ada"}, "Chat: ada", "Chat: ada"),
    ],
)
def test_a_profile_is_shown_whatever_part_of_it_is_missing(
    profile: dict[str, str], text: str, name: str
) -> None:
    (found,) = list_contacts(make_basics(profiles=[profile]))
    assert (found.text, found.name) == (text, name)


def test_the_name_of_a_network_alone_is_no_contact() -> None:
    assert list_contacts(make_basics(profiles=[{"network": "LinkedIn", "username": "", "url": ""}])) == ()


def test_an_address_that_would_run_a_script_is_no_link() -> None:
    profiles = [
        {"network": "Bad", "url": "javascript:alert(1)"},
        {"network": "Good", "url": "https://good.example"},
    ]
    basics = make_basics(profiles=profiles)
    assert [contact.name for contact in list_contacts(basics)] == ["Bad", "Good"]
    assert [contact.url for contact in list_links(basics)] == ["https://good.example"]


def test_words_in_place_of_a_number_or_an_address_are_no_links() -> None:
    basics = make_basics(phone="Upon request", email="Upon request", url="Coming soon")
    assert [(contact.kind, contact.text) for contact in list_contacts(basics)] == [
        ("mail", "Upon request"),
        ("phone", "Upon request"),
        ("url", "Coming soon"),
    ]
    assert list_links(basics) == ()


@pytest.mark.parametrize(
    ("city", "region", "country", "shown"),
    [
        ("Berlin", "Berlin", "DE", "10115 Berlin, DE"),
        ("Berlin", "berlin ", "", "10115 Berlin"),
        ("Sampleton", "Quay", "DE", "10115 Sampleton, Quay, DE"),
        # There the region stands in each address.
        ("New York", "New York", "US", "New York, New York 10115, US"),
        ("", "", "DE", "10115, DE"),
    ],
)
def test_a_city_that_is_a_region_is_named_once(city: str, region: str, country: str, shown: str) -> None:
    place = {"postalCode": "10115", "city": city, "region": region, "countryCode": country}
    (contact,) = list_contacts(make_basics(location=place))
    assert contact.text == shown
