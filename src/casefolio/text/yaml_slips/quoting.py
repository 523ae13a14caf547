"""Texts that require quotes, because YAML reads their first character as syntax."""

from __future__ import annotations

import re

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.patterns import lazy_pattern

PUT_BETWEEN_QUOTES = "put the text between quotes"
PUT_WHOLE_BETWEEN_QUOTES = "put the whole text between quotes"

# What stands before a value in a line: indentation, dashes of lists, a key.
_BEFORE_VALUE = lazy_pattern(
    r"""\ufeff?[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#\[{][^:#]*?):[ \t]+)?"""
)
# Where a value may begin inside brackets.
_WITHIN_BRACKETS = lazy_pattern(r"""[\[{,][ \t]*|:[ \t]+""")

_ALWAYS = frozenset("`@%")
_WITHIN = frozenset(",]}")
"""What ends something within brackets, and nothing outside."""
_ALIAS = lazy_pattern(r"\*[\w-]+\s*(?:[,\]}#].*)?")
_ANCHOR = lazy_pattern(r"&[\w-]+(?:\s.*)?")
_BLOCK_HEADER = lazy_pattern(r"[>|][-+1-9]{0,2}[ \t]*(?:#.*)?")
_QUOTED = {
    '"': lazy_pattern(r'"(?:[^"\\]|\\.)*"'),
    "'": lazy_pattern(r"'(?:[^']|'')*'"),
}
# What may follow a closed quote or bracket: a comment, a ':' that makes it a key, the rest of a list.
_END = lazy_pattern(r"[ \t]*(?:#.*|:.*|[,\]}].*)?")
_CLOSING = {"[": "]", "{": "}"}


def advise_quotes(text: str) -> str:
    """The hint to quote a text, with the kind of quotes that it does not hold itself."""
    if '"' in text and "'" in text:
        return f'{PUT_BETWEEN_QUOTES} ("…"), and write \\" for those inside'
    if '"' in text:
        return f"{PUT_BETWEEN_QUOTES} ('…')"
    return f'{PUT_BETWEEN_QUOTES} ("…")' if "'" in text else PUT_BETWEEN_QUOTES


class Unquoted(NamedTuple):
    """Where in a line a text begins and ends that has to be quoted, from 0."""

    start: int
    end: int


def find_unquoted(line: str, column: int) -> Unquoted | None:
    """The text of a line that has to be quoted, or None.

    `column` is where reading failed, from 0: within brackets, the text around it is the one that counts.
    """
    start = _find_value(line)
    value = line[start:].rstrip()
    if _needs_quotes(value, _ALWAYS | _WITHIN) or _fails_at_comma(value, column - start):
        return Unquoted(start, len(line))
    if line[start : start + 1] in _CLOSING:
        openings = [match.end() for match in _WITHIN_BRACKETS.finditer(line, start) if match.end() <= column]
        for start in reversed(openings):
            if line[start : start + 1] not in _CLOSING and _needs_quotes(line[start:].rstrip(), _ALWAYS):
                ends = [end for sign in ",]}" if (end := line.find(sign, column)) >= 0]
                return Unquoted(start, min(ends, default=len(line)))
    return None


def _find_value(line: str) -> int:
    before = _BEFORE_VALUE.match(line)
    return before.end() if before else 0


def _needs_quotes(value: str, never: frozenset[str]) -> bool:
    """Whether YAML cannot read a value as it is written: its first sign, or one of `never`, is YAML's own."""
    first = value[:1]
    if first in never:
        return True
    if first == "*":
        return not _ALIAS.fullmatch(value)
    if first == "&":
        return not _ANCHOR.fullmatch(value)
    if first in (">", "|"):
        return not _BLOCK_HEADER.fullmatch(value)
    if first in _QUOTED or first in _CLOSING:
        end = _find_closing(value)
        return end is not None and not _END.fullmatch(value, end)
    return first == "!" or value.startswith(": ")


def _fails_at_comma(value: str, column: int) -> bool:
    """Whether reading failed at the comma behind a closed quote or bracket, so not within a list."""
    end = _find_closing(value)
    return (
        end is not None
        and column >= end
        and not value[end:column].strip()
        and value[column : column + 1] == ","
    )


def _find_closing(value: str) -> int | None:
    """Where the quote or bracket that begins a value is closed on its line: the index behind it, or None."""
    if value[:1] in _QUOTED:
        closed = _QUOTED[value[0]].match(value)
        return closed.end() if closed else None
    if value[:1] not in _CLOSING:
        return None
    depth = 0
    for match in re.finditer(r"[\[\]{}]", value):
        depth += 1 if match[0] in _CLOSING else -1
        if depth == 0:
            return match.end()
    return None
