"""Text that YAML reads as a comment, an anchor, a tag or the next item, and so loses silently."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_loader import offsets_of, read_events
from casefolio.text.yaml_slips.invisible import INVISIBLE, find_stray
from casefolio.text.yaml_slips.quoting import PUT_WHOLE_BETWEEN_QUOTES

CUT_TEXT = lazy_pattern(r"(?<=[ \t])#[^\s#]+")
"""What a `#` takes away that is not followed by a space: a comment is written `# so`, these are words."""

# What a text has where something in it may be lost, each with a sign that is quickly looked for: reading it
# all again takes a while.
_SUSPECTS = (
    ("#", lazy_pattern(r"[ \t]#[^\s#]|-[ \t]+#")),
    ("&", lazy_pattern(r"(?:[:,\[{-][ \t]+|[\[{]|^)&\w", re.M)),
    ("!", lazy_pattern(r"(?:[:,\[{-][ \t]+|[\[{]|^)!\s", re.M)),
    ("[", lazy_pattern(r"\[[^\]]*\d,\d")),
    ("highlights", lazy_pattern(r"""highlights["']?:\s*\[""")),
    (", 0", lazy_pattern(r"\[[^\]]*\d, 0\d\d")),
    ("\n", lazy_pattern(r"\d\n[ \t]*-[ \t]+\d")),
)
_REST = lazy_pattern(rf"[ \t]+({CUT_TEXT.pattern}.*)")
_REST_OF_ITEM = lazy_pattern(r"[ \t]+(#+[ \t]*\S.*)")
"""A comment where the whole item should be."""
_ENDS_IN_DIGIT = lazy_pattern(r"(?:.*\D)?\d{1,3}", re.S)
_REST_OF_FIGURE = lazy_pattern(r"\d{3}(?!\d)|\d{1,2}(?=\s*%)")
# What no text begins with: the 000 of 4,000.
_REST_OF_THOUSAND = lazy_pattern(r"0\d{2}(?!\d)")

_SENTENCES = "highlights"
"""The list whose items are sentences, which have commas in them."""


def find_lost_texts(source: Source, first_line: int = 1) -> Iterator[Problem]:
    """A warning at each unquoted text of which YAML takes a part for something else.

    `Ranked #1 in the region` is read as `Ranked`, `&Partner lead` as `lead`, `[4,000 cards]` as two items.
    The source is YAML that can be read; lines before `first_line` are left out.
    """
    if not _is_suspect(source.text):
        return
    events = list(read_events(source, first_line))
    finder = _Finder(source, first_line, events)
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            yield from finder.find_cut(event)
            yield from finder.find_sign(event)
            yield from find_stray(source, event, first_line)
    yield from finder.find_split_items()


def _is_suspect(text: str) -> bool:
    if not text.isascii() and INVISIBLE.search(text):
        return True
    return any(sign in text and pattern.search(text) for sign, pattern in _SUSPECTS)


class _Finder:
    """Looks through the events of one source."""

    def __init__(self, source: Source, first_line: int, events: list[yaml.Event]) -> None:
        self.source = source
        self.first_line = first_line
        self.events = events
        self.used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}

    def _offsets(self, event: yaml.Event) -> tuple[int, int]:
        return offsets_of(event, self.source, self.first_line)

    def _warn(self, offset: int, message: str, hint: str) -> Problem:
        return self.source.problem(self.source.place_at(offset), message, hint, "warning")

    def find_cut(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Words behind a `#`."""
        start, end = self._offsets(event)
        if event.style:
            return
        cut = _REST.match(self.source.text, end)
        hint = f"{PUT_WHOLE_BETWEEN_QUOTES}; or, if it is a comment, a space after the '#'"
        if not cut and start == end and self.source.text[:start].endswith("-"):
            cut = _REST_OF_ITEM.match(self.source.text, end)
            hint = f"{PUT_WHOLE_BETWEEN_QUOTES}; or, if it is a comment, on a line without the '-'"
        if cut:
            message = f"'{_shorten(cut[1].rstrip())}' is lost: for YAML, a '#' after a space begins a comment"
            yield self._warn(cut.start(1), message, hint)

    def find_sign(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Words after a `&` that no `*` refers to, and what follows a `!`."""
        lost, kind = "", ""
        if event.anchor and event.anchor not in self.used:
            lost, kind = f"&{event.anchor}", "a name for what follows"
        elif event.tag == "!":
            lost, kind = "!", "a tag"
        if lost:
            message = f"'{lost}' is lost: for YAML, '{lost[0]}' at the beginning marks {kind}"
            yield self._warn(self._offsets(event)[0], message, PUT_WHOLE_BETWEEN_QUOTES)

    def find_split_items(self) -> Iterator[Problem]:
        """Items that are the rest of a text whose comma, or line, ended the one before; in a mapping they are
        keys, and reported as such."""
        for before, item, in_brackets, key in _pair_items(self.events):
            (_, end), (start, _) = self._offsets(before), self._offsets(item)
            between = self.source.text[end:start] if in_brackets else ""
            if in_brackets and between.strip() != ",":
                continue
            if _is_rest(before.value, item.value, between, key):
                cause = "between brackets, a ',' ends an item" if in_brackets else "each '-' begins an item"
                message = f"'{_shorten(item.value)}' stands by itself: {cause}"
                hint = f"if it belongs to the text before it, {PUT_WHOLE_BETWEEN_QUOTES}"
                yield self._warn(start, message, hint)


def _is_rest(before: str, item: str, between: str, key: str) -> bool:
    """Whether an item is likely the rest of the one before: of a figure, or of a sentence.

    `between` is what stands between two items in brackets, "" for those in lines of their own.
    """
    ends_in_digit = bool(_ENDS_IN_DIGIT.fullmatch(before))
    is_figure = ends_in_digit and bool(_REST_OF_FIGURE.match(item))
    is_list_of_numbers = before.isdecimal() and item.isdecimal()
    if between == ",":
        # Without a space after it a comma is more likely one of a figure: `5,5 stars`, `cards of 4,000`.
        return before[-1].isdecimal() and item[0].isdecimal() and not is_list_of_numbers
    if ends_in_digit and _REST_OF_THOUSAND.match(item) and not is_list_of_numbers:
        return True
    if key != _SENTENCES:
        return False
    return is_figure or bool(between and (item[0].islower() or item[0].isdecimal()))


def _pair_items(
    events: list[yaml.Event],
) -> Iterator[tuple[yaml.ScalarEvent, yaml.ScalarEvent, bool, str]]:
    """Unquoted neighbours in a list: both, whether brackets hold them, and the key of the list."""
    lists: list[tuple[bool, bool, str]] = []  # of each collection: whether a list, in brackets, at which key
    before: yaml.ScalarEvent | None = None
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            key = before.value if before else ""
            lists.append((isinstance(event, yaml.SequenceStartEvent), bool(event.flow_style), key))
        elif isinstance(event, yaml.CollectionEndEvent):
            lists.pop()
        elif isinstance(event, yaml.ScalarEvent) and not event.style and event.value:
            if before and lists and lists[-1][0]:
                yield before, event, *lists[-1][1:]
            before = event
            continue
        before = None


def _shorten(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
