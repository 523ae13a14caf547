"""Dates in other forms than ours, and hints that rewrite them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casefolio.deferred.records import PydanticCustomError
from casefolio.resume.record import parse_date
from casefolio.text.patterns import lazy_pattern

_USUAL = "write 2022, 2022-06 or 2022-06-01"

_ONGOING = frozenset(
    {"present", "the present", "to present", "until present", "till present", "now", "until now", "till now",
     "today", "current", "currently", "ongoing", "in progress", "to date", "active", "still", "still active",
     "continuing", "never", "none", "n/a", "na", "open", "-", "...", "…", "∞",
     "heute", "bis heute", "jetzt", "laufend", "aktuell", "derzeit", "gegenwart",
     "actual", "actualidad", "actualmente", "presente", "en curso", "hasta la fecha", "hoy",
     "atual", "atualmente", "até o momento", "hoje", "aujourd'hui", "à ce jour", "présent", "actuel",
     "actuellement", "en cours", "oggi", "attuale", "in corso", "heden", "nu", "lopend", "obecnie", "teraz",
     "настоящее время", "сейчас", "сегодня", "зараз", "сьогодні", "по сей день", "現在", "现在", "目前", "今"}
)  # fmt: skip
"""Words for an open end (*present*), beside those of our own labels."""

_WORD = r"(?P<word>[^\W\d_]{1,12})\.?"
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"'?(?P<short>\d{2})"
_MONTH = r"(?P<month>\d{1,2})"
_DAY = r"(?P<day>\d{1,2})"
_OF = r"(?:,? (?:of|de|del|di|den) |[., /-]+)"
_TIME = r"(?:[t ]\d{1,2}:.*)?"
_FORMS = tuple(
    lazy_pattern(form)
    for form in (
        rf"{_WORD}{_OF}{_YEAR}",
        rf"{_YEAR}{_OF}{_WORD}",
        rf"{_WORD}[ /-]?{_SHORT_YEAR}",
        rf"{_WORD}[ -]{_DAY}(?:st|nd|rd|th)?[, -]+{_YEAR}{_TIME}",
        rf"{_DAY}(?:st|nd|rd|th|er|º)?{_OF}{_WORD}{_OF}{_YEAR}{_TIME}",
        rf"{_DAY}[. -]+{_WORD}[ -]{_SHORT_YEAR}",
        rf"{_YEAR}[, /-]+{_WORD}[ /-]{_DAY}",
        rf"{_MONTH} ?[./ -] ?{_YEAR}",
        rf"{_YEAR} ?[./ -] ?{_MONTH}",
        rf"{_YEAR} ?[./ -] ?{_MONTH} ?[./ -] ?{_DAY}{_TIME}Z?",
        rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}",
        rf"{_DAY}\.{_MONTH}\.{_SHORT_YEAR}",
        rf"{_YEAR}{_MONTH.replace('1,2', '2')}(?:{_DAY.replace('1,2', '2')})?(?:t.*)?",
        rf"{_YEAR} ?[年년](?: ?{_MONTH} ?[月월](?: ?{_DAY} ?[日일])?)?(?:頃|份|末|初)?",
        rf"{_MONTH}[/-]{_SHORT_YEAR}",
        rf"'(?P<short>\d{{2}})|{_YEAR}[.,;]?",
    )
)
_EITHER_WAY = lazy_pattern(r"(\d{1,2}) ?[/-] ?(\d{1,2}) ?[/-] ?(\d{4}|\d{2})")
_RANGE = lazy_pattern(
    r" ?(?:-+|~|〜|→|/|,) ?| (?:to|until|till|through|and|bis|a|à|al|hasta|até|tot|do|по|до) "
)
_LONE_YEAR = lazy_pattern(r"\D*(?:\b[qh][1-4]\b\D*)?((?:19|20)\d\d)(?:\D*|\D*\b[qh][1-4]\b\D*)", re.I)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_NOTE = lazy_pattern(r"(?<=\w) ?[(\[].*[)\]]$")
_WEEKDAY = lazy_pattern(r"(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.I)
_MOST_PARTS = 4
"""How many words a date may have: *14 de junio 2022*."""

_CENTURY_TURN = 60
"""Years of two digits up to this one are of the 21st century."""
# How the months begin in our languages: English, German, the Romance ones, Dutch, Polish, Ukrainian, Russian.
_MONTHS = (
    "jan ene gen sty січ янв",
    "feb fev fév lut лют фев",
    "mar mär maa mrt бер мар",
    "apr avr abr kwi кві апр",
    "may mai mag mei maj тра май мая",
    "jun juin giu cze чер июн",
    "jul juil lug lip лип июл",
    "aug aoû aou ago sie сер авг",
    "sep set wrz вер сен",
    "oct okt out ott paź paz жов окт",
    "nov lis лис ноя",
    "dec dez déc dic gru гру дек",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def advise_on_date(written: str, key: str) -> str:
    """The hint for a value of `key` that is not a date in our form."""
    word = _tidy(written)
    if _is_ongoing(word):
        return _advise_on_ongoing(key)
    if readings := _read(word):
        return f"write {' or '.join(map(repr, readings))}" + (
            ", whichever is meant" if len(readings) > 1 else ""
        )
    if hint := _advise_on_range(word, key):
        return hint
    if date := _find_within(word):
        return f"write '{date}', without the words beside it"
    if year := find_lone_year(written):
        return f"write '{year}', or with its month, such as '{year}-06'"
    return _USUAL


def advise_on_impossible_date(written: str, part: str, key: str) -> str:
    """The hint for an impossible date in our form; `part` is what is wrong: its year, month or day."""
    if part == "year":
        return "years count from 1900 on"
    year, month, *day = written.strip().split("-")
    if month == "00" or day == ["00"]:
        return f"write '{year}'" if month == "00" else f"write '{year}-{month}'"
    if part == "day":
        return "that month has fewer days"
    if day and (swapped := _as_date(int(year), int(day[0]), int(month))):
        return f"months run from 01 to 12: write '{swapped}'?"
    hint = "months run from 01 to 12"
    if not day and int(month) > int(year[2:]):
        hint += f"; for years, {_write_range(year, f'{year[:2]}{month}', key)}"
    return hint


def read_dates(written: str) -> list[str]:
    """Each date that a text may mean, in our form: one, none, or two as for 03/04/2022."""
    return _read(_tidy(written))


def find_lone_date(written: str) -> str:
    """The only date among other words: `2027-05` of *expected May 2027*, `2013` of *Q3 2013*; "" for none."""
    return _find_within(_tidy(written)) or find_lone_year(written)


def find_lone_year(written: str) -> str:
    """The year in a text that names no other figure: `2013` in *Summer 2013*, *Q3 2013*; "" for none."""
    found = _LONE_YEAR.fullmatch(_tidy(written))
    return found[1] if found else ""


def is_ongoing(written: str) -> bool:
    """Whether a text means an open end in some language: *present*."""
    return _is_ongoing(_tidy(written))


def _tidy(written: str) -> str:
    """One spelling of dashes, digits, spaces and capitals."""
    import unicodedata

    text = unicodedata.normalize("NFKC", written).translate(_DASHES).replace("’", "'").replace("`", "'")
    return " ".join(_NOTE.sub("", text.lower()).split()).strip(' ()[]"')


def _is_ongoing(word: str) -> bool:
    return word.strip(".") in _ONGOING or word in _ONGOING or word in _present_words()


@cache
def _present_words() -> frozenset[str]:
    from casefolio.resume.vocabulary.labels import LANGUAGES, find_labels

    return frozenset(_tidy(find_labels(language).present) for language in LANGUAGES)


def _advise_on_ongoing(key: str) -> str:
    if key == "endDate":
        return "leave 'endDate' out: that means present"
    if key == "startDate":
        return "write when it began: 2022, 2022-06 or 2022-06-01"
    return f"{_USUAL}, or leave '{key}' out"


def _advise_on_range(word: str, key: str) -> str:
    """The hint for a range in one value: two dates, or one and an open end."""
    if (first := _read(word.rstrip(" -~")) or _read(word.lstrip(" -~"))) and len(first) == 1:
        return f"write '{first[0]}'" + ("; what has no 'endDate' lasts" if key == "startDate" else "")
    for match in _RANGE.finditer(word):
        start, end = _read(word[: match.start()]), word[match.end() :]
        ends = _read(end)
        if start and _is_ongoing(end):
            return _write_open_range(start[0], key)
        if start and not ends and end.isdecimal() and len(end) == 2:
            ends = [f"{start[0][:2]}{end}"]
        if start and ends:
            return _write_range(start[0], ends[0], key)
    return ""


def _write_open_range(start: str, key: str) -> str:
    if key in ("startDate", "endDate"):
        return f"write 'startDate: {start}' and no 'endDate': that means present"
    return f"write '{start}'"


def _write_range(start: str, end: str, key: str) -> str:
    if key == "endDate":
        return f"write 'endDate: {end}', and 'startDate: {start}' if it began then"
    if key == "startDate":
        return f"write 'startDate: {start}' and 'endDate: {end}'"
    return f"write one of the two: '{end}'"


def _read(word: str) -> list[str]:
    """Each date that a text may mean, in our form: one, none, or two as for 03/04/2022."""
    word = _WEEKDAY.sub("", word.strip(), count=1)
    if either := _EITHER_WAY.fullmatch(word):
        first, second, year = int(either[1]), int(either[2]), _full_year(either[3])
        readings = [_as_date(year, second, first), _as_date(year, first, second)]
        return list(dict.fromkeys(filter(None, readings)))
    return list(dict.fromkeys(_read_forms(word)))[:1]


def _find_within(word: str) -> str:
    """The month, or day, with other words around it: `2027-05` of *expected May 2027*; "" for none."""
    words = word.split()
    for size in range(min(len(words) - 1, _MOST_PARTS), 0, -1):
        for start in range(len(words) - size + 1):
            others = "".join(words[:start] + words[start + size :])
            dates = _read(" ".join(words[start : start + size]))
            if len(dates) == 1 and "-" in dates[0] and not any(map(str.isdecimal, others)):
                return dates[0]
    return ""


def _read_forms(word: str) -> Iterator[str]:
    for form in _FORMS:
        if not (found := form.fullmatch(word)):
            continue
        part = found.groupdict()
        month = _find_month(part["word"]) if part.get("word") else int(part.get("month") or 0)
        has_month = bool(part.get("word") or part.get("month"))
        if has_month and not month:
            continue
        year = _full_year(part.get("year") or part.get("short") or "")
        if date := _as_date(year, month or None, int(part["day"]) if part.get("day") else None):
            yield date


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= _CENTURY_TURN else 1900)


def _as_date(year: int, month: int | None, day: int | None) -> str:
    """A date in our form, or "" where it is impossible."""
    text = "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])
    try:
        return str(parse_date(text))
    except PydanticCustomError:
        return ""


def _find_month(name: str) -> int:
    """The month of a name, whole or short, in any language that we have words in; 0 where it is none."""
    if name in _ROMAN:
        return _ROMAN.index(name) + 1
    return next((n for n, names in enumerate(_MONTHS, 1) if name.startswith(tuple(names.split()))), 0)
