"""Texts of the resume as HTML for a page in Markdown: paragraphs and lists, facts, citations, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from casefolio.resume.sections.citation import BETWEEN
from casefolio.resume.sections.fields import Field
from casefolio.text.escaping.markup import escape_markdown
from casefolio.text.inline import safe_address
from casefolio.text.inline.tree import Block, Prose


def write_blocks(blocks: Iterable[Block], inline: Callable[[str], str], kind: str = "") -> Iterator[str]:
    """Paragraphs and lists as lines of HTML for Markdown; `kind` is the class of each outer one."""
    given = f' class="{kind}"' if kind else ""
    for block in blocks:
        if isinstance(block, Prose):
            yield f'<p{given} markdown="span">{inline(block.text)}</p>'
            continue
        tag, start = ("ul", "") if block.first is None else ("ol", f' start="{block.first}"')
        yield f"\n<{tag}{given}{start} markdown>"
        for item in block.items:
            yield from _write_item(item, inline)
        yield f"</{tag}>\n"


def _write_item(item: Sequence[Block], inline: Callable[[str], str]) -> Iterator[str]:
    match item:
        case (Prose(text),):
            yield f'<li markdown="span">{inline(text)}</li>'
        case _:
            yield '<li markdown="block">\n'
            yield from write_blocks(item, inline)
            yield "\n</li>"


def link_fact(words: Callable[[str], str], fact: Field) -> str:
    """A fact between HTML tags."""
    shown = words(fact.text)
    return f'<a href="{escape_markdown(fact.url)}">{shown}</a>' if fact.url else shown


def write_cited(words: Callable[[str], str], part: Field) -> str:
    """A part of a citation between HTML tags: it needs no more marks than its class."""
    if part.kind == BETWEEN:
        return escape_markdown(part.text)
    return f'<span class="{part.kind}">{link_fact(words, part)}</span>'


def link_outside(words: str, address: str) -> str:
    """A link to another place around words in Markdown, or these alone where the address is none."""
    if not _is_link(address):
        return words
    safe = re.sub(r"[<>\s]", lambda match: f"%{ord(match[0]):02X}", address)
    return f"[{words}](<{safe}>)"


def _is_link(address: str) -> bool:
    return ":" in address and bool(safe_address(address))
