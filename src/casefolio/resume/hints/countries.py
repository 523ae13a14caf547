"""Countries in other forms than the two letters that stand for them, and hints that name these."""

from __future__ import annotations

from casefolio.resume.vocabulary.dates import find_locale
from casefolio.resume.vocabulary.labels import LANGUAGES
from casefolio.text.patterns import lazy_pattern

_TWO_LETTERS = lazy_pattern(r"[A-Za-z]{2}")


def is_country_code(text: str) -> bool:
    """Whether a text has the form of a code by ISO 3166, of two letters."""
    return bool(_TWO_LETTERS.fullmatch(text.strip()))


def advise_on_country(text: str) -> str:
    """The hint for a text that is no such code: one of three letters, or a name in a language with labels."""
    # Imported here: hardly any resume needs it.
    from babel.core import get_global

    word = text.strip()
    codes = get_global("territory_aliases").get(word.upper(), [])
    if len(codes) != 1:
        names = (name for each in LANGUAGES for name in find_locale(each).territories.items())
        codes = [code for code, name in names if name.casefold() == word.casefold()]
    code = next(filter(is_country_code, codes), "")
    return f"write '{code}'" if code else "write its two letters, such as DE, US or JP"
