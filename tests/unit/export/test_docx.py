"""Word files: one column in built-in styles, dates at a tab, real links; read back by another reader."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from tests.unit.export.example import LETTER, RESUME, compose

from casefolio.export.docx import write_docx
from casefolio.export.docx_reading import find_docx_problems, read_link_targets, read_paragraphs
from casefolio.export.outline import list_letter_rows, list_rows
from casefolio.export.runs import TextRun
from casefolio.export.style import DocumentStyle, read_style
from casefolio.storage.looks import read_look

SHEET = replace(compose(), created="2024-05-06T07:08:09+00:00")
ROWS = list_rows(SHEET)


@pytest.fixture(scope="module")
def style(repository: Path) -> DocumentStyle:
    return read_style(read_look(repository, "modern"), SHEET, (210.0, 297.0))


@pytest.fixture(scope="module")
def written(style: DocumentStyle) -> bytes:
    return write_docx(ROWS, SHEET, style)


def test_every_row_is_a_paragraph_in_order(written: bytes) -> None:
    shown = [f"{row.text}\t{row.dates}" if row.dates else row.text for row in ROWS]
    assert read_paragraphs(written) == shown
    assert read_link_targets(written) == [
        "mailto:robin@robin.example",
        "https://robin.example",
        "https://log.example/a_b",
        *["https://robin.example/folio/case-studies/fog/#casestudy-fog"] * 2,
    ]
    assert find_docx_problems(written, ROWS, "x.docx") == ()


def test_it_is_one_column_of_built_in_styles(written: bytes) -> None:
    document = Document(io.BytesIO(written))
    assert [paragraph.style.name for paragraph in document.paragraphs[:4]] == [
        "Title", "Subtitle", "Body Text 2", "Heading 1",
    ]  # fmt: skip
    names = {paragraph.style.name for paragraph in document.paragraphs}
    assert names >= {"Heading 2", "Body Text 3", "List Bullet"}
    xml = zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml").decode()
    assert not any(f"<w:{name}" in xml for name in ("tbl", "drawing", "pict", "txbxContent", "cols w:num"))
    (tab,) = document.styles["Heading 2"].paragraph_format.tab_stops
    assert tab.alignment is not None and "RIGHT" in str(tab.alignment)


def test_bold_and_italics_are_the_words_of_the_pdf(written: bytes) -> None:
    line = next(p for p in Document(io.BytesIO(written)).paragraphs if p.text.startswith("Calm"))
    assert [run.text for run in line.runs if run.bold] == ["Calm: ", "300 ships"]
    assert [run.text for run in line.runs if run.italic] == ["fog"]


def test_properties_say_whose_it_is_and_when(written: bytes) -> None:
    properties = Document(io.BytesIO(written)).core_properties
    assert (properties.title, properties.author, properties.language) == (SHEET.title, "Robin Example", "en")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2024-05-06 07:08"
    assert "python-docx" not in zipfile.ZipFile(io.BytesIO(written)).read("docProps/core.xml").decode()


def test_the_same_input_gives_the_same_bytes(written: bytes, style: DocumentStyle) -> None:
    assert write_docx(ROWS, SHEET, style) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_paper_is_the_resumes(style: DocumentStyle) -> None:
    section = Document(
        io.BytesIO(write_docx(ROWS[:1], SHEET, replace(style, width=215.9, height=279.4)))
    ).sections[0]
    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == (215.9, 279.4)


def test_right_to_left_pages_turn(style: DocumentStyle) -> None:
    text = f"{RESUME.replace('Steers ships.', 'קברניט של אוניות.')}meta: {{casefolio: {{language: he}}}}\n"
    sheet = compose(text, "he")
    xml = zipfile.ZipFile(io.BytesIO(write_docx(list_rows(sheet), sheet, style)))
    assert "<w:bidi/>" in xml.read("word/styles.xml").decode()
    assert "<w:rtl/></w:rPr><w:t>קברניט" in xml.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: (*rows[:5], replace(rows[5], runs=(TextRun("other"),)), *rows[6:]), "is not whole"),
        (lambda rows: rows[:-1], f"has {len(ROWS)} paragraphs instead of {len(ROWS) - 1}"),
        (
            lambda rows: (
                replace(rows[0], runs=(TextRun(rows[0].text, url="https://x.example"),)),
                *rows[1:],
            ),
            "link",
        ),
    ],
)
def test_what_a_file_lacks_is_told(written: bytes, change, told: str) -> None:
    problems = find_docx_problems(written, change(ROWS), "x.docx")
    assert problems and told in problems[0].message and str(problems[0].place) == "x.docx"


def test_a_letter_is_read_back_and_leaves_room_for_a_signature(style: DocumentStyle) -> None:
    rows = list_letter_rows(LETTER)
    written = write_docx(rows, LETTER, style)
    assert find_docx_problems(written, rows, "x.docx") == ()
    paragraphs = read_paragraphs(written)
    assert paragraphs[4:7] == ["Dana Sample\n1. Pier & Sons", "About ships", "Dear Dana,"]
    document = Document(io.BytesIO(written))
    spaces = {
        each.text: each.paragraph_format.space_before or each.style.paragraph_format.space_before
        for each in document.paragraphs
    }
    assert spaces["Enclosures: Resume"].pt == 16 and spaces["• large ones"].pt == 2
    assert document.paragraphs[-2].style.paragraph_format.space_before.pt == 28
    used = {each.style.name for each in document.paragraphs}
    names = {"Title", "Subtitle", "Body Text 2", "No Spacing", "Heading 2", "Body Text", "Body Text 3"}
    assert used == names
