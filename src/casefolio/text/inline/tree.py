"""The nodes of inline text: what a text with bold, italics, code, links and tagged words consists of.

Every surface (page, PDF, plain words, a check) is rendered from the same nodes, so that all of them read a
text alike. A longer text consists of blocks, paragraphs and lists, which hold inline text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.inline.mathml import Formula
from casefolio.text.patterns import lazy_pattern

TAGS = r"\{([a-z0-9 ,-]+)\}"
"""What follows the brackets of a tagged span, as a pattern with the tags as its group."""

ADDRESS_END = r"\s<>\[\]{}\\`|^\"“”«»，。、；：！？（）「」『』【】…"
"""What no bare address holds, as the inside of a pattern's brackets."""

_ADDRESS = lazy_pattern(
    rf"(?<![A-Za-z0-9@/.:_-])(?:(?P<scheme>https?://)|www\.)(?=[A-Za-z0-9])[^{ADDRESS_END}]+"
    r"|(?<![\w.+/:@-])(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})(?![:./@-]?[\w/@])"
)


@dataclass(frozen=True)
class Text:
    """Words as they are: nothing in them is markup."""

    text: str


@dataclass(frozen=True)
class Code:
    """Words in monospace, never changed."""

    text: str


@dataclass(frozen=True)
class Bold:
    """Bold words. Holds no other Bold, at any depth."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Italic:
    """Words in italics. Holds no other Italic, at any depth."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to `address`, as it was written. Holds no other Link, at any depth."""

    address: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class TagSpan:
    """`[words]{tag …}`: words that are bold where one of their tags is emphasised."""

    tags: tuple[str, ...]
    children: tuple[Inline, ...]


Inline = Text | Code | Formula | Bold | Italic | Link | TagSpan


@dataclass(frozen=True)
class Prose:
    """Inline text."""

    text: str


@dataclass(frozen=True)
class ItemList:
    """A list; each item begins with a paragraph. `first` is the number of a numbered one's first item."""

    items: tuple[tuple[Block, ...], ...]
    first: int | None = None


Block = Prose | ItemList


def split_tags(tags: str) -> tuple[str, ...]:
    """The tags that are written between the braces of a span."""
    return tuple(re.findall(r"[^ ,]+", tags))


def walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """All nodes in reading order, each before its children."""
    for node in nodes:
        yield node
        if not isinstance(node, Text | Code | Formula):
            yield from walk(node.children)


def join_text(nodes: tuple[Inline, ...]) -> str:
    """The characters of all nodes, without their marks."""
    return "".join(node.text for node in walk(nodes) if isinstance(node, Text | Code | Formula))


def link_addresses(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes with bare addresses as links: `https://…`, `www.…` and those of mail; code stays as it is."""
    linked: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            linked += _link_text(node.text)
        elif isinstance(node, Code | Formula | Link):
            linked.append(node)
        else:
            linked.append(replace(node, children=link_addresses(node.children)))
    return tuple(linked)


def _link_text(text: str) -> Iterator[Inline]:
    end = 0
    for found in _ADDRESS.finditer(text) if "://" in text or "www." in text or "@" in text else ():
        address = trim_address(found[0])
        if found.start() > end:
            yield Text(text[end : found.start()])
        scheme = "mailto:" if found["mail"] else "" if found["scheme"] else "https://"
        yield Link(scheme + address, (Text(address),))
        end = found.start() + len(address)
    if end < len(text):
        yield Text(text[end:])


def trim_address(address: str) -> str:
    """A bare address without the marks behind it, which belong to the sentence: `(see https://a.example).`"""
    while True:
        trimmed = address.rstrip(".,:;!?'*~")
        if trimmed.endswith(")") and trimmed.count(")") > trimmed.count("("):
            trimmed = trimmed[:-1]
        if trimmed == address:
            return address
        address = trimmed


def map_text(nodes: tuple[Inline, ...], change: Callable[[str], str]) -> tuple[Inline, ...]:
    """The nodes with `change` applied to their words, all in one piece; code and formulas stay.

    `change` must return as many characters as it is given. It sees each character of those as a letter.
    """
    written = "".join(
        node.text if isinstance(node, Text) else "x" * len(node.text)
        for node in walk(nodes)
        if isinstance(node, Text | Code | Formula)
    )
    changed = change(written)
    return nodes if changed == written else _replace_text(nodes, changed, [0])


def _replace_text(nodes: tuple[Inline, ...], changed: str, position: list[int]) -> tuple[Inline, ...]:
    """The nodes with the words of `changed`; `position[0]` is where the next node's words begin in it."""
    replaced: list[Inline] = []
    for node in nodes:
        if not isinstance(node, Text | Code | Formula):
            replaced.append(replace(node, children=_replace_text(node.children, changed, position)))
            continue
        start = position[0]
        position[0] += len(node.text)
        replaced.append(Text(changed[start : position[0]]) if isinstance(node, Text) else node)
    return tuple(replaced)
