"""Inline Markdown as nodes, read by markdown-it-py with the rules of a claim.

Imported where a text first needs it: markdown-it takes about 25 ms to import. The rules below are the
differences from CommonMark; what the parser does not know (HTML, entities, images, line breaks) stays text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, emphasis, image
from markdown_it.token import Token

from casefolio.text.inline.formulas import MARKED
from casefolio.text.inline.mathml import read_formula
from casefolio.text.inline.tree import (
    ADDRESS_END,
    TAGS,
    Block,
    Bold,
    Code,
    Inline,
    Italic,
    ItemList,
    Link,
    Prose,
    TagSpan,
    Text,
    split_tags,
    trim_address,
)
from casefolio.text.patterns import lazy_pattern

_TAGS = lazy_pattern(TAGS)
_FORMULA = lazy_pattern(MARKED)
_SCHEME = lazy_pattern(r"(?<![A-Za-z0-9])https?\Z")
_BARE = lazy_pattern(rf"://[^{ADDRESS_END}]+")
_ESCAPABLE = frozenset(r"\`*_{}[]()#+-.!<>~|")

_RULES = ("escape", "backticks", "emphasis", "link")


def parse_inline(text: str) -> tuple[Inline, ...]:
    """The nodes of a text in one line. Runs in time linear in the text's length."""
    return _build(_parser().parseInline(text)[0].children or ())


def parse_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a text."""
    top: list[Block] = []
    stack: list[tuple[list[Block], list[tuple[Block, ...]], int | None]] = []
    blocks = top
    for token in _block_parser().parse(text):
        match token.type:
            case "inline":
                blocks.append(Prose(" ".join(token.content.split())))
            case "bullet_list_open" | "ordered_list_open":
                is_numbered = token.type == "ordered_list_open"
                stack.append((blocks, [], int(token.attrs.get("start", 1)) if is_numbered else None))
            case "list_item_open":
                blocks = []
            case "list_item_close":
                # An item without words before its inner list still has a mark of its own.
                stack[-1][1].append(tuple(blocks) or (Prose(""),))
            case "bullet_list_close" | "ordered_list_close":
                blocks, items, first = stack.pop()
                blocks.append(ItemList(tuple(items), first))
    return tuple(top)


@cache
def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable("list").disable("inline")
    parser.parse("")
    return parser


class _Parser(MarkdownIt):
    """Leaves addresses as written: each surface checks and encodes them itself."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("zero").enable(_RULES).disable("text_join")
    parser.inline.ruler.at("emphasis", _read_emphasis)
    parser.inline.ruler.after("link", "span", _read_span)
    parser.inline.ruler.before("escape", "bare_address", _read_bare_address)
    parser.inline.ruler.before("escape", "formula", _read_formula)
    parser.inline.ruler.at("image", _read_image)
    parser.inline.ruler.at("autolink", _read_web_address)
    parser.enable(["image", "autolink"])
    # The rules are compiled on first use, which two threads must not do at once.
    parser.parseInline("")
    return parser


def _read_emphasis(state: StateInline, silent: bool) -> bool:
    """Stars mark words whatever stands around them: only a space keeps them from opening or closing.

    Why: by CommonMark's rule bold words that end in a bracket or a full stop are not bold where a letter
    follows, as it always does in Chinese and Japanese.
    """
    start, known = state.pos, len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    if state.src[start] == "*":
        opens = state.pos < state.posMax and state.src[state.pos] != " "
        closes = start > 0 and state.src[start - 1] != " "
        for delimiter in state.delimiters[known:]:
            delimiter.open, delimiter.close = opens, closes
    return True


def _read_span(state: StateInline, silent: bool) -> bool:
    """`[words]{tag …}`. Only brackets, while a link around it is being looked for: a link may hold it."""
    if silent or state.src[state.pos] != "[":
        return False
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    found = _TAGS.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    after, maximum = found.end(), state.posMax
    state.pos, state.posMax = start, end
    state.push("span_open", "span", 1).content = found[1]
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.pos, state.posMax = after, maximum
    return True


def _read_formula(state: StateInline, silent: bool) -> bool:
    """A marked formula: nothing in it is a mark."""
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("formula", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _read_image(state: StateInline, silent: bool) -> bool:
    """An image is text, as it was written."""
    start = state.pos
    if not image(state, True):
        return False
    if not silent:
        state.push("text", "", 0).content = state.src[start : state.pos]
    return True


def _read_bare_address(state: StateInline, silent: bool) -> bool:
    """The rest of `https://…`: text in which nothing is a mark."""
    if not state.src.startswith("://", state.pos) or not _SCHEME.search(state.src, 0, state.pos):
        return False
    found = _BARE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    rest = trim_address(found[0])
    if len(rest) <= len("://"):
        return False
    if not silent:
        state.pending += rest
    state.pos += len(rest)
    return True


def _read_web_address(state: StateInline, silent: bool) -> bool:
    """`<https://…>`; other words in angle brackets are text."""
    return state.src.startswith(("<http://", "<https://"), state.pos) and autolink(state, silent)


def _build(tokens: Iterable[Token]) -> tuple[Inline, ...]:
    """The tree of a flat list of tokens. A mark inside one of its kind adds nothing, and makes no node."""
    open_kinds: Counter[str] = Counter()
    top: list[Inline | str] = []
    stack: list[tuple[Token | None, list[Inline | str]]] = [(None, top)]
    for token in tokens:
        # `strong` of `strong_open` and `strong_close`, `code` of `code_inline`.
        kind = token.type.partition("_")[0]
        children = stack[-1][1]
        if token.nesting > 0:
            is_new = kind == "span" or not open_kinds[kind]
            stack.append((token, []) if is_new else (None, children))
            open_kinds[kind] += 1
        elif token.nesting < 0:
            open_kinds[kind] -= 1
            opened, children = stack.pop()
            if opened and (children or kind == "link"):
                stack[-1][1].append(_wrap(opened, _join(children)))
        else:
            children.append(_read_leaf(token))
    return _join(top)


def _read_leaf(token: Token) -> Inline | str:
    if token.type == "formula":
        return read_formula(token.content)
    if token.type == "code_inline":
        return Code(token.content.strip())
    is_kept = token.info == "escape" and token.markup[1] not in _ESCAPABLE
    return token.markup if is_kept else token.content


def _wrap(opened: Token, children: tuple[Inline, ...]) -> Inline:
    match opened.type:
        case "strong_open":
            return Bold(children)
        case "em_open":
            return Italic(children)
        case "span_open":
            return TagSpan(split_tags(opened.content), children)
        case _:
            return Link(str(opened.attrs["href"]), children)


def _join(parts: Iterable[Inline | str]) -> tuple[Inline, ...]:
    """The children of a node, neighbouring pieces of text as one."""
    joined: list[Inline] = []
    pieces: list[str] = []
    for part in (*parts, None):
        if isinstance(part, str):
            pieces.append(part)
            continue
        if text := "".join(pieces):
            joined.append(Text(text))
        pieces.clear()
        if part is not None:
            joined.append(part)
    return tuple(joined)
