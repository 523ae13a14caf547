"""Every word of a sheet is in each export, in order, whatever the words are.

Resumes are generated from the model itself, so a new field must be in every export before this passes.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from tests.property.test_surfaces import LABELS, resumes, show_in_pdf

from casefolio.export.docx import write_docx
from casefolio.export.docx_reading import find_docx_problems
from casefolio.export.markdown import write_markdown
from casefolio.export.outline import OutlineRow, list_rows
from casefolio.export.style import read_style
from casefolio.export.text import write_text
from casefolio.pdf.sheet import Sheet
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.storage.looks import read_look

NAMED = re.compile(r"q[a-zA-Z]+x[a-zA-Z]+x\d+q")
MARKS = [
    "a*b*c",
    "__x__",
    "`c`",
    "[x](y)",
    "<b>",
    "&amp;",
    "# h",
    "- i",
    "1. n",
    "*s*",
    "**b**",
    "~~d~~",
    "\\",
    "|",
    "_",
]


def compose(resume: Resume) -> Sheet:
    selection = select_everything(resume, LABELS)
    return compose_sheet(resume, selection, site_url="https://a.example/", labels=LABELS)


def find_named(text: str) -> list[str]:
    """The words of all fields in the order in which they stand, without addresses."""
    return NAMED.findall(re.sub(r"(?:https://)?\w+\.example[^\s|)\"<]*", "", text))


def read_words(markdown: bytes) -> str:
    """The words of Markdown as a reader sees them."""
    html = MarkdownIt().render(markdown.decode())
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def say(rows: tuple[OutlineRow, ...]) -> str:
    return " ".join(
        " ".join(f"{row.text} {'|' if row.runs and row.dates else ''} {row.dates}".split()) for row in rows
    )


@given(resumes())
def test_every_field_of_the_pdf_is_in_the_outline(data: dict[str, object]) -> None:
    resume = Resume.model_validate(data)
    shown = sorted(find_named(re.sub(r"<[^>]*>", " ", show_in_pdf(resume))))
    rows = list_rows(compose(resume))
    assert sorted(find_named("\n".join(f"{row.text} {row.dates}" for row in rows))) == shown


FEW, MANY = 4, 60


@pytest.mark.parametrize(
    "seed", [*range(FEW), *(pytest.param(n, marks=pytest.mark.sweep) for n in range(FEW, MANY))]
)
def test_words_survive_each_format(seed: int, repository: Path) -> None:
    random = Random(f"exports-{seed}")

    def words() -> str:
        chosen = [random.choice([*MARKS, "Led", "ships", "“q”", "3–4"]) for _ in range(random.randint(0, 5))]
        return " ".join([*chosen, f"w{random.randint(0, 9)}", random.choice(MARKS)])

    work = [
        {"name": words(), "position": words(), "highlights": [{"id": f"a-{n}", "text": words()}]}
        for n in range(3)
    ]
    skills = [{"name": words(), "keywords": [words(), words()]} for _ in range(2)]
    data = {"basics": {"name": words(), "label": words(), "summary": words()}, "work": work, "skills": skills}
    sheet = compose(Resume.model_validate(data))
    rows = list_rows(sheet)
    assert read_words(write_markdown(rows)) == say(rows)
    style = read_style(read_look(repository, "modern"), sheet, (210.0, 297.0))
    assert find_docx_problems(write_docx(rows, sheet, style), rows, "x.docx") == ()
    bullets = [write_text([row]).decode() for row in rows if row.kind == "bullet"]
    written = write_text(rows).decode()
    places = [written.find(f"\n{bullet}") for bullet in bullets]
    assert bullets and -1 not in places
