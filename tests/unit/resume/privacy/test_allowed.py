"""What a person wants published though it looks private."""

from __future__ import annotations

import pytest

from casefolio.resume.privacy.allowed import find_allowance_problems, read_allowances
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml


def parse(allowed: str) -> Node:
    return parse_yaml(Source("mkdocs.yml", f"extra:\n  portfolio:\n    allowed: {allowed}\n"))


@pytest.mark.parametrize(
    ("allowed", "text", "file", "covers"),
    [
        ("['+1 202 555 0142']", "(202) 555-0142", "data/resume.yaml", True),
        ("['+1 202 555 0142']", "(202) 555-0143", "data/resume.yaml", False),
        ("'+1 202 555 0142'", "202.555.0142", "docs/a.md", True),
        ("[{value: Sampleton, file: docs/*}]", "sampleton", "docs/a.md", True),
        ("[{value: Sampleton, file: docs/*}]", "Sampleton", "data/resume.yaml", False),
        ("[{value: Sampleton, file: docs/*}]", "Sampleton", "", True),
        ("[{value: 12 Sample Street}]", "12 Sample  STREET", "docs/a.md", True),
        ("['']", "", "docs/a.md", False),
    ],
)
def test_a_value_is_allowed_in_any_spelling_in_its_files(
    allowed: str, text: str, file: str, covers: bool
) -> None:
    assert any(each.covers(text, file) for each in read_allowances(parse(allowed))) == covers


def test_each_is_told_and_so_is_what_cannot_be_read() -> None:
    config = parse("[Sampleton, {value: 202 555 0142, file: docs/a.md}, {file: x}, {value: a, filé: b}]")
    assert [str(each).splitlines()[0] for each in find_allowance_problems(config)] == [
        "mkdocs.yml:3:15: warning: 'Sampleton' may be published",
        "mkdocs.yml:3:26: warning: '202 555 0142' may be published in docs/a.md",
        "mkdocs.yml:3:66: expected a value that may be published",
        "mkdocs.yml:3:77: expected a value that may be published",
    ]
    assert len(read_allowances(config)) == 2
    assert read_allowances(None) == [] and list(find_allowance_problems(parse("{}"))) == []
