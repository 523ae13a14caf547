"""What a visitor of a designer does: look closer, with keyboard and mouse, and load what lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.browser.axe import find_barriers
from tests.browser.conftest import OpenPage, Windows, serve
from tests.conftest import sample

STORIES = ("ticket-flow", "delay-board", "tide")
PAGES = (
    "workshops/",
    "",
    "case-studies/delay-board/",
    "case-studies/",
    "case-studies/tide/",
    "case-studies/ticket-flow/",
)
NARROW = {"viewport": {"width": 320, "height": 640}}


@pytest.fixture(scope="module")
def designer_address(designer: Path) -> Iterator[str]:
    with serve(designer / "site") as address:
        yield address


@pytest.fixture
def open_story(windows: Windows, designer_address: str) -> Iterator[OpenPage]:
    """Opens the page of a case study, or another one; a request to another host fails the test."""
    strangers: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((designer_address, "data:")):
            strangers.append(request.url)

    def open_story(path: str, **options: object) -> Page:
        page = windows.lend({"request": watch}, **options)
        page.goto(f"{designer_address}{path}")
        return page

    yield open_story
    assert strangers == []


def test_a_picture_opens_large_by_keyboard_and_gives_the_focus_back(open_story: OpenPage) -> None:
    page = open_story("case-studies/ticket-flow/", reduced_motion="reduce")
    before = page.get_by_role("button", name="Nine small screens")
    before.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("img", name="Nine small screens")).to_be_visible()
    expect(dialog).to_contain_text("Before: nine screens")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("img")).to_have_attribute("alt", "Three larger screens in a row")
    expect(dialog).to_have_accessible_name("Three larger screens in a row")
    assert find_barriers(page, "dialog") == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Three larger screens")).to_be_focused()


def test_on_a_page_of_the_persons_own_pictures_open_and_cards_load_too(open_story: OpenPage) -> None:
    page = open_story("workshops/")
    page.get_by_role("button", name="Nine small screens").click()
    expect(page.get_by_role("dialog")).to_contain_text("In the morning")
    page.keyboard.press("Escape")
    expect(page.locator(".embed button")).to_have_text("Load from figma.com, which then learns of your visit")


def test_a_click_beside_the_picture_closes_it_and_its_title_is_the_caption(open_story: OpenPage) -> None:
    page = open_story("case-studies/tide/", viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="The same components in coral").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The second brand, from the same source")
    dialog.get_by_role("button", name="Previous picture").click()
    expect(dialog.get_by_role("img")).to_have_attribute("alt", "Twelve components in sea green")
    page.mouse.click(200, 100)
    expect(dialog).to_have_count(0)


def test_a_drawing_is_as_wide_as_the_window(open_story: OpenPage) -> None:
    page = open_story("case-studies/delay-board/")
    page.get_by_role("button", name="Lanes for rider").click()
    width = page.get_by_role("dialog").get_by_role("img").evaluate("img => img.getBoundingClientRect().width")
    assert width > 900


def test_without_a_script_pictures_are_there_and_cards_are_links(open_story: OpenPage) -> None:
    page = open_story("case-studies/delay-board/", java_script_enabled=False)
    expect(page.get_by_role("img", name="Lanes for rider")).to_be_visible()
    expect(page.get_by_role("link", name="The board as a prototype")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_host_is_asked_on_a_click_and_not_before(windows: Windows, designer_address: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>Board</title>", content_type="text/html")

    page = windows.lend()
    page.route(lambda url: not url.startswith(designer_address), answer)
    page.goto(f"{designer_address}case-studies/delay-board/")
    page.wait_for_load_state("networkidle")
    assert asked == []
    # What nobody has allowed has no button.
    button = page.locator(".embed").get_by_role("button")
    expect(button).to_have_text("Load from figma.com, which then learns of your visit")
    button.press("Enter")
    frame = page.locator(".embed iframe")
    expect(frame).to_have_attribute("title", "The board as a prototype")
    expect(frame).to_be_focused()
    assert "allow-top-navigation" not in str(frame.get_attribute("sandbox"))
    assert asked == ["https://embed.figma.com/proto/AbCdEf123456?embed-host=share&node-id=1-2"]
    expect(page.get_by_role("link", name="The board as a prototype")).to_be_visible()


@pytest.mark.parametrize("path", sample(2, PAGES))
def test_pages_have_no_barriers_and_are_not_scrolled_sideways(open_story: OpenPage, path: str) -> None:
    page = open_story(path, color_scheme="dark", **NARROW)
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_a_table_of_words_fits_a_phone(open_story: OpenPage) -> None:
    page = open_story("case-studies/ticket-flow/", viewport={"width": 390, "height": 844})
    fits = "table => table.scrollWidth <= table.clientWidth + 1"
    assert page.evaluate(f"[...document.querySelectorAll('table')].map({fits})") == [True, True]


HEIGHT = "document.documentElement.scrollHeight"
LOOK = """async () => {
    for (const img of document.querySelectorAll('img[src]')) { img.scrollIntoView(); await img.decode() }
}"""


@pytest.mark.parametrize("path", ["", *(f"case-studies/{id}/" for id in STORIES)])
def test_nothing_shifts_when_pictures_come(windows: Windows, designer_address: str, path: str) -> None:
    page = windows.lend(viewport={"width": 390, "height": 844})
    held: list[Route] = []
    is_holding = True

    def hold(route: Route) -> None:
        held.append(route)
        if not is_holding:
            route.continue_()

    page.route(re.compile(r"/assets/(?!favicon).*\.(?:png|jpg|webp|svg)$"), hold)
    page.goto(f"{designer_address}{path}", wait_until="domcontentloaded")
    page.evaluate("document.fonts.ready.then(() => {})")
    before, waiting, is_holding = page.evaluate(HEIGHT), list(held), False
    for route in waiting:
        route.continue_()
    page.evaluate(LOOK)
    assert held and page.evaluate(HEIGHT) == before
