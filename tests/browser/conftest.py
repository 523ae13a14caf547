"""A real Chromium on the finished site, served below a path as on GitHub Pages."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, expect, sync_playwright
from tests.scholars import make_scholar
from tests.tools import CHROMIUM, HEADLESS_SHELL, require

# Drawn by the processor: what plays a graphics card takes a quarter longer. And it asks nobody for anything.
# Letters are as wide as in a browser with a window, which the headless shell has to be told.
FLAGS = """
--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --font-render-hinting=slight
""".split()
PATH = "/folio/"

LONGEST_CHANGE = 60_000
"""Milliseconds after which what was to be seen counts as never coming; it takes a fraction of a second."""

expect.set_options(timeout=LONGEST_CHANGE)

OpenPage = Callable[..., Page]
NewContext = Callable[..., BrowserContext]
Listeners = dict[str, Callable[[Any], None]]

USUAL_SIZE = {"width": 1280, "height": 720}
"""Playwright's own, in CSS pixels."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in Path(item.path).as_posix():
            item.add_marker(pytest.mark.browser)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below PATH, and its 404.html for what is not there."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PATH) if path.startswith(PATH) else "not-below-the-path"
        return super().translate_path("/" + inside)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: a test says what went wrong."""


@contextlib.contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a finished site; gives its address."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PATH}"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the finished site is served."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def crowded(built: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Any) -> Iterator[str]:
    """Where the same site is served, with long words, more topics on its first claim, many publications."""
    project = Path(shutil.copytree(built, tmp_path_factory.mktemp("crowded") / "folio"))
    file = project / "data/resume.yaml"
    ids = [f"topic-{number}" for number in range(10)]
    tags = "".join(f"  {id}: {{label: {id.replace('-', ' ').capitalize()}}}\n" for id in ids)
    text = file.read_text(encoding="utf-8").replace("tags:\n", f"tags:\n{tags}", 1)
    text = text.replace("tags: [noise, boats]", f"tags: [noise, boats, {', '.join(ids)}]", 1)
    text = text.replace("ada@ada.example", "ada.quillon-saemple.of.the.quiet.ferries@subdomain.ada.example")
    papers = yaml.safe_dump(make_scholar()["publications"], allow_unicode=True)
    text = text.replace("publications:\n", f"publications:\n{papers}").replace(
        "\n  - {name: On Sil", "\n- {name: On Sil"
    )
    text = text.replace("city: Berlin", f"city: {'Llanfairpwllgwyn' * 3}")
    # Its PDF, which nobody looks at here, takes a third of the time on one page.
    file.write_text(f"{text}meta: {{casefolio: {{pages: {{general: 1}}}}}}\n", encoding="utf-8")
    result = build_site(project)
    assert result.done, result.log
    with serve(project / "site") as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    chromium = HEADLESS_SHELL.find() or require(CHROMIUM)
    with playwright.chromium.launch(executable_path=chromium, args=FLAGS) as browser:
        yield browser


@pytest.fixture(scope="module")
def viewer_windows(playwright: Playwright) -> Iterator[Windows]:
    """Windows of a browser that shows PDFs, for the tests of a file."""
    with playwright.chromium.launch(executable_path=require(CHROMIUM), args=FLAGS) as browser:
        yield Windows(browser)


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """A browser's window without any past, closed when the test is over."""
    contexts: list[BrowserContext] = []

    def new_context(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(LONGEST_CHANGE)
        return contexts[-1]

    yield new_context
    for context in contexts:
        context.close()


class Windows:
    """The windows of a browser, used again: opening one takes more of the processor than most tests in it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}
        self._lent: list[tuple[str, Page, Listeners]] = []

    def lend(
        self,
        listeners: Listeners | None = None,
        viewport: dict[str, int] | None = None,
        color_scheme: str = "light",
        reduced_motion: str = "no-preference",
        **options: Any,
    ) -> Page:
        """An empty page; the options are those of `Browser.new_context`, the listeners those of `Page.on`."""
        kind = repr(sorted(options.items()))
        free = self._free.setdefault(kind, [])
        page = free.pop() if free else self._open(options)
        page.set_viewport_size(viewport or USUAL_SIZE)
        page.emulate_media(media="null", color_scheme=color_scheme, reduced_motion=reduced_motion)
        listeners = listeners or {}
        for event, listener in listeners.items():
            page.on(event, listener)
        self._lent.append((kind, page, listeners))
        return page

    def take_back(self) -> None:
        """All pages that were lent: emptied, and without what they know of what was done in them."""
        while self._lent:
            kind, page, listeners = self._lent.pop()
            for event, listener in listeners.items():
                page.remove_listener(event, listener)
            page.unroute_all()
            page.wait_for_load_state()
            # After a reload without a server Chromium shows a page of its own, which has no storage.
            page.evaluate("origin == 'null' || (localStorage.clear(), sessionStorage.clear())")
            page.context.clear_cookies()
            page.goto("about:blank")
            page.mouse.move(0, 0)
            self._free[kind].append(page)

    def _open(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(**options)
        context.set_default_timeout(LONGEST_CHANGE)
        return context.new_page()


@pytest.fixture(scope="session")
def all_windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def windows(all_windows: Windows) -> Iterator[Windows]:
    """Lends windows for one test; what needs one that nobody had before asks for `new_context`."""
    yield all_windows
    all_windows.take_back()


@pytest.fixture
def open_page(windows: Windows, address: str) -> Iterator[OpenPage]:
    """Opens a page of the site in a window without a past; a request to another host fails the test."""
    strangers: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            strangers.append(request.url)

    def open_page(path: str = "", **options: Any) -> Page:
        page = windows.lend({"request": watch}, **options)
        page.goto(address + path)
        return page

    yield open_page
    assert strangers == []
