"""The kinds of the resume's fields, derived from the model; what has the form of a section of one's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from casefolio.deferred.records import Record, models_in
from casefolio.resume.entry_ref import CUSTOM_SECTIONS
from casefolio.resume.hints.keys import find_other_name, is_usual_section
from casefolio.resume.hints.tags import propose_id
from casefolio.resume.json_resume import CUSTOM
from casefolio.resume.model import ENTRY_SECTIONS, CustomEntry, Resume
from casefolio.resume.record import PartialDate

FieldKind = Literal["text", "texts", "date", "mapping", "entries", "other"]

ADDRESS_KEYS = frozenset({"url"})
"""Keys whose text is the address of a web page."""

SECTIONS = tuple(ENTRY_SECTIONS)

CUSTOM_FIELDS = {
    **dict.fromkeys(("title", "label"), "name"),
    **dict.fromkeys(("event", "venue", "institution", "conference", "funder", "issuer"), "organization"),
    **dict.fromkeys(("company", "publisher", "awarder"), "organization"),
    **dict.fromkeys(("description", "details"), "summary"),
    **dict.fromkeys(("releaseDate", "year"), "date"),
}
"""The fields of an entry in a section of one's own, by the names that other files have for them."""


SECTION_NAMES = {
    "experience": "work",
    "workexperience": "work",
    "employment": "work",
    "certifications": "certificates",
    "honors": "awards",
    "volunteering": "volunteer",
    "hobbies": "interests",
}
"""Other tools' names of sections, in lower case and letters only."""

RENAMED: Mapping[str, Mapping[str, str]] = {
    "": {"website": "url"},
    "basics": {"picture": "image", "bio": "summary", "title": "label"},
    "work": {"company": "name", "city": "location"},
    "volunteer": {"company": "organization"},
    "education": {"gpa": "score", "degree": "studyType"},
    "projects": {"title": "name", "summary": "description", "position": "roles"},
    "languages": {"name": "language", "level": "fluency"},
    "publications": {"title": "name", "date": "releaseDate", "author": "authors", "journal": "venue"},
    "certificates": {"title": "name", "authority": "issuer"},
    "entries": CUSTOM_FIELDS,
}
"""Fields by the names of JSON Resume 0.x and of its editors: in every section, and in one."""

MAIN_KEYS = {
    "profiles": "network",
    "languages": "language",
    "references": "reference",
    "awards": "title",
    "education": "institution",
}
"""The field that an entry is about which is only a text; `name` elsewhere."""

BESIDE_NAMES = {"languages": "fluency", "references": "name", "profiles": "username", "awards": "awarder"}
"""What the value says where a mapping has names as keys, `German: C1`; `keywords` or `summary` elsewhere."""

WORDS = frozenset({"skills", "interests", "languages"})
"""Sections of words, which a text has between commas."""


def find_new_name(key: str, fields: Collection[str], section: str, beside: Collection[str]) -> str:
    """Our field for another tool's name of it: by the tables here, or by how people call it; else the key.

    A single date `beside` a startDate is no end of it.
    """
    new = RENAMED.get(section, {}).get(key) or RENAMED[""].get(key)
    if new or key in fields or key.startswith(("x-", "-", "$")):
        return new or key
    other = find_other_name(key, fields)
    return key if other == "endDate" and "date" in key.lower() and "startDate" in beside else other or key


def find_section(key: str) -> str:
    """Our section for another name of it; "" for none."""
    fold = "".join(filter(str.isalnum, key.lower()))
    return SECTION_NAMES.get(fold, "") or find_other_name(key, ("basics", *SECTIONS))


@cache
def list_fields(model: type[Record]) -> dict[str, FieldKind]:
    """The keys of a mapping in the order of the model, and what each holds."""
    return {field.alias: _find_kind(field.annotation) for field in model.model_fields.values()}


def find_model(model: type[Record], key: str) -> type[Record]:
    """The model of the mapping, or of each entry of the list, at a key."""
    field = next(field for field in model.model_fields.values() if field.alias == key)
    return next(models_in(field.annotation))


def list_top_keys() -> tuple[str, ...]:
    """The keys of a resume, in the order in which a file of ours has them."""
    return tuple(list_fields(Resume))


def collect_custom_sections(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The data with what has the form of sections of one's own among these; the ids by the keys they had."""
    if CUSTOM in data and CUSTOM_SECTIONS not in data:
        # As we write them ourselves for JSON Resume.
        data = {CUSTOM_SECTIONS if key == CUSTOM else key: value for key, value in data.items()}
    known = list_fields(Resume)
    found = {
        key: section
        for key, value in data.items()
        if key not in known and (section := _find_custom_section(key, value))
    }
    given = data.get(CUSTOM_SECTIONS) or []
    if not found or not isinstance(given, list):
        return data, {}
    rest = {key: value for key, value in data.items() if key not in found}
    own = {CUSTOM_SECTIONS: [*given, *found.values()]}
    return rest | own, {key: section["id"] for key, section in found.items()}


def _find_custom_section(key: str, value: Any) -> dict[str, Any] | None:
    """An unknown part of a file as a section of one's own; None where its form is another.

    Every field of every entry must be known, and name it. What stands under `x-…` was not for all to see:
    it must have a name that such sections have.
    """
    words = propose_id(key.removeprefix("x-"))
    is_usual = is_usual_section(words)
    is_hidden = key.startswith("x-") and not is_usual
    if is_hidden or not words or words in SECTIONS or not isinstance(value, list):
        return None
    entries = [entry for entry in value if isinstance(entry, dict) and _is_entry(entry, is_usual=is_usual)]
    if not entries or len(entries) < len(value):
        return None
    return {"id": words, "title": show_title(key.removeprefix("x-")), "entries": entries}


def _is_entry(entry: dict[str, Any], *, is_usual: bool) -> bool:
    """Whether all fields are known; names alone may be a list of anything, unless the section `is_usual`."""
    known = list_fields(CustomEntry)
    fields = {CUSTOM_FIELDS.get(key, key) for key in entry}
    return "name" in fields and (is_usual or len(fields) > 1) and fields <= known.keys() | {"location"}


def show_title(key: str) -> str:
    """A key as a heading: `invited_talks` is *Invited talks*."""
    return key if any(map(str.isupper, key)) else key.replace("_", " ").replace("-", " ").capitalize()


def _find_kind(annotation: Any) -> FieldKind:
    parts = get_args(annotation)
    if annotation is str:
        return "text"
    if PartialDate in (annotation, *parts):
        return "date"
    if get_origin(annotation) is tuple:
        return "entries" if any(models_in(annotation)) else "texts"
    if get_origin(annotation) is dict:
        return "other"
    if str in parts:
        return "text"
    return "mapping" if any(models_in(annotation)) else "other"


PARAGRAPHS = frozenset({"summary", "description", "reference"})
"""Fields of several paragraphs."""

_ONE_OF_SEVERAL = frozenset({"email", "phone", "url"})


def find_texts(value: Any, key: str) -> list[str]:
    """The texts of a list, or of a mapping such as `{mobile: …, work: …}`, where one text belongs."""
    is_one = key in _ONE_OF_SEVERAL
    parts = list(value.values()) if isinstance(value, dict) and is_one else value
    if not isinstance(parts, list) or not (is_one or key in PARAGRAPHS):
        return []
    return parts if all(isinstance(part, str) for part in parts) else []


def prune(value: Any) -> Any:
    """The value without empty parts; None where nothing is left."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        kept = {key: inner for key, inner in ((k, prune(v)) for k, v in value.items()) if inner is not None}
        return kept or None
    if isinstance(value, list):
        return [inner for inner in map(prune, value) if inner is not None] or None
    if isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value
