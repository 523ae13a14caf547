"""Text from left to right and from right to left on one page, as WeasyPrint needs to be told.

A template puts `<bdi>` around what is a whole of its own: a name, a fact, a line. A browser would find the
direction of each by itself; WeasyPrint has neither `<bdi>` nor `dir="auto"`, and orders words by Unicode's
rules within a single run of text only. So each whole, and in it all words of the other direction that follow
each other, become an element with a direction, which it sets right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from casefolio.text.direction import (
    Direction,
    has_edges,
    has_right_to_left,
    letter_direction,
    split_phrases,
    text_direction,
)
from casefolio.text.patterns import lazy_pattern

_WHOLE = lazy_pattern("</?bdi>")
_KEPT = '<span class="keep">'
_TOKEN = lazy_pattern(r"<(?P<end>/)?(?P<name>[a-z0-9]+)[^>]*>|[^<]+")


@dataclass(frozen=True)
class _Element:
    """An element with its opening tag as it is written."""

    opening: str
    name: str
    children: tuple[_Element | str, ...]


_Nodes = Sequence[_Element | str]

_Pieces = Sequence[tuple[bool, _Element | str]]
"""Nodes, each with whether it runs against the text around it."""


def settle_directions(html: str, page: Direction) -> str:
    """The document with a direction for each `<bdi>`; where all text runs one way, only without them.

    `page` is the direction of the page around them.
    """
    if page == "ltr" and not has_right_to_left(html):
        return _WHOLE.sub("", html)
    head, body, rest = html.partition("<body")
    return head + "".join(_settle_wholes(body + rest, page))


def _settle_wholes(html: str, page: Direction) -> Iterator[str]:
    start, depth, whole = 0, 0, 0
    for tag in _WHOLE.finditer(html):
        depth += 1 if tag[0] == "<bdi>" else -1
        if tag[0] == "<bdi>" and depth == 1:
            yield html[start : tag.start()]
            whole = tag.start()
        elif not depth:
            yield "".join(_write(_settle(_read(html[whole : tag.end()]), page)))
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
    """The nodes with a direction for each whole among them, and for what runs against `around`.

    A link is left as it is: no element may stand inside it.
    """
    for is_against, group in _group(nodes, around):
        if is_against:
            yield _turn(group, "ltr" if around == "rtl" else "rtl")
            continue
        for node in group:
            if isinstance(node, str) or node.name == "a":
                yield node
            elif node.name == "bdi":
                yield from _settle_whole(node, around)
            else:
                yield _Element(node.opening, node.name, tuple(_settle(node.children, around)))


def _settle_whole(node: _Element, around: Direction) -> Iterator[_Element | str]:
    """A whole in its own direction; without letters, as a phone number, in that which the look gives it."""
    if direction := text_direction(_text(node.children), around):
        yield _turn(tuple(_settle(node.children, direction)), direction)
    else:
        yield from node.children


def _turn(nodes: _Nodes, direction: Direction) -> _Element:
    return _Element(f'<span dir="{direction}">', "span", tuple(nodes))


def _group(nodes: _Nodes, around: Direction) -> Iterator[tuple[bool, _Nodes]]:
    """The nodes in groups: those that run against `around` and follow each other, and the others."""
    pieces = [piece for node in nodes for piece in _split(node, around)]
    at = 0
    while at < len(pieces):
        if not pieces[at][0]:
            yield False, [pieces[at][1]]
            at += 1
            continue
        end = at + 1
        # What stands between two that run against it goes along: spaces, figures, signs.
        while (more := _find_next(pieces, end, around)) is not None:
            end = more + 1
        yield True, [node for _, node in pieces[at:end]]
        at = end


def _find_next(pieces: _Pieces, start: int, around: Direction) -> int | None:
    """Where the next piece that runs against the text stands, if no letters are between."""
    for at in range(start, len(pieces)):
        is_against, node = pieces[at]
        if is_against:
            return at
        is_whole = not isinstance(node, str) and node.name == "bdi"
        if is_whole or around in map(letter_direction, _text([node])):
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
    if node.opening == _KEPT and len(directions) > 1:
        # A word of two scripts: each part goes its way, and stays on one line by itself.
        for phrase in split_phrases(text, around):
            yield phrase.direction is not None, _Element(_KEPT, "span", (phrase.text,))
    else:
        is_whole = node.name == "bdi" or (node.name != "a" and has_edges(text, around))
        yield not is_whole and bool(directions) and around not in directions, node


def _text(nodes: _Nodes) -> str:
    """The words of nodes, without those of wholes inside them."""
    return "".join(
        node if isinstance(node, str) else "" if node.name == "bdi" else _text(node.children)
        for node in nodes
    )
