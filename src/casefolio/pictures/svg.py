"""SVG: drawing programs write the names of folders, people and layers into it.

Comments, processing instructions, `<metadata>`, and all elements and attributes of other namespaces than
SVG's and those it may contain are removed. `<title>` and `<desc>` stay: screen readers read them. What would
run where the file is opened by itself is removed too: it may come from anywhere, and pages run nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from casefolio.pictures.parts import PictureError
from casefolio.text.patterns import lazy_pattern

_SVG = "http://www.w3.org/2000/svg"
_LANGUAGES = frozenset(
    {
        "",
        _SVG,
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/XML/1998/namespace",
    }
)
_STYLE = "xml-stylesheet"
_ACTIVE = frozenset({"script", "handler", "listener", "iframe", "object", "embed", "base"})
"""Elements that run something, or load a page."""

_ROOT = lazy_pattern(rb"<(?:[\w-]+:)?svg[\s>/]", re.I)
_TAG = lazy_pattern(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_PREFIXED = lazy_pattern(rb"\s+(?:(xmlns):)?([\w.-]+)(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ENCODING = lazy_pattern(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)[\"']")
_HEAD = 4096
"""How many bytes at the beginning are searched for the root element first."""


def is_svg(data: bytes) -> bool:
    """Whether a file is an SVG: XML whose root element is `svg`."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and (bool(_ROOT.search(head)) or _is_long_headed(data))


def _is_long_headed(data: bytes) -> bool:
    """Whether the root element comes after a long comment or list of entities."""
    return data.lstrip().startswith((b"<?xml", b"<!--", b"<!DOCTYPE")) and bool(_ROOT.search(data))


def clean(data: bytes, clean_embedded: Callable[[str], str]) -> bytes:
    """The drawing alone; the same bytes where there is nothing else. Raises PictureError for bad XML."""
    data = _as_utf8(data)
    cuts = _Cutter(data).find_cuts()
    kept, position = [], 0
    for start, end in cuts:
        kept.append(data[position:start])
        position = max(position, end)
    text = b"".join((*kept, data[position:])).decode("utf-8", "surrogateescape")
    return clean_embedded(text).encode("utf-8", "surrogateescape")


def _as_utf8(data: bytes) -> bytes:
    """The text in UTF-8, its declaration included, where it is in another encoding."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    if not encoding and (named := _ENCODING.match(data)):
        encoding = named[1].decode().lower()
    if encoding in ("", "utf-8", "utf8", "us-ascii", "ascii"):
        return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise PictureError(f"its encoding '{encoding}' cannot be read") from None
    return re.sub(r"^(<\?xml[^>]*?encoding\s*=\s*[\"'])[\w-]+", r"\1UTF-8", text).encode()


def measure_svg(data: bytes) -> tuple[int, int] | None:
    """The size of a drawing in CSS pixels, by its root element; None where that says none."""
    root: dict[str, str] = {}

    def read_root(_: str, attributes: dict[str, str]) -> None:
        root.update({} if root else attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = read_root
    try:
        parser.Parse(_as_utf8(data), True)
    except (PictureError, expat.ExpatError):
        return None
    written = [root.get(name, "") for name in ("width", "height")]
    if not all(map(_LENGTH.fullmatch, written)):
        written = root.get("viewBox", "").replace(",", " ").split()[2:]
    size = [round(float(found[1])) for each in written if (found := _LENGTH.fullmatch(each))]
    return (size[0], size[1]) if len(size) == 2 and min(size) > 0 else None


_LENGTH = lazy_pattern(r"([0-9]{1,6}(?:\.[0-9]{1,9})?)(?:px)?")


_HANDLER = lazy_pattern(rb"on[a-z]", re.I)
_SCRIPT = lazy_pattern(r"(?:java|vb)script:|data:(?:text|application)/", re.I)


def _is_script(value: bytes) -> bool:
    """Whether the value of an attribute is an address that runs something, however it is written."""
    import html

    text = html.unescape(value.decode("utf-8", "replace")).strip(" \t\r\n\"'")
    return bool(_SCRIPT.match("".join(text.split()))) if ":" in text else False


class _Cutter:
    """Parses an SVG and collects the ranges to remove."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._cuts: list[tuple[int, int]] = []
        self._foreign: set[bytes] = set()
        self._depth = 0
        self._began = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = lambda _: self._cut_until(b"-->")
        parser.ProcessingInstructionHandler = self._instruct

    def find_cuts(self) -> list[tuple[int, int]]:
        """The ranges to remove, as start and end in bytes, in order; one may lie within another."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise PictureError(f"no well-formed SVG: line {error.lineno}") from None
        return sorted(self._cuts)

    def _declare(self, prefix: str | None, uri: str) -> None:
        if prefix and uri not in _LANGUAGES:
            self._foreign.add(prefix.encode())

    def _start(self, name: str, _: object) -> None:
        uri, _, local = name.rpartition(" ")
        is_active = local.lower() in _ACTIVE
        is_metadata = uri in ("", _SVG) and local == "metadata"
        if self._depth or uri not in _LANGUAGES or is_metadata or is_active:
            self._depth += 1
            if self._depth == 1:
                self._began = self._place()
            return
        start = self._place()
        tag = _TAG.match(self._data, start)
        for attribute in _PREFIXED.finditer(tag[0]) if tag else ():
            key, _, value = attribute[0].strip().partition(b"=")
            is_foreign = attribute[2] in self._foreign and (attribute[1] or b":" in key)
            if is_foreign or _HANDLER.match(key) or _is_script(value):
                self._cuts.append((start + attribute.start(), start + attribute.end()))

    def _end(self, _: str) -> None:
        if self._depth:
            self._depth -= 1
            if not self._depth:
                self._cuts.append((self._began, self._find_end()))

    def _find_end(self) -> int:
        """The end of the element to remove; the parser is at its end tag, or after an empty element."""
        first = _TAG.match(self._data, self._began)
        if first and first[0].endswith(b"/>"):
            return first.end()
        last = _TAG.match(self._data, self._place())
        assert last is not None
        return last.end()

    def _instruct(self, target: str, _: str) -> None:
        if target != _STYLE:
            self._cut_until(b"?>")

    def _cut_until(self, end: bytes) -> None:
        start = self._place()
        self._cuts.append((start, self._data.index(end, start) + len(end)))

    def _place(self) -> int:
        """The parser's position in bytes. Raises PictureError within an entity, whose text is elsewhere."""
        place = self._parser.CurrentByteIndex
        if self._data[place : place + 1] != b"<":
            raise PictureError("it hides elements in entities")
        return place
