"""The desk's pages as HTML, and how far a PDF is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.desk.example import lay_out, read_project, study, write_project

from casefolio.desk.pages import DESK_TEMPLATES, Frame, Pages, PdfView, render_plainly, view_pdf
from casefolio.desk.pdf_jobs import Job
from casefolio.documents.document import Document
from casefolio.text.errors import Place, Problem

FRAME = Frame("/applications/", "/", "secret", "v1")


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    shutil.copytree(repository / DESK_TEMPLATES, tmp_path / DESK_TEMPLATES)
    return tmp_path


@pytest.fixture
def document(tmp_path: Path) -> Document:
    _, state = read_project(write_project(tmp_path))
    return lay_out(study(state), "refunds")


def test_a_page_escapes_what_it_shows(root: Path) -> None:
    page = Pages(root).render("missing", FRAME, words="<script>alert(1)</script>").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script>alert" not in page


def test_the_problems_of_the_project_stand_on_every_page(root: Path) -> None:
    frame = replace(FRAME, problems=(Problem(Place("data/resume.yaml", 3, 1), "unknown key 'x'"),))
    page = Pages(root).render("missing", frame, words="").decode()
    assert "data/resume.yaml:3:1" in page and "Not up to date" in page
    assert "Nothing can be matched" in Pages(root).render(
        "missing", replace(frame, has_good=False), words=""
    ).decode()  # fmt: skip


def test_a_broken_template_leaves_a_plain_page(root: Path) -> None:
    (root / DESK_TEMPLATES / "missing.html.j2").write_text("{% if %}", encoding="utf-8")
    page = Pages(root).render("missing", FRAME, words="").decode()
    assert page.startswith("<!doctype html>") and "missing.html.j2:1:" in page
    assert b"<p>&lt;b&gt;" not in render_plainly("<b>", [])
    assert b"<h1>&lt;b&gt;</h1>" in render_plainly("<b>", [])


def finish(document: Document | None = None, *problems: Problem) -> Job:
    job = Job("acme", document=document, sha256="f" * 64, problems=problems)
    job.done.set()
    return job


def test_a_finished_pdf_is_shown(document: Document) -> None:
    assert view_pdf(finish(document), None, "/a/") == PdfView(
        state="ready", address="/a/x.pdf?v=ffffffffffffffff", name="x.pdf", pages=1, fill=0.9
    )


def test_the_last_good_pdf_stays_while_there_is_no_newer(document: Document) -> None:
    good = finish(document)
    for job, state in ((None, "making"), (Job("acme"), "making"), (finish(), "failed")):
        view = view_pdf(job, good, "/a/")
        assert (view.state, view.name, view.is_current) == (state, "x.pdf", False)


def test_without_any_pdf_there_is_only_a_state() -> None:
    problem = Problem(Place("x"), "broken")
    assert view_pdf(None, None, "/a/") == PdfView("making")
    assert view_pdf(finish(), None, "/a/") == PdfView("failed")
    assert view_pdf(finish(None, problem), None, "/a/") == PdfView("none", problems=(problem,))
