"""Which words and numbers private values are looked for by, and where they are found."""

from __future__ import annotations

import pytest

from casefolio.resume.privacy import list_private_values
from casefolio.resume.privacy.secrets import find_secrets, make_name, make_secrets
from casefolio.resume.privacy.spelling import Spelled
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml


def parse(text: str, path: str = "data/private.yaml") -> Node:
    return parse_yaml(Source(path, text))


def find(private: str, text: str) -> list[str]:
    """The severity and the words of each finding."""
    secrets = make_secrets(list_private_values(parse(private)))
    return [f"{each.severity}: {text[each.run.start : each.run.end]}" for each in secrets.find(Spelled(text))]


@pytest.mark.parametrize(
    "phone",
    [
        "+1 202 555 0142",
        "(202) 555-0142",
        "+1 202 555 0142 ext. 5",
        "home: 202 555 0142, evenings",
        "202 555 0142 / 202 555 0199",
        "202 555 0199, 202 555 0142",
        "+1 (0) 202 555 0142",
    ],
)
@pytest.mark.parametrize("text", ["+1 202 555 0142", "202-555-0142", "2025550142", "tel:+12025550142"])
def test_each_number_of_a_phone_counts(phone: str, text: str) -> None:
    assert len(find(f"basics: {{phone: '{phone}'}}", text)) == 1


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("12 Sample Street", "12 Sample St."),
        ("12 Sample St", "12 sample street"),
        ("12 Sample Street, Apt 4", "12 Sample Street"),
        ("12 Sample Street, Apt 4", "at Sample Street 12"),
        ("c/o Jones\\nQuay House\\n12 Sample Street", "in Quay House"),
        ("Musterstraße 12", "Musterstr. 12"),
        ("Musterstr. 12", "12, MUSTERSTRASSE"),
        ("12 North Sample Avenue", "12 N. Sample Ave"),
        ("1 Saint Mary Road", "1 St Mary Rd"),
    ],
)
def test_each_line_and_part_of_an_address_counts(address: str, text: str) -> None:
    assert len(find(f'basics: {{location: {{address: "{address}"}}}}', text)) == 1


def test_a_part_that_stands_in_many_addresses_counts_for_nothing() -> None:
    assert (
        find("basics: {location: {address: '12 Sample Street, Apt 4'}}", "Apt 4 is free, the Street too")
        == []
    )


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("97001", "OR 97001", ["error: 97001"]),
        ("97001", "97001.5 or #97001 or $97001 or 1970012", []),
        ("SW1A 1AA", "SW1A1AA", ["error: SW1A1AA"]),
        ("SW1A 1AA", "sw1a-1aa", ["error: sw1a-1aa"]),
        ("10000", "10000 people", ["warning: 10000"]),
        ("2019", "since 2019", []),
    ],
)
def test_a_postal_code_is_told_from_figures(code: str, text: str, found: list[str]) -> None:
    assert find(f"basics: {{location: {{postalCode: '{code}'}}}}", text) == found


@pytest.mark.parametrize(
    ("city", "text", "found"),
    [
        ("Sampleton", "Sampleton is home", ["error: Sampleton"]),
        ("Sampleton", "SAMPLETON", ["error: SAMPLETON"]),
        ("Sampleton", "sampleton", []),
        ("Reading", "Reading the logs. Reading them again", []),
        ("Reading", "reading the logs", []),
        ("Reading", "a flat in Reading", ["warning: Reading"]),
        ("Port Sample", "port sample", ["error: port sample"]),
        ("札幌市中央区", "札幌市中央区", ["error: 札幌市中央区"]),
    ],
)
def test_a_town_is_found_as_a_name(city: str, text: str, found: list[str]) -> None:
    assert find(f"basics: {{location: {{city: {city}}}}}", text) == found


def test_what_a_private_reference_says_of_how_to_reach_somebody_counts() -> None:
    private = "references: [{name: Jo, reference: 'Great. Ask me: +1 202 555 0199, jo@ref.example'}]"
    assert find(private, "jo@ref.example, (202) 555-0199") == [
        "error: 202) 555-0199",
        "error: jo@ref.example",
    ]


@pytest.mark.parametrize(
    ("private", "public", "count"),
    [
        ("basics: {location: {city: Sampleton}}", "work: [{name: A, location: 'Sampleton, Samplia'}]", 0),
        ("basics: {location: {city: Sampleton}}", "basics: {summary: In Sampleton.}", 1),
        ("basics: {email: me@ada.example}", "basics: {email: Me@Ada.example}", 0),
        ("basics: {email: me@ada.example}", "basics: {summary: me@ada.example}", 1),
        ("basics: {label: Engineer}", "basics: {summary: An engineer.}", 0),
        ("work: [{name: Acme Robotics}]", "work: [{name: A robot maker, summary: Acme Robotics}]", 1),
        ("basics: {phone: 202 555 0142}", "basics: {phone: 202 555 0142}", 1),
        ("x: y", "basics: {phone: 202 555 0142, location: {address: 1 Long Street}}", 2),
    ],
)
def test_only_a_field_of_its_own_publishes_what_tells_who_or_where_somebody_is(
    private: str, public: str, count: int
) -> None:
    secrets = find_secrets(parse(private), parse(public, "data/resume.yaml"))
    assert len(secrets.words) + len(secrets.numbers) == count


@pytest.mark.parametrize(
    ("name", "severity"),
    [("Stripe", "warning"), ("MongoDB", "warning"), ("Kestrelly", "error"), ("Block Works", "error")],
)
def test_a_company_that_is_a_word_or_a_technology_too_is_doubtful(name: str, severity: str) -> None:
    secret = make_name("the company", name)
    assert secret is not None and secret.severity == severity


def test_a_name_of_signs_alone_is_none() -> None:
    assert make_name("the company", "—") is None
