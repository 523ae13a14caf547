"""The resume as JSON Resume 1.0; beyond it only what is said of publications: authors, venue, DOI …"""

from __future__ import annotations

from typing import Any

from casefolio.resume.model import ENTRY_SECTIONS, LONG_FIELDS, MARKDOWN_FIELDS, Highlight, Resume, Skill
from casefolio.resume.record import PartialDate
from casefolio.resume.selection import Item, Selection
from casefolio.text.inline import render_text
from casefolio.text.inline.blocks import render_plain

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

# Fields that JSON Resume does not have: they are shown on the site and in PDFs only.
_OWN_FIELDS = {"tags", "case_study", "priority", "level", "emphases"}


def describe_resume(resume: Resume, address: str = "") -> dict[str, Any]:
    """A published resume as JSON Resume, without empty fields; `address` is the URL of the file itself."""
    sections = {
        name: [_describe(entry) for entry in resume.entries(name)]
        for name in ENTRY_SECTIONS
        if resume.entries(name)
    }
    meta = {"version": "v1.0.0", **({"canonical": address} if address else {})}
    return {"$schema": SCHEMA, "basics": _describe(resume.basics), **sections, "meta": meta}


def describe_selection(resume: Resume, selection: Selection) -> dict[str, Any]:
    """The content of a document as JSON Resume, no more: its wording, its lines, its order."""
    shown = {"label": selection.label, "summary": selection.summary}
    basics = resume.basics.model_copy(update=shown)
    sections = {
        section.name: [_describe_item(item) for item in section.items] for section in selection.sections
    }
    return {"basics": _describe(basics), **sections}


def _describe_item(item: Item) -> dict[str, Any]:
    values = _describe(item.entry)
    values.pop("highlights", None)
    if item.lines:
        values["highlights"] = [_describe_line(line.highlight.lead, line.text) for line in item.lines]
    return values


def _describe_line(lead: str, text: str) -> str:
    return render_text(f"{lead}: {text}" if lead else text)


def _describe(record: Any) -> dict[str, Any]:
    # JSON Resume has a `level` for a skill, but not for a position.
    left_out = _OWN_FIELDS - {"level"} if isinstance(record, Skill) else _OWN_FIELDS
    values = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in left_out or value is None or value == "" or value == ():
            continue
        if described := _describe_value(name, value):
            values[field.alias or name] = described
    return values


def _describe_value(name: str, value: Any) -> Any:
    if isinstance(value, Highlight):
        return _describe_line(value.lead, value.text)
    if isinstance(value, tuple):
        return [described for each in value if (described := _describe_value(name, each))]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, str):
        # JSON Resume has no Markdown, so texts are written as plain words, in their paragraphs and lists.
        if name in LONG_FIELDS:
            return render_plain(value)
        return render_text(value) if name in MARKDOWN_FIELDS else value
    return _describe(value)
