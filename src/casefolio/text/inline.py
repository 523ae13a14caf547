"""Inline text: the Markdown of one claim, and `[words]{tag}` for what a tag makes bold.

Bold, italics, code and links are understood; everything else, HTML included, stays text.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, urljoin
from xml.etree import ElementTree

from casefolio.text.patterns import lazy_pattern

Link = Callable[[str], str]
"""Gives the address that a link has on a surface, for the address that was written; "" drops the link."""

# [words]{tag other-tag}; the words may hold a link or another pair of brackets.
_SPAN = lazy_pattern(r"\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)+)\]\{([a-z0-9 ,-]+)\}")
_SPAN_END = lazy_pattern(r"\]\{([a-z0-9 ,-]+)\}")
_LINK = lazy_pattern(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
# Brackets with nothing to read in them, before an address or tags.
_HOLLOW = lazy_pattern(r"\[\s*\](?:\([^()]*\)|\{[^{}]*\})")
_CODE = lazy_pattern(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_STRONG = lazy_pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.S)
_EMPHASIS = lazy_pattern(r"\*(?=[^\s*])(.+?)(?<=[^\s*])\*|(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)", re.S)
_BARE_LINK = lazy_pattern(r"<(https?://[^<>\s]+)>")
# Text without any of these is what it looks like.
_MARKED = lazy_pattern(r"[\\`\[*_<]")
_ESCAPE = lazy_pattern(r"\\([\\`*_{}\[\]()#+.!<>~|-])")

_USUAL_QUOTES = ("“", "”")
_QUOTES = {"de": ("„", "“"), "pl": ("„", "”"), "uk": ("«", "»"), "ru": ("«", "»")}

_QUOTED = lazy_pattern(r"(?<![\w\"])\"(?=[^\s\"])([^\"]*)(?<=[^\s\"])\"(?![\w\"])")
# Within a word, at its end after an s, and before a year's last digits.
_APOSTROPHE = lazy_pattern(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)|(?<!\w)'(?=\d0s)")

# Python-Markdown's own marks inside a text, and how it writes an ampersand that is one.
_NO_MARKS = {2: None, 3: None}
_AMPERSAND = "\x02amp\x03"

_SCHEME = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST = lazy_pattern(r"www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.I)
# Python-Markdown's reader keeps notes while it reads; a preview answers in several threads.
_one_at_a_time = threading.Lock()

SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


def find_span_tags(text: str) -> list[str]:
    """The tags that the spans of a text name, in order."""
    return [tag for match in _SPAN.finditer(_without_code(text)) for tag in _split_tags(match[2])]


def find_named_tags(text: str) -> set[str]:
    """The tags of all spans, even of what only looks like one: no others can change how a text is set."""
    return {tag for tags in _SPAN_END.findall(text) for tag in _split_tags(tags)}


def find_links(text: str) -> list[str]:
    """The addresses that a text links to, in order."""
    return [match[2].strip("<>") for match in _LINK.finditer(_without_code(text))]


def has_words(text: str) -> bool:
    """Whether a text shows a letter or a figure, its marks, addresses and tags apart."""
    shown = render_text(_HOLLOW.sub("", text))
    return any(character.isalnum() for character in shown)


def render_text(text: str) -> str:
    """The words alone, as a reader sees them."""
    text = " ".join(text.split())
    if not _MARKED.search(text):
        return text
    return "".join(part if is_code else _plain(part) for is_code, part in _split_code(text))


def curl_text(text: str, language: str) -> str:
    """The quotation marks and apostrophes of print, as the language has them, for a typewriter's."""
    if text.count('"') % 2 == 0:
        left, right = _QUOTES.get(language.partition("-")[0], _USUAL_QUOTES)
        text = _QUOTED.sub(rf"{left}\1{right}", text)
    return _APOSTROPHE.sub("’", text)


def render_markdown(text: str, link: Link, language: str = "") -> str:
    """Portable Markdown for a page: spans are bold, links lead where `link` says, HTML is text.

    With a `language`, quotation marks are those of print.
    """
    kept: list[str] = []

    def keep(written: str) -> str:
        kept.append(written)
        return f"\x02{len(kept) - 1}\x03"

    def keep_link(words: str, address: str) -> str:
        target = _encode(safe_address(link(address.strip("<>"))))
        return f"[{words}{keep(f']({target})')}" if target else words

    text = " ".join(text.translate(_NO_MARKS).split())
    text = _CODE.sub(lambda m: keep(_markdown_code(m[2].strip())), text)
    text = _BARE_LINK.sub(r"[\1](\1)", _SPAN.sub(_markdown_span, text))
    text = _LINK.sub(lambda m: keep_link(m[1], m[2]), text)
    text = curl_text(text, language) if language else text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")
    # What is no link to us must not be one, nor an image, to a reader of Markdown who sees it otherwise.
    return _restore(text.replace("](", "]\\("), kept)


def _restore(text: str, kept: list[str]) -> str:
    """Put back what was kept; a kept piece may hold earlier ones."""
    return re.sub(r"\x02(\d+)\x03", lambda m: _restore(kept[int(m[1])], kept), text)


def _markdown_code(words: str) -> str:
    return f"`{words}`" if "`" not in words else f"`` {words} ``"


def render_html(text: str, *, bold: frozenset[str] | None, link: Link) -> str:
    """HTML for a document. A span is bold where one of its tags is in `bold`, or where `bold` is None.

    The result is safe to insert as it is: whatever was written as HTML has been escaped.
    """
    # Only the tags that a text names can make it another one: most postings leave most texts as they are.
    root = deepcopy(_read_marks(text, bold and bold.intersection(find_named_tags(text))))
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "a":
                _settle_link(parent, child, link)
    html = str(_reader().serializer(root[0])).removeprefix("<p>").removesuffix("</p>")
    return html.replace("<plain>", "").replace("</plain>", "").replace(_AMPERSAND, "&amp;")


@lru_cache(maxsize=4096)
def _read_marks(text: str, bold: frozenset[str] | None) -> ElementTree.Element:
    """The elements of a text, in a paragraph, to be copied and not changed: reading them takes longest."""
    root = ElementTree.Element("div")
    paragraph = ElementTree.SubElement(root, "p")
    paragraph.text = " ".join(text.translate(_NO_MARKS).split()).replace("&", _AMPERSAND)
    with _one_at_a_time:
        reader = _reader()
        reader.bold = bold
        reader.treeprocessors["inline"].run(root)
        reader.treeprocessors["unescape"].run(root)
    return root


def _markdown_span(match: re.Match[str]) -> str:
    is_inside_bold = match.string.count("**", 0, match.start()) % 2 == 1
    return match[1] if is_inside_bold or "**" in match[1] else f"**{match[1]}**"


def _encode(address: str) -> str:
    """An address as Markdown and HTML both read it: blanks, brackets and braces in percent."""
    unsafe = r"[\s<>{}\"`\\]" if address.count("(") == address.count(")") else r"[\s<>{}\"`\\()]"
    return re.sub(unsafe, lambda match: quote(match[0], safe=""), address)


def safe_address(address: str) -> str:
    """The address, or "" where it would run a script or open something unexpected."""
    scheme = _SCHEME.match(address.strip())
    return address if not scheme or scheme[0].lower() in SAFE_SCHEMES else ""


def has_scheme(address: str) -> bool:
    """Whether an address says how it is reached: `https:`, `mailto:` …"""
    return bool(_SCHEME.match(address))


def join_address(base: str, address: str) -> str:
    """The absolute address of what `address` means on the page at `base`."""
    return urljoin(base, address)


def names_host(address: str) -> bool:
    """Whether an address without a scheme was meant to have one: `www.example.com`, `example.com/me`."""
    return bool(_HOST.match(address))


def _settle_link(parent: ElementTree.Element, anchor: ElementTree.Element, link: Link) -> None:
    """Give a link its address on this surface, and keep it free of elements.

    Why: WeasyPrint tags a link with an element inside it twice, which breaks PDF/UA; so a bold link is
    written as a link inside bold.
    """
    words = "".join(anchor.itertext())
    wrapped = len(anchor) == 1 and not anchor.text and not anchor[0].tail
    wrapper = anchor[0].tag if wrapped else ""
    tail, address = anchor.tail, _encode(safe_address(link(anchor.get("href", "").replace(_AMPERSAND, "&"))))
    anchor.clear()
    target = anchor
    if wrapper and wrapper != "plain":
        anchor.tag = wrapper
        target = ElementTree.SubElement(anchor, "a")
    target.tag, target.text = ("a", words) if address else ("plain", words)
    if address:
        target.set("href", address)
    anchor.tail = tail


def _split_tags(tags: str) -> list[str]:
    return [tag for tag in re.split(r"[ ,]+", tags) if tag]


def _without_code(text: str) -> str:
    return _CODE.sub(" ", text)


def _split_code(text: str) -> Iterator[tuple[bool, str]]:
    position = 0
    for match in _CODE.finditer(text):
        if match.start() > position:
            yield False, text[position : match.start()]
        yield True, match[2].strip()
        position = match.end()
    if position < len(text):
        yield False, text[position:]


def _plain(text: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\x02{len(kept) - 1}\x03"

    text = _ESCAPE.sub(keep, text)
    text = _SPAN.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    text = _BARE_LINK.sub(r"\1", text)
    return re.sub(r"\x02(\d+)\x03", lambda m: kept[int(m[1])], text)


@cache
def _reader() -> Any:
    """Python-Markdown, reduced to the inline marks of a claim; its `bold` is what is emphasised now."""
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor

    class Span(InlineProcessor):
        def handleMatch(  # type: ignore[override]  # as all of its own inline processors are
            self, m: re.Match[str], data: str
        ) -> tuple[ElementTree.Element, int, int]:
            bold: frozenset[str] | None = getattr(self.md, "bold", None)
            shown = bold is None or any(tag in bold for tag in _split_tags(m[2]))
            element = ElementTree.Element("strong" if shown else "plain")
            element.text = m[1]
            return element, m.start(0), m.end(0)

    reader: Any = Markdown(output_format="html")
    for name in ("html", "entity", "image_link", "image_reference", "reference", "short_reference",
                 "short_image_ref", "automail", "linebreak"):  # fmt: skip
        reader.inlinePatterns.deregister(name)
    reader.inlinePatterns.register(Span(_SPAN.pattern, reader), "span", 165)
    return reader
