"""The file names of documents for sending: the person's name and the kind of document."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from casefolio.resume.vocabulary.dates import split_language
from casefolio.resume.vocabulary.labels import ENGLISH, find_labels
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from casefolio.resume.model import Resume

LONGEST_NAME_PART = 30
"""The most characters of a part of the name: two parts stay below the 255 bytes of file systems."""


LONGEST_TITLE = 20
"""The most characters of the person's own name for the document."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""How German writes its letters in ASCII."""


def name_pdf(resume: Resume) -> str:
    """The file name: `Robin-Example-Resume.pdf`, with the language's word for a resume, or the person's own.

    It has first and last name only, with Latin letters as ASCII.
    """
    settings = resume.meta.casefolio
    own = "-".join(_name_words(settings.called, settings.language))[:LONGEST_TITLE].strip("-")
    if _name_document(resume, own) in (name_letter(resume), name_letter(resume, with_resume=True)):
        # *Bewerbung* is what the letter with the resume is called: neither may take the other's place.
        own = ""
    title = own or _name_kind(find_labels(settings.language).resume, settings.language, "Resume")
    return f"{_name_document(resume, title)}.pdf"


def name_letter(resume: Resume, *, with_resume: bool = False) -> str:
    """A letter's file name without its ending: `Robin-Example-Letter`, with the resume `…-Application`."""
    language = resume.meta.casefolio.language
    words = find_labels(language).letter
    if with_resume:
        return _name_document(resume, _name_kind(words.application, language, "Application"))
    is_english = words == ENGLISH.letter
    return _name_document(resume, _name_kind("" if is_english else words.letter, language, "Letter"))


def _name_kind(word: str, language: str, in_english: str) -> str:
    """What kind of document it is, in the language where its word is written in Latin letters."""
    title = "-".join(_name_words(word, language))
    return title if title and title.isascii() else in_english


def _name_document(resume: Resume, title: str) -> str:
    words = _name_words(" ".join(_find_name(resume.basics.name)), resume.meta.casefolio.language)
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "-".join([*chosen, title])


_TITLES = frozenset(
    "dr drs prof professor univ priv doz mr ms mrs mx miss sir dame lord lady the rev reverend capt captain "
    "lt sgt dipl herr frau mme mlle sra srta dott dottssa ir mag maga mgr bc phdr rndr mudr judr mvdr "
    "pvt pfc cpl lcpl ssgt sfc msgt tsgt smsgt cmsgt csm 1sg cpt ltc ltcol ltjg cdr lcdr radm private "
    "corporal sergeant lieutenant commander colonel brigadier general admiral "
    "rabbi imam engr atty shri smt doç".split()
)
"""Titles before a name, without their full stops."""

_SHORT_TITLES = frozenset(
    "ing inf kfm col gen maj hon rt eng arq lic doc fr er adv pr sr md av uzm öğr gör arş".split()
)
"""The same where they have a full stop: without one they are names as well."""

_FIELDS = frozenset("med rer nat phil jur iur oec pol dent vet theol arch h c hc habil".split())
"""Fields of a doctorate, in lower case: `Nat` and `Phil` are names."""

_LETTERS_AFTER = frozenset(
    "jr sr jun sen esq phd dphil edd psyd md dds dnp mba msc bsc meng beng mph mfa bfa llm llb jd "
    "msn bsn rn pmp csm cpa cma cfa acca cissp aicp aia lcsw phr sphr frcs frcp mrcp "
    "usn usmc usaf uscg frs obe mbe cbe kc qc".split()
)
_LETTERS_AFTER_A_WHOLE_NAME = frozenset("MA BA MS BS PE II III IV V".split())
"""Letters after a name, without full stops; the latter ones are last names as well, so they need two other
words before them."""

_PRONOUNS = frozenset(
    "she her hers he him his they them theirs ze zie xe hir any sie ihr er ihm elle iel il ella él hon han "
    "hen".split()
)

_PARTICLES = frozenset(
    "van von vom zu zum zur der den de del della di da dos das du la le los ter ten".split()
)
"""Particles of family names."""

_ASIDE = lazy_pattern(r'\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»')
_NEXT_PART = lazy_pattern(r"\s[-–—|·•~]+\s|[|·•]|\s(?:née?|nee|geb\.|geborene?)\s")
_COMMA = lazy_pattern(r"[,،、;]")
_GLUED_TITLE = lazy_pattern(r"\b(Prof|Dr|Mr|Ms|Mrs|Dipl)\.(?=\w)")
_ABBREVIATION = lazy_pattern(r"(?:[A-Z][a-z]{0,2}\.){2,}")


def _find_name(text: str) -> list[str]:
    """The words of a name, first name first, without titles, letters after it, pronouns and nicknames.

    `Dr. Robin Example (they/them)`, `Robin Example, RN, MSN` and `Example, Robin` are all `Robin Example`.
    """
    text = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"\s*/\s*", "/", _GLUED_TITLE.sub(r"\1. ", _ASIDE.sub(" ", text)))
    own, *after = [part for part in _COMMA.split(_NEXT_PART.split(plain)[0]) if part.strip()] or [text]
    name = _without_letters_after(own.split())
    if len(name) == 1 or _PARTICLES.intersection(map(str.lower, name[:1])):
        # The family name comes first, as in `van der Berg, Dana`: then first names follow a comma.
        name = [*next(filter(None, map(_find_first_names, after)), []), *name]
    return _without_titles(name)


def _find_first_names(part: str) -> list[str]:
    """The names in what follows a comma; none in `RN`, `Ph.D.` and `she/her`."""
    words = part.split()
    return [] if all(map(_is_letters_after, words)) else _without_letters_after(words)


def _without_letters_after(words: list[str]) -> list[str]:
    own = list(words)
    while len(own) > 1 and _is_letters_after(own[-1], is_name=len(own) == 2):
        own.pop()
    return own


def _is_letters_after(word: str, *, is_name: bool = False) -> bool:
    """Whether a word after a name is no part of it; with `is_name`, only words that are never names."""
    letters = re.sub(r"\W", "", word)
    if "/" in word and not _PRONOUNS.isdisjoint(word.lower().split("/")):
        return True
    if letters.lower() in _LETTERS_AFTER:
        return True
    is_short = letters in _LETTERS_AFTER_A_WHOLE_NAME or _ABBREVIATION.fullmatch(word) is not None
    return is_short and not is_name


def _without_titles(words: list[str]) -> list[str]:
    """A name without titles and particles before it, except `Dr. Example`, without a first name."""
    own = list(words)
    while len(own) > 1 and _is_title(own[0]):
        own.pop(0)
    if len(own) == 1:
        own = list(words)
    while len(own) > 1 and own[0] in _PARTICLES:
        own.pop(0)
    return own


def _is_title(word: str) -> bool:
    """Whether a word before a name is a title: `Dr.-Ing.`, `h.`, `rer.`, `PD`."""
    known = _TITLES | _SHORT_TITLES if word.endswith(".") else _TITLES
    parts = [re.sub(r"\W", "", part) for part in word.split("-")]
    return word == "PD" or word.strip(".") in _FIELDS or all(part.lower() in known for part in parts)


# Letters whose Unicode name has no plain letter, unlike that of "d with stroke".
_PLAIN_LETTERS = {"ß": "ss", "ẞ": "SS", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ŋ": "ng", "Ŋ": "Ng",
                  "ə": "a", "Ə": "A"}  # fmt: skip
_LATIN_LETTER = lazy_pattern(
    r"LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:DOTLESS |OPEN )?([A-Z]{1,2})(?: WITH .+)?"
)


def _fold_letter(letter: str) -> str:
    """A Latin letter in ASCII: `d` for `đ`, `o` for `ø`, `ae` for `æ`; others unchanged."""
    if letter.isascii() or letter in _PLAIN_LETTERS:
        return _PLAIN_LETTERS.get(letter, letter)
    named = _LATIN_LETTER.fullmatch(unicodedata.name(letter, ""))
    if named is None:
        return letter
    return named[2].lower() if named[1] == "SMALL" else named[2].capitalize()


def _name_words(text: str, language: str) -> list[str]:
    """The words of a text as parts of a file name: letters, digits, and hyphens within them."""
    if split_language(language)[0] == "de":
        text = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
    plain = "".join(map(_fold_letter, unicodedata.normalize("NFKD", text)))
    # Accents are removed from Latin letters only: elsewhere a mark makes another letter (й, が) or a vowel.
    letters = unicodedata.normalize("NFC", re.sub(r"(?<=[A-Za-z])[\u0300-\u036f]+", "", plain))
    letters = re.sub(r"[\u2010-\u2015\u2212]", "-", letters)
    allowed = "".join(c for c in letters if c in "-_" or c.isspace() or _is_written(c))
    return [word for part in allowed.split() if (word := part.strip("-_")[:LONGEST_NAME_PART])]


def _is_written(character: str) -> bool:
    """Whether a character is a letter, mark or digit, without Unicode's modifier apostrophes."""
    return unicodedata.category(character)[0] in "LMN" and character not in "ʻʼʹʾʿ"
