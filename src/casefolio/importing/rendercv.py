"""RenderCV: entries by their shape, in sections of any name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefolio.importing.notes import Notes
from casefolio.importing.shape import show_title
from casefolio.resume.entry_ref import CUSTOM_SECTIONS
from casefolio.resume.hints.tags import propose_id

_SECTIONS = {
    "volunteer": ("volunteer", "service", "community", "extracurricular"),
    "projects": ("project", "portfolio"),
    "work": ("experience", "work", "employment", "career", "positions", "jobs", "internships"),
    "education": ("education", "degree", "studies", "academic"),
    "publications": ("publication", "paper", "article"),
    "skills": ("skill", "programming", "technolog", "tools", "competenc"),
    "languages": ("language",),
    "certificates": ("certif", "licen", "training"),
    "awards": ("award", "honor", "honour", "prize", "grant", "fellowship", "scholarship"),
    "interests": ("interest", "hobb"),
    "references": ("reference",),
}
"""Words in names of sections, and our section for each."""

_SUMMARIES = ("summary", "about", "profile", "objective", "welcome", "introduction")


def read_rendercv(data: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """The data of a RenderCV file in JSON Resume's form; its design and locale are set aside."""
    cv = dict(data["cv"])
    # In another form than RenderCV's it stays with the rest, to be kept aside.
    sections = cv.pop("sections") if isinstance(cv.get("sections"), dict) else {}
    sections = {**_take_early_sections(cv), **sections}
    resume: dict[str, Any] = {key: value for key, value in data.items() if key != "cv"}
    resume["basics"] = _read_basics(cv)
    titles: list[dict[str, str]] = []
    for title, entries in sections.items():
        is_text = isinstance(entries, list) and all(isinstance(entry, str) for entry in entries)
        if is_text and _is_like(title, _SUMMARIES) and "summary" not in resume["basics"]:
            resume["basics"]["summary"] = "\n\n".join(entries)
            continue
        section = _find_section(title, entries)
        if section is None and (own := _read_custom(title, entries)):
            resume.setdefault(CUSTOM_SECTIONS, []).append(own)
            titles.append({"section": own["id"]})
            continue
        if section is None:
            resume[title] = entries
            continue
        resume.setdefault(section, []).extend(_read_entry(entry, section) for entry in entries or ())
        if not any(choice["section"] == section for choice in titles):
            titles.append({"section": section, "title": show_title(title)})
            continue
        notes.add("changed", ("cv", "sections", title), f"stands under '{section}', with others")
    settings: dict[str, Any] = {"sections": titles} if titles else {}
    if language := _find_language(data.get("locale") or data.get("locale_catalog")):
        settings["language"] = language
    if settings:
        resume["meta"] = {"casefolio": settings}
    return resume


def _take_early_sections(cv: dict[str, Any]) -> dict[str, Any]:
    """The sections of a file for RenderCV 0.x, which stand beside the name."""
    found = {
        key: value
        for key, value in cv.items()
        if key not in ("social_networks", "custom_connections")
        and isinstance(value, list)
        and value
        and all(isinstance(entry, dict) for entry in value)
    }
    for key in found:
        del cv[key]
    return found


def _find_language(locale: Any) -> str:
    """The code of the language that a locale names, "" for English or none."""
    name = str(locale.get("language") or "").lower() if isinstance(locale, dict) else ""
    return _LANGUAGES.get(name, name if len(name) == 2 and name != "en" else "")


_LANGUAGES = {
    "arabic": "ar",
    "danish": "da",
    "dutch": "nl",
    "french": "fr",
    "german": "de",
    "hebrew": "he",
    "hindi": "hi",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "mandarin_chinese": "zh",
    "norwegian_bokmål": "nb",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
"""RenderCV's names of languages, and their codes."""


def _read_basics(cv: Mapping[str, Any]) -> dict[str, Any]:
    names = {"headline": "label", "website": "url", "photo": "image"}
    basics = {names.get(key, key): value for key, value in cv.items()}
    if isinstance(basics.get("social_networks"), list):
        basics["profiles"] = basics.pop("social_networks")
    return basics


def _find_section(title: str, entries: Any) -> str | None:
    """Our section for one of RenderCV's: by its name, or by the fields of its first entry."""
    if not isinstance(entries, list):
        return None
    for section, words in _SECTIONS.items():
        if _is_like(title, words):
            return section
    first = entries[0] if entries else None
    if not isinstance(first, dict):
        return None
    for section, keys in (
        ("work", {"company", "position"}),
        ("education", {"institution"}),
        ("publications", {"authors", "title"}),
        ("skills", {"label", "details"}),
    ):
        if keys <= first.keys():
            return section
    return None


def _read_custom(title: str, entries: Any) -> dict[str, Any] | None:
    """A section of one's own: of entries with names, or of lines; None where it is of neither form."""
    if not isinstance(entries, list) or not (id := propose_id(title)):
        return None
    read = [_read_entry(entry, CUSTOM_SECTIONS) for entry in entries]
    if read and all(isinstance(entry, str) for entry in read):
        read = [{"highlights": read}]
    if not read or not all(isinstance(entry, dict) for entry in read):
        return None
    is_named = all("name" in entry or "highlights" in entry for entry in read)
    return {"id": id, "title": show_title(title), "entries": read} if is_named else None


def _is_like(title: str, words: tuple[str, ...]) -> bool:
    return any(word in title.lower() for word in words)


def _read_entry(entry: Any, section: str) -> Any:
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, dict):
        return entry
    if len(entry) == 1 and isinstance(line := next(iter(entry.values())), str) and entry.keys() <= _LINES:
        return line
    names = {**_DATES, **_FIELDS.get(section, {})}
    read = {names.get(key, key): value for key, value in entry.items() if value is not None}
    if section in ("skills", "interests") and isinstance(read.get("keywords"), str):
        read["keywords"] = [part.strip() for part in read["keywords"].rstrip(".").split(",")]
    if section == "languages" and "name" in read:
        read["language"] = read.pop("name")
    if (
        section in ("work", "education", "projects", "volunteer")
        and "startDate" not in read
        and "date" in read
    ):
        # One date for the whole entry.
        read["startDate"] = read["endDate"] = read.pop("date")
    return read


_LINES = {"bullet", "number", "reversed_number"}
"""The key of an entry that is a line."""

_PERIODS = ("work", "education", "projects", "volunteer")
_DATES = {"start_date": "startDate", "end_date": "endDate"}
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "work": {"company": "name"},
    "education": {"degree": "studyType"},
    "publications": {"title": "name", "journal": "venue", "date": "releaseDate"},
    "skills": {"label": "name", "details": "keywords", "skill": "name"},
    "interests": {"label": "name", "details": "keywords"},
    "languages": {"label": "language", "details": "fluency"},
    "awards": {"name": "title", "label": "title", "details": "summary"},
    "certificates": {"title": "name", "label": "name", "details": "issuer"},
    "volunteer": {"company": "organization"},
    "projects": {"summary": "description"},
    "references": {"label": "name", "details": "reference"},
}
