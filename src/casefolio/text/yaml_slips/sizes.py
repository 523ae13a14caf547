"""Sizes that no page can show: told before anything is composed or laid out, which would take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from casefolio.text.yaml_tree import Node

LONGEST_TEXT = 10_000
"""The most characters of one text: two pages. A long summary has 1,500."""

LONGEST_WORD = 1_000
"""The most characters without a place where a line may break: a dozen lines. Laying one out takes time that
grows with the square of its length."""

MOST_ITEMS = 3_000
"""The most items of all lists together. A long resume has some hundreds; a PDF of 3,000 has 100 pages."""

_NOT_SHOWN = frozenset({"url", "image"})

# A line may break anywhere in the scripts of East and Southeast Asia.
_UNBROKEN = lazy_pattern(r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua960-\uffef]++")


def find_oversized(root: Node) -> Iterator[Problem]:
    """Texts, words and lists of a resume that are longer than can be shown."""
    count = 0
    for key, node in _walk(root, ""):
        if isinstance(node.value, list):
            if count <= MOST_ITEMS < (count := count + len(node.value)):
                message = f"more than {MOST_ITEMS:,} entries and lines, counted up to here"
                yield node.problem(message, "no page can show them: leave out what is old or small")
        elif isinstance(node.value, str) and key not in _NOT_SHOWN:
            yield from _find_too_long(node, node.value)


def _find_too_long(node: Node, text: str) -> Iterator[Problem]:
    if found := measure_text(text):
        message, hint, word = found
        yield node.problem(message, hint, node.place_of(word) if word else None)


def measure_text(text: str) -> tuple[str, str, str] | None:
    """What makes a text too long to be shown: message, hint, and the word that no line can hold, or ""."""
    if len(text) > LONGEST_TEXT:
        message = f"a text of {len(text):,} characters, of which a page shows about {LONGEST_TEXT // 2:,}"
        return message, f"at most {LONGEST_TEXT:,}: part it, or put it on a page in docs/", ""
    if len(text) > LONGEST_WORD:
        longest = max(_UNBROKEN.findall(text), key=len, default="")
        if len(longest) > LONGEST_WORD:
            message = f"a word of {len(longest):,} characters, which no line can hold"
            return message, f"at most {LONGEST_WORD:,}: is a blank missing?", longest
    return None


def _walk(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """All values but those of the person's own `x-` keys, each with the key that it stands under."""
    yield key, node
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            if not name.startswith("x-"):
                yield from _walk(child, name)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _walk(child, key)
