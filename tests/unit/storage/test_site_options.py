"""What mkdocs.yml says to this program, wherever it says it."""

from __future__ import annotations

import pytest

from casefolio.storage.site_options import find_plugin, list_option
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def read(text: str) -> list[str]:
    return [str(node.value) for node in list_option(parse_yaml(Source("mkdocs.yml", text)), "files")]


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("extra: {portfolio: {files: [a.pdf, b.pdf]}}", ["a.pdf", "b.pdf"]),
        ("extra: {portfolio: {files: a.pdf}}", ["a.pdf"]),
        ("plugins: [search, casefolio: {files: [a.pdf]}]", ["a.pdf"]),
        ("plugins: {casefolio: {files: [a.pdf]}}", ["a.pdf"]),
        ("plugins: [casefolio: {files: [b.pdf]}]\nextra: {portfolio: {files: [a.pdf]}}", ["a.pdf", "b.pdf"]),
        ("plugins: [casefolio]", []),
        ("plugins: [other: {files: [a.pdf]}]", []),
        ("extra: {portfolio: }", []),
        ("extra: []", []),
    ],
)
def test_options_stand_below_extra_or_at_the_plugin(config: str, found: list[str]) -> None:
    assert read(config) == found


@pytest.mark.parametrize(
    ("config", "has_plugin"),
    [
        ("plugins: [casefolio]", True),
        ("plugins: [casefolio: {}]", True),
        ("plugins: {search: {}, casefolio: }", True),
        ("plugins: [search]", False),
        ("plugins: ", False),
        ("casefolio: {}", False),
    ],
)
def test_the_plugin_is_found_however_it_is_written(config: str, has_plugin: bool) -> None:
    assert (find_plugin(parse_yaml(Source("mkdocs.yml", config))) is not None) == has_plugin
    assert find_plugin(None) is None
