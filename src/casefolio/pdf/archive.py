"""PDFs for archiving: PDF/A-3a beside PDF/UA-1, with the resume embedded as JSON Resume."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from casefolio.resume.json_resume import describe_selection
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection

FILE_NAME = "resume.json"

DESCRIPTION = "The resume as JSON Resume 1.0"

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of the embedded file where none is given: the current time would change the bytes each run."""

# PDF/A requires a description of metadata schemas that it does not define, such as that of PDF/UA's mark.
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
    """The JSON Resume of what a document shows, as the bytes of the embedded file."""
    data = describe_selection(resume, selection)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def embedding_date(created: str | None) -> datetime:
    return datetime.fromisoformat(created) if created else UNDATED


def finish_archive(pdf: Any) -> None:
    """Fix what validators reject in WeasyPrint's PDF/A: the file listed twice, compressed metadata."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def mark_accessible(metadata: Any) -> None:
    """Add PDF/UA's mark to the metadata of a PDF/A: WeasyPrint writes only one of the two."""
    generate = metadata.generate_rdf_metadata
    metadata.generate_rdf_metadata = lambda *a: generate(*a).replace(b"</rdf:RDF>", UA_MARK + b"</rdf:RDF>")
