"""Finds private values in a text, in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import compress, count, product

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.privacy import (
    ADDRESS,
    PHONE,
    POSTAL_CODE,
    PRIVATE_FIELDS,
    Path,
    PrivateValue,
    list_private_values,
    list_published_texts,
    list_values_of_private_fields,
)
from casefolio.resume.privacy.contact_forms import find_contacts
from casefolio.resume.privacy.names import NAMES_KEY, drop_legal_form
from casefolio.resume.privacy.spelling import Run, Spelled, fold, fold_digits, fold_words
from casefolio.resume.vocabulary.lexicon import EXACT, load_lexicon
from casefolio.storage.phrases import read_phrases
from casefolio.text.errors import Severity
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

EVERYDAY = "resume/privacy/everyday.txt"

REAL_NAME = "the real name of"
"""How problems name a name that is kept back."""

FEWEST_LETTERS = 4
"""A shorter private value (a unit, a country code) identifies nobody, and would be found everywhere."""

FEWEST_LETTERS_OF_PART = 6
"""The same for a part of an address: `Apt 4` is in many."""

FEWEST_DIGITS, COMPARED_DIGITS = 7, 9
"""The fewest digits of a phone number, and how many of its last digits are compared."""

NAMES: frozenset[Path] = frozenset({
    ("basics", "name"), ("basics", "location", "city"), ("basics", "location", "region"), ("work", "name"),
    ("volunteer", "organization"), ("education", "institution"), ("projects", "entity"),
    ("references", "name"),
})  # fmt: skip
"""Private fields whose value is a name; a single word may be an everyday word too."""

TELLING: frozenset[Path] = NAMES | {
    ("basics", "email"), ("basics", "url"), ("basics", "profiles", "url"), ("basics", "profiles", "username"),
    ("work", "url"), ("volunteer", "url"), ("education", "url"), ("projects", "url"),
}  # fmt: skip
"""Private fields that identify a person or a place. A mention in a text of the public file does not publish
them; a field of their own does."""

FREE_TEXTS = frozenset({"summary", "text", "short", "lead", "reference", "description", "highlights", "url"})
"""Keys of the public file whose values are sentences, or addresses that may hold anything."""

_STREETS = (
    ("street", "st", "str"), ("avenue", "ave", "av"), ("road", "rd"), ("boulevard", "blvd", "bd"),
    ("lane", "ln"), ("drive", "dr"), ("court", "ct"), ("place", "pl"), ("square", "sq"), ("terrace", "ter"),
    ("highway", "hwy"), ("parkway", "pkwy"), ("close", "cl"), ("crescent", "cres"), ("apartment", "apt"),
    ("suite", "ste"), ("building", "bldg"), ("floor", "fl"), ("north", "n"), ("south", "s"), ("east", "e"),
    ("west", "w"), ("saint", "st"), ("strasse", "str"), ("platz", "pl"), ("calle", "c"),
    ("avenida", "avda", "av"), ("piazza", "pza"), ("rue", "r"), ("number", "no", "nr"),
)  # fmt: skip
"""Words of addresses with their abbreviations."""

_PARTS = lazy_pattern(r"[,;|\n]")
_BETWEEN_NUMBERS = lazy_pattern(r"[^\W\d_]+|[,;|\n]|\s/\s")
_TRUNK = lazy_pattern(r"\(\s*0\s*\)")
_MAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_CODE_OF_LETTERS = lazy_pattern(r"[^\W\d_]")


@dataclass(frozen=True)
class Secret:
    """A value that must not appear. `what` names it in problems, without repeating it.

    `rows` are its spellings in words. A `name` counts only where it is written like one; where it is an
    `everyday` word too, it is doubtful, unless the person has declared that it is kept back.
    """

    what: str
    rows: tuple[tuple[str, ...], ...]
    name: tuple[str, ...] = ()
    is_everyday: bool = False
    is_doubtful: bool = False
    is_declared: bool = False

    @property
    def severity(self) -> Severity:
        is_doubtful = self.is_everyday or self.is_doubtful
        return "warning" if is_doubtful and not self.is_declared else "error"


@dataclass(frozen=True)
class Number:
    """A phone number: its last digits, and the `opening` before them, with `+` if that has a country code."""

    what: str
    tail: str
    opening: str


@dataclass(frozen=True)
class FoundValue:
    """A secret found in a text: its range and its name."""

    run: Run
    what: str
    severity: Severity = "error"


@dataclass(frozen=True)
class PrivateValues:
    """The private values that a text is searched for."""

    words: tuple[Secret, ...] = ()
    numbers: tuple[Number, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)

    def only(self, *, declared: bool) -> PrivateValues:
        """Those that the person has declared to be kept back, or all others."""
        words = tuple(secret for secret in self.words if secret.is_declared == declared)
        return PrivateValues(words, () if declared else self.numbers)

    def __add__(self, other: PrivateValues) -> PrivateValues:
        return PrivateValues((*self.words, *other.words), (*self.numbers, *other.numbers))

    @cached_property
    def beginnings(self) -> dict[str, list[tuple[tuple[str, ...], Secret]]]:
        """The spellings of the secrets by their first word, so that all other words are skipped."""
        found: dict[str, list[tuple[tuple[str, ...], Secret]]] = {}
        for secret in self.words:
            for row in secret.rows:
                found.setdefault(row[0], []).append((row, secret))
        return found

    def find(self, text: Spelled) -> Iterator[FoundValue]:
        """The first occurrence of each secret in the text."""
        yield from self._find_numbers(text)
        yield from self._find_words(text)

    def _find_numbers(self, text: Spelled) -> Iterator[FoundValue]:
        for number in self.numbers:
            if run := text.find_number(number.tail, number.opening):
                yield FoundValue(run, number.what)

    def _find_words(self, text: Spelled) -> Iterator[FoundValue]:
        if not self.words:
            return
        words, seen = text.words, set[tuple[tuple[str, ...], ...]]()
        for index in compress(count(), map(self.beginnings.__contains__, words)):
            for row, secret in self.beginnings[words[index]]:
                is_here = secret.rows not in seen and tuple(words[index : index + len(row)]) == row
                if is_here and (severity := _weigh(secret, row, text, index)):
                    seen.add(secret.rows)
                    yield FoundValue(text.words_at(index, len(row)), secret.what, severity)


def _weigh(secret: Secret, row: tuple[str, ...], text: Spelled, index: int) -> Severity | None:
    """How grave words spelled like a secret are; None where they are not meant.

    A name has its capitals, a figure is separate. An everyday word has a capital at the beginning of a
    sentence anyway: there it counts only where the person has declared that the name is kept back.
    """
    if len(row) == 1 and row[0].isdecimal():
        return None if text.is_part_of_figure(index) else secret.severity
    if not secret.name:
        return secret.severity
    written = tuple(text.written[index : index + len(secret.name)])
    if written != secret.name and not all(word.isupper() for word in written):
        return None
    if secret.is_everyday and text.begins_sentence(index):
        return "warning" if secret.is_declared else None
    return secret.severity


def find_secrets(private: Node | None, public: Node) -> PrivateValues:
    """What the site must not show: values that only the private file has, and private fields of both."""
    values = list(list_values_of_private_fields(public))
    if private:
        said = Said(public)
        values[:0] = [value for value in list_private_values(private) if not said.publishes(value)]
    return make_secrets(values)


def is_kept_name(value: PrivateValue) -> bool:
    """Whether the private file keeps a name back, behind a wording of the public file."""
    return value.path[:1] == (NAMES_KEY,)


class Said:
    """The content of the public file: the values of separate fields, and all texts."""

    def __init__(self, public: Node) -> None:
        texts = [(path, str(node.value)) for path, node in list_published_texts(public)]
        self._fields = _Texts(text for path, text in texts if FREE_TEXTS.isdisjoint(path[-1:]))
        self._all = _Texts(
            version for _, text in texts for version in dict.fromkeys((text, render_text(text)))
        )
        by_path: dict[tuple[str, ...], list[str]] = {}
        for path, text in texts:
            by_path.setdefault(path, []).append(text)
        self._lists = _Texts(" ".join(listed) for listed in by_path.values())
        # An address that is the same in both files is published on purpose.
        self._same = {(path, fold_words(text)) for path, text in texts}

    def publishes(self, value: PrivateValue) -> bool:
        """Whether the public file publishes a private value on purpose."""
        row = fold_words(value.text)
        if value.path in PRIVATE_FIELDS or is_kept_name(value):
            return False
        if (value.path, row) in self._same:
            return True
        return (self._fields if value.path in TELLING else self._all).say(row)

    def says(self, row: tuple[str, ...]) -> bool:
        """Whether these words occur in a row in any text."""
        return self._all.say(row)

    def rows(self, count: int) -> set[tuple[str, ...]]:
        """All rows of so many words, those across a list included: the names of certificates."""
        return self._all.rows(count) | self._lists.rows(count)


class _Texts:
    """Texts, indexed by rows of words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._folded = [fold_words(text) for text in texts]
        self._joined = "".join(f" {' '.join(words)} |" for words in self._folded)

    def say(self, row: tuple[str, ...]) -> bool:
        return f" {' '.join(row)} " in self._joined

    def rows(self, count: int) -> set[tuple[str, ...]]:
        return {row for words in self._folded for row in list_rows(words, count)}


def list_rows(words: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """All rows of `count` words, in order."""
    return zip(*(words[start:] for start in range(count)), strict=False)


def make_secrets(values: Iterable[PrivateValue]) -> PrivateValues:
    """The secrets of private values: each number, line and part of an address separately."""
    words: dict[tuple[tuple[str, ...], ...], Secret] = {}
    numbers: dict[str, Number] = {}
    for value in values:
        if is_kept_name(value):
            for secret in _list_names(value):
                words.setdefault(secret.rows, secret)
            continue
        found = list(_list_numbers(value))
        for number in found:
            numbers.setdefault(number.tail, number)
        if found and value.path == PHONE:
            continue
        for secret in _list_words(value, has_number=bool(found)):
            words.setdefault(secret.rows, secret)
    return PrivateValues(tuple(words.values()), tuple(numbers.values()))


def _list_names(value: PrivateValue) -> Iterator[Secret]:
    """A name that is kept back, with and without its legal form. One word counts as it is written."""
    wording = value.path[-1]
    what = f"{REAL_NAME} '{wording}' ({value.name.rpartition(' ')[2]})"
    short = drop_legal_form(value.text)
    is_public = f" {' '.join(fold_words(short))} " in f" {' '.join(fold_words(wording))} "
    for spelling in dict.fromkeys((value.text, value.text if is_public else short)):
        row = fold_words(spelling)
        if len(row) > 1:
            yield Secret(what, (row,), is_declared=True)
        elif name := make_name(what, spelling):
            # Only its capital tells an everyday word apart, and only within a sentence.
            is_everyday = row[0] in read_phrases(EVERYDAY)["words"]
            yield replace(name, is_everyday=is_everyday, is_declared=True)


def make_name(what: str, name: str, *, is_doubtful: bool = False) -> Secret | None:
    """A name of one word or more, as it is written; None for what has none."""
    row = fold_words(name)
    written = Spelled(name).written
    if not row:
        return None
    is_everyday = len(row) == 1 and is_everyday_word(row[0])
    # A script without capitals, and a name that is written small, are found as they are.
    has_capital = any(word[:1] != word[:1].lower() for word in written)
    return Secret(what, (row,), tuple(written) if has_capital else (), is_everyday, is_doubtful)


def is_everyday_word(word: str) -> bool:
    """Whether a name is also an everyday word, or the name of a technology."""
    return word in _everyday()


@cache
def _everyday() -> frozenset[str]:
    technologies = (tag for tag in load_lexicon().values() if tag.kind == "technology")
    aliases = (alias.removeprefix(EXACT).lower() for tag in technologies for alias in tag.aliases)
    return frozenset((*read_phrases(EVERYDAY)["words"], *aliases))


def _list_numbers(value: PrivateValue) -> Iterator[Number]:
    """The phone numbers of a value: the whole, its parts between words, or parts with the form of one."""
    is_bare = not _CODE_OF_LETTERS.search(value.text)
    if value.path == PHONE or (is_bare and value.path not in (ADDRESS, POSTAL_CODE)):
        parts = _BETWEEN_NUMBERS.split(_TRUNK.sub("", fold(value.text)))
    else:
        parts = [contact.text for contact in find_contacts(value.text) if contact.kind == "phone"]
    for part in parts:
        digits = fold_digits(_TRUNK.sub("", part))
        if len(digits) >= FEWEST_DIGITS:
            cut = max(0, len(digits) - COMPARED_DIGITS)
            has_country = part.strip().startswith(("+", "00"))
            yield Number(value.name, digits[cut:], ("+" if has_country else "") + digits[:cut].lstrip("0"))


def _list_words(value: PrivateValue, *, has_number: bool) -> Iterator[Secret]:
    row = fold_words(value.text)
    is_long = sum(map(len, row)) >= FEWEST_LETTERS
    if value.path == ADDRESS:
        yield from _list_parts(value, row)
    elif value.path == POSTAL_CODE and is_long:
        yield from _list_codes(value, row)
    elif value.path in NAMES and len(row) == 1 and is_long:
        if name := make_name(value.name, value.text):
            yield name
    elif is_long and not (has_number and not _CODE_OF_LETTERS.search(value.text)):
        yield Secret(value.name, (row,))
    for mail in _MAIL.findall(value.text):
        if mail != value.text.strip():
            yield Secret(value.name, (fold_words(mail),))


def _list_parts(value: PrivateValue, row: tuple[str, ...]) -> Iterator[Secret]:
    """An address, its lines and its parts between commas."""
    parts = [part for part in map(fold_words, _PARTS.split(value.text)) if part]
    if len(parts) > 1:
        parts = [part for part in parts if sum(map(len, part)) >= FEWEST_LETTERS_OF_PART]
        parts.append(row)
    for part in parts:
        if sum(map(len, part)) < FEWEST_LETTERS:
            continue
        if len(part) == 1 and not part[0].isdecimal():
            if name := make_name(value.name, _find_written(value.text, part[0])):
                yield name
        else:
            yield Secret(value.name, tuple(_spell_address(part)))


def _find_written(text: str, word: str) -> str:
    """A word of a text with its capitals."""
    return next(written for written in Spelled(text).written if written.casefold() == word)


def _spell_address(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Spellings of an address: street words in full and abbreviated, its number first and last."""
    turned = [row]
    if len(row) > 1 and row[0][:1].isdecimal():
        turned.append((*row[1:], row[0]))
    if len(row) > 1 and row[-1][:1].isdecimal():
        turned.append((row[-1], *row[:-1]))
    for each in turned:
        yield from product(*map(_spell_street, each))


@cache
def _spell_street(word: str) -> tuple[str, ...]:
    spellings = {word: None}
    for group in _STREETS:
        if word in group:
            spellings |= dict.fromkeys(group)
    for ending, other in (("strasse", "str"), ("str", "strasse")):
        if word.endswith(ending) and word != ending:
            spellings[word.removesuffix(ending) + other] = None
    return tuple(spellings)


def _list_codes(value: PrivateValue, row: tuple[str, ...]) -> Iterator[Secret]:
    """A postal code, its parts together or separate. A short or round number is an everyday word."""
    rows = dict.fromkeys((row, ("".join(row),)))
    code = "".join(row)
    if re.fullmatch(r"(?:19|20)\d\d", code):
        # It looks like a year; within an address it is found with the street or the town.
        return
    is_everyday = code.isdecimal() and (len(code) < 5 or code.endswith("000"))
    yield Secret(value.name, tuple(rows), is_everyday=is_everyday)
