"""Months and days in the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# CLDR's word for "year" after the number, which resumes leave out: июнь 2022 г.
_WORDS_FOR_YEAR = (" г.", " р.")


def split_language(language: str) -> list[str]:
    """The parts of a BCP 47 tag, in lower case: its language first, then script and region."""
    return language.replace("_", "-").lower().split("-")


def format_english_month(year: int, month: int) -> str:
    return f"{ENGLISH_MONTHS[month - 1]} {year}"


def make_month_formatter(language: str) -> Callable[[int, int], str]:
    """A language's formatter of month and year, from CLDR: `Jun 2022`, `juin 2022`, `2022年6月`."""

    def format_month(year: int, month: int) -> str:
        # Babel costs 60 ms at import; most resumes are in English and need none of it.
        from datetime import date

        from babel.dates import format_skeleton

        text = _tidy(format_skeleton("yMMM", date(year, month, 1), locale=find_locale(language)))
        return next((text.removesuffix(word) for word in _WORDS_FOR_YEAR if text.endswith(word)), text)

    return format_month


def make_day_formatter(language: str) -> Callable[[int, int, int], str]:
    """A language's formatter of a day, as letters have it: `June 1, 2022`, `1 June 2022`, `1. Juni 2022`."""

    def format_day(year: int, month: int, day: int) -> str:
        from datetime import date

        from babel.dates import format_date

        return _tidy(format_date(date(year, month, day), "long", locale=find_locale(language)))

    return format_day


def find_locale(language: str) -> Any:
    """Babel's locale of a BCP 47 tag, or of its language alone."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(split_language(language)[0])


def _tidy(text: str) -> str:
    """The text with plain spaces, as tracking systems expect them in a PDF, not CLDR's narrow ones."""
    return " ".join(text.split())
