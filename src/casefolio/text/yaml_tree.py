"""YAML as a tree of values with their source positions.

Scalars stay text, so `2022-06`, `2022`, `no` and `1.10` arrive as they were written. Null, a text without a
visible sign, an empty list and an empty mapping mean absent and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.folding import is_blank, keep_shape
from casefolio.text.source import Source
from casefolio.text.yaml_loader import LOADER, as_yaml_text
from casefolio.text.yaml_slips.explain import explain_error
from casefolio.text.yaml_slips.invisible import (
    CONTROL,
    INVISIBLE,
    describe_control,
    describe_misplaced,
    find_misplaced,
)
from casefolio.text.yaml_slips.quoting import PUT_BETWEEN_QUOTES

MOST_NODES = 50_000
"""How many values a file may hold once its aliases are written out. A long resume has about 2,000."""

DEEPEST = 60
"""How deep lists and mappings may be nested. A resume needs 6."""

_YAML_TAGS = "tag:yaml.org,2002:"
_KNOWN_TAGS = frozenset(
    "binary bool float int map merge null omap pairs seq set str timestamp value".split()
)  # what YAML 1.1 defines
_NULLS = frozenset({"~", "null", "Null", "NULL"})


@dataclass(frozen=True, eq=False)
class Node:
    """A value of a YAML file and its place.

    `value` is text, a list of nodes, a mapping of nodes, or None for absent. `keys` gives the place of
    each key of a mapping. `end` is where the value ends, for looking a word up inside it.
    """

    source: Source
    place: Place
    end: Place
    value: str | list[Node] | dict[str, Node] | None
    keys: dict[str, Place]

    def plain(self) -> Any:
        """The value as plain lists, dicts and texts, without what is absent."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items() if not node.is_absent}
        return self.value

    @property
    def is_absent(self) -> bool:
        return not self.value

    def find(self, path: tuple[str | int, ...]) -> Node:
        """The node at `path`, or the deepest one on the way there that exists."""
        node = self
        for step in path:
            child = node.child(step)
            if child is None:
                return node
            node = child
        return node

    def find_items(self, path: tuple[str | int, ...]) -> list[Node]:
        """The items of the list at `path`, or none."""
        node: Node | None = self
        for step in path:
            node = node.child(step) if node else None
        return node.value if node and isinstance(node.value, list) else []

    def find_keys(self, path: tuple[str | int, ...]) -> list[str]:
        """The keys of the mapping at `path`, or none."""
        node: Node | None = self
        for step in path:
            node = node.child(step) if node else None
        return list(node.value) if node and isinstance(node.value, dict) else []

    def child(self, step: str | int) -> Node | None:
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None

    def scalars(self) -> Iterator[Node]:
        """All texts below, in file order."""
        if isinstance(self.value, str):
            yield self
        elif isinstance(self.value, list):
            for node in self.value:
                yield from node.scalars()
        elif isinstance(self.value, dict):
            for node in self.value.values():
                yield from node.scalars()

    def place_of(self, text: str) -> Place:
        """Where `text` stands inside this value as it was written; the value's own place if it was folded."""
        start = self.source.offset(self.place.line, self.place.column)
        end = self.source.offset(self.end.line, self.end.column)
        found = self.source.text.find(text, start, end)
        return self.source.place_at(found) if found >= 0 else self.place

    def problem(self, message: str, hint: str = "", place: Place | None = None) -> Problem:
        return self.source.problem(place or self.place, message, hint)

    def warning(self, message: str, hint: str = "", place: Place | None = None) -> Problem:
        return self.source.problem(place or self.place, message, hint, "warning")

    def key_problem(self, key: str, message: str, hint: str = "") -> Problem:
        """A problem at a key of this mapping, which may have come from another file (see `overlay`)."""
        child = self.child(key)
        return (child or self).source.problem(self.keys[key], message, hint)


def parse_yaml(source: Source, first_line: int = 1, *, with_tags: bool = False) -> Node:
    """Read a YAML text; raises InputError with every problem found.

    YAML tags (`!ENV …`) are refused, or with `with_tags` read past: the value stays as it is written.

    `first_line` is the line of the file in which the text begins, for YAML inside another file: the
    lines before it are left out. An empty text is an absent value.
    """
    return _parse(source, first_line, with_tags)


# Cached: one run parses the same file in several places, and trees are never changed.
@lru_cache(maxsize=8)
def _parse(source: Source, first_line: int, with_tags: bool) -> Node:
    text = as_yaml_text(source, first_line)
    try:
        if refusal := _refuse_unread(text):
            raise InputError([source.problem(source.place(first_line, 1), *refusal)])
        root = _compose(text)
    except yaml.YAMLError as error:
        raise InputError(explain_error(error, text, source, first_line)) from None
    builder = _Builder(source, first_line, with_tags)
    if root is None:
        place = source.place(first_line, 1)
        return Node(source, place, place, None, {})
    node = builder.build(root, 0, set())
    if builder.problems:
        raise InputError(builder.problems)
    return node


def overlay(under: Node, over: Node) -> Node:
    """`over` laid on `under`: mappings merge key by key, everything else is replaced."""
    if not (isinstance(under.value, dict) and isinstance(over.value, dict)):
        return under if over.is_absent else over
    merged, keys = dict(under.value), dict(under.keys)
    for key, node in over.value.items():
        merged[key] = overlay(merged[key], node) if key in merged else node
        if merged[key] is node:
            # A key stands where its value does: a problem shows one with the source line of the other.
            keys[key] = over.keys[key]
    return Node(under.source, under.place, under.end, merged, keys)


_MANY_BRACKETS = 2_000


def _refuse_unread(text: str) -> tuple[str, str] | None:
    """Message and hint for a text that must not be composed; None for all others.

    Composing could overrun the C stack, since libyaml does it by recursion, or fill the memory. Only a text
    with very many openings or values is looked at closely; a long resume has about 400.
    """
    openings = sum(map(text.count, ("[", "{", "- ", "? ")))
    if openings < _MANY_BRACKETS and openings + text.count(",") + text.count(":") < MOST_NODES // 3:
        return None
    depth = count = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
        count += isinstance(event, yaml.NodeEvent)
        if depth > _MANY_BRACKETS // 2:
            return f"nested more than {DEEPEST} levels deep", ""
        if count > MOST_NODES:
            return f"more than {MOST_NODES:,} values", "a long resume has about 2,000: is this the file?"
    return None


def _compose(text: str) -> yaml.Node | None:
    loader = LOADER(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _Builder:
    """Turns PyYAML's nodes into ours and collects problems for what a resume may not hold."""

    def __init__(self, source: Source, first_line: int, with_tags: bool) -> None:
        self.source = source
        self.shift = first_line
        self.with_tags = with_tags
        self.problems: list[Problem] = []
        self.count = 0
        self.top = source.place(first_line, 1)

    def build(self, node: yaml.Node, depth: int, above: set[int]) -> Node:
        self.count += 1
        place, end = self._place(node.start_mark), self._place(node.end_mark)
        if refusal := self._refuse(node, depth, above):
            hint = f"if this is a text, {PUT_BETWEEN_QUOTES}" if "tag" in refusal else ""
            self._note(self.top if self.count > MOST_NODES else place, refusal, hint)
            return Node(self.source, place, end, None, {})
        above = above | {id(node)}
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, place, end, depth, above)
        if isinstance(node, yaml.SequenceNode):
            items = [self.build(child, depth + 1, above) for child in node.value]
            return Node(self.source, place, end, [item for item in items if not item.is_absent], {})
        scalar: Any = node
        if not scalar.style and INVISIBLE.search(scalar.value):
            self._note_misplaced(place, end)
        if not self.with_tags and (code := CONTROL.search(scalar.value)):
            self._note(place, *describe_control(code[0]))
        is_null = is_blank(scalar.value) or (not scalar.style and scalar.value in _NULLS)
        value = None if is_null else keep_shape(scalar.value, scalar.style, self.source.cut(place, end))
        return Node(self.source, place, end, value, {})

    def _build_mapping(
        self, node: yaml.MappingNode, place: Place, end: Place, depth: int, above: set[int]
    ) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        merged: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key_place = self._place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(key_place, "a key must be a word", f"if this is a text, {PUT_BETWEEN_QUOTES}")
                continue
            key = key_node.value
            if INVISIBLE.search(key) and not self.with_tags:
                self._note_misplaced(key_place, self._place(key_node.end_mark))
            if not self.with_tags and (code := CONTROL.search(key)):
                self._note(key_place, *describe_control(code[0]))
            if depth == 0:
                self.top = key_place
            value = self.build(value_node, depth + 1, above)
            if key == "<<" and not key_node.style:
                merged |= self._merge(value)
            elif key in values:
                first = keys[key].line
                self._note(key_place, f"key '{key}' stands twice (first in line {first})", "keep one of them")
            else:
                values[key], keys[key] = value, key_place
        for key, value in merged.items():
            values.setdefault(key, value)
            keys.setdefault(key, value.place)
        return Node(self.source, place, end, values, keys)

    def _merge(self, value: Node) -> dict[str, Node]:
        if isinstance(value.value, dict):
            return value.value
        if isinstance(value.value, list):
            return {k: n for node in reversed(value.value) for k, n in self._merge(node).items()}
        self._note(value.place, "'<<' needs a mapping to merge")
        return {}

    def _refuse(self, node: yaml.Node, depth: int, above: set[int]) -> str:
        """Why this node is rejected, or ""."""
        if id(node) in above:
            return "an alias that contains itself"
        if depth > DEEPEST:
            return f"nested more than {DEEPEST} levels deep"
        if self.count > MOST_NODES:
            return f"more than {MOST_NODES:,} values: aliases that repeat aliases?"
        if self.with_tags:
            return ""
        own, _, name = node.tag.rpartition(_YAML_TAGS)
        if name.startswith("python"):
            return "Python tags are not allowed"
        if own or name not in _KNOWN_TAGS:
            shown = node.tag.replace(_YAML_TAGS, "!!")
            return f"the YAML tag '{shown}' means nothing here"
        return ""

    def _note_misplaced(self, place: Place, end: Place) -> None:
        """Note each invisible sign that has taken the place of a space between the two places."""
        for number in range(place.line, end.line + 1):
            line = self.source.lines[number - 1]
            column = find_misplaced(line)
            if column is not None and (number > place.line or column < end.column):
                at = self.source.place(number, column + 1)
                self._note(at, *describe_misplaced(line[column]))

    def _note(self, place: Place, message: str, hint: str = "") -> None:
        if self.count <= MOST_NODES or not any("values:" in p.message for p in self.problems):
            self.problems.append(self.source.problem(place, message, hint))

    def _place(self, mark: yaml.Mark) -> Place:
        return self.source.place(mark.line + self.shift, mark.column + 1)
