"""Stories and the person's own pages as the site shows them: formulas, cards, pictures, films, links."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.links import RELATIVE, SiteAddresses, settle_links
from casefolio.pages.stories.covers import STORY_PICTURE, is_film, settle_picture
from casefolio.pages.stories.embeds import EmbedWords, write_embeds
from casefolio.pages.stories.films import write_film
from casefolio.pages.stories.formulas import set_formulas
from casefolio.pages.stories.picture_sizes import NO_SIZES, PictureSizes, PictureWriter
from casefolio.resume.settings import Provider, Settings
from casefolio.text.escaping.markup import escape_attribute
from casefolio.text.inline.code import hide_code

COLUMN = "(min-width: 44rem) 40rem, 100vw"
"""How wide a picture in the running text is shown, as `sizes` has it in HTML."""

WHOLE_PAGE = "(min-width: 66rem) 62rem, 100vw"
"""The same for one that is as wide as the page."""


@dataclass(frozen=True)
class PageMarkup:
    """What the Markdown of stories and of the person's own pages has beyond Markdown."""

    words: Mapping[str, str]
    """The site's own words, in the language of the resume."""
    has_math: bool = False
    allowed: Collection[Provider] = ()
    """The hosts of which a click loads something into the page."""
    sizes: PictureSizes = NO_SIZES
    addresses: SiteAddresses = RELATIVE

    @classmethod
    def of(
        cls, settings: Settings, words: Mapping[str, str], sizes: PictureSizes, addresses: SiteAddresses
    ) -> PageMarkup:
        return cls(words, settings.math, settings.embeds, sizes, addresses)

    def write(self, markdown: str, page: str, *, is_first_lazy: bool = False) -> str:
        """The Markdown for the page at `page` below `docs/`, for a site generator.

        `is_first_lazy` says that another picture stands above it, which is seen first.
        """
        text = set_formulas(markdown) if self.has_math else markdown
        text = write_embeds(text, self.allowed, EmbedWords(self.words["open_at"], self.words["load_from"]))
        writer = PictureWriter(self.sizes, page, self.addresses)
        return settle_links(size_pictures(text, writer, is_first_lazy=is_first_lazy), page, self.addresses)

    def write_own(self, markdown: str, page: str) -> str:
        """The same for a page of the person's own, which has no frame to hold the words of what opens."""
        text = self.write(markdown, page)
        if not has_openings(text):
            return text
        said = {
            "close": self.words["close"],
            "previous": self.words["previous_picture"],
            "next": self.words["next_picture"],
        }
        given = "".join(f' data-{name}="{escape_attribute(word)}"' for name, word in said.items())
        return f"{text.rstrip()}\n\n<div hidden{given}></div>\n"


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


def has_openings(text: str) -> bool:
    """Whether a page may show what a click opens: a picture, in Markdown or HTML, or a card."""
    return "![" in text or "<img" in text or "data-frame=" in text
