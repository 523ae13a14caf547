"""The story of a case study as its page shows it, with pictures in several sizes, and films."""

from __future__ import annotations

import re

from casefolio.pages.stories.covers import STORY_PICTURE, is_film, settle_picture
from casefolio.pages.stories.films import write_film
from casefolio.pages.stories.picture_sizes import PictureWriter
from casefolio.text.inline.code import hide_code

COLUMN = "(min-width: 44rem) 40rem, 100vw"
"""How wide a picture in the running text is shown, as `sizes` has it in HTML."""

WHOLE_PAGE = "(min-width: 66rem) 62rem, 100vw"
"""The same for one that is as wide as the page."""


def size_pictures(story: str, writer: PictureWriter, *, is_first_lazy: bool) -> str:
    """The Markdown of a story with the sizes of its pictures as attributes, and its films; code stays.

    `is_first_lazy` says that another picture stands above them, which is seen first.
    """
    parts, position = [], 0
    for number, found in enumerate(STORY_PICTURE.finditer(hide_code(story, with_comments=True))):
        path = settle_picture(found["path"], writer.page)
        written = found["attributes"] or ""
        if path and is_film(path):
            parts += [story[position : found.start()], write_film(path, found["alt"], written, writer)]
            position = found.end()
        if path not in writer.sizes.pictures:
            continue
        is_lazy = is_first_lazy or number > 0
        added = " ".join(_list_attributes(path, written, writer, is_lazy))
        inner = f"{written[1:-1].removeprefix(':').strip()} {added}".strip()
        parts += [story[position : found.end() - len(written)], f"{{ {inner} }}"]
        position = found.end()
    return "".join((*parts, story[position:]))


def _list_attributes(path: str, written: str, writer: PictureWriter, is_lazy: bool) -> list[str]:
    """The attributes to add to those that the person has written."""
    sized = writer.sizes.find(path)
    room = WHOLE_PAGE if re.search(r"\.(?:wide|full)\b", written) else COLUMN
    own = set(re.findall(r"([a-z]+)\s*=", written))
    if own & {"width", "height"}:
        own |= {"width", "height"}
    values = dict(writer.list_attributes(sized, room, is_lazy))
    if copies := sized.webp or sized.plain:
        values |= {"srcset": writer.list_copies(copies), "sizes": room}
    return [f'{name}="{value}"' for name, value in values.items() if name not in own]


def has_pictures(story: str) -> bool:
    """Whether a story may show a picture, in Markdown or HTML, that a visitor can look at closer."""
    return "![" in story or "<img" in story
