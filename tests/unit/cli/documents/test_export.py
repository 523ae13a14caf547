"""`casefolio export` and `pdf --also`: other formats beside a PDF, never out of date, and no edit lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RESUME, run

from casefolio.export.docx_reading import read_paragraphs
from casefolio.pdf.reading.pdfium import read_with_pdfium


@pytest.fixture
def looks(project: Path, repository: Path) -> Path:
    (project / "templates").symlink_to(repository / "templates")
    return project


def read_exports(project: Path, slug: str = "acme") -> dict[str, bytes]:
    files = (project / "build" / slug).glob("Robin-Example-Resume.*")
    return {file.name.partition(".")[2]: file.read_bytes() for file in files}


def test_all_formats_show_the_lines_of_the_pdf(looks: Path) -> None:
    result = run(looks, "export", "acme", "--format", "docx,txt", "--format", ".MD")
    assert result.exit_code == 0, result.output
    names = [line.rpartition("/")[2] for line in result.stdout.splitlines()]
    assert names == [f"Robin-Example-Resume.{ending}" for ending in ("docx", "txt", "md")]
    exports = read_exports(looks)
    assert exports.keys() == {"pdf", "docx", "txt", "md"}
    shown = json.loads((looks / "build/acme/report.json").read_text("utf-8"))["shown"]
    lines = {"one": "Cut refunds by 3%.", "two": "Wrote 4 services in Python."}
    wanted = [lines[id] for id in shown]
    assert [line for line in read_paragraphs(exports["docx"]) if line in lines.values()] == wanted
    assert [line[2:] for line in exports["txt"].decode().splitlines() if line.startswith("- ")] == wanted


def test_json_is_json_resume_and_full_has_the_rest(looks: Path) -> None:
    run(looks, "export", "--format", "json")
    data = json.loads(read_exports(looks, "general")["json"])
    assert data["work"][0]["highlights"] == ["Cut refunds by 3%.", "Wrote 4 services in Python."]
    assert "tags" not in data and data["$schema"].endswith("schema.json")
    run(looks, "export", "--format", "json", "--full")
    data = json.loads(read_exports(looks, "general")["json"])
    assert data["work"][0]["highlights"][0] == {
        "id": "one",
        "text": "Cut refunds by 3%.",
        "tags": ["billing"],
    }
    assert data["tags"]["billing"]["aliases"][0] == "invoices"


def test_pdf_makes_them_along_and_again_only_where_one_is_missing(looks: Path) -> None:
    assert "Resume.txt" in run(looks, "pdf", "--all", "--also", "txt").stdout
    made = (looks / "build/acme/report.json").stat().st_mtime_ns
    run(looks, "pdf", "--all", "--also", "txt")
    assert (looks / "build/acme/report.json").stat().st_mtime_ns == made
    (looks / "build/acme/Robin-Example-Resume.txt").unlink()
    run(looks, "pdf", "--all", "--also", "txt")
    assert read_exports(looks).keys() == {"pdf", "txt"}


def test_what_lies_beside_a_new_pdf_is_made_anew(looks: Path) -> None:
    run(looks, "export", "acme", "--format", "txt")
    (looks / "data/resume.yaml").write_text(RESUME.replace("3%", "9%"), "utf-8")
    run(looks, "pdf", "acme")
    assert b"Cut refunds by 9%." in read_exports(looks)["txt"]


def test_an_edited_file_is_kept(looks: Path) -> None:
    run(looks, "export", "acme", "--format", "txt")
    file = looks / "build/acme/Robin-Example-Resume.txt"
    file.write_text("mine", "utf-8")
    run(looks, "pdf", "acme")
    assert read_exports(looks)["txt"] == b"mine"
    run(looks, "export", "acme", "--format", "txt")
    exports = read_exports(looks)
    assert exports["txt.bak"] == b"mine" and b"Cut refunds" in exports["txt"]


@pytest.mark.parametrize(
    ("name", "hint"), [("doc", "did you mean 'docx'"), ("odt", "there are: docx, txt, md, json")]
)
def test_an_unknown_format_is_told_what_there_is(looks: Path, name: str, hint: str) -> None:
    result = run(looks, "export", "acme", "--format", f"txt,{name}")
    assert result.exit_code == 2 and f"no format '{name}'" in result.stderr and hint in result.stderr
    assert not (looks / "build").exists()


def test_problems_are_told_and_the_others_are_made(looks: Path) -> None:
    result = run(looks, "export", "acme", "none", "--format", "txt")
    assert result.exit_code == 1 and "none: no such file" in result.stderr
    assert read_exports(looks).keys() == {"pdf", "txt"}


def test_real_names_stand_in_what_is_made_for_a_posting_alone(looks: Path) -> None:
    """In every format; not in the general one, nor where the posting forbids it."""
    resume = RESUME.replace("name: Example", "name: A bank").replace("Cut", "At **a bank** cut")
    (looks / "data/resume.yaml").write_text(resume, "utf-8")
    (looks / "data/private.yaml").write_text("names: {A bank: Coin & Co. AG}\n", "utf-8")
    acme = (looks / "data/postings/acme.txt").read_text("utf-8")
    (looks / "data/postings/shy.txt").write_text(f"---\nnames: public\n---\n{acme}", "utf-8")
    result = run(looks, "pdf", "acme", "--also", "docx,txt,md,json")
    assert "  with the real names: Coin & Co. AG for 'A bank'" in result.stderr.splitlines()
    made = read_exports(looks)
    texts = [
        *read_with_pdfium(made["pdf"]).pages,
        "\n".join(read_paragraphs(made["docx"])),
        made["txt"].decode(),
        made["md"].decode().replace("\\", ""),
        made["json"].decode(),
    ]
    assert [text.count("Coin & Co. AG") for text in texts] == [2] * 5
    assert not [text for text in texts if "bank" in text]
    report = json.loads((looks / "build/acme/report.json").read_text("utf-8"))
    assert report["names"] == [{"public": "A bank", "shown": "Coin & Co. AG"}]
    assert run(looks, "pdf", "shy").exit_code == run(looks, "pdf").exit_code == 0
    for slug in ("shy", "general"):
        (page,) = read_with_pdfium(read_exports(looks, slug)["pdf"]).pages
        assert "Coin" not in page and page.count("bank") == 2
        assert "Coin" not in (looks / f"build/{slug}/report.json").read_text("utf-8")
    (looks / "data/private.yaml").write_text("names: {A bank: Bread AG}\n", "utf-8")
    assert "Bread AG" in run(looks, "pdf", "acme").stderr
