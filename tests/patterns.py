"""A backtracking matcher for regular expressions that counts its steps, as `re` does not.

It tries what `re` tries, in the same order, from Python's own parse of the pattern. So a pattern that takes
quadratic time for a text takes a quadratic number of steps here, on every machine.
"""

from __future__ import annotations

import re
import re._parser as parser
from collections.abc import Callable, Iterator
from typing import Any

Follow = Callable[[int], bool]

CATEGORIES = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda c: c.isalnum() or c == "_"}


class StepCounter:
    """Searches a text for all matches of a pattern; `steps` counts the characters that were looked at."""

    def __init__(self, pattern: str, flags: int) -> None:
        parsed = parser.parse(pattern, flags)
        self.tree, self.flags = list(parsed), parsed.state.flags
        self.steps = 0
        self.text = ""
        self.groups: dict[int, str] = {}

    def search_all(self, text: str) -> int:
        """The number of steps that it takes to find all matches."""
        self.text, self.steps, position = text, 0, 0
        while position <= len(text):
            ends: list[int] = []
            found = self._run(self.tree, 0, position, lambda end, ends=ends: not ends.append(end))
            position = max(ends[0], position + 1) if found else position + 1
        return self.steps

    def match_start(self, text: str) -> int:
        """The number of steps that it takes to find a match at the beginning."""
        self.text, self.steps = text, 0
        self._run(self.tree, 0, 0, lambda end: True)
        return self.steps

    def _run(self, items: list[Any], index: int, at: int, follow: Follow) -> bool:
        if index == len(items):
            return follow(at)
        op, value = str(items[index][0]), items[index][1]

        def on(end: int) -> bool:
            return self._run(items, index + 1, end, follow)

        if op in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._fits(op, value, at) and on(at + 1)
        if op == "AT":
            self.steps += 1
            return self._stands(str(value), at) and on(at)
        if op == "SUBPATTERN":
            number, added, _, inner = value
            before, self.flags = self.flags, self.flags | added

            def close(end: int) -> bool:
                old = self.groups.get(number)
                self.groups[number] = self.text[at:end]
                if on(end):
                    return True
                self.groups[number] = old or ""
                return False

            found = self._run(list(inner), 0, at, close)
            self.flags = before
            return found
        if op == "BRANCH":
            return any(self._run(list(branch), 0, at, on) for branch in value[1])
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(op, *value, at, on)
        if op == "ATOMIC_GROUP":
            end = self._first_end(list(value), at)
            return end is not None and on(end)
        if op in ("ASSERT", "ASSERT_NOT"):
            return self._assert(value, at) == (op == "ASSERT") and on(at)
        if op == "GROUPREF":
            written = self.groups.get(value, "")
            self.steps += len(written) + 1
            return self.text.startswith(written, at) and on(at + len(written))
        if op == "GROUPREF_EXISTS":
            branch = value[1] if value[0] in self.groups else value[2]
            return self._run(list(branch or ()), 0, at, on)
        raise NotImplementedError(op)

    def _repeat(self, op: str, least: int, most: Any, inner: Any, at: int, on: Follow) -> bool:
        items, most = list(inner), int(most)
        if len(items) == 1 and str(items[0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._repeat_one(op, least, most, items[0], at, on)
        if op == "POSSESSIVE_REPEAT":
            count = 0
            while count < most and (end := self._first_end(items, at)) is not None and end > at:
                at, count = end, count + 1
            return count >= least and on(at)

        def turn(count: int, here: int) -> bool:
            def again(end: int) -> bool:
                return end > here and turn(count + 1, end)

            if op == "MIN_REPEAT" and count >= least and on(here):
                return True
            if count < most and self._run(items, 0, here, again):
                return True
            return op == "MAX_REPEAT" and count >= least and on(here)

        return turn(0, at)

    def _repeat_one(self, op: str, least: int, most: int, item: Any, at: int, on: Follow) -> bool:
        kind, value = str(item[0]), item[1]
        end = at
        if op == "MIN_REPEAT":
            while end - at < least:
                if not self._fits(kind, value, end):
                    return False
                end += 1
            while not on(end):
                if end - at >= most or not self._fits(kind, value, end):
                    return False
                end += 1
            return True
        while end - at < most and self._fits(kind, value, end):
            end += 1
        if op == "POSSESSIVE_REPEAT":
            return end - at >= least and on(end)
        return any(on(each) for each in range(end, at + least - 1, -1))

    def _first_end(self, items: list[Any], at: int) -> int | None:
        ends: list[int] = []
        return ends[0] if self._run(items, 0, at, lambda end: not ends.append(end)) else None

    def _assert(self, value: Any, at: int) -> bool:
        direction, inner = value
        if direction > 0:
            return self._first_end(list(inner), at) is not None
        width = inner.getwidth()[0]
        return at >= width and self._first_end(list(inner), at - width) is not None

    def _stands(self, place: str, at: int) -> bool:
        text, many = self.text, bool(self.flags & re.M)
        if place in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return at == 0 or (many and place == "AT_BEGINNING" and text[at - 1] == "\n")
        if place in ("AT_END", "AT_END_STRING"):
            is_last = at == len(text) or (place == "AT_END" and at == len(text) - 1 and text[at] == "\n")
            return is_last or (many and place == "AT_END" and text[at] == "\n")
        around = [CATEGORIES["WORD"](text[i]) if 0 <= i < len(text) else False for i in (at - 1, at)]
        return (around[0] != around[1]) == (place == "AT_BOUNDARY")

    def _fits(self, op: str, value: Any, at: int) -> bool:
        self.steps += 1
        if at >= len(self.text):
            return False
        sign = self.text[at]
        if op == "ANY":
            return sign != "\n" or bool(self.flags & re.S)
        signs = {sign, sign.lower(), sign.upper()} if self.flags & re.I else {sign}
        if op == "IN":
            return any(self._is_in(value, each) for each in signs)
        return (value in map(ord, signs)) == (op == "LITERAL")

    def _is_in(self, members: Any, sign: str) -> bool:
        negated = str(members[0][0]) == "NEGATE"
        for kind, value in members[negated:]:
            name = str(value).removeprefix("CATEGORY_")
            if str(kind) == "CATEGORY":
                fits = CATEGORIES[name.removeprefix("NOT_")](sign) != name.startswith("NOT_")
            else:
                fits = value == ord(sign) if str(kind) == "LITERAL" else value[0] <= ord(sign) <= value[1]
            if fits:
                return not negated
        return negated


def list_literals(items: Any) -> Iterator[str]:
    """The runs of literal characters in a pattern: of them the text consists that it works hardest at."""
    run = ""
    for op, value in items:
        if str(op) == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        if str(op) == "IN":
            yield from (chr(each) for kind, each in value if str(kind) == "LITERAL")
        for inner in _parts_of(str(op), value):
            yield from list_literals(inner)
    if run:
        yield run


def _parts_of(op: str, value: Any) -> list[Any]:
    if op == "SUBPATTERN":
        return [value[3]]
    if op == "BRANCH":
        return list(value[1])
    if op.endswith("REPEAT"):
        return [value[2]]
    if op in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return [value] if op == "ATOMIC_GROUP" else []
