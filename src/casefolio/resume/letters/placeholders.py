"""Placeholders in the texts of a letter, such as {company}: which there are, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.errors import suggest
from casefolio.text.patterns import lazy_pattern

PLACEHOLDERS = ("company", "role", "recipient")

_LONGEST = 40
"""The most characters between two braces that may be a placeholder."""

# Neither the tags of a span, [words]{billing}, nor attributes, {: .wide}, nor braces behind a backslash.
_BRACES = lazy_pattern(rf"(?<![\]\\])\{{(?!\s?[:.#])([^{{}}\n]{{0,{_LONGEST}}})\}}")


class Placeholder(NamedTuple):
    """A placeholder as it is written, braces included, its name, and where it begins."""

    text: str
    name: str
    start: int


def find_placeholders(text: str) -> Iterator[Placeholder]:
    """All braces of a text that may be meant as placeholders, unknown ones included."""
    for found in _BRACES.finditer(text):
        yield Placeholder(found[0], found[1].strip(), found.start())


def explain_unknown(placeholder: Placeholder) -> tuple[str, str]:
    """Message and hint for one that has no meaning."""
    known = [f"{{{name}}}" for name in PLACEHOLDERS]
    there_are = f"there are {', '.join(known)}; write '\\{{' for a brace of your own"
    return f"unknown placeholder '{placeholder.text}'", suggest(placeholder.text, known, there_are)


def fill_placeholders(text: str, fill: Callable[[Placeholder], str]) -> str:
    """The text with what `fill` gives in place of each placeholder."""
    parts: list[str] = []
    end = 0
    for placeholder in find_placeholders(text):
        parts += [text[end : placeholder.start], fill(placeholder)]
        end = placeholder.start + len(placeholder.text)
    return "".join([*parts, text[end:]])
