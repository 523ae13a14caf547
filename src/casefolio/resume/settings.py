"""`meta.casefolio`: the person's settings for the documents."""

import re
from typing import Annotated, Literal

from casefolio.deferred.records import Field, PydanticCustomError, Record, before, limited
from casefolio.resume.record import Date, Words, as_list
from casefolio.text.patterns import lazy_pattern


class SectionChoice(Record):
    """A section's place in the order (that of the list) and its title."""

    section: str
    """Which section: its key in this file."""
    title: str = ""
    """Its heading, in place of the usual one."""


def as_lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def as_section_choice(value: object) -> object:
    return {"section": value} if isinstance(value, str) else value


def parse_flag(value: object) -> bool:
    """YAML's `true` and `false`. Raises PydanticCustomError of type `flag_form` for anything else."""
    flags = {"true": True, "false": False}
    flag = value if isinstance(value, bool) else flags.get(str(value).lower())
    if flag is None:
        raise PydanticCustomError("flag_form", "not a flag")
    return flag


Flag = Annotated[bool, before(parse_flag)]

HEX_COLOUR = lazy_pattern(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")


def is_colour(value: object) -> bool:
    return isinstance(value, str) and bool(HEX_COLOUR.fullmatch(value))


def parse_colour(value: object) -> str:
    """`#14566b` or `#156`. Raises PydanticCustomError of type `colour_form` for anything else."""
    if isinstance(value, str) and (not value or is_colour(value)):
        return value
    raise PydanticCustomError("colour_form", "not a colour")


LEAST_CONTRAST = 4.5
"""The contrast ratio to white that WCAG 2 requires for running text."""


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of a colour such as `#14566b` or `#156` to white: 1 to 21, by WCAG 2."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


DARK_GROUND = "#14191b"
"""What the site stands on where a visitor prefers dark colours."""

DARK_TINT = 0.12
"""How much of the accent is in the ground of what stands out there."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours: 1 to 21, by WCAG 2."""
    dark, light = sorted(1.05 / contrast_on_white(colour) for colour in (first, second))
    return light / dark


def contrast_on_dark(colour: str) -> float:
    """The contrast ratio of a colour to the site's dark ground, tinted with it."""
    return contrast(colour, mix(DARK_GROUND, colour, DARK_TINT))


def mix(colour: str, other: str, share: float) -> str:
    """A colour such as `#14566b` with a share of another one."""
    pairs = zip(re.findall("..", colour[1:]), re.findall("..", other[1:]), strict=True)
    mixed = (round(int(a, 16) * (1 - share) + int(b, 16) * share) for a, b in pairs)
    return "#" + "".join(f"{value:02x}" for value in mixed)


def as_look(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


SMALLEST_TYPE, LARGEST_TYPE = 9.5, 12.0
"""Limits of the size of running text, in points."""

TIGHTEST, WIDEST = 0.9, 1.2
"""Limits of the factor on a look's line height: lines must neither touch nor be too far apart."""


class Look(Record):
    """The look of PDFs and of the site: its name, and the person's changes to it.

    None and "" leave what the look itself says.
    """

    name: str = ""
    """A folder below templates/pdf: modern, classic, compact, or one of your own."""
    accent: Annotated[str, before(parse_colour)] = ""
    """The colour of headings and links, "#14566b", dark enough to be read on white."""
    accent_dark: Annotated[str, before(parse_colour)] = ""
    """The accent on the site's dark ground, "#95d1e4"; without it, one is made of the accent."""
    ink: Annotated[str, before(parse_colour)] = ""
    """The colour of the text, "#101418"."""
    font: str = ""
    """The font of PDFs and site: Source Sans 3, Source Serif 4, or one of your own in docs/assets/fonts."""
    font_size: Annotated[float, limited(ge=SMALLEST_TYPE, le=LARGEST_TYPE)] | None = None
    """The size of the text in points, 9.5 to 12."""
    spacing: Annotated[float, limited(ge=TIGHTEST, le=WIDEST)] | None = None
    """The distance of lines, 0.9 to 1.2 times the look's own."""
    photo: Flag = False
    """Whether PDFs show the picture of `basics.image`."""
    qr: Annotated[bool, before(parse_flag)] = False
    """Whether PDFs show the site's address, with a QR code of it."""


def parse_page_count(value: object) -> int:
    """A whole number from 1 on. Raises PydanticCustomError of type `pages_form` for anything else."""
    digits = str(value).lstrip("0")[:_MOST_DIGITS] if isinstance(value, int | str) else ""
    if digits.isascii() and digits.isdigit() and not isinstance(value, bool):
        return int(digits)
    raise PydanticCustomError("pages_form", "not a number of pages")


_MOST_DIGITS = 9
"""A longer number is cut to so many digits: it means as many pages as are needed."""

PageCount = Annotated[int, before(parse_page_count)]


class PageBudgets(Record):
    """The most pages of a document; None for as many as it needs."""

    general: PageCount | None = None
    """How many pages the general PDF may fill."""
    tailored: PageCount | None = None
    """How many pages a PDF for a posting may fill, where the posting asks for no number of its own."""


Provider = Literal["codepen", "figma", "loom", "vimeo", "youtube"]
"""Hosts of what stories may embed."""

ProviderName = Annotated[Provider, before(as_lower)]


class Settings(Record):
    """`meta.casefolio`: how the documents look."""

    look_choice: Annotated[Look, before(as_look)] = Field(default_factory=Look, alias="look")
    """How PDFs look: the name of a look, or a look and what of it is yours."""
    paper: Annotated[Literal["a4", "letter"], before(as_lower)] | None = None
    """The paper of PDFs: a4 or letter. Without it the one that is usual in your country (`location`)."""
    language: str = "en"
    """The language of headings and dates, as a BCP 47 tag: en, de, pt-BR."""
    called: str = ""
    """What the document is called (CV), where the language's own word is not yours."""
    pages: PageBudgets = Field(default_factory=PageBudgets)
    """How many pages PDFs may fill. Without it they take those that they need."""
    math: Flag = False
    """Whether texts and stories may have formulas in LaTeX: `$x^2$`, in stories `$$…$$` too."""
    since: Date = None
    """Positions that ended before it (2012, 2012-06) are one line each: title, employer, dates."""
    author_names: Words = ()
    """All forms of your name in publications, where they are not that of `basics` or its initials."""
    group_publications: Annotated[Literal["year", "type", "none"], before(as_lower)] = "year"
    """How the site groups many publications: by year, by type, or none."""
    embeds: Annotated[tuple[ProviderName, ...], before(as_list)] = ()
    """Hosts that a story may load from where a visitor clicks: codepen, figma, loom, vimeo, youtube."""
    sections: tuple[Annotated[SectionChoice, before(as_section_choice)], ...] = ()
    """The order of the sections; those not named follow in the usual one."""

    @property
    def look(self) -> str:
        """The name of the chosen look, "" for the usual one."""
        return self.look_choice.name
