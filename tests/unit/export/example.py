"""A resume with one of everything that a document sets in its own way, as the rows of its export."""

from __future__ import annotations

from markupsafe import Markup

from casefolio.export.outline import OutlineRow, list_rows
from casefolio.pdf.sheet import Fact, LetterSheet, Paragraph, Sheet
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.selection import select_everything
from casefolio.resume.validation import build_resume
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

LETTER = LetterSheet(
    language="en",
    title="Robin Example – Cover letter",
    author="Robin Example",
    description="",
    name="Robin Example",
    headline="Pilot",
    contacts=(Fact("mail", Markup("robin@robin.example"), "mailto:robin@robin.example"),),
    date="May 4, 2026",
    receiver=(Markup("Dana Sample"), Markup("1. Pier &amp; Sons")),
    subject=Markup("About <em>ships</em>"),
    paragraphs=(
        Paragraph(Markup("Dear Dana,")),
        Paragraph(
            Markup(
                '<span class="row"><span class="item" style="--depth: 1">• large ones</span></span>\n'
                '<span class="row"><span class="item" style="--depth: 1">• small ones</span></span>'
            )
        ),
    ),
    signoff=Markup("Yours,"),
    signature="Robin Example",
    enclosures=Markup("Enclosures: Resume"),
)
"""A letter with one of everything."""

SITE = "https://robin.example/folio/"

RESUME = """\
basics:
  name: Robin Example
  label: Pilot
  email: robin@robin.example
  url: https://robin.example
  summary: |
    Steers ships.

    - large ones
    - small ones
work:
  - name: Harbour Lights
    location: Oslo
    position: Senior Pilot
    level: P7
    startDate: 2022
    highlights:
      - lead: Calm
        text: Brought **300 ships** home in *fog*, see [log](https://log.example/a_b).
        caseStudy: fog
  - {name: Harbour Lights, location: Oslo, position: Pilot, startDate: 2020, endDate: 2022}
  - {name: Quay Works, location: Bergen, position: Deckhand, startDate: 2018, endDate: 2019,
     highlights: [Scrubbed.]}
education:
  - {institution: Sample School, area: Nautics, studyType: BSc, endDate: 2017}
skills:
  - {name: Ships, level: expert, keywords: [Tugs, Ferries]}
languages:
  - {language: English, fluency: fluent}
  - {language: Norwegian}
caseStudies:
  - {id: fog, title: "Fog: a week of it"}
"""


def compose(text: str = RESUME, language: str = "en") -> Sheet:
    resume = build_resume(parse_yaml(Source("r.yaml", text)))
    labels = find_labels(language)
    return compose_sheet(resume, select_everything(resume, labels), site_url=SITE, labels=labels)


def rows(text: str = RESUME) -> tuple[OutlineRow, ...]:
    return list_rows(compose(text))
