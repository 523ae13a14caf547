"""What axe finds on a page."""

from __future__ import annotations

import importlib.resources

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FEWEST_PASSED = 15
"""A page of ours passes more rules than this; with fewer, axe has not seen it."""


def find_barriers(page: Page, part: str = "") -> list[tuple[str, str, str]]:
    """The rules that something violates, or may: by name, with `?` where axe is unsure, its HTML, and why.

    On the whole page, or in the one element that the selector `part` finds.
    """
    script = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    run = "([part, rules]) => axe.run(part || document, {runOnly: rules})"
    found = page.evaluate(run, [part, RULES])
    assert len(found["passes"]) > (0 if part else FEWEST_PASSED)
    return [
        (f"{rule['id']}{doubt}", rule["nodes"][0]["html"], rule["nodes"][0].get("failureSummary", ""))
        for kind, doubt in (("violations", ""), ("incomplete", "?"))
        for rule in found[kind]
    ]
