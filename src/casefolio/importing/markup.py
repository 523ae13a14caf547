"""Converts HTML in the texts of a resume to Markdown."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from casefolio.text.patterns import lazy_pattern

BULLET = lazy_pattern(r"^\s*(?:[•·▪◦‣●∙]|[-–—*](?=\s))\s*")
"""What stands before a line of a list. A `*` without a space after it begins a bold or slanted word."""

_ELEMENT = lazy_pattern(r"</?(?:a|b|strong|i|em|u|br|p|div|span|ul|ol|li|code|h[1-6]|sup|sub|small)\b[^<>]*>")
_ENTITY = lazy_pattern(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_PARAGRAPHS = frozenset({"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})


def has_markup(text: str) -> bool:
    """Whether a text has HTML: known elements or entities."""
    return bool(_ELEMENT.search(text)) or any(
        unescape(found[0]) != found[0] for found in _ENTITY.finditer(text)
    )


def as_markdown(text: str) -> str:
    """The text with Markdown in place of HTML; what has no Markdown keeps its words."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return _tidy("\n".join(lines))


def _tidy(text: str) -> str:
    """At most one empty line between two paragraphs."""
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[tuple[int, str]] = []
        self._open: list[tuple[str, int]] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _EMPHASIS:
            self._open.append((tag, len(self.parts)))
        elif tag == "a":
            self._links.append((len(self.parts), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _EMPHASIS and any(name == tag for name, _ in self._open):
            while self._open:
                name, start = self._open.pop()
                if name == tag:
                    self._wrap(start, _EMPHASIS[tag], _EMPHASIS[tag])
                    break
        elif tag == "a" and self._links:
            start, address = self._links.pop()
            if address.startswith(("http://", "https://", "mailto:")):
                self._wrap(start, "[", f"]({address})")

    def _wrap(self, start: int, before: str, after: str) -> None:
        """Put marks around the words since `start`; spaces at their ends stay outside."""
        words = "".join(self.parts[start:])
        bare = words.strip()
        if bare:
            left = words[: len(words) - len(words.lstrip())]
            right = words[len(words.rstrip()) :]
            self.parts[start:] = [f"{left}{before}{bare}{after}{right}"]
