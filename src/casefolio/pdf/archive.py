"""A PDF for the archive: PDF/A-3a beside PDF/UA-1, with the resume inside it as JSON Resume."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from pydantic.alias_generators import to_camel

from casefolio.resume.model import PartialDate, Resume
from casefolio.resume.record import Record
from casefolio.resume.selection import Item, Selection
from casefolio.text.inline import render_text

FILE_NAME = "resume.json"

DESCRIPTION = "The resume as JSON Resume 1.0"

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of the embedded file where none is given: the clock's would make other bytes on every run."""

# Fields of ours that JSON Resume does not know.
_OURS = frozenset({"tags", "case_study", "priority", "level", "emphases", "highlights"})
_LEVELS = {"skills"}

# Fields with inline Markdown.
_PROSE = {"summary", "description", "reference"}

# PDF/A demands that a schema which it does not know itself be described: PDF/UA's mark is one.
UA_MARK = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def write_json_resume(resume: Resume, selection: Selection) -> bytes:
    """What a document shows, no more, in the fields of JSON Resume."""
    shown = {"label": render_text(selection.label), "summary": render_text(selection.summary)}
    basics = _describe(resume.basics) | shown
    data: dict[str, Any] = {"basics": {name: value for name, value in basics.items() if value}}
    for section in selection.sections:
        data[section.name] = [_describe_item(section.name, item) for item in section.items]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def embedding_date(created: str | None) -> datetime:
    return datetime.fromisoformat(created) if created else UNDATED


def finish_archive(pdf: Any) -> None:
    """Settle what validators stumble over in WeasyPrint's PDF/A: the file listed twice, packed metadata."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def mark_accessible(metadata: Any) -> None:
    """Let the metadata of a PDF/A name PDF/UA too: WeasyPrint writes one mark alone."""
    generate = metadata.generate_rdf_metadata
    metadata.generate_rdf_metadata = lambda *a: generate(*a).replace(b"</rdf:RDF>", UA_MARK + b"</rdf:RDF>")


def _describe_item(section: str, item: Item) -> dict[str, Any]:
    described = _describe(item.entry, _OURS - {"level"} if section in _LEVELS else _OURS)
    if item.lines:
        described["highlights"] = [_describe_line(line.highlight.lead, line.text) for line in item.lines]
    return described


def _describe_line(lead: str, text: str) -> str:
    return ": ".join(render_text(part) for part in (lead, text) if part)


def _describe(record: Record, without: frozenset[str] = _OURS) -> dict[str, Any]:
    """A record's fields as plain JSON; not those that are empty, nor those `without`."""
    described = {}
    for name in type(record).model_fields.keys() - without:
        value = getattr(record, name)
        if value := render_text(value) if name in _PROSE else _plain(value):
            described[to_camel(name)] = value
    return dict(sorted(described.items()))


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return _describe(value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, PartialDate) else value
