"""The portfolio in this repository: yours, once you replaced the sample's. Only here its data is read."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import sample
from tests.pdf.extractors import EXTRACTORS, find_lost_lines
from tests.unit.schema.editor import find_marks, find_marks_in

from casefolio.checks.portfolio import check_portfolio, read_checked
from casefolio.documents.document import Document, Options, make_general, make_tailored
from casefolio.pdf.renderer import find_looks
from casefolio.posting.front_matter import read_front_matter
from casefolio.resume.anchors import case_study_address
from casefolio.resume.portfolio import Portfolio, find_postings
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.storage.project import PRIVATE_EXAMPLE, PRIVATE_FILE, RESUME_FILE
from casefolio.tailor.study import Study, read_study
from casefolio.text.inline import find_links, render_text
from casefolio.text.source import read_source

ROOT = Path(__file__).resolve().parent.parent
# Who has none yet must not see a test that was skipped for it.
NAMED_POSTINGS = [pytest.param(file, id=file.stem) for file in find_postings(ROOT)] or [
    pytest.param(None, id="none")
]


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return read_checked(ROOT, private=True)[0]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def allowed_words(portfolio: Portfolio) -> set[str]:
    """What may stand in a document: the data's words, the look's labels, dates and addresses."""
    labels = find_labels(portfolio.resume.meta.casefolio.language)
    said = [render_text(str(node.value)) for node in portfolio.node.scalars()]
    said += [link for node in portfolio.node.scalars() for link in find_links(str(node.value))]
    said += [*labels.sections.values(), labels.present, labels.summary, labels.resume, labels.page]
    said += [
        labels.read_case_study,
        labels.continued,
        *(labels.format_month(2000, month) for month in range(1, 13)),
    ]
    said += [case_study_address(portfolio.home_address, s.id) for s in portfolio.resume.case_studies]
    return words(" ".join(said)) | {str(year) for year in range(1900, 2100)} | set(map(str, range(10)))


def shown_text(document: Document) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document.made.data)).pages)


def test_there_is_nothing_wrong_with_it() -> None:
    errors = [str(p) for p in check_portfolio(ROOT).problems if p.severity == "error"]
    assert errors == []


@pytest.mark.parametrize(
    ("kind", "file"),
    [("resume", RESUME_FILE), ("private", PRIVATE_EXAMPLE), ("private", PRIVATE_FILE)],
    ids=["resume", "example", "private"],
)
def test_an_editor_finds_nothing_wrong_with_it_either(kind: str, file: Path) -> None:
    if (ROOT / file).is_file():
        assert find_marks(kind, (ROOT / file).read_text("utf-8")) == []


def test_what_was_asked_for_postings_is_not_marked() -> None:
    nodes = [read_front_matter(read_source(file, ROOT)).node for file in find_postings(ROOT)]
    assert [mark for node in nodes if node for mark in find_marks_in("posting", node.plain())] == []


def test_the_general_resume_says_what_the_data_says(portfolio: Portfolio) -> None:
    document = make_general(portfolio, Options())
    assert words(shown_text(document)) <= allowed_words(portfolio)
    assert document.made.pages <= 2


def study_file(file: Path, portfolio: Portfolio) -> Study:
    return read_study(read_source(file, ROOT), file.stem, portfolio.resume, portfolio.vocabulary)


@pytest.mark.parametrize("file", NAMED_POSTINGS)
def test_a_tailored_resume_invents_nothing(file: Path | None, portfolio: Portfolio) -> None:
    if file is None:
        return
    study = study_file(file, portfolio)
    document = make_tailored(portfolio, study, Options())
    assert words(shown_text(document)) <= allowed_words(portfolio)
    assert document.made.pages <= (study.posting.preferences.pages or 1)
    # Nobody's years are missing: each position that says anything says something here.
    assert {index for index, position in enumerate(portfolio.resume.work) if position.highlights} == {
        line.entry for line in document.made.selection.lines() if line.section == "work"
    }


def find_lost(document: Document, folder: Path) -> list[str]:
    data = document.made.data
    return [line for extract in EXTRACTORS for line in find_lost_lines(document.made, extract(data, folder))]


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)[::-1]))
def test_every_extractor_reads_every_look_whole(look: str, portfolio: Portfolio, tmp_path: Path) -> None:
    assert find_lost(make_general(portfolio, Options(look=look)), tmp_path) == []


@pytest.mark.sweep
@pytest.mark.parametrize("look", find_looks(ROOT))
@pytest.mark.parametrize("file", NAMED_POSTINGS)
def test_every_extractor_reads_every_tailored_look_whole(
    file: Path | None, look: str, portfolio: Portfolio, tmp_path: Path
) -> None:
    if file is None:
        return
    study = study_file(file, portfolio)
    assert find_lost(make_tailored(portfolio, study, Options(look=look)), tmp_path) == []
