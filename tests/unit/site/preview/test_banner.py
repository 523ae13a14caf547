"""What the preview's banner says, and that nothing in it is more than text."""

from __future__ import annotations

import re

import pytest

from casefolio.site.preview.banner import PLACE, dress_page, render_banner
from casefolio.site.preview.snapshot import Snapshot, Snapshots
from casefolio.text.errors import Place, Problem

PROBLEM = Problem(Place("data/<x>.yaml", 3, 9), "no '<b>'", "write </pre>", "name: <i>\x07")


def find_line(banner: str) -> str:
    """The source line and what stands below it, as text."""
    return re.sub("<[^>]+>", "", banner[banner.index("<pre") : banner.index("</pre>")])


def test_everything_in_it_is_text() -> None:
    banner = render_banner([PROBLEM], "stale")
    assert '<code class="place">data/&lt;x&gt;.yaml:3:9</code>' in banner
    assert "no &#x27;&lt;b&gt;&#x27;" in banner and "write &lt;/pre&gt;" in banner
    assert find_line(banner) == "name: &lt;i&gt;�\n        ^"


@pytest.mark.parametrize(
    ("state", "count", "title"),
    [
        ("fresh", 1, "Up to date, but for this problem:"),
        ("fresh", 2, "Up to date, but for these 2 problems:"),
        ("stale", 1, "Not up to date. The last good version stays until this problem is gone."),
        ("stale", 2, "Not up to date. The last good version stays until these 2 problems are gone."),
        ("empty", 1, "Not built. The site appears when this problem is gone."),
    ],
)
def test_its_title_says_what_the_page_shows(state: str, count: int, title: str) -> None:
    banner = render_banner([PROBLEM] * count, state)
    assert title in re.sub("<[^>]+>", "", banner)


def test_without_a_problem_there_is_none() -> None:
    assert render_banner([], "stale") == ""


def test_what_is_wider_than_a_letter_stands_unseen_below_itself() -> None:
    problem = Problem(Place("a", 1, 6), "odd", excerpt="\t日本 x!")
    assert find_line(render_banner([problem], "fresh")) == "\t日本 x!\n\t日本  ^"


def test_a_page_holds_it_right_at_its_beginning_and_the_script_at_its_end() -> None:
    view = Snapshot(banner="<p>!</p>", pages=7)
    page = dress_page(b'<html><BODY class="a">words</body></html>', view).decode()
    assert page.startswith(
        f'<html><BODY class="a"><div id="{PLACE}" role="alert"><p>!</p></div>words<script>'
    )
    assert page.endswith("</script></body></html>") and '"pages": 7' in page
    assert dress_page(b"bare", view).decode().startswith(f'<div id="{PLACE}"')


def test_a_view_tells_what_has_changed_in_it() -> None:
    snapshots = Snapshots()
    first = snapshots.current
    snapshots.show(files={"a": b"1"}, banner="!")
    second = snapshots.current
    assert second.pages > first.pages and second.problems > first.problems and second.epoch > first.epoch
    snapshots.show(files={"a": b"1"}, banner="!")
    assert snapshots.current == second
    snapshots.show(banner="?")
    assert (snapshots.current.pages, snapshots.current.problems > second.problems) == (second.pages, True)
    snapshots.announce_change()
    assert snapshots.wait_for(lambda view: view.epoch > second.epoch, 0).files == {"a": b"1"}
