"""Lazy patterns: the same answers as compiled ones, and nothing compiled before it is needed."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from casefolio.text.patterns import lazy_pattern, lazy_patterns


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
    search = vars(lazy)["search"]
    lazy.search("b")
    assert vars(lazy)["search"] is search and search.__self__ == re.compile("a")


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?P<year>\d{4})(?:-(?P<month>\d\d))?", 0),
        (r"(?i:ß|ſ)\w+(?=\.)", re.M),
        (rb"[\x00-\x1f](a)\1", re.S),
        ("[^\\W\\d_]+ # letters\ud800", re.I | re.X),
    ],
)
def test_it_is_the_pattern_that_re_makes(pattern: str | bytes, flags: int) -> None:
    lazy, plain = lazy_pattern(pattern, flags), re.compile(pattern, flags)
    assert (lazy.flags, lazy.groups, lazy.groupindex) == (plain.flags, plain.groups, plain.groupindex)
    assert _get_pattern(lazy) == plain


def test_what_is_only_like_a_text_is_compiled_at_once() -> None:
    class Marked(str):
        pass

    with lazy_patterns():
        assert type(re.compile(Marked("a+"))) is re.Pattern


def test_where_re_has_no_such_steps_it_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: Any = getattr(re, "_compiler")  # noqa: B009 - mypy does not know it
    monkeypatch.setattr(re, "_compiler", SimpleNamespace(compile=steps.compile, isstring=steps.isstring))
    lazy = lazy_pattern("(?P<one>a)+")
    assert lazy.fullmatch("aa") and _get_pattern(lazy) == re.compile("(?P<one>a)+")


def _get_pattern(lazy: re.Pattern[Any]) -> Any:
    """The compiled pattern itself."""
    return getattr(lazy.search, "__self__", None)


def _plain(found: Any) -> Any:
    return (found.span(), found.groups()) if isinstance(found, re.Match) else found


def test_functions_of_the_standard_library_take_it() -> None:
    assert re.sub(lazy_pattern("a+"), "b", "xaay") == "xby"
    assert isinstance(lazy_pattern("a+"), re.Pattern)


def test_within_the_block_libraries_compile_later() -> None:
    with lazy_patterns():
        broken = re.compile("(", re.I)
        given = re.compile(r"b(\d+)", flags=re.I)
        assert re.compile(given) is given
    with pytest.raises(re.error):
        broken.search("x")
    assert given.fullmatch("B1")
    with pytest.raises(re.error):
        re.compile("(")


def test_where_an_import_fails_it_is_over_too() -> None:
    before = re.compile
    with pytest.raises(ImportError), lazy_patterns():
        assert re.compile is not before
        raise ImportError
    assert re.compile is before
