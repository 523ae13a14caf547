"""Pins and hides in a posting's front matter, written so that every other byte of the file stays.

The text is never written anew from its values: a piece is put in or cut out where the YAML's own places say,
and what came of it is read back. Where that is not exactly what was asked for, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from casefolio.posting.front_matter import (
    Directives,
    FrontMatter,
    collect_directives,
    read_front_matter,
)
from casefolio.text.errors import InputError
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, decode_source
from casefolio.text.yaml_tree import Node

Edit = Literal["pin", "unpin", "hide", "unhide"]
EDITS: tuple[Edit, ...] = ("pin", "unpin", "hide", "unhide")

Key = Literal["pin", "hide"]

MOST_REPEATED = 100
"""How often an id may stand in one list and still be taken out of it."""

_BOM = b"\xef\xbb\xbf"

# YAML ends a line at these too, an editor does not: places behind them cannot be trusted.
_ODD_LINE_ENDS = lazy_pattern("[\x85\u2028\u2029]")

_BY_HAND = "write it by hand: data/postings/README.md says how"


def apply_edit(data: bytes, path: str, id: str, wish: Edit) -> bytes:
    """The posting `data` with the highlight `id` pinned, hidden, or neither; all else as it was.

    Raises InputError where the front matter is wrong already, or is written so that it cannot be changed
    safely.
    """
    source = decode_source(data, path)
    text = source.text
    if wish == "pin":
        text = _without(_with(text, path, "pin", id), path, "hide", id)
    elif wish == "hide":
        text = _without(_with(text, path, "hide", id), path, "pin", id)
    elif wish == "unpin":
        text = _without(text, path, "pin", id)
    else:
        text = _without(text, path, "hide", id)
    return (_BOM if data.startswith(_BOM) else b"") + text.encode()


class _Front(NamedTuple):
    """A posting's text with its front matter, read."""

    source: Source
    matter: FrontMatter
    directives: Directives

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def closing(self) -> int:
        """The line of the fence that ends the front matter."""
        return self.matter.first_line - 1

    @property
    def body(self) -> str:
        """The posting itself."""
        return self.text[self.start_of(self.matter.first_line) :]

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

    def list_of(self, key: Key) -> Node | None:
        """What stands under `key`. Raises InputError where it stands elsewhere: an alias leads there."""
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

    def refuse(self, key: Key) -> InputError:
        """A list that has to be changed by its owner."""
        node = self.matter.node
        place = node.keys.get(key) if node else None
        message = f"'{key}' is written in a way that cannot be changed safely here"
        return InputError([self.source.problem(place or self.source.place(1, 1), message, _BY_HAND)])


def slice_of(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def _read(text: str, path: str) -> _Front:
    source = Source(path, text)
    matter = read_front_matter(source)
    front = _Front(source, matter, collect_directives(matter.node)[0])
    if matter.node is not None and _ODD_LINE_ENDS.search(text[: front.start_of(matter.first_line)]):
        message = "the front matter holds line ends that only YAML sees"
        raise InputError([source.problem(source.place(1, 1), message, _BY_HAND)])
    return front


def _with(text: str, path: str, key: Key, id: str) -> str:
    """The text with `id` in the list `key`."""
    front = _read(text, path)
    ids = _ids(front.directives, key)
    if id in ids:
        return text
    expected = _replaced(front.directives, key, (*ids, id))
    return _checked(front, _add(front, key, id), expected, key)


def _without(text: str, path: str, key: Key, id: str) -> str:
    """The text with `id` no longer in the list `key`."""
    front = _read(text, path)
    ids = _ids(front.directives, key)
    if id not in ids:
        return text
    expected = _replaced(front.directives, key, tuple(each for each in ids if each != id))
    cut = text
    for _ in range(MOST_REPEATED):
        try:
            before = _read(cut, path)
        except InputError:
            # What was taken out was needed elsewhere: an anchor, say.
            break
        if id not in _ids(before.directives, key):
            break
        cut = _take_out(before, key, id)
    cut = _checked(front, cut, expected, key)
    bare = _without_empty_fences(cut, path)
    return bare if _holds(front, bare, expected) else cut


def _checked(before: _Front, text: str, expected: Directives, key: Key) -> str:
    """The text, if it says what it should and nothing else has changed."""
    if not _holds(before, text, expected):
        raise before.refuse(key)
    return text


def _holds(before: _Front, text: str, expected: Directives) -> bool:
    try:
        after = _read(text, before.source.path)
    except InputError:
        return False
    old, new = (
        {problem.message for problem in collect_directives(front.matter.node)[1]} for front in (before, after)
    )
    return after.directives == expected and after.body == before.body and new <= old


def _ids(directives: Directives, key: Key) -> tuple[str, ...]:
    return directives.pin if key == "pin" else directives.hide


def _replaced(directives: Directives, key: Key, ids: tuple[str, ...]) -> Directives:
    return replace(directives, pin=ids) if key == "pin" else replace(directives, hide=ids)


# Putting in


def _add(front: _Front, key: Key, id: str) -> str:
    node = front.matter.node
    if node is None:
        end = front.line_end(1)
        return f"---{end}{key}: [{id}]{end}---{end}{front.text}"
    child = front.list_of(key)
    if child is None:
        return _add_key(front, key, id)
    start, end_at = front.span(child)
    written = front.text[start:end_at]
    if child.is_absent:
        return _fill(front, node, key, id, child)
    if isinstance(child.value, str):
        if written[:1] in ("|", ">") or "\n" in written or "\r" in written:
            raise front.refuse(key)
        return _splice(front.text, start, end_at, f"[{written}, {id}]")
    items: list[Node] = child.value if isinstance(child.value, list) else []
    if not items:
        raise front.refuse(key)
    if written.startswith("["):
        last = front.span(items[-1])[1]
        return _splice(front.text, last, last, f", {id}")
    return _add_item(front, key, items[-1], id)


def _add_key(front: _Front, key: Key, id: str) -> str:
    """A new line before the fence that ends the front matter, as far in as the keys above it."""
    at = front.start_of(front.closing)
    keys = front.matter.node.keys.values() if front.matter.node else ()
    indent = " " * (next((place.column for place in keys), 1) - 1)
    return _splice(front.text, at, at, f"{indent}{key}: [{id}]{front.line_end(front.closing - 1)}")


def _fill(front: _Front, node: Node, key: Key, id: str, child: Node) -> str:
    """A list in place of nothing: `pin:`, `pin: []`, `pin: ~`."""
    start, end = front.span(child)
    if front.text[start:end]:
        return _splice(front.text, start, end, f"[{id}]")
    at = front.source.offset(node.keys[key].line, node.keys[key].column)
    colon = re.compile(rf"""["']?{key}["']?[ \t]*:""").match(front.text, at)
    if colon is None:
        raise front.refuse(key)
    return _splice(front.text, colon.end(), colon.end(), f" [{id}]")


def _add_item(front: _Front, key: Key, last: Node, id: str) -> str:
    """A new line below the last item of a list with dashes."""
    line = last.place.line
    prefix = front.source.lines[line - 1][: last.place.column - 1]
    if not re.fullmatch(r"[ \t]*-[ \t]+", prefix) or last.end.line != line:
        raise front.refuse(key)
    at = front.start_of(line + 1)
    return _splice(front.text, at, at, f"{prefix}{id}{front.line_end(line)}")


# Taking out


def _take_out(front: _Front, key: Key, id: str) -> str:
    """The text without the last place where `id` stands in the list `key`."""
    node, child = front.matter.node, front.list_of(key)
    assert node is not None and child is not None
    if isinstance(child.value, str):
        return _drop_key(front, node, key, child, child.end.line)
    items: list[Node] = child.value if isinstance(child.value, list) else []
    if all(_is(item, id) for item in items):
        last = child.end.line if front.written(child).startswith("[") else items[-1].end.line
        return _drop_key(front, node, key, child, last)
    index = max(number for number, item in enumerate(items) if _is(item, id))
    if front.written(child).startswith("["):
        return _cut_flow_item(front, child, items, index)
    return _cut_lines(front, items[index].place.line, items[index].end.line)


def _is(item: Node, id: str) -> bool:
    return isinstance(item.value, str) and item.value.strip() == id


def _drop_key(front: _Front, node: Node, key: Key, child: Node, last: int) -> str:
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


def _without_empty_fences(text: str, path: str) -> str:
    """The text without a front matter in which nothing is left."""
    front = _read(text, path)
    opening = next(number for number, line in enumerate(front.source.lines, 1) if line.strip())
    if front.matter.node is None or front.closing != opening + 1:
        return text
    return _cut_lines(front, opening, front.closing)


def _splice(text: str, start: int, end: int, piece: str) -> str:
    return text[:start] + piece + text[end:]
