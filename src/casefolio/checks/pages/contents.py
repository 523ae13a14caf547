"""What stands in the person's own pages and beside them: active content, films, what cannot be rendered."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from casefolio.pages.stories.covers import STORY_PICTURE, find_poster, is_film
from casefolio.text.errors import Place, Problem
from casefolio.text.inline.code import hide_code
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

MOST_OPEN = 500
"""The most brackets or tags that may be open at once in a paragraph. Markdown looks for the end of each, so
rendering takes time that grows with the square: 8,000 take a minute."""

LONGEST_PARAGRAPH = 500_000
"""The most characters of a paragraph. Markdown's time grows faster than its length: these take some seconds,
four times as many a minute."""

_PARAGRAPH = lazy_pattern(r"(?:[^\n]|\n(?![ \t]*\n))++")

_ACTIVE = lazy_pattern(
    r"<(?P<element>script|object|embed|base)(?=[\s/>])"
    r"|(?<=[\s\"'/])(?P<handler>on[a-z]{3,30})[ \t\n]{0,9}=(?=[^<>\n]{0,500}>)",
    re.I,
)


def find_unrendered(source: Source) -> Iterator[Problem]:
    """An error at a paragraph that would take minutes to render."""
    for paragraph in _PARAGRAPH.finditer(hide_code(source.text)):
        if (length := len(paragraph[0].lstrip())) > LONGEST_PARAGRAPH:
            # Not with its line: that may be the whole text.
            message = f"a paragraph of {length:,} characters"
            hint = f"at most {LONGEST_PARAGRAPH:,}: part it by blank lines"
            yield Problem(source.place_at(paragraph.end() - length), message, hint)
        elif (mark := _find_overflow(paragraph[0])) is not None:
            place = source.place_at(paragraph.start() + mark)
            message = f"more than {MOST_OPEN} brackets or tags are open here, and none is closed"
            yield source.problem(place, message, "close them, or put the text between ``` lines")


def _find_overflow(text: str) -> int | None:
    """Where the first mark too many is opened; None for almost all texts."""
    if sum(map(text.count, "[<")) <= MOST_OPEN:
        return None
    opened = {"[": 0, "<": 0, "(": 0}
    closing = {"]": "[", ">": "<", ")": "("}
    for position, sign in enumerate(text):
        if sign in opened and (sign != "(" or text[position - 1 : position] == "]"):
            opened[sign] += 1
            if opened[sign] > MOST_OPEN:
                return position
        elif sign in closing and opened[closing[sign]]:
            opened[closing[sign]] -= 1
    return None


def find_active_content(source: Source) -> Iterator[Problem]:
    """A warning at each script, event handler and frame in a page, of each kind at the first."""
    text = hide_code(source.text, with_comments=True)
    told: set[str] = set()
    for found in _ACTIVE.finditer(text) if "<" in text else ():
        kind = (found["element"] or found["handler"]).lower()
        if kind in told:
            continue
        told.add(kind)
        shown = f"<{kind}>" if found["element"] else kind
        yield source.problem(
            source.place_at(found.start()),
            f"'{shown}' is published as it is, and runs in the browser of each visitor",
            "fine if you wrote it; leave it out if it came with a pasted text",
            "warning",
        )


def find_films_without_poster(source: Source) -> Iterator[Problem]:
    """A warning at each film of a story that shows nothing until it plays."""
    for found in STORY_PICTURE.finditer(hide_code(source.text, with_comments=True)):
        if is_film(found["path"]) and not find_poster(found["attributes"] or ""):
            place = source.place_at(found.start("path"))
            hint = "write '{ poster=../assets/tour.png }' right behind it, with a picture of yours"
            yield source.problem(
                place, "a film without a poster: it is empty until it plays", hint, "warning"
            )


def find_pictures_without_words(source: Source) -> Iterator[Problem]:
    """A warning at each picture and film of a page that says nothing to those who do not see it."""
    for found in STORY_PICTURE.finditer(hide_code(source.text, with_comments=True)):
        if not found["alt"].strip():
            what = "film" if is_film(found["path"]) else "picture"
            message = f"a {what} without words, so it says nothing to those who do not see it"
            hint = "say between the brackets what it shows: ![…](…)"
            yield source.problem(source.place_at(found.start()), message, hint, "warning")


def find_special_files(folder: Path, root: Path) -> Iterator[Problem]:
    """An error for each pipe, socket and device below a folder: a build that reads one may never end."""
    for file in sorted(folder.rglob("*")):
        try:
            mode = file.stat().st_mode
        except (OSError, RuntimeError):
            # A dangling link, or one that leads to itself: reported elsewhere.
            continue
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            place = Place(file.relative_to(root).as_posix())
            yield Problem(place, "a pipe, a socket or a device, and no file", "take it out")
