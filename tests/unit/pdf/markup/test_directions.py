"""`<bdi>` in a document becomes a direction, and so do words in it that run against the others."""

from __future__ import annotations

import re

import pytest

from casefolio.pdf.markup.directions import settle_directions
from casefolio.text.direction import Direction

LTR, RTL = '<span dir="ltr">', '<span dir="rtl">'


@pytest.mark.parametrize(
    ("page", "body", "settled"),
    [
        ("ltr", "<p><bdi>Built <b>3</b> tools.</bdi></p>", "<p>Built <b>3</b> tools.</p>"),
        ("rtl", "<p><bdi>Built <b>3</b> tools.</bdi></p>", f"<p>{LTR}Built <b>3</b> tools.</span></p>"),
        ("rtl", "<p><bdi>מפתחת C++</bdi></p>", f"<p>{RTL}מפתחת {LTR}C++</span></span></p>"),
        ("ltr", "<p><bdi>דנה לוי</bdi></p>", f"<p>{RTL}דנה לוי</span></p>"),
        ("rtl", "<i><bdi>+972 3 5550</bdi></i>", "<i>+972 3 5550</i>"),
        ("rtl", "<p><bdi>A &amp; B &lt;x&gt;</bdi></p>", f"<p>{LTR}A &amp; B &lt;x&gt;</span></p>"),
        (
            "rtl",
            '<p><bdi>עם <a href="/x?a&amp;b">C++</a> בלי</bdi></p>',
            f'<p>{RTL}עם {LTR}<a href="/x?a&amp;b">C++</a></span> בלי</span></p>',
        ),
        (
            "rtl",
            '<p><bdi>ניהול <span class="keep">ו-end-to-end</span> tests טובים</bdi></p>',
            f'<p>{RTL}ניהול <span class="keep">ו</span><span class="keep">-</span>{LTR}'
            '<span class="keep">end-to-end</span> tests</span> טובים</span></p>',
        ),
        (
            "rtl",
            "<p><bdi>אחרי Built <b>3</b> tools.</bdi></p>",
            f"<p>{RTL}אחרי {LTR}Built <b>3</b> tools</span>.</span></p>",
        ),
        (
            "rtl",
            "<p><bdi><b>Speed:</b> מהיר מאוד</bdi></p>",
            f"<p>{RTL}<b>{LTR}Speed</span>:</b> מהיר מאוד</span></p>",
        ),
        (
            "rtl",
            "<p><bdi>שלום רב <bdi>Acme Inc.</bdi></bdi></p>",
            f"<p>{RTL}שלום רב {LTR}Acme Inc.</span></span></p>",
        ),
        (
            "rtl",
            '<p><bdi>כן<br><img src="x" alt="ב">עוד</bdi></p>',
            f'<p>{RTL}כן<br><img src="x" alt="ב">עוד</span></p>',
        ),
    ],
)
def test_each_whole_has_its_direction(page: Direction, body: str, settled: str) -> None:
    head = "<html><head><title>דנה</title></head>" if page == "rtl" else "<html>"
    assert settle_directions(f"{head}<body>{body}</body>", page) == f"{head}<body>{settled}</body>"


def test_no_word_is_lost_on_the_way() -> None:
    body = '<body><p><bdi>בנק (הפועלים) <strong>Led 3, C++</strong> ו-<em>"x" עוד</em> 40%.</bdi></p></body>'
    settled = settle_directions(body, "rtl")
    assert re.sub("<[^>]*>", "", settled) == re.sub("<[^>]*>", "", body)


def test_only_a_word_that_may_be_wider_than_a_line_may_be_broken() -> None:
    body = f"<body><p><bdi>דנה {'w' * 40}</bdi></p><p><bdi>דנה {'w' * 41}</bdi></p></body>"
    first, second = settle_directions(body, "rtl").split("</p>")[:2]
    assert 'class="breaks"' not in first and second.count('class="breaks"') == 2
