"""Names of authors: as they are shown, and which of them is the person's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Annotated

from casefolio.deferred.records import before
from casefolio.text.patterns import lazy_pattern

OTHERS = "et al."
"""What stands in place of further authors."""

_OTHERS = frozenset({"et al", "and others", "others", "u a", "etc"})
_AND = lazy_pattern(r"(?<!\s)(?:\s+and\s+|\s*;\s*|\s+&\s+)")
_SUFFIX = lazy_pattern(
    r"(?i:jr|sr|ii|iii|iv|ph\.?d|m\.?d|inc|ltd|llc|gmbh|corp|co|s\.?a|b\.?v|plc|e\.?\s?v)\.?"
)
"""What follows a comma in a name and is not a given name."""

_INITIALS = lazy_pattern(r"[A-Z](?:[.\s-]*[A-Z]){0,3}\.?")


def split_authors(text: str) -> list[str]:
    """The names in a text: it is split as BibTeX does, at `and`, and at semicolons."""
    return [name for name in _AND.split(text) if name.strip()]


def as_authors(value: object) -> object:
    """One text is a list of its names."""
    return split_authors(value) if isinstance(value, str) else value


Authors = Annotated[tuple[str, ...], before(as_authors)]


def are_others(name: str) -> bool:
    """Whether a name stands for further authors: *et al.*"""
    return " ".join(name.casefold().replace(".", " ").split()) in _OTHERS


def show_author(name: str) -> str:
    """The name in the order in which it is spoken: *Ada Lovelace* for *Lovelace, Ada*."""
    if are_others(name):
        return OTHERS
    parts = [part.strip() for part in name.split(",")]
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    given = [part for part in parts[1:] if part and part not in suffixes]
    if len(given) != 1 or not parts[0]:
        return " ".join(name.split())
    return " ".join(" ".join([*given, parts[0], *suffixes]).split())


def find_own(authors: Sequence[str], name: str, own_names: Sequence[str] = ()) -> int | None:
    """The place of the person among the authors; None where they are not among them.

    Without `own_names` the usual forms of the name are known: *Ada Lovelace*, *A. Lovelace*, *Lovelace, A.*,
    *Lovelace A*. With them only these are, in either order and with or without dots.
    """
    if own_names:
        known = {tuple(_fold(own)) for own in own_names}
        return _find_first(tuple(_fold(author)) in known for author in authors)
    person = _fold(name)
    return _find_first(_is_like(_fold(author), person) for author in authors)


def is_initials(name: str) -> bool:
    """Whether a name has no more than initials: the rest of it was lost at a comma."""
    return bool(_INITIALS.fullmatch(name.strip()))


def _find_first(found: Iterable[bool]) -> int | None:
    return next((place for place, is_found in enumerate(found) if is_found), None)


def _fold(name: str) -> list[str]:
    """The words of a name in their spoken order, in small letters without accents and dots."""
    *given, last = show_author(name).replace(".", " ").split() or [""]
    # *Jean-Luc* is *J.-L.* or *J. L.*, and *King-Lovelace* is another name than *Lovelace*.
    words = [*" ".join(given).replace("-", " ").split(), last]
    if given and last.isupper() and last.isalpha() and len(last) <= 3 and not words[0].isupper():
        # *Lovelace AK*, as journals of medicine have it.
        words = [*last, *words[:-1]]
    return [_strip_accents(word) for word in words if not _SUFFIX.fullmatch(word)]


def _strip_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_like(author: list[str], person: list[str]) -> bool:
    """Whether both may be one person: the same family name, and given names that do not contradict."""
    if author == person:
        return True
    if len(author) < 2 or len(person) < 2 or author[-1] != person[-1]:
        return False
    mine, theirs = person[:-1], author[:-1]
    if not _is_same_word(mine[0], theirs[0]):
        return False
    shorter, longer = sorted((mine[1:], theirs[1:]), key=len)
    rest = iter(longer)
    return all(any(_is_same_word(word, other) for other in rest) for word in shorter)


def _is_same_word(one: str, other: str) -> bool:
    """Whether two given names are the same, or one is the other's initial."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other
