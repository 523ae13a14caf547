"""Lazy patterns: the same answers as compiled ones, and nothing compiled before it is needed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from casefolio.text.patterns import lazy_pattern


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("search", ("a B1",)),
        ("match", ("b1 a",)),
        ("fullmatch", ("B22",)),
        ("sub", ("-", "b1 b2")),
        ("split", ("x b1 y",)),
        ("findall", ("b1 B2",)),
    ],
)
def test_each_method_answers_as_a_compiled_pattern_does(method: str, arguments: tuple[str, ...]) -> None:
    lazy, compiled = lazy_pattern(r"b(\d+)", re.I), re.compile(r"b(\d+)", re.I)
    assert _plain(getattr(lazy, method)(*arguments)) == _plain(getattr(compiled, method)(*arguments))
    assert lazy.pattern == compiled.pattern


def test_bytes_are_matched_too() -> None:
    assert lazy_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_nothing_is_compiled_before_the_first_call() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_the_second_call_asks_the_compiled_pattern_itself() -> None:
    lazy = lazy_pattern("a")
    lazy.search("a")
    assert vars(lazy)["search"] == re.compile("a").search


def _plain(found: Any) -> Any:
    return (found.span(), found.groups()) if isinstance(found, re.Match) else found
