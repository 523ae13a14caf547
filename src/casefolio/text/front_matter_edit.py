"""Edits of lists in a front matter that leave every other byte of the file unchanged.

The text is never serialised from its values: a piece is inserted or removed at the positions that the YAML
parser reports, and the result is parsed again. Where it is not exactly the requested change, nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.errors import InputError
from casefolio.text.front_matter import FrontMatter, find_body, read_front_matter
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

MOST_REPEATED = 100
"""How many times an item may occur in one list and still be removed from it."""

# YAML ends a line at these too, an editor does not: places behind them cannot be trusted.
_ODD_LINE_ENDS = lazy_pattern("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class ListEdit:
    """Changes of lists in the front matter of one kind of file.

    `known` are the keys of such a front matter; `advice` is the hint for a person who has to make the change
    by hand. Both methods raise InputError where the front matter is malformed, or written so that the list
    cannot be changed safely.
    """

    known: Collection[str]
    advice: str

    def add(self, source: Source, key: str, item: str) -> Source:
        """The text with `item` in the list `key`; unchanged where it is there already."""
        front = self._read(source)
        items = _items(front, key)
        if item in items:
            return source
        expected = {**_values(front.matter.node), key: (*items, item)}
        return self._checked(front, Source(source.path, _add(front, key, item)), expected, key)

    def remove(self, source: Source, key: str, item: str) -> Source:
        """The text without `item` in the list `key`, and without a front matter that has become empty."""
        front = self._read(source)
        items = _items(front, key)
        if item not in items:
            return source
        left = tuple(each for each in items if each != item)
        expected = {**_values(front.matter.node), key: left}
        cut = source
        for _ in range(MOST_REPEATED):
            try:
                before = self._read(cut)
            except InputError:
                # The removed text is needed elsewhere: it held an anchor, for example.
                break
            if item not in _items(before, key):
                break
            cut = Source(source.path, _take_out(before, key, item))
        cut = self._checked(front, cut, expected, key)
        bare = self._without_empty_fences(cut)
        return bare if self._holds(front, bare, expected, key) else cut

    def _read(self, source: Source) -> _Front:
        front = _Front(source, read_front_matter(source, self.known), self.advice)
        if front.matter.node is not None and _ODD_LINE_ENDS.search(front.above):
            message = "the front matter holds line ends that only YAML sees"
            raise InputError([source.problem(source.place(1, 1), message, self.advice)])
        return front

    def _checked(self, before: _Front, source: Source, expected: dict[str, Any], key: str) -> Source:
        """The text, if it holds the expected values and nothing else has changed."""
        if not self._holds(before, source, expected, key):
            raise before.refuse(key)
        return source

    def _holds(self, before: _Front, source: Source, expected: dict[str, Any], key: str) -> bool:
        try:
            after = self._read(source)
        except InputError:
            return False
        found = {**_values(after.matter.node), key: _items(after, key)}
        return found == expected and after.body == before.body

    def _without_empty_fences(self, source: Source) -> Source:
        """The text without a front matter in which nothing is left."""
        front = self._read(source)
        opening = next(number for number, line in enumerate(source.lines, 1) if line.strip())
        if front.matter.node is None or front.closing != opening + 1:
            return source
        return Source(source.path, _cut_lines(front, opening, front.closing))


def _values(node: Node | None) -> dict[str, Any]:
    """The content of a front matter as plain values."""
    values = _value(node) if node is not None else None
    return values if isinstance(values, dict) else {}


def _value(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _value(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [_value(child) for child in node.value]
    # The last line of a block text has a line end only where another key follows.
    return node.value.strip() if isinstance(node.value, str) else node.value


def _items(front: _Front, key: str) -> tuple[str, ...]:
    """The distinct items of the list `key`; a single word is a list of one, another value is no list."""
    node = front.matter.node.child(key) if front.matter.node else None
    if node is None or node.is_absent:
        return ()
    children = node.value if isinstance(node.value, list) else [node]
    if not all(isinstance(child.value, str) for child in children):
        return ()
    return tuple(dict.fromkeys(str(child.value).strip() for child in children))


class _Front(NamedTuple):
    """A text with its parsed front matter."""

    source: Source
    matter: FrontMatter
    advice: str

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def closing(self) -> int:
        """The line of the fence that ends the front matter."""
        return self.matter.first_line - 1

    @property
    def above(self) -> str:
        """The front matter, its fences included."""
        return self.text[: self.start_of(self.matter.first_line)]

    @property
    def body(self) -> str:
        return find_body(self.source, self.matter)

    def start_of(self, line: int) -> int:
        """Where a line begins; the end of the text for the one behind the last."""
        return self.source.offset(line, 1) if line <= len(self.source.lines) else len(self.text)

    def span(self, node: Node) -> tuple[int, int]:
        return (
            self.source.offset(node.place.line, node.place.column),
            self.source.offset(node.end.line, node.end.column),
        )

    def written(self, node: Node) -> str:
        return slice_of(self.text, self.span(node))

    def line_end(self, line: int) -> str:
        """The characters that end a line: those of the first line where this one has none."""
        ending = self.text[self.start_of(line) + len(self.source.lines[line - 1]) : self.start_of(line + 1)]
        found = re.search(r"\r\n|\r|\n", self.text)
        return ending or (found[0] if found else "\n")

    def list_of(self, key: str) -> Node | None:
        """The value of `key`. Raises InputError where an alias refers to a value elsewhere."""
        node = self.matter.node
        child = node.child(key) if node else None
        if node is None or child is None:
            return None
        place = node.keys[key]
        for inner in (child, *(child.value if isinstance(child.value, list) else ())):
            if inner.place < place or inner.end > self.source.place(self.closing, 1):
                raise self.refuse(key)
            place = inner.place
        return child

    def refuse(self, key: str) -> InputError:
        """The error for a list that has to be changed by hand."""
        node = self.matter.node
        place = node.keys.get(key) if node else None
        message = f"'{key}' is written in a way that cannot be changed safely here"
        return InputError([self.source.problem(place or self.source.place(1, 1), message, self.advice)])


def slice_of(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


# Insertion


def _add(front: _Front, key: str, item: str) -> str:
    node = front.matter.node
    if node is None:
        end = front.line_end(1)
        return f"---{end}{key}: [{item}]{end}---{end}{front.text}"
    child = front.list_of(key)
    if child is None:
        return _add_key(front, key, item)
    start, end_at = front.span(child)
    written = front.text[start:end_at]
    if child.is_absent:
        return _fill(front, node, key, item, child)
    if isinstance(child.value, str):
        if written[:1] in ("|", ">") or "\n" in written or "\r" in written:
            raise front.refuse(key)
        return _splice(front.text, start, end_at, f"[{written}, {item}]")
    items: list[Node] = child.value if isinstance(child.value, list) else []
    if not items:
        raise front.refuse(key)
    if written.startswith("["):
        last = front.span(items[-1])[1]
        return _splice(front.text, last, last, f", {item}")
    return _add_item(front, key, items[-1], item)


def _add_key(front: _Front, key: str, item: str) -> str:
    """A new line before the fence that ends the front matter, as far in as the keys above it."""
    at = front.start_of(front.closing)
    keys = front.matter.node.keys.values() if front.matter.node else ()
    indent = " " * (next((place.column for place in keys), 1) - 1)
    return _splice(front.text, at, at, f"{indent}{key}: [{item}]{front.line_end(front.closing - 1)}")


def _fill(front: _Front, node: Node, key: str, item: str, child: Node) -> str:
    """A list in place of nothing: `pin:`, `pin: []`, `pin: ~`."""
    start, end = front.span(child)
    if front.text[start:end]:
        return _splice(front.text, start, end, f"[{item}]")
    at = front.source.offset(node.keys[key].line, node.keys[key].column)
    colon = re.compile(rf"""["']?{key}["']?[ \t]*:""").match(front.text, at)
    if colon is None:
        raise front.refuse(key)
    return _splice(front.text, colon.end(), colon.end(), f" [{item}]")


def _add_item(front: _Front, key: str, last: Node, item: str) -> str:
    """A new line below the last item of a list with dashes."""
    line = last.place.line
    prefix = front.source.lines[line - 1][: last.place.column - 1]
    if not re.fullmatch(r"[ \t]*-[ \t]+", prefix) or last.end.line != line:
        raise front.refuse(key)
    at = front.start_of(line + 1)
    return _splice(front.text, at, at, f"{prefix}{item}{front.line_end(line)}")


# Removal


def _take_out(front: _Front, key: str, item: str) -> str:
    """The text without the last occurrence of `item` in the list `key`."""
    node, child = front.matter.node, front.list_of(key)
    assert node is not None and child is not None
    if isinstance(child.value, str):
        return _drop_key(front, node, key, child, child.end.line)
    items: list[Node] = child.value if isinstance(child.value, list) else []
    if all(_is(each, item) for each in items):
        last = child.end.line if front.written(child).startswith("[") else items[-1].end.line
        return _drop_key(front, node, key, child, last)
    index = max(number for number, each in enumerate(items) if _is(each, item))
    if front.written(child).startswith("["):
        return _cut_flow_item(front, child, items, index)
    return _cut_lines(front, items[index].place.line, items[index].end.line)


def _is(node: Node, item: str) -> bool:
    return isinstance(node.value, str) and node.value.strip() == item


def _drop_key(front: _Front, node: Node, key: str, child: Node, last: int) -> str:
    """The text without the key, or, where a comment stands beside it, with an empty list."""
    first = node.keys[key].line
    lines = front.source.lines[first - 1 : last]
    before = lines[0][: node.keys[key].column - 1]
    if before.strip() or any("#" in line for line in lines):
        start, end = front.span(child)
        if front.text[start] == "-" and isinstance(child.value, list):
            return _cut_lines(front, child.value[-1].place.line, last)
        return _splice(front.text, start, end, "[]")
    return _cut_lines(front, first, last)


def _cut_lines(front: _Front, first: int, last: int) -> str:
    return _splice(front.text, front.start_of(first), front.start_of(last + 1), "")


def _cut_flow_item(front: _Front, child: Node, items: list[Node], index: int) -> str:
    """The text without one item of `[a, b, c]` and the comma that goes with it; comments stay."""
    text = front.text
    start, end = front.span(items[index])
    until = front.span(items[index + 1])[0] if index + 1 < len(items) else front.span(child)[1] - 1
    since = front.span(items[index - 1])[1] if index else front.span(child)[0] + 1
    after, before = _find_comma(text, end, until, first=True), _find_comma(text, since, start, first=False)
    if after is not None:
        end = after + 1
        while text[end] in " \t":
            end += 1
    elif before is not None:
        text, start, end = _splice(text, before, before + 1, ""), start - 1, end - 1
        while text[start - 1] in " \t":
            start -= 1
    return _tidy(text, start, end)


def _tidy(text: str, start: int, end: int) -> str:
    """The text without what stands from `start` to `end`, nor the line if nothing else stands on it."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    ending = re.compile(r"[ \t]*(?:\r\n|\r|\n)").match(text, end)
    if ending and not text[line_start:start].strip(" \t"):
        return _splice(text, line_start, ending.end(), "")
    return _splice(text, start, end, "")


def _find_comma(text: str, start: int, end: int, *, first: bool) -> int | None:
    """The first or last comma between two places that does not stand in a comment."""
    commas = [match.start() for match in re.finditer(r"#[^\r\n]*|,", text[start:end]) if match[0] == ","]
    choose: Callable[[list[int]], int] = min if first else max
    return start + choose(commas) if commas else None


def _splice(text: str, start: int, end: int, piece: str) -> str:
    return text[:start] + piece + text[end:]
