"""The desk answers requests with pages, PDFs and redirects, without a server."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.unit.desk.example import POSTING, RESUME, lay_out, today, write_project

from casefolio.desk.desk import Desk
from casefolio.desk.pasted import MOST_PASTED
from casefolio.desk.web import Request, Response
from casefolio.documents.document import Document
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem

BASE = "/folio/applications/"


def draw(portfolio: Any, study: Study, options: Any) -> Document:
    return lay_out(study, "refunds")


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    shutil.copytree(repository / "templates/desk", tmp_path / "templates/desk")
    return write_project(tmp_path, acme=POSTING)


@pytest.fixture
def desk(root: Path) -> Desk:
    return Desk(root, "/folio/", "127.0.0.1", draw, today=today)


def get(desk: Desk, path: str, base: str = BASE) -> Response:
    path, _, query = f"{base}{path}".partition("?")
    return desk.answer(Request("GET", path, query))


def post(desk: Desk, path: str, **form: str) -> Response:
    return desk.answer(Request("POST", f"{BASE}{path}", form={"token": desk.access.token, **form}))


def location(response: Response) -> str:
    assert response.status == 303, response.body
    return dict(response.headers)["Location"]


def test_it_leads_to_its_own_address(desk: Desk) -> None:
    assert location(get(desk, "/applications", base="")) == BASE
    assert location(get(desk, "acme")) == f"{BASE}acme/"


def test_the_table_and_the_pages_are_html(desk: Desk) -> None:
    for path, words in (("", "Billing Engineer"), ("acme/", "You have built")):
        response = get(desk, path)
        assert (response.status, response.kind) == (200, "text/html; charset=utf-8")
        assert words in response.body.decode()


@pytest.mark.parametrize("path", ["none/", "acme/x/y", "-/none", "-/try/none/", "-/fonts/..\\x.woff2"])
def test_what_is_not_there_is_404(desk: Desk, path: str) -> None:
    assert get(desk, path).status == 404


def test_a_pdf_is_made_when_it_is_asked_for(desk: Desk) -> None:
    response = get(desk, "acme/x.pdf")
    assert (response.status, response.kind, response.body) == (200, "application/pdf", b"%PDF-")
    assert get(desk, "none/x.pdf").status == 404


def test_a_pdf_that_cannot_be_made_says_why(root: Path) -> None:
    def refuse(*_: Any) -> Document:
        raise InputError([Problem(Place("look.css"), "broken")])

    response = get(Desk(root, "/folio/", "127.0.0.1", refuse, today=today), "acme/x.pdf")
    assert (response.status, response.body) == (422, b"look.css: broken")


def test_a_posting_with_problems_has_no_pdf_but_reasons(desk: Desk, root: Path) -> None:
    (root / "data/postings/acme.txt").write_text("---\npin: [none]\n---\nEngineer\n", encoding="utf-8")
    response = get(desk, "acme/x.pdf")
    assert response.status == 422 and b"unknown highlight or entry 'none'" in response.body


def test_the_pdf_of_a_page_is_given_again_by_its_version(desk: Desk, root: Path) -> None:
    get(desk, "acme/")
    address = get(desk, "acme/").body.decode().partition(".pdf?v=")[2][:16]
    (root / "data/resume.yaml").write_text("colour: red\n", encoding="utf-8")
    assert get(desk, f"acme/x.pdf?v={address}").body == b"%PDF-"


def test_a_pasted_text_has_a_page_and_a_pdf_and_is_saved_by_a_name(desk: Desk, root: Path) -> None:
    page = location(post(desk, "-/try", text=POSTING.replace("\n", "\r\n")))
    assert b'value="acme-billing-engineer"' in get(desk, page, base="").body
    assert get(desk, f"{page}x.pdf", base="").status == 200
    assert location(post(desk, "-/save", text=POSTING, slug=" new-one ")) == f"{BASE}new-one/"
    assert (root / "data/postings/new-one.txt").read_text("utf-8") == POSTING


@pytest.mark.parametrize(
    ("text", "slug", "status"),
    [(POSTING, "acme", 409), (POSTING, "a b", 409), ("---\npin: [none]\n---\nEngineer\n", "new", 422)],
)
def test_what_cannot_be_saved_stays_on_its_page(
    desk: Desk, root: Path, text: str, slug: str, status: int
) -> None:
    assert post(desk, "-/save", text=text, slug=slug).status == status
    assert [file.name for file in (root / "data/postings").iterdir()] == ["acme.txt"]


def test_only_so_many_pasted_texts_are_kept(desk: Desk) -> None:
    pages = [location(post(desk, "-/try", text=f"Engineer {n}")) for n in range(MOST_PASTED + 1)]
    assert [get(desk, page, base="").status for page in (pages[0], pages[-1])] == [404, 200]


def test_a_pin_is_written_to_the_posting(desk: Desk, root: Path) -> None:
    assert location(post(desk, "acme/wish", id="talks", wish="pin")) == f"{BASE}acme/#line-talks"
    assert "pin: [talks]" in (root / "data/postings/acme.txt").read_text("utf-8")
    assert post(desk, "acme/wish", id="talks", wish="boost").status == 400
    assert post(desk, "acme/wish", id="none", wish="pin").status == 422
    assert post(desk, "none/wish", id="talks", wish="pin").status == 404


def test_an_entry_is_pinned_and_hidden_as_a_line_is(desk: Desk, root: Path) -> None:
    resume = root / "data/resume.yaml"
    resume.write_text(f"{resume.read_text('utf-8')}certificates: [{{name: Ropes & knots}}]\n", "utf-8")
    body = get(desk, "acme/").body
    assert b"Ropes &amp; knots" in body and b'aria-label="Pin certificates-0"' in body
    assert location(post(desk, "acme/wish", id="certificates-0", wish="pin")).endswith("#line-certificates-0")
    assert "pin: [certificates-0]" in (root / "data/postings/acme.txt").read_text("utf-8")
    assert b'aria-label="Unpin certificates-0"' in get(desk, "acme/").body
    post(desk, "acme/wish", id="certificates-0", wish="hide")
    body = get(desk, "acme/").body
    assert b'id="line-certificates-0"' in body and b'aria-label="Show again: certificates-0"' in body


def test_nothing_is_done_without_the_token(desk: Desk, root: Path) -> None:
    assert post(desk, "acme/wish", id="talks", wish="pin", token="x").status == 403
    assert (root / "data/postings/acme.txt").read_text("utf-8") == POSTING
    assert post(desk, "acme/none").status == 404


def test_the_version_changes_with_each_pdf(desk: Desk) -> None:
    before = get(desk, "-/version").body
    get(desk, "acme/x.pdf")
    assert get(desk, "-/version").body != before


def test_it_says_where_it_is_and_when_it_is_off(root: Path, desk: Desk) -> None:
    assert desk.describe("http://127.0.0.1/folio/") == "applications: http://127.0.0.1/folio/applications/"
    assert "is off" in Desk(root, "/folio/", "0.0.0.0", draw, today=today).describe("http://0.0.0.0/folio/")


BARE = RESUME.replace("text: Gave talks., tags: [growth]", "text: Sent invoices.")


def test_tags_that_were_read_are_kept_by_a_click(desk: Desk, root: Path) -> None:
    file = root / "data/resume.yaml"
    file.write_text(BARE, "utf-8")
    page = get(desk, "acme/").body.decode()
    assert "read from its words <b>billing</b> (“invoices”)" in page and "Keep as tags" in page
    assert location(post(desk, "acme/tags", id="talks")) == f"{BASE}acme/#line-talks"
    assert file.read_text("utf-8") == BARE.replace("Sent invoices.", "Sent invoices., tags: [billing]")
    assert "Keep as tags" not in get(desk, "acme/").body.decode()
    assert post(desk, "acme/tags", id="talks").status == 404


def test_no_tags_are_written_into_a_resume_with_errors(desk: Desk, root: Path) -> None:
    file = root / "data/resume.yaml"
    file.write_text(BARE, "utf-8")
    get(desk, "acme/")
    file.write_text(BARE + "wrok: [x]\n", "utf-8")
    assert post(desk, "acme/tags", id="talks").status == 422
    assert file.read_text("utf-8") == BARE + "wrok: [x]\n"


def test_tags_need_the_token(desk: Desk, root: Path) -> None:
    (root / "data/resume.yaml").write_text(BARE, "utf-8")
    assert post(desk, "acme/tags", id="talks", token="forged").status == 403
    assert (root / "data/resume.yaml").read_text("utf-8") == BARE


def record(desk: Desk) -> str:
    """The page of an application that was recorded by the form of its posting."""
    page = get(desk, "acme/").body.decode()
    version = page.partition('name="pdf" value="')[2].partition('"')[0]
    address = location(post(desk, "acme/sent", pdf=version, date="2026-11-20", company="<Acme>"))
    assert address == f"{BASE}acme/#applied"
    return "-/sent/2026-11-20-acme/"


def test_an_application_is_recorded_and_shown_with_its_state(desk: Desk, root: Path) -> None:
    page = record(desk)
    assert location(post(desk, f"{page}log", state="interview", date="2026-11-25")) == f"{BASE}acme/#applied"
    for path in ("", "acme/", page):
        assert '<span class="band interview">interview</span>' in get(desk, path).body.decode()
    assert b"&lt;Acme&gt;" in get(desk, page).body
    assert get(desk, f"{page}x.pdf").body == b"%PDF-"
    assert location(get(desk, page.rstrip("/"))) == f"{BASE}{page}"
    (root / "data/postings/acme.txt").unlink()
    assert page in get(desk, "").body.decode()
    assert location(post(desk, f"{page}log", state="offer", date="2026-11-26")) == f"{BASE}{page}"


def test_a_record_that_is_refused_says_why(desk: Desk) -> None:
    record(desk)
    refused = post(desk, "acme/sent", pdf="0", date="2026-11-21")
    assert refused.status == 422 and b"is another than this page has shown" in refused.body
    refused = post(desk, "-/sent/2026-11-20-acme/log", state="hired", date="2026-11-21")
    assert refused.status == 422 and b"there is no state" in refused.body
    for path in ("-/sent/none/log", "none/sent"):
        assert post(desk, path, state="offer", date="2026-11-21").status == 404
    assert get(desk, "-/sent/none/").status == 404


def test_a_record_that_is_refused_keeps_what_was_written(desk: Desk) -> None:
    written = {
        "company": "Grid <b>",
        "role": "Lead",
        "note": "By mail",
        "follow-up": "2026-12-24",
        "txt": "1",
    }
    page = post(desk, "acme/sent", pdf="0", date="2026-11-21", **written).body.decode()
    for value in ("Grid &lt;b&gt;", "Lead", "By mail", "2026-12-24", "2026-11-21"):
        assert f'value="{value}"' in page
    assert 'name="txt" value="1" checked' in page and 'name="docx" value="1">' in page
    assert "data-unsaved" in page and "data-unsaved" not in get(desk, "acme/").body.decode()


def test_a_state_that_is_refused_keeps_what_was_written(desk: Desk) -> None:
    folder = record(desk)
    page = post(
        desk, f"{folder}log", state="offer", date="2026-11-21", note="At last", **{"follow-up": "soon"}
    )
    assert page.status == 422 and 'value="At last"' in page.body.decode()


def test_what_is_recorded_changes_the_version_of_the_pages(desk: Desk) -> None:
    get(desk, "acme/")
    before = get(desk, "-/version").body
    record(desk)
    assert get(desk, "-/version").body != before


def test_a_letter_that_cannot_be_made_is_told_on_the_page_of_its_posting(desk: Desk) -> None:
    """The resume here has no words for one."""
    refused = post(desk, "acme/letter/make", format="pdf")
    assert refused.status == 422 and "there is no letter" in refused.body.decode()
    assert get(desk, "acme/letter/Ada-Example-Letter.pdf").status == 404
    assert post(desk, "none/letter/make", format="pdf").status == 404


def test_a_posting_that_cannot_be_read_still_shows_what_was_sent(desk: Desk, root: Path) -> None:
    shown = get(desk, "acme/").body.decode().partition('name="pdf" value="')[2].partition('"')[0]
    location(post(desk, "acme/sent", pdf=shown, date="2026-11-20", note="By mail"))
    for text in (b"---\npin: [none]\n---\nEngineer\n", b"Engineer \xff\xfe\x00"):
        (root / "data/postings/acme.txt").write_bytes(text)
        page = get(desk, "acme/").body.decode()
        assert "By mail" in page and "Record as sent" not in page
