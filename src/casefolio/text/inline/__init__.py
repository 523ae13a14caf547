"""Inline text: the Markdown of one claim, and `[words]{tag}` for words that a tag makes bold.

Bold, italics, code and links are understood, bare addresses are links; everything else, HTML included, stays
text. A text is parsed once, into the nodes of `inline.tree`; its plain words, its HTML and its Markdown for a
page are rendered from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from urllib.parse import quote, urljoin

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.direction import (
    Direction,
    has_right_to_left,
    isolate,
    text_direction,
    write_isolate,
)
from casefolio.text.escaping.markup import escape_attribute, escape_html, escape_markdown, write_entity
from casefolio.text.inline.formulas import START
from casefolio.text.inline.mathml import Formula, write_mathml
from casefolio.text.inline.tree import (
    TAGS,
    Bold,
    Code,
    Inline,
    Italic,
    Link,
    TagSpan,
    Text,
    join_text,
    link_addresses,
    map_text,
    split_tags,
    walk,
)
from casefolio.text.patterns import lazy_pattern

Emphasised = Callable[[TagSpan], bool]
"""Whether the words of a span are bold on a surface."""

Follow = Callable[[str], str]
"""Returns a link's address on a surface (a page, a PDF), given the written one; "" drops the link."""

_USUAL_QUOTES = ("“", "”")
_QUOTES = {"de": ("„", "“"), "pl": ("„", "”"), "uk": ("«", "»"), "ru": ("«", "»")}

_QUOTED = lazy_pattern(r"(?<![\w\"])\"(?=[^\s\"])([^\"]*)(?<=[^\s\"])\"(?![\w\"])")
# Within a word, at its end after an s, and before a year's last digits.
_APOSTROPHE = lazy_pattern(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)|(?<!\w)'(?=\d0s)")

# Control characters are never shown.
_CONTROLS = dict.fromkeys([*range(32), 127], " ")

# What Markdown could take for the start of a list or for a rule.
_BLOCK_START = lazy_pattern(r"\A(?:[-+:](?= )|[-=](?=[-= ]*\Z)|\d(?=\d*[.)] ))")

_SCHEME = lazy_pattern(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST = lazy_pattern(r"www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.I)

SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")


@lru_cache(maxsize=4096)
def read_inline(text: str) -> tuple[Inline, ...]:
    """The nodes of a text; its line breaks are spaces."""
    text = " ".join(text.translate(_CONTROLS).split())
    nodes = _read_usual(text)
    if nodes is None:
        # Imported here: most texts do not need the parser, and a short command should not wait for it.
        from casefolio.text.inline.parser import parse_inline

        nodes = parse_inline(text)
    return link_addresses(nodes)


# A piece of a usual text: plain words, `**bold**`, `[words]{tag}` or `[words](address)`; no mark in another.
_PLAIN = rf"(?:[^\\`*_<\[\]!{START}]|!(?!\[))"
_USUAL = lazy_pattern(
    rf"(?P<text>{_PLAIN}+)"
    rf"|\*\*(?P<strong>(?! ){_PLAIN}+(?<! ))\*\*(?!\*)"
    rf"|\[(?P<words>{_PLAIN}+)\](?:{TAGS}|\((?P<address>[\w#/:.?=%@~+-]+)\))"
)


def _read_usual(text: str) -> tuple[Inline, ...] | None:
    """The nodes of a text whose marks hold plain words only; None for another one, which the parser reads."""
    nodes: list[Inline] = []
    position = 0
    while position < len(text):
        found = _USUAL.match(text, position)
        if not found:
            return None
        nodes.append(_make_usual_node(found))
        position = found.end()
    return tuple(nodes)


def _make_usual_node(found: re.Match[str]) -> Inline:
    if found["text"]:
        return Text(found["text"])
    if found["strong"]:
        return Bold((Text(found["strong"]),))
    children = (Text(found["words"]),)
    return Link(found["address"], children) if found["address"] else TagSpan(split_tags(found[4]), children)


@lru_cache(maxsize=4096)
def find_span_tags(text: str) -> tuple[str, ...]:
    """The tags that the spans of a text name, in order."""
    return tuple(tag for node in walk(read_inline(text)) if isinstance(node, TagSpan) for tag in node.tags)


def find_links(text: str) -> list[str]:
    """The addresses that a text links to, in order."""
    return [node.address for node in walk(read_inline(text)) if isinstance(node, Link)]


def has_figure(span: TagSpan) -> bool:
    """Whether the words of a span name a figure."""
    return any(character.isdecimal() for character in join_text(span.children))


def measure_bold(text: str, bold: frozenset[str] | None) -> tuple[int, int]:
    """How many letters and figures of a text are bold in a document, and how many it has.

    `bold` is that of `render_html`.
    """
    return _measure_bold(text, _find_emphasised(bold))


def measure_bold_at_most(text: str) -> tuple[int, int]:
    """The same where the words of every span are bold, as on a page."""
    return _measure_bold(text, _is_always_bold)


def _measure_bold(text: str, is_emphasised: Emphasised) -> tuple[int, int]:
    letters, marked = _find_marked(text)
    bold = sum(each.letters for each in marked if each.is_bold or any(map(is_emphasised, each.spans)))
    return bold, letters


class _Piece(NamedTuple):
    """Words with the same marks around them: how many letters they have, and the spans that they are in."""

    letters: int
    spans: tuple[TagSpan, ...]
    is_bold: bool


@lru_cache(maxsize=4096)
def _find_marked(text: str) -> tuple[int, tuple[_Piece, ...]]:
    """How many letters a text has, and its pieces that are or may be bold: many choices are measured."""

    def list_in(
        nodes: tuple[Inline, ...], spans: tuple[TagSpan, ...] = (), *, is_bold: bool = False
    ) -> Iterator[_Piece]:
        for node in nodes:
            if isinstance(node, Text | Code | Formula):
                yield _Piece(sum(map(str.isalnum, node.text)), spans, is_bold)
            else:
                around = (*spans, node) if isinstance(node, TagSpan) else spans
                yield from list_in(node.children, around, is_bold=is_bold or isinstance(node, Bold))

    pieces = tuple(list_in(read_inline(text)))
    return sum(each.letters for each in pieces), tuple(each for each in pieces if each.is_bold or each.spans)


def _is_always_bold(_: TagSpan) -> bool:
    return True


def _find_emphasised(bold: frozenset[str] | None) -> Emphasised:
    return has_figure if bold is None else lambda span: not bold.isdisjoint(span.tags)


def has_words(text: str) -> bool:
    """Whether a text shows a letter or a figure, its marks, addresses and tags apart."""
    return any(character.isalnum() for character in join_text(read_inline(text)))


def render_text(text: str, language: str = "") -> str:
    """The words without markup, as a reader sees them. A `language` makes quotation marks typographic."""
    return " ".join(join_text(_read(text, language)).split())


def render_words(text: str) -> str:
    """The words that say what a text is about: as `render_text`, without formulas."""
    nodes = walk(read_inline(text))
    return " ".join("".join(node.text for node in nodes if isinstance(node, Text | Code)).split())


def curl_text(text: str, language: str) -> str:
    """The text with typographic quotation marks and apostrophes of the language in place of `"` and `'`."""
    if text.count('"') % 2 == 0:
        left, right = _QUOTES.get(language.partition("-")[0], _USUAL_QUOTES)
        text = _QUOTED.sub(rf"{left}\1{right}", text)
    return _APOSTROPHE.sub("’", text)


def _read(text: str, language: str) -> tuple[Inline, ...]:
    """The nodes of a text, with typographic quotation marks where there is a language."""
    nodes = read_inline(text)
    if not language or ('"' not in text and "'" not in text):
        return nodes
    return map_text(nodes, lambda words: curl_text(words, language))


def render_markdown(text: str, follow: Follow, language: str = "", around: Direction = "ltr") -> str:
    """Markdown for a page, to be used within a line: spans are bold, `follow` resolves links.

    Marks are inline HTML, and what Markdown could read in the words is written as entities, so that no site
    generator reads the text in its own way. Links are Markdown's: generators resolve those. With a
    `language`, quotation marks are typographic; text against the direction `around` it is isolated.
    """
    nodes = _read(text, language)
    words = join_text(nodes)
    if around == "ltr" and not has_right_to_left(words):
        page = _Surface(escape_markdown, _write_page_link, _write_page_formula, follow)
        return _BLOCK_START.sub(write_entity, page.write(nodes))
    own = text_direction(words, around) or around
    turned = _Surface(
        partial(isolate, page=around, escape=escape_markdown, own=own),
        _write_page_link,
        _write_page_formula,
        follow,
    )
    written = _BLOCK_START.sub(write_entity, turned.write(nodes))
    return write_isolate(written, own if own != around else None)


def render_html(text: str, *, bold: frozenset[str] | None, link: Follow, language: str = "") -> str:
    """HTML for a document. A span is bold where one of its tags is in `bold`; with None if it has a figure.

    The result is safe to insert: HTML in the text has been escaped. With a `language`, quotation marks are
    typographic.
    """
    document = _Surface(escape_html, _write_document_link, _write_characters, link, _find_emphasised(bold))
    return document.write(_read(text, language))


@dataclass(frozen=True)
class _Surface:
    """How nodes are rendered for one surface; `write_link` takes a link's words and its address there."""

    escape: Callable[[str], str]
    write_link: Callable[[_Surface, tuple[Inline, ...], str], str]
    write_formula: Callable[[_Surface, Formula], str]
    follow: Follow
    is_emphasised: Emphasised = _is_always_bold
    is_bold: bool = False
    """Whether what is written stands inside bold words."""

    def write(self, nodes: tuple[Inline, ...]) -> str:
        return "".join(map(self._write_node, nodes))

    def _write_node(self, node: Inline) -> str:
        match node:
            case Text(text):
                return self.escape(text)
            case Code(text):
                return f"<code>{self.escape(text)}</code>"
            case Formula():
                return self.write_formula(self, node)
            case Link(address, children):
                target = _encode(safe_address(self.follow(address)))
                is_link = target and join_text(children).strip()
                return self.write_link(self, children, target) if is_link else self.write(children)
            case Italic(children):
                return f"<em>{self.write(children)}</em>"
            case Bold(children) | TagSpan(_, children):
                if not self.makes_bold(node):
                    return self.write(children)
                return f"<strong>{replace(self, is_bold=True).write(children)}</strong>"

    def makes_bold(self, node: Bold | TagSpan) -> bool:
        if isinstance(node, Bold):
            return not self.is_bold
        return not self.is_bold and self.is_emphasised(node)


def _write_page_link(page: _Surface, children: tuple[Inline, ...], target: str) -> str:
    return f"[{page.write(children)}]({escape_html(target)})"


def _write_page_formula(page: _Surface, formula: Formula) -> str:
    return write_mathml(formula)


def _write_characters(document: _Surface, formula: Formula) -> str:
    """A formula in plain characters: WeasyPrint does not lay out MathML, and a text layer has only these."""
    return document.escape(formula.text)


def _write_document_link(document: _Surface, children: tuple[Inline, ...], target: str) -> str:
    """A link that holds no element: marks around all of its words go around it, others are left out.

    Why: WeasyPrint tags a link with an element inside it twice, which breaks PDF/UA.
    """
    match children:
        case (Italic(inner),):
            return f"<em>{_write_document_link(document, inner, target)}</em>"
        case (Bold(inner) | TagSpan(_, inner) as node,) if document.makes_bold(node):
            bold = replace(document, is_bold=True)
            return f"<strong>{_write_document_link(bold, inner, target)}</strong>"
        case (Bold(inner) | TagSpan(_, inner),):
            return _write_document_link(document, inner, target)
        case (Code(text),):
            return f"<code>{_write_document_link(document, (Text(text),), target)}</code>"
    return f'<a href="{escape_attribute(target)}">{document.escape(join_text(children))}</a>'


def _encode(address: str) -> str:
    """An address as Markdown and HTML both read it: blanks, quotes, brackets and braces in percent."""
    unsafe = r"[\s<>{}\"'`\\]" if address.count("(") == address.count(")") else r"[\s<>{}\"'`\\()]"
    return re.sub(unsafe, lambda match: quote(match[0], safe=""), address)


def safe_address(address: str) -> str:
    """The address, or "" where it has a scheme that is not in SAFE_SCHEMES, such as `javascript:`."""
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
