"""What can be measured on a finished site without a browser: its HTML is valid, and it weighs little."""

from __future__ import annotations

import gzip
from pathlib import Path

import html5lib
import pytest

MOST_BYTES_OF_A_PAGE = 12_000
MOST_BYTES_OF_OUR_STYLES = 12_000


def read_pages(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(site.rglob("*.html"))
    }


def find_errors(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {position[0]}: {code} {values}" for position, code, values in parser.errors]


def test_the_html_of_every_page_is_valid(site: Path) -> None:
    for page, html in read_pages(site).items():
        assert find_errors(html) == [], page


@pytest.mark.parametrize("fault", ["<p><div></p>", "<li id=a id=b>", "</section>", "&nope;"])
def test_an_error_in_html_is_seen(site: Path, fault: str) -> None:
    html = (site / "index.html").read_text(encoding="utf-8").replace("</main>", f"{fault}</main>")
    assert find_errors(html) != []


def test_nothing_of_the_theme_s_scripts_is_left(site: Path) -> None:
    for page, html in read_pages(site).items():
        assert "md-toggle" not in html and "md-overlay" not in html, page
    assert not (site / "assets/javascripts").exists()


def test_a_page_and_its_styles_stay_light(site: Path) -> None:
    for page, html in read_pages(site).items():
        assert len(gzip.compress(html.encode())) < MOST_BYTES_OF_A_PAGE, page
    assert len(gzip.compress((site / "assets/site.css").read_bytes())) < MOST_BYTES_OF_OUR_STYLES
