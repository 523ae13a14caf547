"""Normalises data from a foreign file to the keys and forms of our resume.

Nothing is guessed and nothing is lost: data without a place is retained under `x-…`, every change is noted.
The rules come from 37 public JSON Resume files, each of which breaks some of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from casefolio.deferred.records import Record
from casefolio.importing.dates import PERIODS, read_date, read_period
from casefolio.importing.markup import BULLET, as_markdown, has_markup
from casefolio.importing.notes import Notes, Path
from casefolio.importing.shape import (
    ADDRESS_KEYS,
    BESIDE_NAMES,
    MAIN_KEYS,
    PARAGRAPHS,
    SECTIONS,
    WORDS,
    FieldKind,
    collect_custom_sections,
    find_model,
    find_new_name,
    find_section,
    find_texts,
    list_fields,
    prune,
)
from casefolio.resume.entry_ref import CUSTOM_SECTIONS
from casefolio.resume.model import CustomEntry, Resume
from casefolio.resume.publications.authors import split_authors
from casefolio.resume.record import Highlight
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern

ASIDE = "x-"
"""The prefix of keys that are retained but not shown."""

_PLAIN_KEYS = frozenset(
    {"name", "title", "position", "label", "institution", "organization", "language", "phone", "email"}
    | {"authors", "venue", "publisher"}
    | {"address", "postalCode", "city", "region", "countryCode", "username", "network"}
)
"""Keys whose text is shown as it is, without Markdown."""

_NO_SCHEME = lazy_pattern(r"(?://)?((?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?)")
_WEB = lazy_pattern(r"[a-z][a-z0-9+.-]*://\S+|(?:mailto|tel):\S+", 2)
_LINE_ENDS = lazy_pattern(r"\r\n|\r|\n")


def clean(data: Mapping[str, Any], notes: Notes, *, is_markdown: bool = True) -> dict[str, Any]:
    """The data with the keys and forms of our resume. Texts are strings; what is empty is gone.

    Without `is_markdown` the texts come from a format that has none, and its signs mean themselves.
    """
    return _Cleaner(notes, is_markdown=is_markdown).clean_resume(data)


class _Cleaner:
    def __init__(self, notes: Notes, *, is_markdown: bool) -> None:
        self._notes = notes
        self._is_markdown = is_markdown

    def clean_resume(self, data: Mapping[str, Any]) -> dict[str, Any]:
        named, own = collect_custom_sections(self._name_sections(data))
        for key, id in own.items():
            self._notes.add("changed", (key,), f"is a section of your own, '{id}'")
        cleaned = self._clean_mapping(named, Resume, "", ())
        for section in SECTIONS:
            if section in cleaned:
                model = find_model(Resume, section)
                cleaned[section] = [*self._clean_dates_of(cleaned[section], model, (section,))]
                if not cleaned[section]:
                    del cleaned[section]
        for place, section in enumerate(cleaned.get(CUSTOM_SECTIONS, ())):
            if "entries" in section:
                path = (CUSTOM_SECTIONS, place, "entries")
                section["entries"] = [*self._clean_dates_of(section["entries"], CustomEntry, path)]
        return cleaned

    def _name_sections(self, data: Mapping[str, Any]) -> dict[str, Any]:
        known = list_fields(Resume)
        named: dict[str, Any] = {}
        for key, value in data.items():
            name = key if key in known or key.startswith("-") else find_section(key) or key
            if name != key and name not in data and name not in named:
                self._notes.add("changed", (key,), f"is called '{name}' here")
                key = name
            named[key] = value
        return self._lift_sections(named)

    def _lift_sections(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data with sections at the top level that stand under `basics`."""
        basics = data.get("basics")
        if not isinstance(basics, dict):
            return data
        names = {key: key if key in SECTIONS else find_section(key) for key in basics}
        fields = list_fields(find_model(Resume, "basics"))
        lifted = {
            key: name
            for key, name in names.items()
            if name in SECTIONS and name not in data and key not in fields and isinstance(basics[key], list)
        }
        for key, name in lifted.items():
            self._notes.add("changed", ("basics", key), f"stands at the top level, as '{name}'")
        kept = {key: value for key, value in basics.items() if key not in lifted}
        return data | {"basics": kept} | {name: basics[key] for key, name in lifted.items()}

    # Mappings and lists

    def _clean_mapping(
        self, data: Mapping[str, Any], model: type[Record], section: str, path: Path
    ) -> dict[str, Any]:
        fields = list_fields(model)
        renamed = self._rename(data, fields, section, path)
        cleaned: dict[str, Any] = {}
        aside: dict[str, Any] = {}
        for key, value in renamed.items():
            where = (*path, key)
            value = prune(value)
            if value is None or key == "$schema":
                continue
            if key.startswith(ASIDE):
                if key in data:
                    self._notes.add("aside", where, "kept as it is")
                aside[key] = value
            elif not path and key == "meta":
                aside[key] = value
            elif key not in fields:
                aside[self._set_aside(key, where, taken={*aside, *data})] = value
            else:
                value, left = self._clean_field(value, fields[key], model, key, section, where)
                if value is not None:
                    cleaned[key] = value
                if left is not None:
                    aside[self._set_aside(key, where, taken={*aside, *data})] = left
        return _order(cleaned | aside, fields)

    def _set_aside(
        self, key: str, where: Path, reason: str = "there is no place for it", taken: Container[str] = ()
    ) -> str:
        """The name under which a value is kept, none of those that are `taken`."""
        name = find_free_name(ASIDE + key.strip("-_ ").replace(" ", "-"), taken)
        self._notes.add("aside", where, f"kept as '{name}': {reason}")
        return name

    def _rename(
        self, data: Mapping[str, Any], fields: Mapping[str, FieldKind], section: str, path: Path
    ) -> dict[str, Any]:
        """The data with old names replaced; an old one beside the new one, both filled, is set aside."""
        data = self._split_periods(data, fields, path)
        filled = {key for key, value in data.items() if prune(value) is not None}
        renamed: dict[str, Any] = {}
        for key, value in data.items():
            new = find_new_name(key, fields, section, filled)
            if new != key and key not in fields and new in fields:
                if new in filled or (new in renamed and key in filled):
                    if key in filled and prune(data.get(new, renamed.get(new))) != prune(value):
                        renamed[self._set_aside(key, (*path, key), taken=data)] = value
                    continue
                self._notes.add("changed", (*path, key), f"is called '{new}' here")
                renamed[new] = value
            else:
                renamed.setdefault(key, value)
        return renamed

    def _split_periods(
        self, data: Mapping[str, Any], fields: Mapping[str, FieldKind], path: Path
    ) -> Mapping[str, Any]:
        """The data with begin and end in place of a text that says both: `2008 – 2010`."""
        if "startDate" not in fields or "startDate" in data:
            return data
        for key, value in data.items():
            is_period = key.lower() in PERIODS and isinstance(value, str)
            if is_period and (period := read_period(value)):
                self._notes.add("changed", (*path, key), "is written as 'startDate' and 'endDate'")
                rest = {other: inner for other, inner in data.items() if other != key}
                return rest | dict(zip(("startDate", "endDate"), period, strict=True))
        return data

    def _clean_field(
        self, value: Any, kind: FieldKind, model: type[Record], key: str, section: str, path: Path
    ) -> tuple[Any, Any]:
        """The value of a field, and what has to be set aside; each is None for nothing."""
        match kind:
            case "text":
                return self._clean_text(value, key, section, path)
            case "date":
                return (value, None) if isinstance(value, str) else (None, value)
            case "texts":
                return self._clean_texts(value, path)
            case "mapping":
                return self._clean_inner(value, find_model(model, key), key, section, path)
            case "entries":
                return self._clean_entries(value, find_model(model, key), key, section, path)
            case "other":
                return value, None

    def _clean_inner(
        self, value: Any, model: type[Record], key: str, section: str, path: Path
    ) -> tuple[Any, Any]:
        if isinstance(value, str) and key == "location":
            self._notes.add("changed", path, "stands under 'city'")
            value = {"city": value}
        if not isinstance(value, dict):
            return None, value
        return self._clean_mapping(value, model, section or key, path) or None, None

    def _clean_entries(
        self, value: Any, model: type[Record], key: str, section: str, path: Path
    ) -> tuple[Any, Any]:
        if key == "highlights":
            return self._clean_highlights(value, path)
        if isinstance(value, dict):
            value = self._list_entries(value, model, key, path)
        if isinstance(value, str):
            parts = [part.strip() for part in value.split(",")] if key in WORDS else [value]
            of_what = "one" if len(parts) == 1 else "what stands between its commas"
            self._notes.add("changed", path, f"one text, taken as a list of {of_what}")
            value = parts
        entries, left = [], []
        for index, item in enumerate(value):
            where = (*path, index)
            if isinstance(item, str):
                item = {MAIN_KEYS.get(key, "name"): item}
                self._notes.add("changed", where, f"a text, taken as the '{next(iter(item))}' of an entry")
            if not isinstance(item, dict):
                left.append(item)
            elif entry := self._clean_mapping(item, model, key, where):
                entries.append(entry)
        return entries or None, left or None

    def _list_entries(self, value: dict[str, Any], model: type[Record], key: str, path: Path) -> list[Any]:
        """The entries of a mapping in place of a list: one entry, or one for each key as its name."""
        fields = list_fields(model)
        if any(name in fields for name in value):
            self._notes.add("changed", path, "one entry, taken as a list of one")
            return [value]
        self._notes.add("changed", path, "a mapping, each key of which is taken as an entry")
        main = MAIN_KEYS.get(key, "name")
        beside = "keywords" if "keywords" in fields else BESIDE_NAMES.get(key, "summary")
        return [
            {main: name, **(inner if isinstance(inner, dict) else {_find_beside(key, inner, beside): inner})}
            for name, inner in value.items()
        ]

    def _clean_highlights(self, value: Any, path: Path) -> tuple[Any, Any]:
        if isinstance(value, str):
            self._notes.add("changed", path, "one text, taken line by line")
            value = _LINE_ENDS.split(value)
        if not isinstance(value, list):
            return None, value
        lines: list[Any] = []
        left = []
        for index, item in enumerate(value):
            where = (*path, index)
            if isinstance(item, dict) and any(
                find_new_name(name, ("text",), "", ()) == "text" for name in item
            ):
                lines.append(self._clean_mapping(item, Highlight, "highlights", where))
            elif isinstance(item, str):
                words = BULLET.sub("", item)
                if words.strip() != item.strip():
                    self._notes.add("changed", where, "the sign of a list before it is left out")
                text, _ = self._clean_text(words, "text", "highlights", where)
                if text is not None:
                    lines.append(text)
            else:
                left.append(item)
        return lines or None, left or None

    # Texts, addresses, dates

    def _clean_text(self, value: Any, key: str, section: str, path: Path) -> tuple[str | None, Any]:
        if isinstance(value, (list, dict)) and (parts := find_texts(value, key)):
            if key in PARAGRAPHS:
                self._notes.add("changed", path, "several texts, taken as the paragraphs of one")
                return self._clean_text("\n\n".join(parts), key, section, path)
            text, odd = self._clean_text(parts[0], key, section, path)
            return text, [each for each in (odd, *parts[1:]) if each] or None
        if not isinstance(value, str):
            return None, value
        text = _LINE_ENDS.sub("\n", value).strip()
        if has_markup(text):
            self._notes.add("changed", path, "HTML, written as Markdown")
            text = as_markdown(text)
        if self._is_markdown and key in _PLAIN_KEYS and (words := render_text(text)) != text:
            self._notes.add("changed", path, "Markdown, which is not shown here, left out")
            text = words
        if key == "phone":
            text = text.removeprefix("tel:")
        if key in ADDRESS_KEYS and text:
            return self._clean_address(text, path)
        if key == "image" and text.startswith(("http://", "https://")):
            self._notes.add("unshown", path, "a picture elsewhere: put it into docs/assets to have it shown")
        return text or None, None

    def _clean_address(self, text: str, path: Path) -> tuple[str | None, Any]:
        if _WEB.fullmatch(text):
            return text, None
        if found := _NO_SCHEME.fullmatch(text):
            self._notes.add("changed", path, "'https://' put before the address")
            return f"https://{found[1]}", None
        return None, text

    def _clean_texts(self, value: Any, path: Path) -> tuple[Any, Any]:
        key = str(path[-1])
        if isinstance(value, str) and key == "authors":
            value = _split_names(value)
            if len(value) > 1:
                self._notes.add("changed", path, "one text, taken as a list of names")
        if isinstance(value, str):
            parts = [part.strip() for part in value.replace("\n", ",").replace(";", ",").split(",")]
            self._notes.add("changed", path, "one text, taken as a list at its commas")
            value = parts
        if not isinstance(value, list):
            return None, value
        texts, left = [], []
        for index, item in enumerate(value):
            if isinstance(item, dict) and len(item) == 1 and isinstance(next(iter(item.values())), str):
                item = next(iter(item.values()))
            text, odd = self._clean_text(item, key, "", (*path, index))
            if text is not None:
                texts.append(text)
            if odd is not None:
                left.append(odd)
        return texts or None, left or None

    def _clean_dates_of(
        self, entries: list[dict[str, Any]], model: type[Record], path: Path
    ) -> Iterator[dict[str, Any]]:
        fields = list_fields(model)
        for index, entry in enumerate(entries):
            for key, kind in fields.items():
                if kind == "date" and isinstance(entry.get(key), str):
                    self._clean_date(entry, key, (*path, index, key))
            start, end = entry.get("startDate"), entry.get("endDate")
            if start and end and end < start[: len(end)]:
                reason = "it is before the startDate"
                name = self._set_aside("endDate", (*path, index, "endDate"), reason, entry)
                entry[name] = entry.pop("endDate")
            yield _order(entry, fields)

    def _clean_date(self, entry: dict[str, Any], key: str, path: Path) -> None:
        written = entry.pop(key)
        reading = read_date(written, is_end=key == "endDate")
        if reading.date:
            entry[key] = reading.date
            if reading.date != written.strip():
                self._notes.add("changed", path, f"'{written.strip()}' is written '{reading.date}'")
            if not reading.is_exact:
                entry[self._set_aside(key, path, "it says more than could be read for sure", entry)] = written
        elif reading.is_open and key == "endDate":
            self._notes.add("changed", path, f"'{written.strip()}' is left out: without an end it lasts")
        else:
            entry[self._set_aside(key, path, "it is no date that can be read", entry)] = written


def _find_beside(key: str, value: Any, usual: str) -> str:
    """The field of what stands behind a name: an address of a profile is its `url`."""
    is_address = isinstance(value, str) and (_WEB.fullmatch(value) or _NO_SCHEME.fullmatch(value))
    return "url" if key == "profiles" and is_address else usual


def _split_names(text: str) -> list[str]:
    """The authors in a text: at `and` and semicolons, at commas only where whole names are between them."""
    names = split_authors(text)
    parts = [part.strip() for part in text.split(",")]
    if len(names) == 1 and len(parts) > 1 and all(" " in part for part in parts):
        return parts
    return names


_TIMES = ("startDate", "endDate")
_TEXTS = ("summary", "highlights", "courses", "keywords", "score")
_OWN = ("tags", "caseStudy", "priority")


def find_free_name(name: str, taken: Container[str]) -> str:
    """The name, or the first of `name-2`, `name-3` … that is not taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain((name,), numbered) if each not in taken)


def _order(data: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The known keys as one writes them: what it is, when it was, what is said of it; then the others."""
    known = [key for key in fields if key not in (*_TIMES, *_TEXTS, *_OWN)]
    order = [*known, *_TIMES, *(key for key in fields if key in _TEXTS), *_OWN]
    return {key: data[key] for key in order if key in data} | dict(data)
