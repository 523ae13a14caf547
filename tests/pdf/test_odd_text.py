"""Words nobody planned for: endless ones, markup, unseen marks. All of it arrives, none of it acts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pytest
from tests.conftest import sample
from tests.pdf.conftest import ROOT, make_pdf, make_resume
from tests.pdf.extractors import EXTRACTORS, Extract, with_pypdf

from casefolio.pdf.make import Made
from casefolio.pdf.renderer import find_looks

LONG_WORD = "Donaudampfschifffahrt" * 20
LONG_URL = "https://example.com/" + "reports/2024/quarter-4/" * 12 + "index.html"

ENDLESS: dict[str, Any] = {
    "basics": {"name": "Ada Example"},
    "work": [
        {
            "name": "W" * 400,
            "position": "P" * 90,
            "location": "L" * 150,
            "startDate": "2020",
            "description": LONG_WORD,
            "highlights": [LONG_WORD, LONG_URL, f"[words]({LONG_URL})", *["w" * 400] * 4],
        }
    ],
    "skills": [{"name": "S" * 120, "keywords": ["k" * 300]}],
    "education": [{"institution": "U" * 300, "area": "A" * 200}],
    "references": [{"name": "R" * 120, "reference": "r" * 900}],
}

HOSTILE = [
    ("<script>alert('no')</script> & <b>bold</b>", "<script>alert('no')</script> & <b>bold</b>"),
    ("typed &amp; and &lt;i&gt; stay as typed", "typed &amp; and &lt;i&gt; stay as typed"),
    ("<img src=x onerror=alert(1)> </style><style>*{display:none}", "<img src=x onerror=alert(1)>"),
    ("{{ sheet.name }} and {% raw %}", "{{ sheet.name }} and {% raw %}"),
    ('said "yes" to the riders\' own plan', "said “yes” to the riders’ own plan"),
    ("soft\u00adhyphen, no\u00a0break, zero\u200bwidth", "softhyphen, no break, zerowidth"),
    ("cafe\u0301 and ﬁne ﬂow, eﬃcient", "café and fine flow, efficient"),
    ("turned \u202earound\u202c not", "turned around not"),
    ("1\u202f000\u2009000 \u2007 and state\u2011owned", "1 000 000 and state-owned"),
    ("½ € № ™ → ≤ ≈ ✓ – — … “” ‘’", "½ € № ™ → ≤ ≈ ✓ – — … “” ‘’"),
]


@pytest.mark.parametrize(("written", "shown"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_written_is_what_is_read(written: str, shown: str, tmp_path: Path) -> None:
    work = [{"name": written, "position": "Engineer", "summary": written, "highlights": [written]}]
    made = make_pdf(make_resume({"basics": {"name": "Ada Example"}, "work": work}))
    text = " ".join(with_pypdf(made.data, tmp_path).split())
    assert text.count(shown) >= 2
    assert "<script>" not in made.html and "<img" not in made.html
    assert not set(re.findall("[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2069\ufb00-\ufb06]", text))


def test_odd_words_do_not_make_a_whole_pdf_look_broken() -> None:
    """Each of these was told as missing, or let everything behind it be told as out of order."""
    work = [
        {
            "name": "Late\u2028line \u200b\u061c",
            "position": "Engineer",
            "highlights": ["x \u0301@y 日 q\u0301\u0323"],
        },
        {"name": "\u0627日</ [a](b)", "position": ">\u05e9" + "ba" * 25, "highlights": ["\u05dc" + "x" * 45]},
    ]
    work.append({"name": "\u05dd", "highlights": ["</b", "(*) one"]})
    references = [{"name": "\u0301@", "reference": "Good words."}]
    resume = {
        "basics": {"name": "Wolfeschlegelsteinhausenbergerdorff"},
        "work": work,
        "references": references,
    }
    assert make_pdf(make_resume(resume)).pages == 1


@pytest.fixture(scope="module")
def endless() -> Made:
    return make_pdf(make_resume(ENDLESS), pages=4)


@pytest.mark.parametrize("extract", EXTRACTORS)
def test_words_without_an_end_are_broken_and_whole(endless: Made, extract: Extract, tmp_path: Path) -> None:
    text = re.sub(r"\s", "", extract(endless.data, tmp_path))
    for word in (LONG_WORD, LONG_URL, "w" * 400, "k" * 300, "r" * 900, "W" * 400):
        assert word in text


@pytest.mark.parametrize("look", sample(3, find_looks(ROOT)))
def test_nothing_runs_off_the_page(look: str, tmp_path: Path) -> None:
    profiles = [{"network": "Net", "url": LONG_URL}, {"url": "https://example.com/" + "x" * 90}]
    basics = {"name": "N" * 80, "label": "L" * 120, "email": "a" * 80 + "@example.com", "profiles": profiles}
    studies = [{"id": "s" * 80, "title": "T" * 150}]
    highlights = [{"text": "w" * 400, "lead": "l" * 60, "caseStudy": "s" * 80}, "a/" * 200, "b-" * 200]
    work = [{"name": "W" * 90, "position": "P" * 90, "highlights": highlights}]
    made = make_pdf(make_resume({"basics": basics, "work": work, "caseStudies": studies}), look=look)
    file = tmp_path / "resume.pdf"
    file.write_bytes(made.data)
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            assert max(char["x1"] for char in page.chars) <= page.width - 36
    assert list(page_validation.validate_pdf(str(file), profile="ua1").failures) == []
