"""Letters as PDFs: one page in each look, whole and tagged, alone and before the resume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pytest
from pypdf import PdfReader
from tests.conftest import sample
from tests.pdf.conftest import ROOT, SITE

from casefolio.letter.values import Letter, LetterPart, ParagraphChoice
from casefolio.pdf.fitting import FitJob
from casefolio.pdf.letters.fitting import NO_ROOM, LetterJob, fit_letter
from casefolio.pdf.letters.make import MadeLetter, render_letter
from casefolio.pdf.make import drawing
from casefolio.pdf.reading.readback import find_pdf_problems
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.pdf.renderer import Renderer, open_renderer
from casefolio.resume.model import Resume
from casefolio.resume.record import PartialDate
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import Place, Problem

SENTENCE = "A ferry is **quiet** when nobody on it <has> to raise a voice & the river is heard. "

LETTER = Letter(
    slug="acme",
    parts=(
        LetterPart("Dear Dana Sample,"),
        LetterPart(SENTENCE * 4),
        LetterPart("For two reasons, of [many](https://reasons.example.com/):\n\n- the river\n- the *ferry*"),
        LetterPart(SENTENCE * 3, "quiet"),
    ),
    signoff="Kind regards,",
    signature="Zoë Łukasz-Example",
    company="River & Sons",
    recipient="Dana Sample",
    address=("12 Pier Road", "River & Sons, 12345 Exampleville"),
    date=PartialDate(2026, 5, 4),
    subject="About the ferry",
    enclosures=("Resume", "Certificates"),
)


def make_letter(
    resume: Resume, letter: Letter = LETTER, look: str = "modern", paper: str = "a4", *, joined: bool = False
) -> MadeLetter:
    with drawing():
        job = plan(resume, letter, open_renderer(ROOT, look, paper))
        behind = FitJob(resume, job.selection, job.labels, SITE, None, job.renderer) if joined else None
        return render_letter(job, behind)


def plan(resume: Resume, letter: Letter, renderer: Renderer) -> LetterJob:
    labels = find_labels(resume.meta.casefolio.language)

    def refuse(message: str, hint: str) -> Problem:
        return Problem(Place("it"), message, hint)

    selection = select_everything(resume, labels)
    return LetterJob(resume, letter, selection, labels, SITE, None, renderer, refuse)


@pytest.fixture(scope="module")
def made(everything: Resume) -> MadeLetter:
    return make_letter(everything, joined=True)


def list_failures(data: bytes, folder: Path) -> list[Any]:
    file = folder / "letter.pdf"
    file.write_bytes(data)
    return list(page_validation.validate_pdf(str(file), profile="ua1").failures)


def test_it_is_accessible_alone_and_with_the_resume(made: MadeLetter, tmp_path: Path) -> None:
    assert made.application
    assert list_failures(made.data, tmp_path) == []
    assert list_failures(made.application, tmp_path) == []
    assert made.warnings == ()


def test_it_shows_everything_in_order(made: MadeLetter) -> None:
    (page,) = PdfReader(BytesIO(made.data)).pages
    text = " ".join(page.extract_text().split())
    shown = ["May 4, 2026", "Dana Sample", "12 Pier Road", "River & Sons, 12345", "About the ferry"]
    shown += ["Dear Dana Sample,", "nobody on it <has> to", "• the river", "• the ferry", "Kind regards,"]
    shown += ["Zoë Łukasz-Example", "Enclosures: Resume, Certificates"]
    places = [text.find(words, 200 if words.startswith("Zoë") else 0) for words in shown]
    assert places == sorted(places) and -1 not in places
    # The address names the company already.
    assert text.count("River & Sons") == 1
    found = read_with_pypdf(made.data)
    assert "https://reasons.example.com/" in found.links


def test_letter_and_resume_are_one_document(made: MadeLetter, everything: Resume) -> None:
    reader = PdfReader(BytesIO(made.application or b""))
    assert reader.metadata and reader.metadata.title == "Zoë Łukasz-Example – Application"
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry.title for entry in top] == ["Cover letter", "Resume"]
    assert [reader.get_destination_page_number(entry) for entry in top] == [0, 1]
    later = reader.pages[2].extract_text() if len(reader.pages) > 2 else "| 2 /"
    assert f"| 2 / {len(reader.pages) - 1}" in later or len(reader.pages) == 2
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en" and len(list(walk_tags(root["/StructTreeRoot"]["/K"]))) > 50


def walk_tags(element: Any) -> Iterator[str]:
    element = element.get_object() if hasattr(element, "get_object") else element
    for each in element if isinstance(element, list) else [element]:
        each = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(each, dict) and "/S" in each:
            yield str(each["/S"])
            yield from walk_tags(each.get("/K", []))


def test_a_lost_paragraph_does_not_pass(made: MadeLetter) -> None:
    found = read_with_pypdf(made.data)
    sheet = made.drawn.sheet
    assert find_pdf_problems(found, (sheet,), 1, "it") == ()
    (page,) = found.pages
    lost = replace(found, pages=(page.replace("the river", "a river", 1),))
    messages = [problem.message for problem in find_pdf_problems(lost, (sheet,), 1, "it")]
    assert len(messages) == 1 and messages[0].startswith("a paragraph is not whole in the text layer")


HEBREW = replace(
    LETTER,
    parts=(
        LetterPart("שלום דנה,"),
        LetterPart("קיצרתי את חיפוש לוח הזמנים בעזרת Python עבור 4 מיליון נוסעים."),
    ),
    signoff="בברכה,",
)


@pytest.mark.parametrize(
    ("look", "paper", "language"),
    sample(5, ("classic", "modern", "compact"), ("a4", "letter"), ("he", "de", "en-GB")),
)
def test_every_look_has_letters(everything: Resume, look: str, paper: str, language: str) -> None:
    settings = everything.meta.casefolio.model_copy(update={"language": language})
    meta = everything.meta.model_copy(update={"casefolio": settings})
    letter = HEBREW if language == "he" else LETTER
    made = make_letter(everything.model_copy(update={"meta": meta}), letter, look, paper)
    (page,) = PdfReader(BytesIO(made.data)).pages
    width, height = made.drawn.paper
    assert [round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]] == [width, height]
    day = {"he": "May 4, 2026", "de": "4. Mai 2026", "en-GB": "4 May 2026"}[language]
    assert day in page.extract_text()


def test_gaps_give_way_first_then_a_third_paragraph(everything: Resume) -> None:
    long = replace(LETTER, parts=(LETTER.parts[0], *(LetterPart(SENTENCE * 7, f"p{n}") for n in range(5))))
    tight = make_letter(everything, long)
    assert tight.letter == long and tight.fill > 0.93
    choices = tuple(ParagraphChoice(f"p{n}", 5.0 - n, "shows it", True) for n in range(6))
    longer = replace(long, parts=(*long.parts, LetterPart(SENTENCE * 12, "p5")), choices=choices)
    shorter = make_letter(everything, longer).letter
    left = [choice.id for choice in shorter.choices if not choice.is_chosen]
    assert left == ["p5"] and shorter.choices[-1].reason == NO_ROOM


def test_a_look_without_a_letter_of_its_own_has_the_shared_one(everything: Resume, tmp_path: Path) -> None:
    folder = tmp_path / "templates/pdf/mine"
    folder.mkdir(parents=True)
    for name in ("look.css", "resume.html.j2"):
        (folder / name).write_bytes((ROOT / "templates/pdf/modern" / name).read_bytes())
    with drawing():
        job = plan(everything, LETTER, open_renderer(tmp_path, "mine", "a4"))
        assert "Dear Dana Sample," in job.draw(LETTER, 1.0).html


def test_no_paragraph_ends_in_a_lonely_word_that_had_room_above(everything: Resume) -> None:
    """Of many lengths some would; the word before the last one keeps it company."""
    words = (
        "everyone remembers for years Quiet ferries carry people over rivers that nobody hears and".split()
    )
    texts = [" ".join((words * 4)[: 14 + n]) for n in range(10, 20)]
    letter = replace(LETTER, parts=tuple(map(LetterPart, texts)))
    with drawing():
        job = plan(everything, letter, open_renderer(ROOT, "modern", "a4"))
        find = job.renderer.engine.find_stranded
        assert find(job.draw(letter, 1.0).layout)
        assert not find(fit_letter(job).layout)


def test_equal_letters_are_equal_bytes(everything: Resume, made: MadeLetter) -> None:
    again = make_letter(everything, joined=True)
    assert (again.data, again.application) == (made.data, made.application)
