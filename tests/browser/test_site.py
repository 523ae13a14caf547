"""What a visitor does: follow a claim to its evidence, take the PDF along, read on a phone, in the dark."""

from __future__ import annotations

import gzip
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Response, Route, expect
from pypdf import PdfReader
from tests.browser.axe import find_barriers
from tests.browser.conftest import NewContext, Windows, serve
from tests.conftest import sample, sample_rows

OpenPage = Callable[..., Page]

PDF = "Ada-Sample-Resume.pdf"
PAGES = (
    "",
    "resume/",
    "resume/?tag=noise",
    "case-studies/",
    "case-studies/quiet-ferry/",
    "about/",
    "404.html",
)
PHONE = {"viewport": {"width": 390, "height": 844}}
NARROW = {"viewport": {"width": 320, "height": 640}}
DESK = {"viewport": {"width": 1280, "height": 900}}
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
"""A screen 1280 wide at 200 %."""
SIZES = {"320": NARROW, "390": PHONE, "200%": ZOOMED, "1280": DESK}

MOST_REQUESTS, MOST_BYTES = 10, 110_000
"""What opening the resume page may cost, sent as a web server does."""


def test_from_a_claim_to_its_case_study_and_back(open_page: OpenPage, address: str) -> None:
    page = open_page("resume/")
    claim = page.locator("#highlight-half-the-noise")
    claim.get_by_role("link", name="The quiet ferry", exact=True).click()
    expect(page).to_have_url(f"{address}case-studies/quiet-ferry/#casestudy-quiet-ferry")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.locator(".claims").get_by_role("link", name="On the resume").click()
    expect(page).to_have_url(f"{address}resume/#highlight-half-the-noise")
    expect(page.locator("#highlight-half-the-noise")).to_be_in_viewport()


def test_a_link_in_the_resume_s_text_leads_to_the_card_below(open_page: OpenPage, address: str) -> None:
    page = open_page("resume/", **PHONE)
    page.get_by_role("link", name="the study", exact=True).click()
    expect(page).to_have_url(f"{address}resume/#casestudy-quiet-ferry")
    expect(page.locator("#casestudy-quiet-ferry")).to_be_in_viewport()


@pytest.mark.parametrize("old", sample(2, ["#casestudy-night-train", "resume/#casestudy-night-train"]))
def test_an_address_that_an_old_pdf_holds_lands_at_the_story(open_page: OpenPage, old: str) -> None:
    page = open_page(old, **PHONE)
    card = page.locator("#casestudy-night-train")
    expect(card).to_be_in_viewport()
    card.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The night train")


def test_home_leads_on_to_resume_study_and_mail(open_page: OpenPage, address: str) -> None:
    page = open_page()
    expect(page.get_by_role("link", name="ada@ada.example").first).to_have_attribute(
        "href", "mailto:ada@ada.example"
    )
    page.get_by_role("link", name="noise", exact=True).click()
    expect(page).to_have_url(f"{address}case-studies/quiet-ferry/#casestudy-quiet-ferry")
    page.get_by_role("link", name="Ada Quillon Sämple").first.click()
    page.get_by_role("link", name="Read the resume").click()
    expect(page).to_have_url(f"{address}resume/")


def standing_out(page: Page) -> list[str]:
    """The ids of the lines that do not recede."""
    return page.evaluate("""() => {
        const lines = [...document.querySelectorAll('.highlights li')]
        const ground = lines.map(line => getComputedStyle(line).backgroundColor)
        return lines.filter((line, i) => ground[i] !== 'rgba(0, 0, 0, 0)').map(line => line.id)
    }""")


def test_choosing_a_topic_lets_its_lines_stand_out_and_can_be_linked(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("resume/")
    assert standing_out(page) == []
    topic = page.get_by_role("button", name="Noise")
    topic.focus()
    page.keyboard.press("Enter")
    expect(topic).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("Noise · Highlighted lines: 1")
    expect(page).to_have_url(f"{address}resume/?tag=noise")
    assert standing_out(page) == ["highlight-half-the-noise"]
    page.reload()
    assert standing_out(page) == ["highlight-half-the-noise"]
    page.keyboard.press("Escape")
    expect(topic).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(f"{address}resume/")
    assert standing_out(page) == []


def test_a_case_study_leads_to_the_lines_that_show_the_same(open_page: OpenPage, address: str) -> None:
    page = open_page("case-studies/quiet-ferry/")
    page.locator(".fact-box").get_by_role("link", name="Noise").click()
    expect(page).to_have_url(f"{address}resume/?tag=noise")
    expect(page.get_by_role("button", name="Noise")).to_have_attribute("aria-pressed", "true")


def test_an_unknown_topic_in_the_address_changes_nothing(open_page: OpenPage) -> None:
    page = open_page("resume/?tag=%22]<x>")
    assert standing_out(page) == []
    expect(page.locator(".chip[aria-pressed=true]")).to_have_count(0)


def test_the_pdf_can_be_taken_along(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("resume/")
    link = page.get_by_role("link", name="Download as PDF")
    answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
    assert answer.status == 200
    assert answer.url.endswith(f"/folio/{PDF}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize(("path", "size"), sample(19, PAGES, SIZES))
def test_no_page_scrolls_sideways_and_nothing_is_cut(open_page: OpenPage, path: str, size: str) -> None:
    expect_fit(open_page(path, **SIZES[size]))


@pytest.mark.sweep
@pytest.mark.parametrize("path", ["", "resume/", "case-studies/quiet-ferry/"])
def test_words_that_are_longer_than_a_line_fit_too(windows: Windows, crowded: str, path: str) -> None:
    page = windows.lend(**NARROW)
    page.goto(crowded + path)
    expect_fit(page)


def test_long_names_of_skills_break_at_spaces_and_keep_a_gap_to_what_is_beside_them(
    open_page: OpenPage,
) -> None:
    page = open_page("resume/", **DESK)
    name = page.locator(".of-rows dt").first
    long = "Verfahrenstechnische Prozessentwicklung"
    heights, gap = name.evaluate(
        """(name, long) => {
            const heights = [long, `${long} ${long}`].map(words => {
                name.textContent = words
                const line = parseFloat(getComputedStyle(name).lineHeight)
                return Math.round(name.getBoundingClientRect().height / line)
            })
            const [own, beside] = [name, name.nextElementSibling].map(each => each.getBoundingClientRect())
            return [heights, beside.left - own.right]
        }""",
        long,
    )
    assert heights == [2, 4], "a line for each word"
    assert gap >= 12


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (320, 2)])
def test_a_double_name_is_broken_only_where_it_has_no_room(
    open_page: OpenPage, width: int, lines: int
) -> None:
    page = open_page("", viewport={"width": width, "height": 640})
    heading = page.locator("h1")
    heading.evaluate("h1 => { h1.innerHTML = 'Ada <span class=whole>Gonzalez-Brandt,</span> RN' }")
    measure = "e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)"
    assert round(heading.locator(".whole").evaluate(measure)) == lines
    expect_fit(page)


def expect_fit(page: Page) -> None:
    """Nothing reaches beyond the right edge of the window."""
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    assert page.viewport_size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def lightness(page: Page) -> float:
    """How light the page's ground is, from 0 to 255."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(float, color[color.index("(") + 1 : -1].split(",")[:3])) / 3


def test_the_visitor_s_preference_decides_between_light_and_dark(open_page: OpenPage) -> None:
    assert lightness(open_page(color_scheme="light")) > 200
    assert lightness(open_page(color_scheme="dark")) < 60


def test_the_switch_holds_on_the_next_page_and_works_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert lightness(page) < 60
    page.get_by_role("link", name="Read the resume").click()
    expect(page.get_by_role("heading", name="Experience")).to_be_visible()
    assert lightness(page) < 60


def test_a_chosen_theme_is_there_before_anything_is_drawn(new_context: NewContext, address: str) -> None:
    context = new_context(color_scheme="light")
    context.add_init_script("""
        localStorage.setItem("theme", "dark")
        new MutationObserver((changes, observer) => {
            if (!document.body) return
            window.themeAtFirst = document.documentElement.dataset.theme
            observer.disconnect()
        }).observe(document, {childList: true, subtree: true})
    """)
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("themeAtFirst") == "dark"
    assert lightness(page) < 60


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("path", "size"),
    sample(3, ["", "resume/", "resume/?tag=noise", "case-studies/quiet-ferry/"], ("390", "1280")),
)
def test_nothing_shifts_while_a_page_is_loading(open_page: OpenPage, path: str, size: str) -> None:
    page = open_page(path, **SIZES[size])
    page.evaluate("document.fonts.ready")
    assert find_shifts(page) == []


@pytest.mark.sweep
def test_fonts_that_come_late_move_nothing(new_context: NewContext, address: str) -> None:
    page = new_context(**PHONE).new_page()

    def dawdle(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    page.route("**/*.woff2", dawdle)
    page.goto(address, wait_until="networkidle")
    assert find_shifts(page) == []


def find_shifts(page: Page) -> list[float]:
    """How far things have moved since the page began, as shares of the window."""
    return page.evaluate("""() => new Promise(resolve => {
        const found = []
        new PerformanceObserver(list => found.push(...list.getEntries().map(entry => entry.value)))
            .observe({type: "layout-shift", buffered: true})
        setTimeout(() => resolve(found), 200)
    })""")


def test_opening_the_resume_costs_little(new_context: NewContext, address: str) -> None:
    page = new_context(**PHONE).new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + "resume/", wait_until="networkidle")
    sizes = {answer.url: sent_size(answer) for answer in answers}
    assert len(sizes) >= 6
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def sent_size(answer: Response) -> int:
    """Bytes of an answer as GitHub Pages would send it: text in gzip, fonts and pictures as they are."""
    body = answer.body()
    return len(body if answer.url.endswith((".woff2", ".png")) else gzip.compress(body))


def test_those_who_want_less_motion_get_none(open_page: OpenPage) -> None:
    moves = "getComputedStyle(document.documentElement).scrollBehavior"
    lasting = """[...document.querySelectorAll("*")].map(e => getComputedStyle(e))
        .filter(s => parseFloat(s.transitionDuration) || s.animationName !== "none").length"""
    page = open_page("resume/", reduced_motion="no-preference")
    assert page.evaluate(moves) == "smooth"
    page = open_page("resume/", reduced_motion="reduce")
    assert page.evaluate(moves) == "auto"
    assert page.evaluate(lasting) == 0


def test_the_outline_leads_to_each_section(open_page: OpenPage, address: str) -> None:
    page = open_page("resume/", **PHONE)
    ways = page.get_by_role("navigation", name="On this page").get_by_role("link")
    titles = [title.removesuffix("¶") for title in page.locator(".part > h2").all_text_contents()]
    assert ways.all_text_contents() == titles
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Languages").click()
    expect(page).to_have_url(f"{address}resume/#languages")
    expect(page.get_by_role("heading", name="Languages")).to_be_in_viewport()


@pytest.mark.parametrize(("size", "at_first"), sample_rows(2, [(PHONE, 4), (DESK, 6)]), ids=["390", "1280"])
def test_all_of_many_topics_can_be_had_by_keyboard(
    windows: Windows, crowded: str, size: dict[str, Any], at_first: int
) -> None:
    page = windows.lend(**size)
    page.goto(crowded + "resume/?tag=topic-9")
    # The chosen one is seen, however rare it is.
    expect(page.get_by_role("button", name="Topic 9")).to_have_attribute("aria-pressed", "true")
    assert page.locator(".chip[data-tag]:visible").count() == at_first + 1
    page.get_by_role("button", name="More topics").focus()
    page.keyboard.press("Enter")
    assert page.locator(".chip[data-tag]:visible").count() == page.locator(".chip[data-tag]").count() == 12
    assert page.evaluate("document.activeElement.matches('.chip[data-tag]')")
    expect(page.get_by_role("button", name="More topics")).to_be_hidden()


def test_publications_are_found_by_their_words(windows: Windows, crowded: str) -> None:
    page = windows.lend(**PHONE)
    page.goto(crowded + "resume/#publications")
    entries = page.locator(".citations > li")
    everything = entries.count()
    box = page.get_by_role("searchbox", name="Find a publication")
    box.press_sequentially("WASIK salt")
    shown = page.locator(".citations > li:visible").all_text_contents()
    assert 0 < len(shown) < 10 and all("Wąsik" in words and "salt" in words.lower() for words in shown)
    expect(page.get_by_text(f"Publications shown: {len(shown)}")).to_be_visible()
    assert page.locator(".group:visible").count() <= len(shown), "no year without a publication"
    box.fill("technical report 2109")
    expect(page.locator(".citations > li:visible")).to_have_count(1)
    box.press("Escape")
    expect(page.locator(".citations > li:visible")).to_have_count(everything)
    expect(box).to_be_focused()


def test_without_script_publications_are_a_plain_list(windows: Windows, crowded: str) -> None:
    page = windows.lend(java_script_enabled=False)
    page.goto(crowded + "resume/")
    assert page.locator(".citations > li:visible").count() == 71
    expect(page.locator(".finder")).to_be_hidden()


@pytest.mark.sweep
@pytest.mark.parametrize(("size", "colors"), sample_rows(2, [(NARROW, "dark"), (DESK, "light")]))
def test_many_publications_are_no_barrier(
    windows: Windows, crowded: str, size: dict[str, Any], colors: Any
) -> None:
    page = windows.lend(**size, color_scheme=colors)
    page.goto(crowded + "resume/")
    page.get_by_role("searchbox").fill("salt")
    assert find_barriers(page) == []


def test_the_bibliography_is_there_to_be_taken(windows: Windows, crowded: str) -> None:
    page = windows.lend()
    page.goto(crowded + "resume/")
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.path().read_text("utf-8").count("\n  title = ") == 71


def test_without_script_everything_is_there_but_the_switch(open_page: OpenPage) -> None:
    page = open_page("resume/", java_script_enabled=False)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("#highlight-half-the-noise")).to_be_visible()
    page.locator("#highlight-half-the-noise .evidence").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The quiet ferry")


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(open_page: OpenPage) -> None:
    page = open_page("resume/")
    page.evaluate(
        "window.ways = [...document.querySelectorAll('a[href], button')].filter(e => e.checkVisibility())"
    )
    count = page.evaluate("ways.length")
    assert count > 20
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("ways.indexOf(document.activeElement)"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached == list(range(count))


@pytest.mark.parametrize("scheme", sample(2, ["dark", "light"]))
def test_on_paper_the_resume_is_words_in_black_without_what_is_for_screens(
    open_page: OpenPage, scheme: str, tmp_path: Path
) -> None:
    page = open_page("resume/?tag=noise", color_scheme=scheme)
    page.emulate_media(media="print")
    for chrome in (".top", ".bottom", ".topics", ".ways"):
        expect(page.locator(chrome)).to_be_hidden()
    assert lightness(page) == 255
    assert standing_out(page) == []
    expect(page.locator("#highlight-half-the-noise")).to_be_visible()
    file = tmp_path / "resume.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    text = " ".join(sheet.extract_text() for sheet in PdfReader(file).pages)
    for words in ("Ada Quillon Sämple", "Halved the engine", "Lead Engineer", "Box kites"):
        assert words in text
    for words in ("Download as PDF", "Dark colors", "Highlight a topic", "On this page"):
        assert words not in text


@pytest.mark.parametrize(("path", "size", "scheme"), sample(41, PAGES, ("390", "1280"), ("light", "dark")))
def test_pictures_of_each_page_to_be_looked_at(
    open_page: OpenPage, repository: Path, path: str, size: str, scheme: str
) -> None:
    page = open_page(path, color_scheme=scheme, **SIZES[size])
    name = re.sub(r"\W+", "-", path).strip("-") or "home"
    file = repository / "build/screenshots" / f"{name}-{size}-{scheme}.png"
    page.screenshot(path=file, full_page=True)
    with Image.open(file) as image:
        assert image.width == int(size)
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 10


def test_a_missing_page_shows_the_way_back(open_page: OpenPage, address: str) -> None:
    page = open_page("no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    page.get_by_role("link", name="Start at the beginning").click()
    expect(page).to_have_url(address)


@pytest.mark.parametrize(("path", "size", "scheme"), sample(15, PAGES, ("390", "1280"), ("light", "dark")))
def test_axe_finds_nothing(open_page: OpenPage, path: str, size: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme, **SIZES[size])
    assert find_barriers(page) == []


TABLES = """
## Before and after

| Step | Time |
|---|---|
| Alarm | 16 h |

## Quarters

| What was measured here | First | Second | Third | What it means for people |
|---|---|---|---|---|
| Requests that came at once | 1,200 | 2,300 | 3,400 | They asked for more and got it |
"""


@pytest.fixture(scope="module")
def instant(built: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Any) -> Iterator[str]:
    """Where the same site is served with `navigation.instant`: pages are swapped, not loaded.

    The story of the night train has tables, a narrow and a wide one.
    """
    project = Path(shutil.copytree(built, tmp_path_factory.mktemp("instant") / "folio"))
    file = project / "mkdocs.yml"
    with (project / "docs/case-studies/night-train.md").open("a", encoding="utf-8") as story:
        story.write(TABLES)
    features = "[navigation.instant, navigation.instant.prefetch, navigation.instant.progress]"
    text = file.read_text(encoding="utf-8").replace("font: false", f"font: false\n  features: {features}")
    file.write_text(text, encoding="utf-8")
    with serve(project / "site") as address:
        # The theme's script asks the sitemap which pages it may swap.
        file.write_text(text.replace("https://ada.example/folio/", address), encoding="utf-8")
        result = build_site(project)
        assert result.done, result.log
        yield address


@pytest.mark.sweep
def test_topics_work_on_a_page_that_was_swapped_in(new_context: NewContext, instant: str) -> None:
    page = new_context().new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(instant)
    page.evaluate("window.isSame = true")
    for _ in range(2):
        page.get_by_role("link", name="Read the resume").click()
        expect(page).to_have_url(f"{instant}resume/")
        topic = page.get_by_role("button", name="Noise")
        # Before the script is there a button does nothing.
        pressed = "button => button.ariaPressed === 'true' || (button.click(), button.ariaPressed === 'true')"
        page.wait_for_function(pressed, arg=topic.element_handle())
        expect(page).to_have_url(f"{instant}resume/?tag=noise")
        assert standing_out(page) == ["highlight-half-the-noise"]
        page.keyboard.press("Escape")
        expect(page).to_have_url(f"{instant}resume/")
        stories = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Case studies")
        stories.click()
        expect(stories).to_have_attribute("aria-current", "page")
        page.locator(".studies").get_by_role("link", name="The quiet ferry").click()
        page.locator(".fact-box").get_by_role("link", name="Noise").click()
        expect(page.get_by_role("button", name="Noise")).to_have_attribute("aria-pressed", "true")
        assert standing_out(page) == ["highlight-half-the-noise"]
        page.get_by_role("link", name="Ada Quillon Sämple").first.click()
        expect(page).to_have_url(instant)
        page.keyboard.press("Escape")
        expect(page).to_have_url(instant)
    assert page.evaluate("window.isSame") is True
    assert faults == []


@pytest.mark.sweep
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
def test_a_table_is_framed_as_wide_as_its_cells_below_its_heading(
    windows: Windows, instant: str, size: dict[str, Any], scripts: bool
) -> None:
    """Also in the boxes that the theme's script puts around it."""
    page = windows.lend(**size, java_script_enabled=scripts)
    page.goto(f"{instant}case-studies/night-train/")
    narrow, wide = page.evaluate("""() => ['before-and-after', 'quarters'].map(id => {
        const heading = document.getElementById(id)
        const table = [...document.querySelectorAll('table')]
            .find(table => heading.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING)
        return {
            gap: table.getBoundingClientRect().top - heading.getBoundingClientRect().bottom,
            beside: table.clientWidth - table.tHead.rows[0].getBoundingClientRect().width,
            width: table.getBoundingClientRect().width,
            room: heading.parentElement.clientWidth,
        }
    })""")
    assert 8 <= narrow["gap"] <= 24 and 8 <= wide["gap"] <= 24
    assert abs(narrow["beside"]) < 1 and wide["beside"] < 1
    assert wide["width"] <= wide["room"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["viewport"]["width"]
