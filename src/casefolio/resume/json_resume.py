"""The resume as JSON Resume 1.0; beyond it what is said of publications, and the person's own sections."""

from __future__ import annotations

from typing import Any

from casefolio.deferred.records import Record
from casefolio.resume.brief import fold_positions
from casefolio.resume.entry_ref import CUSTOM_SECTIONS
from casefolio.resume.formulas import write_as_given
from casefolio.resume.model import ENTRY_SECTIONS, LONG_FIELDS, MARKDOWN_FIELDS, CustomSection, Resume, Skill
from casefolio.resume.record import Highlight, PartialDate
from casefolio.resume.selection import Item, Selection
from casefolio.text.inline import render_text
from casefolio.text.inline.blocks import render_plain

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

CUSTOM = f"x-{CUSTOM_SECTIONS}"
"""The key of the person's own sections, which JSON Resume does not know."""

# Fields that JSON Resume does not have: they are shown on the site and in PDFs only.
_OWN_FIELDS = {"tags", "case_study", "priority", "level", "emphases", "brief"}


def describe_resume(resume: Resume, address: str = "") -> dict[str, Any]:
    """A published resume as JSON Resume, without empty fields; `address` is the URL of the file itself."""
    resume = fold_positions(resume)
    sections: dict[str, Any] = {
        name: [_describe(entry) for entry in resume.entries(name)]
        for name in ENTRY_SECTIONS
        if resume.entries(name)
    }
    own = [_describe_custom(section) for section in resume.custom_sections if section.entries]
    if own:
        sections[CUSTOM] = own
    meta = {"version": "v1.0.0", **({"canonical": address} if address else {})}
    return {"$schema": SCHEMA, "basics": _describe(resume.basics), **sections, "meta": meta}


def describe_selection(resume: Resume, selection: Selection, *, is_full: bool = False) -> dict[str, Any]:
    """The content of a document as JSON Resume, no more: its wording, its lines, its order.

    With `is_full` it also has what JSON Resume does not know: tags, ids, levels and case studies, and texts
    as they are written, so that nothing is lost.
    """
    shown = {"label": selection.label, "summary": selection.summary}
    basics = resume.basics.model_copy(update=shown)
    describe = _describe_fully if is_full else _describe
    own = {section.name for section in selection.sections if section.name not in ENTRY_SECTIONS}
    entries = {
        section.name: [_describe_item(item, is_full=is_full) for item in section.items]
        for section in selection.sections
    }
    sections: dict[str, Any] = {name: entries[name] for name in entries if name not in own}
    if own:
        sections[CUSTOM_SECTIONS if is_full else CUSTOM] = [
            {"id": section.name, "title": section.title, "entries": entries[section.name]}
            for section in selection.sections
            if section.name in own
        ]
    data: dict[str, Any] = {"basics": describe(basics), **sections}
    if is_full:
        studies = {"caseStudies": [_describe_fully(study) for study in selection.case_studies]}
        tags = {id: _describe_fully(tag) for id, tag in resume.tags.items()}
        data |= {name: value for name, value in ({"tags": tags} | studies).items() if value}
    return data


def _describe_custom(section: CustomSection) -> dict[str, Any]:
    entries = [_describe(entry) for entry in section.entries]
    return {"id": section.id, "title": section.title, "entries": entries}


def _describe_item(item: Item, *, is_full: bool) -> dict[str, Any]:
    values = _describe_fully(item.entry) if is_full else _describe(item.entry)
    values.pop("highlights", None)
    if item.lines and is_full:
        lines = (line.highlight.model_copy(update={"text": line.text}) for line in item.lines)
        values["highlights"] = [_describe_fully(line) for line in lines]
    elif item.lines:
        values["highlights"] = [_describe_line(line.highlight.lead, line.text) for line in item.lines]
    return values


def _describe_fully(record: Record) -> dict[str, Any]:
    """A record as `resume.yaml` may have it, without what it does not say."""
    described: dict[str, Any] = write_as_given(
        record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    )
    return described


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
            values[field.alias] = described
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
