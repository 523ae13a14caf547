"""No regular expression of the engine takes more than linear time: counted in steps."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator

import pytest
from tests.conftest import sample
from tests.modules import list_modules
from tests.patterns import StepCounter, list_literals

from casefolio.text.patterns import lazy_pattern

SHORT, LONG = 60, 240
"""Lengths of texts. Four times as long, a text takes a linear pattern four times as many steps, a quadratic
one sixteen times as many."""

MOST_GROWTH = 7
FEWEST_STEPS = 3_000
"""Below this a pattern does no work worth comparing: one with a bound has reached it."""

UNITS = ("a", " ", "1", "a ", "1 ", "\n", ". ", "[", "<", "`", "(")

FROM_THE_START = {
    "casefolio.applications.frozen._LINE",
    "casefolio.checks.pages._HOST_ALONE",
    "casefolio.importing.clean._NO_SCHEME",
    "casefolio.importing.clean._WEB",
    "casefolio.importing.yamlresume._ITEM",
    "casefolio.posting.facts.title._WANTED",
    "casefolio.posting.front_matter._HOST",
    "casefolio.posting.noise._COUNT",
    "casefolio.posting.sentences._LATE_WISH",
    "casefolio.posting.tables._RULE",
    "casefolio.resume.hints.dates._LONE_YEAR",
    "casefolio.resume.publications.identifiers._ARXIV",
    "casefolio.resume.record._BULLET",
    "casefolio.resume.sections.portrait._FILE",
    "casefolio.starting.new._PLAIN_NAME",
    "casefolio.text.addresses._MAIL",
    "casefolio.text.folding._ITEM",
    "casefolio.text.front_matter._OTHER_KEY",
    "casefolio.text.front_matter._PLAIN_KEY",
    "casefolio.text.inline._HOST",
    "casefolio.text.inline._SCHEME",
    "casefolio.text.yaml_slips.explain._BULLET",
    "casefolio.text.yaml_slips.invisible._INDENTATION",
    "casefolio.text.yaml_slips.invisible._WIDE_COLON",
    "casefolio.text.yaml_slips.invisible._CURLY_QUOTE",
    "casefolio.text.yaml_slips.keys._ITEM",
    "casefolio.text.yaml_slips.keys._KEY",
    "casefolio.text.yaml_slips.keys._JOINED_KEY",
    "casefolio.text.yaml_slips.lost._ENDS_IN_DIGIT",
    "casefolio.text.yaml_slips.lost._REST",
    "casefolio.text.yaml_slips.lost._REST_OF_ITEM",
    "casefolio.text.yaml_slips.quoting._BEFORE_VALUE",
}
"""Patterns that are only used with `match` or `fullmatch`: a test below holds it."""


def list_patterns() -> dict[str, tuple[str, int]]:
    """All patterns of the engine by the name of their variable, with their flags; bytes are left out."""
    kind = type(lazy_pattern("a"))
    found = {}
    for module in list_modules():
        for name, value in vars(importlib.import_module(module)).items():
            if type(value) is kind and isinstance(value.pattern, str):
                found.setdefault((value.pattern, value._flags), f"{module}.{name}")
    return {name: pattern for pattern, name in found.items()}


def list_texts(literals: list[str], length: int) -> Iterator[str]:
    """Texts of one unit again and again, with something before and after it that fits or does not."""
    for unit in dict.fromkeys((*UNITS, *literals[:12])):
        body = (unit * length)[:length]
        yield body
        yield f"{body}\x00"
        yield f"{literals[0] if literals else 'x'}{body}!"


def find_growth(name: str, pattern: str, flags: int) -> list[str]:
    """The texts for which the pattern takes more than linear time."""
    counter = StepCounter(pattern, flags)
    literals = list(dict.fromkeys(list_literals(counter.tree)))
    count = counter.match_start if name in FROM_THE_START else counter.search_all
    texts = zip(list_texts(literals, SHORT), list_texts(literals, LONG), strict=True)
    return [
        f"{name}: {short[:20]!r}"
        for short, long in texts
        if (steps := count(long)) > FEWEST_STEPS and steps > MOST_GROWTH * count(short)
    ]


@pytest.fixture
def deep_stack() -> Iterator[None]:
    """The matcher calls itself for each repetition."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.sweep
def test_every_pattern_takes_linear_time(deep_stack: None) -> None:
    patterns = list_patterns()
    assert len(patterns) > 150
    assert [fault for name, each in patterns.items() for fault in find_growth(name, *each)] == []
    assert patterns.keys() >= FROM_THE_START


@pytest.mark.parametrize("name", sorted(FROM_THE_START))
def test_what_is_tried_from_the_start_is_not_searched_for(name: str) -> None:
    module, _, variable = name.rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    assert set(re.findall(rf"(?<!\w){variable}\.(\w+)", source)) <= {"match", "fullmatch"}


@pytest.mark.parametrize("pattern", sample(3, [r"<[^>]*>", r"\s+x", r"(`+)(?!`).+?(?<!`)\1(?!`)"]))
def test_a_pattern_that_takes_longer_is_found(deep_stack: None, pattern: str) -> None:
    assert find_growth("a pattern", pattern, 0)


@pytest.mark.parametrize(
    "pattern", sample(3, [r"<[^<>]*>", r"(?<!\s)\s+x", r"(?:a|b)+c?", r"a{3,40}b", r"(?<!x)x*+y"])
)
def test_one_that_does_not_is_not(deep_stack: None, pattern: str) -> None:
    assert find_growth("a pattern", pattern, 0) == []
