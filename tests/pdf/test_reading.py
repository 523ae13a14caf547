"""What machines get out of a PDF: extractors, assistive technology, and those who compare bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as page_validation
import pytest
from pypdf import PdfReader
from tests.pdf.conftest import EVERYTHING, ROOT, SITE, make_pdf, make_resume
from tests.pdf.extractors import EXTRACTORS, Extract, find_lost_lines, with_pypdf
from tests.pdf.generated import make_worker

from casefolio.checks.portfolio import read_checked
from casefolio.pdf import fitting
from casefolio.pdf.make import Made, verify
from casefolio.pdf.reading.pdfium import read_with_pdfium
from casefolio.pdf.reading.readback import fold
from casefolio.pdf.reading.text_layer import read_with_pypdf
from casefolio.pdf.renderer import find_looks, open_renderer
from casefolio.pdf.values import Written
from casefolio.resume.model import Resume
from casefolio.resume.selection import select_everything
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.text.errors import InputError
from casefolio.text.inline import render_text

LABELS = find_labels("en")
GOOD = ROOT / "tests/portfolios/good"

EXPECTED_IN_ORDER = [
    "Zoë Łukasz-Example",
    "Platform Engineer & Mentor",
    "Exampleville, EX, US",
    "zoe@example.com",
    "+1 555 0100 200",
    "example.com/zoe",
    "github.example.com/zoe-example",
    "Chat: zoe.example",
    "Summary",
    "Keeps slow systems fast, with <care> & patience.",
    "Experience",
    "Staff Engineer (L6) | Mar 2021 – Present",
    "Example Rail | Remote | Timetables for a whole continent",
    "• Speed: Cut the timetable search from 900 ms to 90 ms for 4 M riders, and ran the A/B tests that "
    "proved it, bi-weekly, over two quarters. Case study: The fast timetable",
    "• Wrote SELECT 1 < 2 & taught <b>nobody</b> to fear it; see the story.",
    "Engineer | 2019 – Feb 2021",
    "Example Rail | Remote",
    "• Moved over 12 services off one database without a minute of downtime.",
    "Intern | Jun 2018 – Sep 2018",
    "Tiny Co",
    "Helped in a family business without a title.",
    "• Sold 300 lamps.",
    "Projects",
    "Signal Box | Example Club | Author, Maintainer | application | 2020 – 2022",
    "A simulator for railway signals",
    "Rust, WebAssembly",
    "• Runs 10,000 trains in a browser tab.",
    "Bare",
    "Volunteering",
    "Coach",
    "Code Evening",
    "Teaching beginners.",
    "• Taught 40 people their first loop.",
    "Education",
    "MSc, Mathematics | Example University | 2012 – 2017 | 1.3",
    "Graph theory, Queues",
    "Evening School",
    "Skills",
    "Languages (Expert): Python, Rust, C++",
    "Patience",
    "Juggling",
    "Certificates",
    "Signal Permit | Example Office | May 2020",
    "Awards",
    "Quietest Deploy | Peers | 2022",
    "For no alarms.",
    "Publications",
    "On Waiting. Example Press, Sep 2021",
    "Queues.",
    "Languages",
    "English (Native), Polish",
    "Interests",
    "Trains: night trains, narrow gauge",
    "Tea",
    "References",
    "Ada Sample: Zoë answers the question behind the question.",
    "Case studies",
    "The fast timetable: ten times less waiting | folio.example.com/case-studies/timetable",
    "Strike day | folio.example.com/case-studies/strike",
]


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_every_extractor_reads_everything_whole_and_in_order(
    made: Made, tmp_path: Path, extract: Extract
) -> None:
    text = " ".join(extract(made.data, tmp_path).split())
    position = 0
    for words in EXPECTED_IN_ORDER:
        found = text.find(words, position)
        assert found >= 0, f"{words!r} is not in {text[position : position + 300]!r}"
        position = found + len(words)


PEOPLE: dict[str, Callable[[], Resume]] = {
    "worker": lambda: make_worker(3),
    "other worker": lambda: make_worker(11),
    "good": lambda: read_checked(GOOD, private=True)[0].resume,
    "everything": lambda: make_resume(EVERYTHING),
}


@pytest.mark.sweep
@pytest.mark.parametrize("extract", EXTRACTORS)
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("paper", ("a4", "letter"))
@pytest.mark.parametrize("look", find_looks(ROOT))
def test_every_look_reads_back_with_every_extractor(
    look: str, paper: str, person: str, extract: Extract, tmp_path: Path
) -> None:
    resume = PEOPLE[person]()
    made = cached_pdf(resume, look, paper)
    text = extract(made.data, tmp_path)
    assert resume.basics.name in fold(text) and resume.basics.email in fold(text)
    assert made.kept and find_lost_lines(made, text) == []


def test_a_lost_line_would_be_seen(made: Made, tmp_path: Path) -> None:
    """So that the test above is known to be able to fail."""
    lines = [fold(render_text(line.text)) for line in made.selection.lines()]
    text = fold(with_pypdf(made.data, tmp_path))
    assert find_lost_lines(made, text.replace(lines[2], "")) == [lines[2]]
    assert find_lost_lines(made, text.replace(lines[1], lines[1][:-9])) == [lines[1]]
    assert find_lost_lines(made, f"{lines[-1]} {text.replace(lines[-1], '')}") == [lines[-1]]


_made: dict[tuple[str, str, str], Made] = {}


def cached_pdf(resume: Resume, look: str, paper: str) -> Made:
    key = (str(resume), look, paper)
    if key not in _made:
        _made[key] = make_pdf(resume, look=look, paper=paper)
    return _made[key]


def test_the_quick_readings_say_what_another_reader_says(everything: Resume) -> None:
    """Each PDF is checked by our own quick reading and by PDFium; they must not see more than there is."""
    written = write(everything)[1]
    real = read_with_pypdf(written.data)
    for quick in (written.text, read_with_pdfium(written.data)):
        assert (quick.links, quick.title, quick.language) == (real.links, real.title, real.language)
        assert quick.is_tagged and real.is_tagged
        assert [re.sub(r"\s", "", page) for page in quick.pages] == [
            re.sub(r"\s", "", page) for page in real.pages
        ]


def write(resume: Resume) -> tuple[fitting.Fitted, Written]:
    """All of a resume in the modern look: what is on the pages, and the PDF."""
    selection = select_everything(resume, LABELS)
    job = fitting.FitJob(resume, selection, LABELS, SITE, None, open_renderer(ROOT, "modern", "a4"))
    fitted = fitting.fit_measured(job)[0]
    assert fitted is not None
    return fitted, job.renderer.write(fitted.layout)


def test_it_is_the_finished_file_that_is_read_back(everything: Resume) -> None:
    fitted, written = write(everything)
    shown = ((fitted.sheet,), fitted.layout.pages, fitted.html, ROOT)
    verify(written, *shown)
    other = write(everything.model_copy(update={"work": everything.work[1:]}))[1]
    with pytest.raises(InputError, match="not whole in the text layer"):
        verify(replace(written, data=other.data), *shown)


def test_the_quick_reading_trusts_no_font_that_readers_cannot_follow() -> None:
    """A glyph for "not there" gives its font an encoding of its own; then pypdf reads nothing set in it."""
    renderer = open_renderer(ROOT, "modern", "a4")
    written = renderer.write(renderer.lay_out("<html lang=en><title>x</title><p>Built \U0010abcd tools"))
    assert "Built" not in read_with_pypdf(written.data).pages[0]
    assert "Built" not in written.text.pages[0]


def test_the_text_holds_no_odd_characters(made: Made, tmp_path: Path) -> None:
    text = with_pypdf(made.data, tmp_path)
    assert set(re.findall(r"[^\x20-\x7e\n–•ëŁ]", text)) == set()


def test_links_are_absolute_and_lead_to_the_site(made: Made) -> None:
    reader = PdfReader(BytesIO(made.data))
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
    }
    assert links == {
        f"{SITE}case-studies/timetable/#casestudy-timetable",
        f"{SITE}case-studies/strike/#casestudy-strike",
        "mailto:zoe@example.com",
        "tel:+15550100200",
        "https://www.example.com/zoe/",
        "https://github.example.com/zoe-example",
        "https://signals.example.com",
        "https://evening.example.com",
    }


def test_it_is_accessible(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "resume.pdf"
    file.write_bytes(made.data)
    assert list(page_validation.validate_pdf(str(file), profile="ua1").failures) == []


def test_it_says_whose_it_is_and_when_it_was_made(everything: Resume) -> None:
    data = make_pdf(everything, created="2024-07-01T00:00:00+00:00").data
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Zoë Łukasz-Example – Resume"
    assert reader.metadata.author == "Zoë Łukasz-Example"
    assert reader.metadata.creation_date_raw == "D:20240701000000+00'00"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_without_a_date_it_names_none(made: Made) -> None:
    metadata = PdfReader(BytesIO(made.data)).metadata
    assert metadata is not None and metadata.creation_date is None


def test_the_outline_is_that_of_the_resume(made: Made) -> None:
    outline = PdfReader(BytesIO(made.data)).outline
    top = [entry for entry in outline if not isinstance(entry, list)]
    assert [entry["/Title"] for entry in top] == ["Zoë Łukasz-Example"]


def test_same_input_gives_same_bytes(made: Made, everything: Resume) -> None:
    assert make_pdf(everything).data == made.data


def test_its_fonts_are_ours_alone(made: Made) -> None:
    fonts = set(re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", made.data)) or {
        str(font.get_object()["/BaseFont"]).partition("+")[2].encode()
        for page in PdfReader(BytesIO(made.data)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts and all(font.startswith(b"Resume-Sans") for font in fonts), fonts
