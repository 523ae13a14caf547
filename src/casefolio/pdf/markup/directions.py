"""Marks the direction of text for WeasyPrint, where both directions are on one page.

A template puts `<bdi>` around each unit: a name, a fact, a line. A browser would find the direction of each
by itself; WeasyPrint has neither `<bdi>` nor `dir="auto"`, and applies Unicode's bidirectional rules only
within a single run of text. So each unit, and within it each run of words of the other direction, becomes an
element with a direction, which WeasyPrint orders correctly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape

from casefolio.deferred.dataclasses import dataclass
from casefolio.text.direction import (
    Direction,
    has_edges,
    has_right_to_left,
    letter_direction,
    split_phrases,
    text_direction,
)
from casefolio.text.patterns import lazy_pattern

_UNIT_TAG = lazy_pattern("</?bdi>")
_UNBROKEN = '<span class="keep">'
_TOKEN = lazy_pattern(r"<(?P<end>/)?(?P<name>[a-z0-9]++)[^<>]*>|[^<]+")


LONGEST_WHOLE = 40
"""A word with more characters may be wider than a line, however narrow the page; others are never broken."""


@dataclass(frozen=True)
class _Element:
    """An element with its opening tag as it is written."""

    opening: str
    name: str
    children: tuple[_Element | str, ...]


_Nodes = Sequence[_Element | str]

_Pieces = Sequence[tuple[bool, _Element | str]]
"""Nodes, each with whether its direction differs from the text around it."""


def settle_directions(html: str, page: Direction) -> str:
    """The document with a direction for each `<bdi>`; where all text has one direction, only without them.

    `page` is the direction of the page around them.
    """
    if page == "ltr" and not has_right_to_left(html):
        return _UNIT_TAG.sub("", html)
    head, body, rest = html.partition("<body")
    return head + "".join(_settle_units(body + rest, page))


def _settle_units(html: str, page: Direction) -> Iterator[str]:
    start, depth, unit = 0, 0, 0
    for tag in _UNIT_TAG.finditer(html):
        depth += 1 if tag[0] == "<bdi>" else -1
        if tag[0] == "<bdi>" and depth == 1:
            yield html[start : tag.start()]
            unit = tag.start()
        elif not depth:
            yield "".join(_write(_settle(_read(html[unit : tag.end()]), page)))
            start = tag.end()
    yield html[start:]


def _read(html: str) -> _Nodes:
    """The nodes of some HTML in which every element is closed, but for pictures and line breaks."""
    open_elements: list[tuple[re.Match[str] | None, list[_Element | str]]] = [(None, [])]
    for token in _TOKEN.finditer(html):
        if not token["name"]:
            open_elements[-1][1].append(unescape(token[0]))
        elif token["name"] in ("img", "br"):
            open_elements[-1][1].append(_Element(token[0], "", ()))
        elif not token["end"]:
            open_elements.append((token, []))
        else:
            opening, children = open_elements.pop()
            assert opening is not None, "every element is opened before it is closed"
            open_elements[-1][1].append(_Element(opening[0], opening["name"], tuple(children)))
    return open_elements[0][1]


def _write(nodes: Iterable[_Element | str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield escape(node, quote=False)
        else:
            yield node.opening
            yield from _write(node.children)
            yield f"</{node.name}>" if node.name else ""


def _settle(nodes: _Nodes, around: Direction) -> Iterator[_Element | str]:
    """The nodes with a direction for each unit among them, and for words that run against `around`.

    A link is left unchanged: it must not contain elements.
    """
    for is_against, group in _group(nodes, around):
        if is_against:
            yield _turn(group, "ltr" if around == "rtl" else "rtl")
            continue
        for node in group:
            if isinstance(node, str) or node.name == "a":
                yield node
            elif node.name == "bdi":
                yield from _settle_unit(node, around)
            else:
                yield _Element(node.opening, node.name, tuple(_settle(node.children, around)))


def _settle_unit(node: _Element, around: Direction) -> Iterator[_Element | str]:
    """A unit in its own direction; one without letters, such as a phone number, in that of the look."""
    if direction := text_direction(_text(node.children), around):
        yield _turn(tuple(_settle(node.children, direction)), direction)
    else:
        yield from node.children


def _turn(nodes: _Nodes, direction: Direction) -> _Element:
    is_long = max(map(len, _text(nodes).split()), default=0) > LONGEST_WHOLE
    breaks = ' class="breaks"' if is_long else ""
    return _Element(f'<span dir="{direction}"{breaks}>', "span", tuple(nodes))


def _group(nodes: _Nodes, around: Direction) -> Iterator[tuple[bool, _Nodes]]:
    """The nodes in groups: consecutive ones that run against `around`, and the others."""
    pieces = [piece for node in nodes for piece in _split(node, around)]
    at = 0
    while at < len(pieces):
        if not pieces[at][0]:
            yield False, [pieces[at][1]]
            at += 1
            continue
        end = at + 1
        # Spaces, figures and signs between two such nodes belong to the group.
        while (more := _find_next(pieces, end, around)) is not None:
            end = more + 1
        yield True, [node for _, node in pieces[at:end]]
        at = end


def _find_next(pieces: _Pieces, start: int, around: Direction) -> int | None:
    """The index of the next piece that runs against the text, if no letters are between."""
    for at in range(start, len(pieces)):
        is_against, node = pieces[at]
        if is_against:
            return at
        is_unit = not isinstance(node, str) and node.name == "bdi"
        if is_unit or around in map(letter_direction, _text([node])):
            return None
    return None


def _split(node: _Element | str, around: Direction) -> Iterator[tuple[bool, _Element | str]]:
    """A node in pieces, each with whether it runs against `around`."""
    if isinstance(node, str):
        for phrase in split_phrases(node, around):
            yield phrase.direction is not None, phrase.text
        return
    text = _text([node])
    directions = {letter_direction(character) for character in text} - {None}
    if node.opening == _UNBROKEN and len(directions) > 1:
        # A word of two scripts: each part has its own direction, and is not broken.
        for phrase in split_phrases(text, around):
            yield phrase.direction is not None, _Element(_UNBROKEN, "span", (phrase.text,))
    else:
        is_unit = node.name == "bdi" or (node.name != "a" and has_edges(text, around))
        yield not is_unit and bool(directions) and around not in directions, node


def _text(nodes: _Nodes) -> str:
    """The words of nodes, without those of units inside them."""
    return "".join(
        node if isinstance(node, str) else "" if node.name == "bdi" else _text(node.children)
        for node in nodes
    )
