"""HTML as our looks write it, read in a tenth of the time that a reader of any HTML takes.

A look closes what it opens, so the XML reader of the standard library can read it, which is written in C.
What HTML might take in another way than it is written goes to WeasyPrint's own reader.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import HTML

from casefolio.text.patterns import lazy_pattern

_INLINE = frozenset("a abbr b br cite code em i img mark q s small span strong sub sup time u".split())
_LINES = frozenset("h1 h2 h3 h4 h5 h6 p".split())
_LISTS = frozenset({"ol", "ul"})
_BOXES = frozenset("address article aside div figcaption figure footer header main nav section".split())
_IN_HEAD = frozenset("link meta style title".split())
_NOTHING: frozenset[str] = frozenset()

_MAY_HOLD: dict[str, frozenset[str]] = {
    "html": frozenset({"head", "body"}),
    "head": _IN_HEAD,
    **dict.fromkeys(("body", "li", *_BOXES), _INLINE | _LINES | _LISTS | _BOXES | {"hr"}),
    **dict.fromkeys(_LISTS, frozenset({"li"})),
    **dict.fromkeys((*_LINES, *_INLINE), _INLINE),
    **dict.fromkeys((*_IN_HEAD, "br", "hr", "img"), _NOTHING),
}
"""Where elements stand as they are written: elsewhere HTML adds, moves or closes some."""

_EMPTY = lazy_pattern(r"<((?:br|hr|img|link|meta)\b[^<>]*?)/?>")
_ATTRIBUTE = lazy_pattern(r"[a-z-]+")

# What the two read differently: comments and the like, `<p/>`, an ampersand in CSS, and characters by their
# number where that is one of 0 to 31 or 127 to 159, or not written in plain decimals.
_PECULIAR = lazy_pattern(
    r"<!(?!DOCTYPE html>)|<\?|<(?!(?:br|hr|img|link|meta)\b)[^<>]*/>|<style[^<]*&"
    r"|&#(?!(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|[1-9]\d{3,});)"
)


def read_document(html: str, base_url: str, url_fetcher: Any) -> HTML:
    """The document, ready to be laid out; addresses in it are relative to `base_url`."""
    root = read_tree(html)
    if root is not None:
        document = HTML(string="", base_url=base_url, url_fetcher=url_fetcher)
        # What WeasyPrint asks of a document: its elements, plain and as style sheets see them.
        if {"etree_element", "wrapper_element"} <= vars(document).keys():
            document.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            document.etree_element = root
            return document
    return HTML(string=html, base_url=base_url, url_fetcher=url_fetcher)


def read_tree(html: str) -> ElementTree.Element | None:
    """The elements of a document; None where HTML might see others than are written."""
    if _PECULIAR.search(html):
        return None
    try:
        root = ElementTree.fromstring(_EMPTY.sub(r"<\1/>", html))
    except ElementTree.ParseError:
        return None
    return root if root.tag == "html" and len(root) == 2 and all(map(_is_plain, root.iter())) else None


def _is_plain(element: ElementTree.Element) -> bool:
    if element.tag == "a" and element.find(".//a") is not None:
        return False
    allowed = _MAY_HOLD.get(element.tag, _NOTHING)
    return all(child.tag in allowed for child in element) and all(map(_ATTRIBUTE.fullmatch, element.attrib))
