"""Writes tags into `resume.yaml` as a person would; every other byte stays, comments included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.blanks import drop_blanks
from casefolio.text.errors import InputError, Place
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node, parse_yaml

Path = tuple[str | int, ...]
"""The path of a value from the root of a YAML tree: `("work", 0, "highlights", 2)`."""

_AFTER = ("text", "name", "title")
"""Tags are written below the first of these keys that an entry has, or else below its first key."""


class _Splice(NamedTuple):
    """Text that replaces the characters from `start` to `end`, counted from 0."""

    start: int
    end: int
    text: str


def add_tags(source: Source, tags: Mapping[Path, Sequence[str]]) -> tuple[Source, tuple[Path, ...]]:
    """The file with tags at all of these entries, and the paths of those where it could not be done.

    A line that is a plain string becomes an entry with `text:`. The new file says the same as before, but for
    the tags: that is looked at, and whatever would say anything else is left as it is.
    """
    edited = _write(source, tags)
    if _says(edited, source, tags):
        return edited, ()
    done: dict[Path, Sequence[str]] = {}
    for path, new in tags.items():
        if _says(_write(source, done | {path: new}), source, done | {path: new}):
            done[path] = new
    return _write(source, done), tuple(path for path in tags if path not in done)


def _says(edited: Source, source: Source, tags: Mapping[Path, Sequence[str]]) -> bool:
    """Whether the edited file has the same values as the other one, with these tags."""
    expected = _read(source).plain()
    for path, new in tags.items():
        *way, last = path
        holder = expected
        for step in way:
            holder = holder[step]
        entry = holder[last]
        as_entry = {"text": entry} if isinstance(entry, str) else entry
        holder[last] = as_entry | {"tags": list(new)}
    try:
        return bool(_read(edited).plain() == expected)
    except InputError:
        return False


def _read(source: Source) -> Node:
    """The tree without blank entries, in which indexes are those of the resume."""
    return drop_blanks(parse_yaml(source))


def _write(source: Source, tags: Mapping[Path, Sequence[str]]) -> Source:
    root = _read(source)
    splices = [
        splice for path, new in tags.items() for splice in _edit(source, root, path, f"[{', '.join(new)}]")
    ]
    text = source.text
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return Source(source.path, text)


def _edit(source: Source, root: Node, path: Path, tags: str) -> Iterable[_Splice]:
    node, parent = root.find(path), root.find(path[:-1])
    editor = _Editor(source, tags)
    if isinstance(node.value, str):
        return editor.make_entry(node, in_flow=editor.written(parent).startswith("["))
    return editor.add_key(node)


class _Editor:
    """Writes one entry's tags."""

    def __init__(self, source: Source, tags: str) -> None:
        self._source = source
        self._text = source.text
        self._tags = tags

    def written(self, node: Node) -> str:
        return self._text[slice(*self._span(node))]

    def make_entry(self, node: Node, *, in_flow: bool) -> list[_Splice]:
        """A plain string as an entry: its words under `text`."""
        start, end = self._span(node)
        if in_flow:
            return [_Splice(start, start, "{text: "), _Splice(end, end, f", tags: {self._tags}}}")]
        indent = " " * (node.place.column - 1)
        last = self._last_line(node)
        return [
            _Splice(start, start, "text: "),
            *self._indent_below(node, last),
            self._line_after(last, f"{indent}tags: {self._tags}"),
        ]

    def add_key(self, node: Node) -> list[_Splice]:
        """Tags for an entry that is a mapping."""
        assert isinstance(node.value, dict)
        if "tags" in node.keys:
            return [self._fill_key(node, node.value["tags"])]
        written, (start, _) = self.written(node).rstrip(), self._span(node)
        if written.startswith("{"):
            inside = written[:-1].rstrip()
            comma = "" if inside.endswith((",", "{")) else ","
            at = start + len(inside)
            return [_Splice(at, at, f"{comma} tags: {self._tags}")]
        keys = sorted(node.keys, key=lambda key: (node.keys[key].line, node.keys[key].column))
        after = next((key for key in _AFTER if key in node.keys), keys[0])
        line = f"{' ' * (node.keys[keys[0]].column - 1)}tags: {self._tags}"
        below = keys[keys.index(after) + 1 :]
        if below:
            return [self._line_before(node.keys[below[0]], line)]
        return [self._line_after(self._last_line(node.value[after]), line)]

    def _fill_key(self, node: Node, empty: Node) -> _Splice:
        """Tags for a key that is there without a value."""
        if self.written(empty).startswith("["):
            return _Splice(*self._span(empty), self._tags)
        key = node.keys["tags"]
        at = self._source.offset(key.line, key.column) + len("tags:")
        return _Splice(at, at, f" {self._tags}")

    def _span(self, node: Node) -> tuple[int, int]:
        start = self._source.offset(node.place.line, node.place.column)
        if node.end.line > len(self._source.lines):
            return start, len(self._text)
        return start, self._source.offset(node.end.line, node.end.column)

    def _last_line(self, node: Node) -> int:
        """The line on which a text ends, counted from 1; empty lines below a block are not its own."""
        start, _ = self._span(node)
        return node.place.line + self._text[start : self._span(node)[1]].rstrip().count("\n")

    def _indent_below(self, node: Node, last: int) -> list[_Splice]:
        """The further lines of a text moved to the right of its new key, where they are not yet."""
        lines = range(node.place.line + 1, last + 1)
        texts = {line: self._source.lines[line - 1] for line in lines}
        indents = [_count_indent(text) for text in texts.values() if text.strip()]
        shift = " " * max(0, node.place.column - min(indents, default=node.place.column))
        starts = (self._source.offset(line, 1) for line, text in texts.items() if text.strip())
        return [_Splice(start, start, shift) for start in starts] if shift else []

    def _line_after(self, line: int, new: str) -> _Splice:
        at = self._source.offset(line, 1) + len(self._source.lines[line - 1])
        return _Splice(at, at, self._line_end() + new)

    def _line_before(self, key: Place, new: str) -> _Splice:
        """Above a key, and above the comments and empty lines that belong to it."""
        line = key.line
        while _says_nothing(self._source.lines[line - 2]):
            line -= 1
        at = self._source.offset(line, 1)
        return _Splice(at, at, new + self._line_end())

    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self._text else "\n"


def _count_indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
