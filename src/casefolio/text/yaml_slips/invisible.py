"""Characters that look like those that YAML requires, such as the no-break space of a pasted text."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_loader import offsets_of

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029"
_WIDTHLESS = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
SIGNS = f"[{_SPACES}{_WIDTHLESS}{_BLANKS}]"

INVISIBLE = lazy_pattern(SIGNS)

CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control codes, which come into a value by an escape such as `"\\e"` only, but for tab and line ends."""

# Where a sign stands in place of the space that YAML needs: as indentation, behind a dash, around a colon.
_MISPLACED = (
    lazy_pattern(
        rf"[ \t]*(?P<sign>{SIGNS})[\s\ufeff\u200b-\u200f\u2060]*(?:-[\s\u200b\ufeff]|[\w$\"'-]+\s*:)"
    ),
    lazy_pattern(rf"[ \t]*(?:-[ \t]+)*-(?P<sign>{SIGNS})"),
    lazy_pattern(rf"[ \t]*(?:-[ \t]+)*[\w$-]+[ \t]*:(?P<sign>{SIGNS})"),
    lazy_pattern(rf"[ \t]*(?:-[ \t]+)*[\w$-]*(?P<sign>{SIGNS})[\w$-]*{SIGNS}*[ \t]*:(?=\s|$)"),
)
_INDENTATION = lazy_pattern(rf"[ \t]*{SIGNS}")
_WIDE_COLON = lazy_pattern(r"[ \t]*(?:-[ \t]+)*[A-Za-z$_-]+[ \t]*([：﹕︓꞉ː])")
_CURLY_QUOTE = lazy_pattern(r"[ \t]*(?:-[ \t]+)*(?:[A-Za-z$_-]+[ \t]*:[ \t]+)?([“”„‟«»‘’‚])")
# Between letters that need none, they split a word for everybody who looks for it.
_SPLITTING = lazy_pattern("(?<=[A-Za-z0-9./@_-])[\u200b\u2060\ufeff](?=[A-Za-z0-9./@_-])")


def name_sign(sign: str) -> str:
    """`U+00A0 (no-break space)`."""
    import unicodedata

    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control code').lower()})"


def advise_on_sign(sign: str) -> str:
    return "write a plain space in its place" if sign.isspace() else "delete it"


def find_misplaced(line: str) -> int | None:
    """Where an invisible sign stands in a line of YAML that keeps it from being read, from 0; or None."""
    found = (match.start("sign") for pattern in _MISPLACED if (match := pattern.match(line)))
    return min(found, default=None)


def find_in_indentation(line: str) -> int | None:
    """Where an invisible sign stands before the first word of a line, from 0; or None."""
    match = _INDENTATION.match(line)
    return match.end() - 1 if match else None


def find_wide_colon(line: str) -> str:
    """The sign of another script that stands behind a key in place of a ':', or ""."""
    match = _WIDE_COLON.match(line)
    return match[1] if match else ""


def find_curly_quote(line: str) -> int | None:
    """Where a typographic quote begins the value of a line, from 0; or None."""
    match = _CURLY_QUOTE.match(line)
    return match.start(1) if match else None


def describe_misplaced(sign: str) -> tuple[str, str]:
    """What is wrong with an invisible sign in the structure of the file, and the hint."""
    return f"an invisible sign, {name_sign(sign)}, stands here: YAML takes it for a letter", advise_on_sign(
        sign
    )


def describe_control(code: str) -> tuple[str, str]:
    """What is wrong with a control code in a value, and the hint."""
    return f"a control code, U+{ord(code):04X}, is in this text: nothing can show it", "delete it"


def find_stray(source: Source, event: yaml.ScalarEvent, first_line: int) -> Iterator[Problem]:
    """A warning at a sign that begins or ends a value, or that splits a word."""
    if INVISIBLE.search(event.value) and (sign := _find_stray_sign(event)):
        start, _ = offsets_of(event, source, first_line)
        place = source.place_at(max(source.text.find(sign, start), start))
        message = f"an invisible sign, {name_sign(sign)}, stands in this text"
        yield source.problem(place, message, advise_on_sign(sign), "warning")


def _find_stray_sign(event: yaml.ScalarEvent) -> str:
    """The sign, or "". Blocks of text may begin with one, as a Japanese paragraph does; and marks of
    direction serve other scripts than ours."""
    value = event.value.strip(" \t\n")
    edges = [value[:1], value[-1:]] if event.style not in ("|", ">") else []
    is_latin = INVISIBLE.sub("", value).isascii()
    at_edge = (sign for sign in edges if INVISIBLE.fullmatch(sign) and (sign.isspace() or is_latin))
    splitting = _SPLITTING.search(value)
    return next(at_edge, splitting[0] if splitting else "")
