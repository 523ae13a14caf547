"""The applications desk as the person uses it: what links posting and resume, trying, pinning, following."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from PIL import Image
from playwright.sync_api import APIResponse, ConsoleMessage, Page, Request, Response, Route, expect
from tests.browser.axe import find_barriers
from tests.browser.conftest import LONGEST_CHANGE, Listeners, Windows
from tests.conftest import copy_built, sample
from tests.documents import make_once
from tests.unit.desk.example import today

from casefolio.desk import Desk

ROOT = Path(__file__).resolve().parent.parent.parent
PHONE = {"viewport": {"width": 390, "height": 844}}
NARROW = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 1280, "height": 900}}
WIDEST = {"viewport": {"width": 1920, "height": 1080}}
SIZES = {"320": NARROW, "390": PHONE, "1280": WIDE, "1920": WIDEST}

POSTING = """\
Ferry Engineer, Noise
Northern Quay · Remote

About us
We run ferries on calm rivers, and we like them calm.

What you bring
- You know boats & ships, from hull to funnel
- You can make an engine run with less noise
- Experience with Kubernetes and Terraform
- Box kites, in your free time
"""
PDF = re.compile(r"\.pdf\b")
INSTEAD_OF_PDF = "<!doctype html><title>A PDF</title>"
"""Chromium's own viewer takes three processes for each PDF, and as long as the rest of the test."""

BROKEN = "---\npin: [no-such-line]\n---\nEngineer\n"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: a test says what went wrong."""


@dataclass(frozen=True)
class Served:
    """A project whose desk can be visited at `address`."""

    project: Path
    address: str

    def path(self, name: str) -> Path:
        return self.project / name

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def serve(built: Path, folder: Path) -> Iterator[Served]:
    """The desk of a new project in `folder`, with the heights that were measured for the finished one."""
    project = copy_built(built, folder / "folio")
    postings = project / "data/postings"
    postings.mkdir()
    (postings / "quay.txt").write_text(POSTING, encoding="utf-8")
    (postings / "broken.txt").write_text(BROKEN, encoding="utf-8")

    def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("404 Not Found", [])
        return [b""]

    with Server(("127.0.0.1", 0), Quiet) as server:
        server.set_app(Desk(project, "/folio/", "127.0.0.1", make_once, today=today).wrap(site))
        threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True).start()
        yield Served(project, f"http://127.0.0.1:{server.server_port}/folio/applications/")
        server.shutdown()


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk whose files a test may change."""
    with serve(built, tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def still_desk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk for all who only look at it."""
    with serve(built, tmp_path_factory.mktemp("desk")) as served:
        yield served


Visit = Callable[..., Page]


@pytest.fixture
def visit(windows: Windows, desk: Served, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens a page of the desk whose files may be changed."""
    with opening(windows, desk, request) as open_page:
        yield open_page


@pytest.fixture
def look(windows: Windows, still_desk: Served, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens a page of the desk that nobody changes."""
    with opening(windows, still_desk, request) as open_page:
        yield open_page


@pytest.fixture
def lend_with_viewer(viewer_windows: Windows) -> Iterator[Callable[..., Page]]:
    """Lends windows that show PDFs for one test."""
    yield viewer_windows.lend
    viewer_windows.take_back()


@contextmanager
def opening(windows: Windows, desk: Served, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens pages of a desk; a request elsewhere, or a complaint of a page, fails the test."""
    complaints: list[str] = []
    own = (desk.address, "data:", "chrome:", "chrome-extension:", "blob:")

    def note_request(asked: Request) -> None:
        if not asked.url.startswith(own):
            complaints.append(asked.url)

    def note_console(said: ConsoleMessage) -> None:
        # A page that says what is wrong has a status that says so too.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            complaints.append(said.text)

    def note_answer(got: Response) -> None:
        if got.status in (404, 500) and not got.url.endswith("/none/"):
            complaints.append(f"{got.status}: {got.url}")

    listeners: Listeners = {
        "request": note_request,
        "pageerror": lambda error: complaints.append(str(error)),
        "console": note_console,
        "response": note_answer,
    }

    def open_page(path: str = "", shows_pdf: bool = False, **options: Any) -> Page:
        if shows_pdf:
            page = request.getfixturevalue("lend_with_viewer")(listeners, **options)
        else:
            page = windows.lend(listeners, **options)
            page.route(PDF, lambda route: route.fulfill(content_type="text/html", body=INSTEAD_OF_PDF))
        page.goto(desk.address + path)
        if path == "quay/":
            expect(page.locator("object.sheet")).to_have_count(1)
        page.evaluate("document.fonts.ready")
        return page

    yield open_page
    assert complaints == []


def lit(page: Page, selector: str) -> list[str]:
    """The ids (or words) of the elements that stand out."""
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector + '.on')].map(e => e.id || e.textContent.trim())",
        selector,
    )


def expect_lit(page: Page, selector: str, expected: list[str]) -> None:
    """These stand out and no others, a moment after the browser has told the page what was done."""
    end = time.monotonic() + LONGEST_CHANGE / 1000
    while (found := lit(page, selector)) != expected and time.monotonic() < end:
        page.wait_for_timeout(20)
    assert found == expected


# The picture that explains the choice


def test_pointing_at_a_tag_lights_up_what_it_links_on_both_sides(look: Visit) -> None:
    page = look("quay/", **WIDE)
    page.locator("#tag-noise summary").hover()
    expect_lit(page, "mark", ["Noise", "noise"])
    expect_lit(page, ".text", ["posting-1", "posting-9"])
    expect_lit(page, ".line", ["line-half-the-noise"])
    assert page.locator(".threads path").count() == 3
    page.get_by_role("heading", level=1).hover()
    expect_lit(page, "mark", [])
    assert lit(page, ".line") == []
    assert page.locator(".threads path").count() == 0


def test_focusing_a_tag_does_the_same_by_keyboard(look: Visit) -> None:
    page = look("quay/", **WIDE)
    page.locator("#asked").focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.closest('.tag').id")
    expect_lit(page, ".tag", [first])
    assert lit(page, "mark") != [] and lit(page, ".line") != []
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="asked for in")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#posting-")
    page.keyboard.press("Escape")
    expect(page.locator(".said")).to_be_hidden()


def test_pointing_at_a_line_shows_the_words_that_it_answers(look: Visit) -> None:
    page = look("quay/", **WIDE)
    page.locator("#line-half-the-noise .words").hover()
    expect_lit(page, ".line", ["line-half-the-noise"])
    assert set(lit(page, ".tag")) == {"tag-noise", "tag-boats"}
    assert "boats & ships" in lit(page, "mark")
    page.locator("#line-half-the-noise summary").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect_lit(page, ".line", ["line-half-the-noise"])


def test_pointing_at_a_word_shows_its_tag_and_the_lines_that_answer_it(look: Visit) -> None:
    page = look("quay/", **WIDE)
    page.locator("#posting-9 mark").hover()
    expect_lit(page, ".text", ["posting-9"])
    expect_lit(page, ".tag", ["tag-noise"])
    expect_lit(page, ".line", ["line-half-the-noise"])
    page.locator("#posting-10 mark").first.hover()
    expect_lit(page, ".line", [])
    expect(page.locator(".gaps li.on")).to_have_count(1)


def test_a_tag_that_is_opened_holds_until_escape(look: Visit) -> None:
    page = look("quay/", **WIDE)
    page.locator("#posting-9 mark").click()
    expect(page.locator("#tag-noise")).to_have_attribute("open", "")
    # It holds as soon as the browser has told the page that it is open.
    expect(page.get_by_role("status").filter(has_text="asked for in")).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect_lit(page, ".line", ["line-half-the-noise"])
    page.locator("#tag-boats summary").click()
    expect(page.locator("#tag-noise")).not_to_have_attribute("open", "")
    page.mouse.move(5, 5)
    expect(page.locator("#line-first-in-line.on")).to_have_count(1)
    page.keyboard.press("Escape")
    expect_lit(page, ".line", [])


def test_on_a_wide_screen_posting_tags_lines_and_pdf_stand_side_by_side(look: Visit) -> None:
    page = look("quay/", **WIDEST)
    boxes = [page.locator(part).bounding_box() for part in ("#posting", "#asked", "#lines", "#pdf")]
    places = [box for box in boxes if box]
    assert len(places) == 4
    for left, right in pairwise(places):
        assert left["x"] + left["width"] <= right["x"]
        assert right["y"] < 500


def test_on_a_phone_an_opened_tag_leads_to_its_lines(look: Visit) -> None:
    page = look("quay/", **PHONE, has_touch=True)
    page.locator("#tag-noise summary").tap()
    page.locator("#tag-noise").get_by_role("link", name="half-the-noise").tap()
    expect(page.locator("#line-half-the-noise")).to_be_in_viewport()
    expect_lit(page, ".line", ["line-half-the-noise"])


@pytest.mark.sweep
def test_without_script_all_of_it_can_be_read(visit: Visit) -> None:
    visit("quay/")
    page = visit("quay/", java_script_enabled=False, **PHONE)
    expect(page.locator("#posting-9")).to_be_visible()
    page.locator("#tag-noise summary").click()
    page.locator("#tag-noise").get_by_role("link", name="line 9").click()
    expect(page.locator("#posting-9")).to_be_in_viewport()
    page.get_by_role("button", name="Pin half-the-noise").click()
    expect(page.get_by_role("button", name="Unpin half-the-noise")).to_be_visible()
    page.goto(page.url.rpartition("quay/")[0])
    page.get_by_label("Paste a posting").fill(POSTING.replace("Noise", "Kites"))
    page.get_by_role("button", name="Show the match").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry Engineer, Kites")


# Trying, saving, pinning


def test_a_pasted_posting_is_shown_at_once_and_saved_by_a_name(visit: Visit, desk: Served) -> None:
    page = visit(**WIDE)
    box = page.get_by_label("Paste a posting")
    box.fill(POSTING.replace("Northern Quay", "Southern Pier"))
    page.evaluate("document.querySelector('.paste > textarea').select()")
    box.press("Control+x")
    box.press("Control+v")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry Engineer, Noise")
    expect(page.locator("object.sheet")).to_have_count(1)
    assert page.get_by_role("button", name=re.compile("^Pin")).count() == 0
    name = page.get_by_label("Save as")
    expect(name).to_have_value("southern-pier-ferry-engineer-noise")
    name.fill("quay")
    page.get_by_role("button", name="Save").click()
    expect(
        page.get_by_role("alert").filter(has_text="There is a posting called 'quay' already")
    ).to_be_visible()
    assert desk.path("data/postings/quay.txt").read_text(encoding="utf-8") == POSTING
    assert find_barriers(page) == []
    name.fill("pier")
    name.press("Enter")
    expect(page).to_have_url(f"{desk.address}pier/")
    assert "Southern Pier" in desk.path("data/postings/pier.txt").read_text(encoding="utf-8")


def test_a_pin_and_a_hide_are_written_without_leaving_the_place(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **WIDE)
    page.locator("#lines").evaluate("pane => pane.scrollTo(0, 120)")
    page.evaluate("window.stays = true")
    page.get_by_role("button", name="Pin night-train").click()
    expect(page.locator("#line-night-train .pinned")).to_be_visible()
    posting = desk.path("data/postings/quay.txt")
    assert posting.read_text(encoding="utf-8") == f"---\npin: [night-train]\n---\n{POSTING}"
    page.get_by_role("button", name="Hide night-train").click()
    expect(page.locator("#line-night-train")).to_contain_text("Hidden by you")
    page.get_by_role("button", name="Show again: night-train").click()
    expect(page.get_by_role("button", name="Pin night-train", exact=True)).to_be_visible()
    assert posting.read_text(encoding="utf-8") == POSTING
    assert page.evaluate("window.stays")


def test_an_application_is_recorded_and_its_state_logged(visit: Visit, desk: Served) -> None:
    """Enter sends no state, and what is being written stays while files change."""
    page = visit("quay/", **WIDE)
    page.locator(".record [name=pdf]").wait_for(state="attached")
    page.get_by_label("How it was sent").fill("By their form")
    page.get_by_label("Word file, too").check()
    page.get_by_role("button", name="Record as sent").click()
    expect(page.locator(".history li")).to_have_text([re.compile("applied By their form")])
    folder = desk.path("data/applications/2026-11-30-quay")
    assert {"Ada-Sample-Resume.pdf", "Ada-Sample-Resume.docx"} <= {file.name for file in folder.iterdir()}
    note = page.get_by_label("What came of it")
    note.fill("They called")
    note.press("Enter")
    # As where a PDF that has just loaded takes the focus.
    note.blur()
    desk.edit("data/applications/2026-11-30-quay/application.yaml", "Northern Quay", "Southern Quay")
    desk.edit("data/resume.yaml", "Halved [the engine's noise]", "Cut [the engine's noise]")
    expect(page.locator("[data-part=since]")).to_contain_text("Cut the engine’s noise")
    expect(note).to_have_value("They called")
    page.get_by_role("button", name="Interview").click()
    expect(page.locator(".history li")).to_have_text(
        [re.compile("interview They called"), re.compile("applied")]
    )
    assert find_barriers(page) == []
    page.goto(f"{desk.address}-/sent/2026-11-30-quay/")
    assert find_barriers(page) == []


def test_a_letter_that_is_being_written_stays_in_its_box(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **WIDE)
    page.locator("#edit-letter summary").click()
    box = page.get_by_label("Its text")
    box.fill("Mine")
    page.locator("#letter-title").click()
    letter = desk.path("data/letters/quay.md")
    letter.parent.mkdir()
    letter.write_text("Of the editor.\n", encoding="utf-8")
    desk.path("data/postings/quay.txt").write_text(f"{POSTING}Afloat\n", encoding="utf-8")
    expect(page.locator("#posting")).to_contain_text("Afloat")
    page.get_by_role("button", name="Pin night-train").click()
    expect(page.locator("#line-night-train .pinned")).to_be_visible()
    expect(box).to_have_value("Mine")
    page.get_by_role("button", name="Save the letter").click()
    expect(page.locator("#letter [role=alert]")).to_contain_text("was changed since this page showed it")
    expect(page.locator("article.letter")).to_contain_text("Of the editor.")
    expect(box).to_be_focused()
    assert find_barriers(page) == []
    page.locator("#letter-title").click()
    desk.path("data/postings/quay.txt").write_text(f"{POSTING}Ashore\n", encoding="utf-8")
    expect(page.locator("#posting")).to_contain_text("Ashore")
    expect(box).to_have_value("Mine")
    page.get_by_role("button", name="Save the letter").click()
    expect(page.locator("article.letter")).to_contain_text("Mine")
    assert letter.read_text(encoding="utf-8") == "Mine\n"
    # Nothing is unsaved any more, so the page follows the file.
    letter.write_text("Of the editor.\n", encoding="utf-8")
    expect(box).to_have_value("Of the editor.")


@pytest.mark.sweep
def test_what_was_asked_for_before_a_pin_does_not_take_it_from_sight(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **WIDE)
    held: list[tuple[Route, APIResponse]] = []
    page.route(page.url, lambda route: held.append((route, route.fetch())), times=1)
    posting = desk.path("data/postings/quay.txt")
    posting.write_text(f"{POSTING}Afloat\n", encoding="utf-8")
    end = time.monotonic() + LONGEST_CHANGE / 1000
    while not held and time.monotonic() < end:
        page.wait_for_timeout(20)
    # An answer with what was before the pin is on its way.
    page.get_by_role("button", name="Pin night-train").click()
    expect(page.locator("#line-night-train .pinned")).to_be_visible()
    page.evaluate("""() => {
        const look = () => { window.lost ||= !document.querySelector("#line-night-train .pinned") }
        new MutationObserver(look).observe(document.body, {childList: true, subtree: true})
    }""")
    route, answer = held[0]
    route.fulfill(response=answer)
    posting.write_text(posting.read_text(encoding="utf-8") + "Ashore\n", encoding="utf-8")
    expect(page.locator("#posting")).to_contain_text("Ashore")
    assert not page.evaluate("window.lost")


def test_a_refused_pin_says_why(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **WIDE)
    posting = desk.path("data/postings/quay.txt")
    text = f"---\npin: >\n  half-the-noise\n---\n{POSTING}"
    posting.write_text(text, encoding="utf-8")
    expect(page.locator("#line-half-the-noise .pinned")).to_be_visible()
    page.get_by_role("button", name="Pin night-train").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be changed safely")
    assert posting.read_text(encoding="utf-8") == text
    posting.write_text(text + "Afloat\n", encoding="utf-8")
    expect(page.locator("#posting")).to_contain_text("Afloat")
    expect(page.get_by_role("alert")).to_contain_text("cannot be changed safely")
    posting.write_text(POSTING, encoding="utf-8")
    expect(page.locator("#line-half-the-noise .pinned")).to_have_count(0)
    page.get_by_role("button", name="Pin night-train").click()
    expect(page.get_by_role("alert")).to_have_count(0)


# Following the files


@pytest.mark.parametrize(
    "shows_pdf", [False, pytest.param(True, marks=pytest.mark.sweep)], ids=["stand-in", "viewer"]
)
def test_an_edit_of_the_resume_shows_in_the_open_pdf(visit: Visit, desk: Served, shows_pdf: bool) -> None:
    """With Chromium's own viewer in the sweep: it takes a browser of its own."""
    page = visit("quay/", shows_pdf=shows_pdf, **WIDE)
    page.evaluate("window.stays = true")
    page.locator("#tag-noise summary").click()
    page.evaluate("document.querySelector('#pdf').scrollIntoView({behavior: 'instant'})")
    place = "document.querySelector('object.sheet').getBoundingClientRect().top"
    stood, before = page.evaluate(place), page.locator("object.sheet").get_attribute("data")
    desk.edit("data/resume.yaml", "Halved [the engine's noise]", "Quartered [the engine's noise]")
    expect(page.locator("#line-half-the-noise")).to_contain_text("Quartered")
    # The last good one stays until the new one is made, and until it is drawn.
    expect(page.locator(f"object.sheet[data='{before}']")).to_have_count(0)
    expect(page.locator("object.sheet")).to_have_count(1)
    assert page.evaluate("window.stays")
    assert page.evaluate(place) == pytest.approx(stood, abs=1)
    expect(page.locator("#tag-noise")).to_have_attribute("open", "")
    expect_lit(page, ".line", ["line-half-the-noise"])


def test_while_something_is_wrong_the_last_good_stays_under_it(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **WIDE)
    desk.edit("data/resume.yaml", "\nskills:", "\nsklls:")
    expect(page.get_by_role("alert")).to_contain_text("unknown key 'sklls'")
    expect(page.locator("#line-half-the-noise")).to_be_visible()
    desk.edit("data/resume.yaml", "\nsklls:", "\nskills:")
    expect(page.get_by_role("alert")).to_have_count(0)


CARET = """() => {
  const shown = [...document.querySelectorAll(".trouble pre")].find(e => e.textContent.includes("boatz"))
  const [line, below] = shown.children
  const range = document.createRange()
  const at = line.textContent.indexOf("boatz")
  range.setStart(line.firstChild, at)
  range.setEnd(line.firstChild, at + 1)
  const [letter, caret] = [range.getBoundingClientRect(), below.querySelector("b").getBoundingClientRect()]
  return [caret.left - letter.left, caret.top - letter.bottom]
}"""


@pytest.mark.sweep
def test_on_a_phone_a_caret_stands_below_what_it_means(visit: Visit, desk: Served) -> None:
    page = visit("quay/", **PHONE)
    line = f"tags: [boatz, boats] # {'漢字 and many words ' * 8}"
    desk.edit("data/resume.yaml", "tags: [noise, boats]", line)
    expect(page.get_by_role("alert")).to_contain_text("unknown tag 'boatz'")
    left, top = page.evaluate(CARET)
    assert left == pytest.approx(0, abs=1) and abs(top) < 12


def test_a_new_posting_comes_into_the_table_by_itself(visit: Visit, desk: Served) -> None:
    page = visit(**WIDE)
    page.get_by_label("Paste a posting").fill("half a text")
    desk.path("data/postings/new.txt").write_text("Rope Maker\nYou know boats.\n", encoding="utf-8")
    expect(page.get_by_role("link", name="Rope Maker")).to_be_visible()
    expect(page.get_by_label("Paste a posting")).to_have_value("half a text")


# How it looks


PAGES = ("", "quay/", "broken/", "none/")


@pytest.mark.sweep
@pytest.mark.parametrize(("path", "size"), sample(5, PAGES, SIZES))
def test_no_page_scrolls_sideways_and_nothing_is_cut(look: Visit, path: str, size: str) -> None:
    page = look(path, **SIZES[size])
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["viewport"]["width"]


def test_the_keyboard_shows_where_it_is(look: Visit) -> None:
    page = look("quay/", **WIDE)
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.localName, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert focused[0] == "body" or focused[1] != "none", focused


@pytest.mark.parametrize(("path", "size", "scheme"), sample(11, PAGES, ("390", "1280"), ("light", "dark")))
def test_axe_finds_nothing(look: Visit, path: str, size: str, scheme: str) -> None:
    # Without motion: what is still on its way cannot be judged.
    page = look(path, color_scheme=scheme, reduced_motion="reduce", **SIZES[size])
    assert find_barriers(page) == []
    if path == "quay/":
        page.locator("#tag-boats summary").click()
        expect(page.get_by_role("status").filter(has_text="asked for in")).to_be_visible()
        # What is just being scrolled under a heading cannot be judged.
        page.evaluate("document.querySelectorAll('.pane').forEach(pane => pane.scrollTo(0, 0))")
        # Nor what floats over half a line: there it is read where it belongs, in the same colors.
        page.evaluate("document.querySelector('.said').style.position = 'static'")
        assert find_barriers(page) == []


@pytest.mark.sweep
@pytest.mark.parametrize("size", ["390", "1280", "1920"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_to_be_looked_at(look: Visit, size: str, scheme: str) -> None:
    folder = ROOT / "build/screenshots"
    options = {**SIZES[size], "color_scheme": scheme, "reduced_motion": "reduce"}

    def shoot(name: str, page: Page, **how: Any) -> None:
        file = folder / f"desk-{name}-{size}-{scheme}.png"
        page.screenshot(path=file, **how)
        with Image.open(file) as image:
            assert image.width == int(size)
            assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 10

    shoot("table", look(**options), full_page=True)
    page = look("quay/", **options)
    page.locator("#tag-boats summary").click()
    expect(page.get_by_role("status").filter(has_text="asked for in")).to_be_visible()
    shoot("match", page)
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('.below').scrollIntoView()")
    # Nobody can ask Chromium's own viewer whether it has drawn the PDF.
    page.wait_for_timeout(1500)
    shoot("pdf", page)
    shoot("broken", look("broken/", **options), full_page=True)
