"""The resume as a JSON Resume 1.0 file, which other programs read: its fields, and no others."""

from __future__ import annotations

from typing import Any

from casefolio.resume.model import ENTRY_SECTIONS, LONG_FIELDS, MARKDOWN_FIELDS, Highlight, Resume, Skill
from casefolio.resume.record import PartialDate
from casefolio.resume.selection import Item, Selection
from casefolio.text.inline import render_text
from casefolio.text.inline.blocks import render_plain

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

# What JSON Resume does not know: it stays on the site and in PDFs.
_OWN_FIELDS = {"tags", "case_study", "priority", "level", "emphases"}


def describe_resume(resume: Resume, address: str = "") -> dict[str, Any]:
    """A published resume under JSON Resume's names, empty fields left out; `address` is where it will lie."""
    sections = {
        name: [_describe(entry) for entry in resume.entries(name)]
        for name in ENTRY_SECTIONS
        if resume.entries(name)
    }
    meta = {"version": "v1.0.0", **({"canonical": address} if address else {})}
    return {"$schema": SCHEMA, "basics": _describe(resume.basics), **sections, "meta": meta}


def describe_selection(resume: Resume, selection: Selection) -> dict[str, Any]:
    """What a document shows, no more, under JSON Resume's names: its wording, its lines, its order."""
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
    # An entry of a section keeps `level` where JSON Resume has one: a skill does, a position does not.
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
        # JSON Resume promises no Markdown, so only its words go out, in their paragraphs and lists.
        if name in LONG_FIELDS:
            return render_plain(value)
        return render_text(value) if name in MARKDOWN_FIELDS else value
    return _describe(value)
