"""What a YAML error means to a person, and the place where it began."""

from __future__ import annotations

import re
from typing import Any

import yaml

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_loader import LOADER
from casefolio.text.yaml_slips.invisible import (
    describe_misplaced,
    find_curly_quote,
    find_in_indentation,
    find_misplaced,
    find_wide_colon,
    name_sign,
)
from casefolio.text.yaml_slips.keys import find_indented_key, find_joined_key
from casefolio.text.yaml_slips.lost import CUT_TEXT
from casefolio.text.yaml_slips.quoting import PUT_BETWEEN_QUOTES, advise_quotes, find_unquoted

# A quote in front of a word: the 'tis and '90s of a text.
_APOSTROPHE = lazy_pattern(r"'(?=[A-Za-z0-9])")

_BULLET = lazy_pattern(r"[ \t]*\*(?=[ \t])")

# Messages of libyaml and PyYAML, by a part of each, and what is reported instead: (message, hint).
_EXPLANATIONS = (
    ("mapping values are not allowed", "unexpected ':'", "put a text with ': ' in it between quotes"),
    ("cannot start any token", "this character cannot start a value", PUT_BETWEEN_QUOTES),
    ("found character that cannot", "this character cannot start a value", PUT_BETWEEN_QUOTES),
    ("could not find expected ':'", "a ':' is missing after the key", "write 'key: value'"),
    (
        "did not find expected '-' indicator",
        "a list item must begin with '- '",
        "check the indentation of this line and the ones above",
    ),
    (
        "expected <block end>",
        "this line does not fit the lines above",
        "check the indentation of this line and the ones above",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above",
        "check the indentation; a text that begins with a quote must end with it",
    ),
    (
        "undefined alias",
        "this alias is used before it was defined",
        f"if '*' begins a text, {PUT_BETWEEN_QUOTES}; else write '&name' at the value it stands for",
    ),
    ("undefined tag handle", "a text cannot begin with '!'", PUT_BETWEEN_QUOTES),
    ("another document", "a second document ('---') begins here", "keep one document a file"),
    (
        "unknown escape character",
        "unknown escape in a double-quoted text",
        "write '\\\\' or use single quotes",
    ),
    (
        "invalid Unicode character",
        "half of a sign, as JSON escapes it and YAML does not",
        "write the sign itself in place of '\\u…\\u…'",
    ),
    ("control characters are not allowed", "a control character that YAML does not allow", "delete it"),
    ("special characters are not allowed", "a control character that YAML does not allow", "delete it"),
    ("block sequence entries are not allowed", "a list cannot begin here", "put it on a line of its own"),
    ("expected node content", "a value is missing here", "write one, or delete what needs it"),
    ("duplicate anchor", "this anchor is defined twice", "give it another name"),
)


def explain_error(error: yaml.YAMLError, text: str, source: Source, first_line: int) -> list[Problem]:
    """What a YAML error means to a person, and the place where it began; every such place of its kind.

    `text` is what was read of the source: its lines from `first_line` on.
    """
    if isinstance(error, yaml.reader.ReaderError):
        return [_explain_character(error, source, first_line)]
    explanation = _Explanation(error, text, source, first_line)
    return explanation.find_misplaced_signs() or [explanation.find_problem()]


class _Explanation:
    """One YAML error: its message and context, where parsing stopped and where the cause began."""

    def __init__(self, error: yaml.YAMLError, text: str, source: Source, first_line: int) -> None:
        self.text, self.source, self.first_line = text, source, first_line
        self.said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
        self.context = str(getattr(error, "context", "") or "")
        self.mark: Any = getattr(error, "problem_mark", None)
        self.began: Any = getattr(error, "context_mark", None)

    def find_problem(self) -> Problem:
        """The most certain explanation that applies."""
        return (
            self._find_open_quote()
            or self._find_comment_in_brackets()
            or self._find_bullet()
            or self._find_wide_colon()
            or self._find_curly_quote()
            or self._find_unquoted_text()
            or self._find_key_within_text()
            or self._find_open_bracket()
            or self._find_tab()
            or self._translate()
        )

    def _problem(self, at: Any, message: str, hint: str) -> Problem:
        line, column = (at.line + self.first_line, at.column + 1) if at else (self.first_line, 1)
        return self._problem_at(line, column, message, hint)

    def _problem_at(self, line: int, column: int, message: str, hint: str) -> Problem:
        lines = self.source.lines
        if line > len(lines):
            line, column = len(lines), len(lines[-1]) + 1
        return self.source.problem(self.source.place(line, column), message, hint)

    def _lines(self) -> dict[int, str]:
        """The lines, by their number from 0 in what was read, in which the error may have its cause."""
        lines = self.text.split("\n")
        marks = [mark for mark in (self.mark, self.began) if mark is not None]
        return {mark.line: lines[mark.line] for mark in marks if mark.line < len(lines)}

    def find_misplaced_signs(self) -> list[Problem]:
        """The invisible signs that stand in for spaces, where one is in the way or in the line above."""
        lines = self.text.split("\n")
        found = {n: column for n, line in enumerate(lines) if (column := find_misplaced(line)) is not None}
        near = set(self._lines())
        for number in near - found.keys():
            if (column := find_in_indentation(lines[number])) is not None:
                found[number] = column
        above = self.mark.line - 1 if self.mark else 0
        if not found.keys() & {*near, above}:
            return []
        return [
            self._problem_at(n + self.first_line, column + 1, *describe_misplaced(lines[n][column]))
            for n, column in found.items()
        ]

    def _find_unquoted_text(self) -> Problem | None:
        for number, line in self._lines().items():
            column = self.mark.column if self.mark and self.mark.line == number else len(line)
            if found := find_unquoted(line, column):
                message = f"a text cannot begin with '{line[found.start]}'"
                if line[found.start] in "\"'":
                    message = "the text goes on after its closing quote"
                hint = advise_quotes(line[found.start : found.end])
                return self._problem_at(number + self.first_line, found.start + 1, message, hint)
        return None

    def _find_comment_in_brackets(self) -> Problem | None:
        """A text that a `#` cuts off, and with it the bracket behind it: `[#1 in sales]`."""
        lines = self.text.split("\n")
        above = self.mark.line - 1 if self.mark else 0
        for number in (*self._lines(), above):
            line = lines[number] if 0 <= number < len(lines) else ""
            before, sign, _ = line.partition("#")
            is_open = any(before.count(opening) > before.count(end) for opening, end in ("[]", "{}"))
            if sign and is_open and before[-1] in " \t[{," and '"' not in before and "'" not in before:
                message = "for YAML, a '#' here begins a comment, to the end of the line"
                return self._problem_at(
                    number + self.first_line, len(before) + 1, message, PUT_BETWEEN_QUOTES
                )
        return None

    def _find_bullet(self) -> Problem | None:
        """A list as Markdown may have it."""
        for number, line in self._lines().items():
            if bullet := _BULLET.match(line):
                message = "a list item begins with '- ' in YAML"
                return self._problem_at(number + self.first_line, bullet.end(), message, "write '-' for '*'")
        return None

    def _find_wide_colon(self) -> Problem | None:
        lines = self.text.split("\n")
        above = self.mark.line - 1 if self.mark else 0
        for number in (*self._lines(), above):
            if 0 <= number < len(lines) and (sign := find_wide_colon(lines[number])):
                message = f"{name_sign(sign)} is no ':' for YAML"
                column = lines[number].index(sign) + 1
                return self._problem_at(number + self.first_line, column, message, "write ': '")
        return None

    def _find_curly_quote(self) -> Problem | None:
        """A text between quotes as word processors write them, in which a ': ' or the like stands."""
        for number, line in self._lines().items():
            if (column := find_curly_quote(line)) is not None:
                message = f"{name_sign(line[column])} is no quote for YAML"
                hint = 'write a straight quote at both ends of the text: "…"'
                return self._problem_at(number + self.first_line, column + 1, message, hint)
        return None

    def _find_key_within_text(self) -> Problem | None:
        """A key that YAML took for words of a text, or whose own ':' it took for one."""
        number, above = _find_above(self.text, self.mark)
        line = _line_at(self.text, self.mark)
        if "could not find expected ':'" in self.said and self.began:
            number, slip = self.began.line, find_joined_key(_line_at(self.text, self.began))
        elif "mapping values are not allowed" not in self.said:
            return None
        elif (slip := find_joined_key(above)) is None:
            number, slip = self.mark.line, find_indented_key(line, above)
        if slip is None:
            return None
        return self._problem_at(number + self.first_line, slip.column + 1, slip.message, slip.hint)

    def _find_open_quote(self) -> Problem | None:
        if "quoted scalar" in self.context:
            if "end of stream" not in self.said and "document indicator" not in self.said:
                return None
            hint = "add the closing quote"
            if self.began and _APOSTROPHE.match(_line_at(self.text, self.began), self.began.column):
                hint += '; or, if it is an apostrophe, put the text between quotes ("…")'
            return self._problem(self.began, "this quote is never closed", hint)
        if (quote := _find_runaway_quote(self.text, self.mark)) is not None:
            return self._problem(quote, "this quote is never closed on its line", "add the closing quote")
        return None

    def _find_open_bracket(self) -> Problem | None:
        if "flow sequence" not in self.context and "flow mapping" not in self.context:
            return None
        bracket, end = ("[", "]") if "sequence" in self.context else ("{", "}")
        return self._problem(self.began, f"this '{bracket}' is never closed", f"add '{end}'")

    def _find_tab(self) -> Problem | None:
        before = _line_at(self.text, self.mark)[: self.mark.column + 1 if self.mark else 0]
        if "\t" in before and ("token" in self.said or "tab character" in self.said):
            return self._problem(self.mark, "a tab cannot indent YAML", "use spaces")
        return None

    def _translate(self) -> Problem:
        """YAML's message in plain words."""
        is_key = "could not find expected ':'" in self.said
        mark = self.began if is_key and self.began is not None else self.mark
        for part, message, hint in _EXPLANATIONS:
            if part in self.said:
                if cut := CUT_TEXT.search(_find_above(self.text, mark)[1]):
                    hint = f"'{cut[0]}' in the line above begins a comment for YAML: {PUT_BETWEEN_QUOTES}"
                return self._problem(mark, message, hint)
        return self._problem(mark or self.began, self.said, "")


def _explain_character(error: Any, source: Source, first_line: int) -> Problem:
    """A character that YAML does not allow at all, such as a control code."""
    found = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]", source.text)
    place = source.place_at(found.start()) if found else source.place(first_line, 1)
    return source.problem(place, "a control character that YAML does not allow", "delete it")


def _find_runaway_quote(text: str, mark: Any) -> Any:
    """The start of a quoted text that ran over lines and ended in the line where reading failed.

    Such a quote was most likely meant to end on its own line, and swallowed what followed.
    """
    if mark is None:
        return None
    last = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if token.start_mark.line > mark.line:
                break
            is_quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if is_quoted and token.start_mark.line < token.end_mark.line == mark.line:
                last = token.start_mark
    except yaml.YAMLError:
        pass
    return last


def _find_above(text: str, mark: Any) -> tuple[int, str]:
    """The nearest line above that says something, comments apart, and its number from 0; "" for none."""
    above = text.split("\n")[: mark.line] if mark is not None else []
    for number in reversed(range(len(above))):
        if above[number].strip() and not above[number].lstrip().startswith("#"):
            return number, above[number]
    return 0, ""


def _line_at(text: str, mark: Any) -> str:
    lines = text.split("\n")
    return lines[mark.line] if mark is not None and mark.line < len(lines) else ""
