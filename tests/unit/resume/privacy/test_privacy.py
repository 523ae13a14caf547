"""What is private is decided once: `check` warns of what the site leaves out and its guard looks for."""

from __future__ import annotations

import pytest

from casefolio.resume.privacy import PRIVATE_FIELDS, find_private_fields, list_private_values, publish
from casefolio.resume.validation import build_resume
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml

PRIVATE = """\
basics:
  phone: +49 30 1234567
  location: {address: 1 Quay Street, postalCode: 10115, city: Port Sample}
meta: {casefolio: {paper: letter}}
"""


@pytest.fixture
def node() -> Node:
    return parse_yaml(Source("data/private.yaml", PRIVATE))


def test_a_published_resume_is_without_each_private_field() -> None:
    text = PRIVATE.replace("basics:\n", "basics:\n  name: Ada\n")
    basics = publish(build_resume(parse_yaml(Source("data/resume.yaml", text)))).basics
    assert (basics.phone, basics.location.address, basics.location.postal_code) == ("", "", "")
    assert (basics.name, basics.location.city) == ("Ada", "Port Sample")


def test_check_warns_of_the_same_fields(node: Node) -> None:
    problems = list(find_private_fields(node))
    assert [problem.message for problem in problems] == [
        f"'{path[-1]}' in a file that may be published" for path in PRIVATE_FIELDS
    ]
    assert {problem.severity for problem in problems} == {"warning"}


def test_the_guard_looks_for_all_values_but_settings(node: Node) -> None:
    assert [value.text for value in list_private_values(node)] == [
        "+49 30 1234567", "1 Quay Street", "10115", "Port Sample",
    ]  # fmt: skip
    assert next(list_private_values(node)).name == "basics.phone of data/private.yaml:2:10"
