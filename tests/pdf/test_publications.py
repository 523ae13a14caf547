"""Publications in a PDF: as scholars print them, and which of them stay."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from tests.conftest import sample
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from tests.pdf.test_looks import read_text
from tests.scholars import make_scholar

from casefolio.pdf.make import Made
from casefolio.pdf.renderer import find_looks
from casefolio.resume.model import Resume


@pytest.fixture(scope="module")
def scholar() -> Resume:
    return make_resume(make_scholar(30))


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)))
def test_the_own_name_is_bold_the_title_is_not_and_the_venue_is_slanted(look: str) -> None:
    paper = {
        "name": "On Waiting",
        "authors": ["G. Byron", "Maren Oldhaver"],
        "venue": "Journal",
        "volume": "7",
    }
    resume = make_resume(
        {"basics": {"name": "Maren Oldhaver"}, "publications": [paper | {"releaseDate": "2021"}]}
    )
    with pdfplumber.open(BytesIO(make_pdf(resume, look=look).data)) as pdf:
        words = pdf.pages[0].extract_words(extra_attrs=["fontname"])
    fonts = {word["text"].strip(".,"): word["fontname"] for word in words[2:]}
    assert fonts["Maren"] == fonts["Oldhaver"] != fonts["G"] == fonts["Waiting"] == fonts["2021"]
    assert "It" in fonts["Journal"] and fonts["Journal"] != fonts["Waiting"]


@pytest.fixture(scope="module")
def whole(scholar: Resume) -> Made:
    return make_pdf(scholar, pages=None)


def test_the_newest_stay_and_the_rest_is_called_a_selection(scholar: Resume, whole: Made) -> None:
    everything = read_text(whole)
    assert "\nPublications\n" in everything and "Selected" not in everything
    made = make_pdf(scholar, pages=1)
    text = read_text(made)
    assert "\nSelected publications\n" in text
    dropped = {int(part.id.rpartition("-")[2]) for part in made.dropped if part.id.startswith("publications")}
    years = [paper.release_date.year if paper.release_date else 0 for paper in scholar.publications]
    kept = [year for index, year in enumerate(years) if index not in dropped]
    assert kept and dropped and min(kept) >= max(years[index] for index in dropped)


def test_identifiers_are_links_and_stay_on_a_line(scholar: Resume, whole: Made) -> None:
    with pdfplumber.open(BytesIO(whole.data)) as pdf:
        links = {link["uri"] for page in pdf.pages for link in page.hyperlinks}
    text = read_text(whole)
    for paper in scholar.publications:
        if paper.doi:
            assert f"https://doi.org/{paper.doi}" in links and f"doi:{paper.doi}" in text
        if paper.arxiv:
            assert f"https://arxiv.org/abs/{paper.arxiv}" in links and f"arXiv:{paper.arxiv}" in text


@pytest.mark.parametrize("first", sample(2, ["أحمد \U0010abcd", "أحمد زويل"]))
def test_authors_of_other_scripts_break_no_word_and_stop_no_pdf(first: str) -> None:
    """Beside words from right to left each citation is an element of its own, and so is a picture for a sign
    that no font has: WeasyPrint breaks any word there, unless it is told not to.
    """
    paper = {"authors": [first, "Ada Novak", "Ben Long"], "releaseDate": "2020", "venue": "Journal of Things"}
    long = ["m" * length for length in range(21, 40)]
    papers = [{**paper, "name": f"A paper on {word} and more of it"} for word in long]
    made = make_pdf(make_resume({"basics": {"name": "Ada Novak"}, "publications": papers}), pages=None)
    words = {word.strip(".,") for line in read_text(made).splitlines() for word in line.split()}
    known = "Ada Novak Ben Long A paper on and more of it Journal Things 2020 Publications"
    assert words <= {*known.split(), *first.split(), *long}
