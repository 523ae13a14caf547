"""Certificates and licences in other words than their full names: by initials, or without *certified*."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.storage.phrases import read_phrases, read_words
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import fold_phrase

_PHRASES = "match/phrases/certificates.txt"

FEWEST_INITIALS = 3
"""Letters of an abbreviation at least, where a line demands no certificate: PA, PM, IT are other things."""

_CAPITALS = lazy_pattern(r"(?<![\w.-])[A-Z][A-Z0-9]{1,7}(?![\w-])")
_NAME = lazy_pattern(r"\b[A-Z]\w+(?:[ -](?:(?:of|in|and|for|the|&) ){0,2}[A-Z]\w+){2,}")


@dataclass(frozen=True)
class OtherNames:
    """How else a posting may name a certificate.

    `core` is what is certified, as words, and `initials` are those of the name. `abbreviation` is the core
    where the person wrote it in capitals: `ACLS Provider`.
    """

    core: tuple[str, ...]
    initials: frozenset[str]
    abbreviation: str


def list_other_names(name: str) -> OtherNames:
    """How else the certificate may be called that a person calls `name`."""
    words, core = list_telling_words(name), _find_core(name)
    abbreviation = next((found for found in _CAPITALS.findall(name) if fold_phrase(found) == core), "")
    certified = [word for word in words if word not in read_words(_PHRASES, "around")]
    initials = map(_join_initials, (words, certified))
    return OtherNames(
        core=core if len(core) > 1 else (),
        initials=frozenset(each for each in initials if len(each) >= FEWEST_INITIALS),
        abbreviation=abbreviation,
    )


def is_certificate_asked(text: str, names: OtherNames) -> bool:
    """Whether a line of a posting asks for the certificate that has these other names."""
    written = set(_CAPITALS.findall(text))
    if written & names.initials:
        return True
    demands_certificate = not _said_of_certificates().isdisjoint(list_telling_words(text))
    if names.abbreviation in written:
        return demands_certificate or len(names.abbreviation) >= FEWEST_INITIALS
    if len(names.abbreviation) >= FEWEST_INITIALS:
        return names.abbreviation in _list_initials(text)
    return demands_certificate and bool(names.core) and _join(names.core) in _join(_find_core(text))


def _find_core(text: str) -> tuple[str, ...]:
    """Its telling words without *certified*, *course*, *associate*, each in one spelling."""
    around, same = _words_around(), _spellings()
    return tuple(same.get(word, word) for word in list_telling_words(text) if word not in around)


def _join(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _join_initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _list_initials(text: str) -> set[str]:
    """The initials of each name in a text: of three and more words in capitals that follow each other."""
    found: set[str] = set()
    for name in _NAME.findall(text):
        initials = _join_initials(list_telling_words(name))
        for start in range(len(initials)):
            found.update(initials[start:end] for end in range(start + FEWEST_INITIALS, len(initials) + 1))
    return found


@cache
def _words_around() -> frozenset[str]:
    return read_words(_PHRASES, "around") | read_words(_PHRASES, "levels")


@cache
def _said_of_certificates() -> frozenset[str]:
    return read_words(_PHRASES, "said of")


@cache
def _spellings() -> dict[str, str]:
    """The first of each row of spellings, by the others."""
    rows = (fold_phrase(row) for row in read_phrases(_PHRASES)["same"])
    return {other: first for first, *others in rows for other in others}
