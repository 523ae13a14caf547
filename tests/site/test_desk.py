"""The applications desk: there while serving, with everything that a posting needs, and never in a build."""

from __future__ import annotations

import io
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.conftest import LONGEST_CHANGE, Serve, sample, sample_rows
from tests.documents import make_once
from tests.unit.desk.applying.test_views import send
from tests.unit.desk.example import today

from casefolio.cli.commands import cli
from casefolio.desk import Desk
from casefolio.desk.pdf_jobs import Make
from casefolio.documents.document import Document, make_tailored

BASE = "/folio/applications/"
HOST = "127.0.0.1:8000"

POSTING = """\
---
company: Brightwater <Nautics>
---
Ferry Engineer, Noise

What you bring
- You know boats & ships, and how to make <b>less noise</b> <script>alert(1)</script> with them
- Experience with Kubernetes
- {{ 7 * 7 }} years of boats
"""

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Visitor:
    """A browser without a window: speaks to a desk as a server would hand its requests on."""

    def __init__(self, project: Path, address: str = "127.0.0.1", make: Make = make_once) -> None:
        self.desk = Desk(project, "/folio/", address, make, today=today)
        self._application = self.desk.wrap(self._site)

    def _site(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("X-From", "site")])
        return [b"the site"]

    def ask(self, path: str, *, base: str = BASE, body: bytes | None = None, **changed: str) -> Answer:
        path, _, query = f"{base}{path}".partition("?")
        environ = {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": HOST,
            "wsgi.input": io.BytesIO(body or b""),
            "CONTENT_LENGTH": str(len(body)) if body is not None else "",
            "CONTENT_TYPE": FORM if body is not None else "",
            "HTTP_ORIGIN": f"http://{HOST}" if body is not None else "",
            **changed,
        }
        got: list[Any] = []
        chunks = self._application(environ, lambda status, headers: got.extend((status, headers)))
        return Answer(int(got[0][:3]), dict(got[1]), b"".join(chunks))

    def send(self, path: str, **fields: str) -> Answer:
        return self.ask(path, body=urlencode({"token": self.desk.access.token} | fields).encode())

    def follow(self, answer: Answer) -> Answer:
        assert answer.status == 303, answer.text
        return self.ask(answer.headers["Location"].partition("#")[0], base="")


@pytest.fixture
def visitor(project: Path) -> Visitor:
    write(project, "bright", POSTING)
    return Visitor(project)


@pytest.fixture
def drawing_visitor(project: Path) -> Visitor:
    """A visitor for whom each PDF is drawn, as for a person."""
    write(project, "bright", POSTING)
    return Visitor(project, make=make_tailored)


def write(project: Path, slug: str, text: str) -> Path:
    file = project / f"data/postings/{slug}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def wait_for(look: Callable[[], Answer], sign: str) -> Answer:
    """The answer when it has `sign` in it; PDFs are made in a thread of their own."""
    end = time.monotonic() + LONGEST_CHANGE
    while time.monotonic() < end:
        answer = look()
        if sign in answer.text:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"no {sign} in {answer.text}")


# There, and not there


@pytest.fixture
def served(project: Path, serve: Serve) -> str:
    """The address of a running `mkdocs serve` that has built its pages."""
    write(project, "bright", POSTING)
    running = serve(project)
    running.wait_for(lambda page: "Ada Quillon" in page, "")
    return str(running.address)


def fetch(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_serving_answers_for_the_desk_and_leaves_the_site_alone(served: str) -> None:
    status, page = fetch(f"{served}applications/")
    assert status == 200 and "Ferry Engineer, Noise" in page
    status, home = fetch(served)
    assert status == 200 and "Ada Quillon" in home and "Ferry Engineer" not in home
    assert fetch(f"{served}applications/", Host="evil.example")[0] == 403
    assert fetch(served, Host="evil.example")[0] == 403
    # Without the slash, too.
    assert "Ferry Engineer" in fetch(f"{served}applications")[1]


def test_a_build_holds_nothing_of_the_desk(project: Path, build_site: Callable[[Path], Any]) -> None:
    write(project, "bright", POSTING)
    visitor = Visitor(project, make=make_tailored)
    assert wait_for(lambda: visitor.ask("bright/"), "On the page").status == 200
    result = build_site(project)
    assert result.done, result.log
    built = [file for file in (project / "site").rglob("*") if file.is_file()]
    assert not [file for file in built if "application" in file.as_posix() or "desk" in file.name]
    for file in built:
        text = file.read_bytes()
        assert b"applications/" not in text and b"Brightwater" not in text and b"Ferry Engineer" not in text


def test_what_is_looked_at_is_written_nowhere(drawing_visitor: Visitor, project: Path) -> None:
    visitor = drawing_visitor
    before = read_tree(project)
    wait_for(lambda: visitor.ask("bright/"), "On the page")
    tried = visitor.send("-/try", text=POSTING.replace("Brightwater", "Nightwater"))
    wait_for(lambda: visitor.follow(tried), "On the page")
    new = {name: data for name, data in read_tree(project).items() if before.get(name) != data}
    assert all(name.startswith(".cache/") for name in new)
    assert not [name for name, data in new.items() if b"water" in data or b"Ferry Engineer" in data]


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_a_server_that_others_can_reach_has_no_desk(project: Path) -> None:
    write(project, "bright", POSTING)
    visitor = Visitor(project, "0.0.0.0")
    answer = visitor.ask("")
    assert answer.status == 403 and "the server listens on 0.0.0.0" in answer.text
    assert "Ferry" not in answer.text
    assert visitor.ask("", base="/folio/").text == "the site"
    assert "is off" in visitor.desk.describe("http://0.0.0.0:8000/folio/")


# The table and the page of a posting


def test_the_table_shows_each_posting_and_a_broken_one_as_a_row_with_its_problems(
    visitor: Visitor, project: Path
) -> None:
    write(project, "broken", "---\npin: [no-such-line]\ncompny: x\n---\nEngineer\n")
    write(project, "empty", "\n \n")
    (project / "data/postings/latin.txt").write_bytes(b"Caf\xe9")
    write(project, "twin", "Engineer\n")
    (project / "data/postings/twin.md").write_text("Twin\n", encoding="utf-8")
    page = visitor.ask("").text
    assert "Brightwater &lt;Nautics&gt;" in page
    assert re.search(r'class="band \w+">', page)
    for words in (
        "unknown highlight or entry &#39;no-such-line&#39;",
        "did you mean &#39;company&#39;?",
        "the posting is empty",
        "not UTF-8",
        "has the same name",
    ):
        assert words in page


def test_the_table_says_when_the_pdf_was_built_and_whether_it_still_holds(
    visitor: Visitor, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "not in build/" in visitor.ask("").text
    cli.main(["-C", str(project), "-q", "pdf", "bright"], standalone_mode=False)
    page = visitor.ask("").text
    assert "<time datetime=" in page and "1 page, " in page and "changed since" not in page
    with (project / "data/postings/bright.txt").open("a", encoding="utf-8") as file:
        file.write("- More boats\n")
    assert "changed since" in visitor.ask("").text
    (project / "build/bright/report.json").write_text("{", encoding="utf-8")
    assert "not in build/" in visitor.ask("").text


def test_a_posting_s_page_explains_the_choice(visitor: Visitor) -> None:
    page = wait_for(lambda: visitor.ask("bright/"), "On the page").text
    assert '<mark data-tag="boats">boats</mark>' in page
    assert 'id="line-half-the-noise" data-tags="noise boats"' in page
    assert "first to show" in page
    assert re.search(r'<details class="tag missing" id="tag-kubernetes"', page)
    assert 'type="application/pdf"' in page


def test_a_posting_is_text_and_never_html_or_a_template(visitor: Visitor) -> None:
    page = wait_for(lambda: visitor.ask("bright/"), "On the page").text
    assert "<script>alert" not in page and "<b>less" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in re.sub(r"</?mark[^>]*>", "", page)
    assert "{{ 7 * 7 }} years" in page


def test_no_page_holds_a_script_or_a_style_of_its_own(visitor: Visitor) -> None:
    """What the policy forbids would not work, so none of it may be there."""
    tried = visitor.send("-/try", text=POSTING)
    for answer in (visitor.ask(""), visitor.ask("bright/"), visitor.follow(tried), visitor.ask("none/")):
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", answer.text)
        assert answer.headers["Cache-Control"] == "no-store"


def test_its_pdf_is_the_one_that_the_command_makes(
    drawing_visitor: Visitor, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor = drawing_visitor
    (project / "data/private.yaml").write_text("basics: {phone: +49 170 555 0199}\n", encoding="utf-8")
    page = wait_for(lambda: visitor.ask("bright/"), 'type="application/pdf"').text
    address = re.search(r'data="([^"#]+)#', page)
    assert address is not None
    shown = visitor.ask(address[1], base="")
    assert shown.headers["Content-Type"] == "application/pdf"
    cli.main(["-C", str(project), "-q", "pdf", "bright"], standalone_mode=False)
    (file,) = (project / "build/bright").glob("*.pdf")
    assert shown.body == file.read_bytes()


def test_a_change_of_the_resume_is_followed(visitor: Visitor, project: Path) -> None:
    first = wait_for(lambda: visitor.ask("bright/"), "On the page").text
    version = visitor.ask("-/version").text
    assert visitor.ask("-/version").text == version
    resume = project / "data/resume.yaml"
    text = resume.read_text(encoding="utf-8")
    resume.write_text(text.replace("Halved [the engine's noise]", "Quartered [the engine's noise]"), "utf-8")
    assert visitor.ask("-/version").text != version
    page = wait_for(lambda: visitor.ask("bright/"), "On the page").text
    assert "Quartered" in page
    assert find_pdf(page) != find_pdf(first)


def find_pdf(page: str) -> str:
    found = re.search(r'data="([^"#]+)#', page)
    assert found is not None
    return found[1]


def test_while_the_resume_is_wrong_the_last_good_stays_under_its_problems(
    visitor: Visitor, project: Path
) -> None:
    good = wait_for(lambda: visitor.ask("bright/"), "On the page").text
    resume = project / "data/resume.yaml"
    text = resume.read_text(encoding="utf-8")
    resume.write_text(text + "wrok: [<b>]\n", encoding="utf-8")
    for answer in (visitor.ask("bright/"), visitor.ask("")):
        assert answer.status == 200
        assert "unknown key &#39;wrok&#39;" in answer.text and "wrok: [&lt;b&gt;]" in answer.text
        assert "Ferry Engineer, Noise" in answer.text
    assert find_pdf(visitor.ask("bright/").text) == find_pdf(good)
    resume.unlink()
    assert "file not found" in visitor.ask("bright/").text
    resume.write_text(text, encoding="utf-8")
    assert 'role="alert" class="told"' not in visitor.ask("bright/").text


def test_a_resume_that_was_never_right_leaves_a_desk_that_says_so(visitor: Visitor, project: Path) -> None:
    (project / "data/resume.yaml").write_text("basics: {}\n", encoding="utf-8")
    assert "bright" in visitor.ask("").text and "basics" in visitor.ask("").text
    assert "last good" not in visitor.ask("").text
    page = visitor.ask("bright/").text
    assert "You know boats" in page and "<script>alert" not in page
    assert visitor.ask("bright/x.pdf").status == 503
    assert visitor.send("bright/wish", id="half-the-noise", wish="pin").status == 303
    assert visitor.send("-/try", text="Engineer").status == 303


@pytest.mark.parametrize("template", sample(3, ["frame.html.j2", "lines.html.j2", "parts.html.j2"]))
def test_a_broken_template_is_told_on_a_plain_page(visitor: Visitor, project: Path, template: str) -> None:
    file = project / "templates/desk" / template
    text = file.read_text(encoding="utf-8")
    file.write_text("{% if %}<b>", encoding="utf-8")
    page = visitor.ask("bright/").text
    assert f"templates/desk/{template}:1:" in page and "<b>" not in page
    file.write_text(text, encoding="utf-8")
    assert "Ferry Engineer, Noise" in visitor.ask("bright/").text


def test_a_pdf_that_cannot_be_made_is_told_and_the_last_one_stays(
    drawing_visitor: Visitor, project: Path
) -> None:
    visitor = drawing_visitor
    good = find_pdf(wait_for(lambda: visitor.ask("bright/"), "On the page").text)
    look = project / "templates/pdf/modern/resume.html.j2"
    look.write_text("{% if %}", encoding="utf-8")
    page = wait_for(lambda: visitor.ask("bright/"), "It cannot be made now").text
    assert "templates/pdf/modern/resume.html.j2:1:" in page
    assert find_pdf(page) == good
    assert visitor.ask(good, base="").body.startswith(b"%PDF-")


def test_a_pdf_that_takes_long_is_asked_for_again(project: Path) -> None:
    write(project, "bright", POSTING)
    go_on = threading.Event()

    def make(*asked: Any) -> Document:
        go_on.wait(LONGEST_CHANGE)
        return make_tailored(*asked)

    visitor = Visitor(project, make=make)
    answer = visitor.ask("bright/x.pdf")
    assert answer.status == 503 and answer.headers["Refresh"] == "1"
    go_on.set()
    assert find_pdf(wait_for(lambda: visitor.ask("bright/"), ".pdf?v=").text)
    assert visitor.ask("bright/x.pdf").body.startswith(b"%PDF-")


def test_what_is_not_there_is_not_found(visitor: Visitor) -> None:
    for path in ("none/", "none/x.pdf", "bright/a/b", "-/none", "-/try/none/", "-/fonts/../../../mkdocs.yml",
                 "-/fonts/none.woff2", "-/fonts/..%2f..%2fsite.css", "-/desk.py"):  # fmt: skip
        assert visitor.ask(path).status == 404, path


def test_without_the_path_of_the_site_it_is_found_too(visitor: Visitor, project: Path) -> None:
    for path in ("/applications", "/applications/", "/applications/bright/"):
        answer = visitor.ask(path, base="")
        assert (answer.status, answer.headers.get("Location")) == (303, BASE)
    assert visitor.ask("/applications/", base="", HTTP_HOST="evil.example").status == 403
    assert visitor.ask("/applicationsx/", base="").headers["X-From"] == "site"


def test_its_own_files_are_there(visitor: Visitor) -> None:
    for path, kind in (("desk.css", "text/css"), ("site.css", "text/css"), ("desk.js", "text/javascript"),
                       ("fonts/folio-sans-bold-latin.woff2", "font/woff2")):  # fmt: skip
        answer = visitor.ask(f"-/{path}")
        assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, kind)


def test_a_page_asks_for_its_fonts_at_once_and_they_are_kept(visitor: Visitor) -> None:
    fonts = re.findall(r'<link rel="preload" href="([^"]+)"', visitor.ask("").text)
    assert len(fonts) == 3
    for font in fonts:
        assert visitor.ask(font, base="").headers["Cache-Control"] == "private, max-age=3600"


def test_a_head_request_has_no_body(visitor: Visitor) -> None:
    answer = visitor.ask("", REQUEST_METHOD="HEAD")
    assert answer.status == 200 and answer.body == b"" and int(answer.headers["Content-Length"]) > 1000


# Trying and saving


def test_a_pasted_text_is_shown_and_then_saved(visitor: Visitor, project: Path) -> None:
    text = POSTING.replace("Brightwater <Nautics>", "Northern Quay")
    tried = visitor.send("-/try", text=text.replace("\n", "\r\n"))
    page = wait_for(lambda: visitor.follow(tried), "On the page").text
    assert 'value="northern-quay-ferry-engineer-noise"' in page
    assert visitor.ask(find_pdf(page), base="").body.startswith(b"%PDF-")
    assert list((project / "data/postings").glob("north*")) == []
    saved = visitor.send("-/save", text=text.replace("\n", "\r\n"), slug="north-quay")
    assert (project / "data/postings/north-quay.txt").read_bytes() == text.encode()
    assert "Ferry Engineer, Noise" in visitor.follow(saved).text


@pytest.mark.parametrize(
    ("slug", "status", "words"),
    sample_rows(
        3,
        [
            ("bright", 409, "There is a posting called &#39;bright&#39; already"),
            ("../../x", 409, "small letters"),
            ("", 409, "small letters"),
            ("sample-x", 409, "Git does not ignore"),
        ],
    ),
)
def test_a_name_that_cannot_be_had_loses_nothing(
    visitor: Visitor, project: Path, slug: str, status: int, words: str
) -> None:
    before = read_tree(project / "data")
    answer = visitor.send("-/save", text="Engineer\nNew words", slug=slug)
    assert answer.status == status
    assert words in answer.text and "New words</textarea>" in answer.text
    assert read_tree(project / "data") == before


def test_a_text_that_is_wrong_is_not_saved(visitor: Visitor, project: Path) -> None:
    for text in ("---\npin: [none]\n---\nEngineer", " \n"):
        answer = visitor.send("-/save", text=text, slug="new")
        assert answer.status == 422 and "Not saved" in answer.text
    assert not (project / "data/postings/new.txt").exists()


@pytest.mark.parametrize("rounds", [3, pytest.param(15, marks=pytest.mark.sweep)])
def test_of_two_who_save_by_one_name_at_once_one_is_told(project: Path, rounds: int) -> None:
    """Two servers on one project know nothing of each other: only the disk can tell that a name is taken."""
    visitors = [Visitor(project), Visitor(project)]
    for round in range(rounds):
        start = threading.Barrier(2)
        answers: dict[int, Answer] = {}

        def save(
            number: int,
            slug: str = f"new-{round}",
            start: threading.Barrier = start,
            answers_: dict[int, Answer] = answers,
        ) -> None:
            start.wait(LONGEST_CHANGE)
            answers_[number] = visitors[number].send("-/save", text=f"Engineer\nText {number}\n", slug=slug)

        threads = [threading.Thread(target=save, args=(number,)) for number in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(LONGEST_CHANGE)
        assert sorted(answer.status for answer in answers.values()) == [303, 409]
        winner = next(number for number, answer in answers.items() if answer.status == 303)
        text = (project / f"data/postings/new-{round}.txt").read_text(encoding="utf-8")
        assert text == f"Engineer\nText {winner}\n"


# Pins and hides


def test_a_pin_is_written_and_taken_back(visitor: Visitor, project: Path) -> None:
    file = project / "data/postings/bright.txt"
    before = file.read_bytes()
    answer = visitor.send("bright/wish", id="night-train", wish="pin")
    assert answer.headers["Location"] == f"{BASE}bright/#line-night-train"
    assert file.read_bytes() == before.replace(b"\n---\nFerry", b"\npin: [night-train]\n---\nFerry")
    assert "Unpin night-train" in visitor.ask("bright/").text
    visitor.send("bright/wish", id="night-train", wish="hide")
    assert "Show again: night-train" in visitor.ask("bright/").text
    visitor.send("bright/wish", id="night-train", wish="unhide")
    assert file.read_bytes() == before


def test_a_wish_that_makes_no_sense_changes_nothing(visitor: Visitor, project: Path) -> None:
    file = project / "data/postings/bright.txt"
    before = file.read_bytes()
    for id, wish, status, words in (
        ("none", "pin", 422, "unknown highlight or entry &#39;none&#39;"),
        ("a]\nurl: x", "pin", 422, ""),
        ("", "hide", 422, ""),
        ("night-train", "boost", 400, "no wish"),
        ("night-train", "", 400, "no wish"),
    ):
        answer = visitor.send("bright/wish", id=id, wish=wish)
        assert answer.status == status and words in answer.text
        assert file.read_bytes() == before


def test_a_wish_for_what_is_gone_is_answered(visitor: Visitor, project: Path) -> None:
    (project / "data/postings/bright.txt").unlink()
    assert visitor.send("bright/wish", id="night-train", wish="pin").status == 404


def test_a_posting_that_is_wrong_already_can_be_unpinned(visitor: Visitor, project: Path) -> None:
    file = write(project, "old", "---\npin: [gone-since, night-train]\n---\nEngineer\n")
    assert visitor.send("old/wish", id="gone-since", wish="unpin").status == 303
    assert file.read_text(encoding="utf-8") == "---\npin: [night-train]\n---\nEngineer\n"


# The letter


def test_a_letter_is_shown_edited_and_saved(visitor: Visitor, project: Path) -> None:
    section = find_letter_section(visitor)
    assert "<p>Only letters speak of marzipan.</p>" in section and "bright/letter/make" in section
    version = visitor.ask("-/version").text
    saved = visitor.send("bright/letter", text="Dear {company},\r\n\r\n<i>Ada</i>", version="")
    assert saved.headers["Location"] == f"{BASE}bright/#letter"
    file = project / "data/letters/bright.md"
    assert file.read_bytes() == b"Dear {company},\n\n<i>Ada</i>\n"
    section = find_letter_section(visitor)
    assert "<p>Dear Brightwater &lt;Nautics&gt;,</p>" in section and "does not end with your name" in section
    assert "Dear {company},\n\n&lt;i&gt;Ada&lt;/i&gt;</textarea>" in section
    assert visitor.ask("-/version").text != version
    # None for a text that is not saved, or a posting that is not there.
    assert 'id="letter"' not in visitor.follow(visitor.send("-/try", text=POSTING)).text
    for slug in ("none", "..", "pasted"):
        assert visitor.send(f"{slug}/letter", text="x", version="").status == 404
    assert [each.name for each in file.parent.iterdir()] == ["bright.md"]


def test_a_letter_that_was_changed_on_the_disk_is_not_overwritten(visitor: Visitor, project: Path) -> None:
    file = project / "data/letters/bright.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("Mine from the editor.\n", encoding="utf-8")
    refused = visitor.send("bright/letter", text="Mine from </textarea> the page.", version="")
    assert refused.status == 422 and "was changed since this page showed it" in refused.text
    assert (
        "Mine from &lt;/textarea&gt; the page.</textarea>" in refused.text and " data-unsaved" in refused.text
    )
    assert "<p>Mine from the editor.</p>" in refused.text
    assert file.read_text(encoding="utf-8") == "Mine from the editor.\n"
    # Whoever has seen what is there may replace it.
    found = re.search('name="version" value="([^"]+)"', refused.text)
    assert found is not None
    assert visitor.send("bright/letter", text="Mine from the page.", version=found[1]).status == 303
    assert file.read_text(encoding="utf-8") == "Mine from the page.\n"


def test_a_letter_that_cannot_be_made_says_why(visitor: Visitor, project: Path) -> None:
    file = project / "data/letters/bright.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text("Dear {recipient},\n", encoding="utf-8")
    section = find_letter_section(visitor)
    assert "stays empty" in section and "data/letters/bright.md:1:6" in section
    assert "Dear {recipient},</textarea>" in section
    # Where its settings cannot be read there is no box, but what was not saved is in one.
    file.write_text("---\nrecipient: [\n---\n", encoding="utf-8")
    assert "<textarea" not in find_letter_section(visitor)
    assert "Mine.</textarea>" in visitor.send("bright/letter", text="Mine.", version="").text


def find_letter_section(visitor: Visitor) -> str:
    found = re.search(r'<section id="letter".*?</section>', visitor.ask("bright/").text, re.DOTALL)
    assert found is not None
    return found[0]


# Forged requests


LOG = "-/sent/2026-11-20-bright/log"

FORGED = [
    ({"HTTP_HOST": "evil.example:8000", "HTTP_ORIGIN": "http://evil.example:8000"}, 403),
    ({"HTTP_ORIGIN": "https://evil.example"}, 403),
    ({"HTTP_ORIGIN": "null"}, 403),
    ({"HTTP_ORIGIN": ""}, 403),
    ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
    ({"REMOTE_ADDR": "192.168.1.4"}, 403),
    ({"CONTENT_TYPE": "text/plain"}, 415),
    ({"CONTENT_LENGTH": ""}, 411),
    ({"CONTENT_LENGTH": "99999999"}, 413),
    ({"REQUEST_METHOD": "PUT"}, 405),
]


@pytest.mark.parametrize(
    "path", ["bright/wish", "bright/letter", "bright/letter/make", "-/save", "-/try", LOG]
)
def test_a_forged_request_changes_nothing(visitor: Visitor, project: Path, path: str) -> None:
    send(project, "bright", "2026-11-20")
    before = read_tree(project / "data")
    fields = {
        "token": visitor.desk.access.token,
        "text": "Engineer",
        "slug": "new",
        "id": "night-train",
        "wish": "pin",
        "format": "txt",
        "state": "interview",
        "date": "2026-11-25",
    }
    for changed, status in FORGED:
        assert visitor.ask(path, body=urlencode(fields).encode(), **changed).status == status, changed
    assert read_tree(project / "data") == before
    assert not visitor.desk._pasted
    # The same request, not forged, does something.
    assert visitor.ask(path, body=urlencode(fields).encode()).status == 303


def test_without_the_token_nothing_changes(visitor: Visitor, project: Path) -> None:
    send(project, "bright", "2026-11-20")
    before = read_tree(project / "data")
    of_another_run = Desk(Path(), "/", "127.0.0.1", today=today).access.token
    for path, token in product(
        ("-/save", "bright/wish", "bright/letter", "bright/letter/make", "-/try", "bright/sent", LOG),
        ("", "x", of_another_run),
    ):
        answer = visitor.send(path, token=token, text="Engineer", slug="new", id="night-train", wish="pin")
        assert answer.status == 403 and "Reload" in answer.text
    assert read_tree(project / "data") == before and not visitor.desk._pasted


def test_nothing_is_changed_by_looking(visitor: Visitor, project: Path) -> None:
    before = read_tree(project / "data")
    fields = urlencode(
        {"token": visitor.desk.access.token, "text": "E", "slug": "new", "id": "night-train", "wish": "pin"}
    )
    for path in ("-/save", "bright/wish", "bright/letter", "bright/letter/make", "-/try", "bright/sent", LOG):
        assert visitor.ask(f"{path}?{fields}").status in (404, 503, 200)
    assert read_tree(project / "data") == before


def test_a_foreign_name_gets_to_read_nothing(visitor: Visitor) -> None:
    send(visitor.desk.root, "bright", "2026-11-20")
    own = ("-/sent/2026-11-20-bright/", "-/sent/2026-11-20-bright/x.pdf")
    for path in ("", "bright/", "bright/x.pdf", "-/version", "-/desk.js", "none/", *own):
        answer = visitor.ask(path, HTTP_HOST="evil.example")
        assert answer.status == 403 and "Ferry" not in answer.text


# Much, and nonsense


MEGABYTES = {
    "one long line": "Engineer\n" + "You know boats and noise & <b>Kubernetes</b>. " * 22_000,
    "many lines": "Engineer\n" + "- boats\n" * 120_000,
    "brackets": "\n".join(f"line {n}: [{'(' * 40}" for n in range(15_000)),
    "deep": "---\n" + "a: [" * 200_000,
    "signs": "\u202e\x00\x07\ufeff\U0001f6a2" * 40_000,
    "one word": "x" * 1_000_000,
}


@pytest.mark.parametrize("name", sample(6, MEGABYTES))
def test_a_megabyte_of_anything_is_answered(visitor: Visitor, project: Path, name: str) -> None:
    text = MEGABYTES[name]
    write(project, "long", text)
    assert visitor.ask("").status == 200
    assert visitor.ask("long/").status == 200
