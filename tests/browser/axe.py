"""What axe finds on a page."""

from __future__ import annotations

import importlib.resources

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FEWEST_PASSED = 15
"""A page of ours passes more rules than this; with fewer, axe has not seen it."""

# What an object holds is for browsers that cannot show it.
# Now and then axe takes an element for half hidden by one that it stands in, which can hide nothing of it.
RUN = """async ([part, rules]) => {
    const found = await axe.run({include: [[part || "html"]], exclude: [["object > *"]]}, {runOnly: rules})
    const find = node => document.querySelector(node.target[0])
    const isHidden = node => node.any.length === 0 || node.any.some(check =>
        check.data?.messageKey !== "elmPartiallyObscured" ||
        check.relatedNodes.some(other => !find(other).contains(find(node))))
    for (const rule of found.incomplete) rule.nodes = rule.nodes.filter(isHidden)
    found.incomplete = found.incomplete.filter(rule => rule.nodes.length)
    return found
}"""


def find_barriers(page: Page, part: str = "") -> list[tuple[str, str, str]]:
    """The rules that something violates, or may: by name, with `?` where axe is unsure, its HTML, and why.

    On the whole page, or in the one element that the selector `part` finds.
    """
    script = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, [part, RULES])
    assert len(found["passes"]) > (0 if part else FEWEST_PASSED)
    return [
        (f"{rule['id']}{doubt}", rule["nodes"][0]["html"], rule["nodes"][0].get("failureSummary", ""))
        for kind, doubt in (("violations", ""), ("incomplete", "?"))
        for rule in found[kind]
    ]
