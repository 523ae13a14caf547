"""Markdown that programs read as it was meant: every mark in the words is none."""

from __future__ import annotations

from html import unescape

import pytest
from markdown_it import MarkdownIt
from tests.unit.export.example import LETTER, rows

from casefolio.export.markdown import write_markdown
from casefolio.export.outline import OutlineRow, list_letter_rows
from casefolio.export.runs import TextRun

EXPERIENCE = """\
## Experience

### Senior Pilot (P7) | 2022 – Present

**Harbour Lights** | Oslo

- **Calm:** Brought **300 ships** home in *fog*, see [log](https://log.example/a_b). \
[Case study: Fog](https://robin.example/folio/case-studies/fog/#casestudy-fog)

### Pilot | 2020 – 2022

**Harbour Lights** | Oslo

### Deckhand | 2018 – 2019

**Quay Works** | Bergen

- Scrubbed.

"""


def test_headings_lists_and_links() -> None:
    written = write_markdown(rows()).decode()
    assert written.startswith(
        "# Robin Example\n\n**Pilot**\n\n[robin@robin.example](mailto:robin@robin.example) | "
        "[robin.example](https://robin.example)\n\n## Summary\n\nSteers ships.\n\n"
        "- large ones\n- small ones\n\n"
    )
    assert EXPERIENCE in written
    assert "## Skills\n\n- **Ships** (expert)**:** Tugs" not in written
    assert "- **Ships** (expert): Tugs, Ferries\n" in written


@pytest.mark.parametrize(
    "words",
    ["a*b*c and __init__", "# one", "- two", "1. three", "2) four", "+ five", "[x](y)", "![x](y)", "`code`",
     "a < b & c &amp; d <b>", "back\\slash", "~~struck~~", "===", "---", "> quoted", "snake_case_name",
     "| cell |", "http://a.example/_x_"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text", "bullet", "entry"])
def test_words_are_read_as_they_are(words: str, kind: str) -> None:
    html = MarkdownIt().render(write_markdown([OutlineRow(kind, (TextRun(words),))]).decode())
    tags = {"text": "p", "bullet": "li", "entry": "h3"}
    inner = html.strip().removeprefix("<ul>\n").removesuffix("\n</ul>")
    assert inner.startswith(f"<{tags[kind]}>") and inner.count("<") == 2
    assert unescape(inner.partition(">")[2].rpartition("<")[0]) == words


def test_blanks_stand_outside_of_marks() -> None:
    row = OutlineRow(
        "text",
        (
            TextRun("a"),
            TextRun(" bold ", is_bold=True),
            TextRun("b", is_code=True),
            TextRun("`", is_code=True),
        ),
    )
    assert write_markdown([row]) == b"a **bold** `b`\\`\n"


def test_an_address_with_brackets_is_kept_whole() -> None:
    row = OutlineRow("text", (TextRun("x", url="https://x.example/a_(b)"),))
    assert write_markdown([row]) == b"[x](<https://x.example/a_(b)>)\n"


def test_a_letter_keeps_the_lines_of_its_address() -> None:
    written = write_markdown(list_letter_rows(LETTER)).decode()
    assert "May 4, 2026\n\nDana Sample  \n1\\. Pier & Sons\n\n**About *ships***\n\nDear Dana," in written
    assert "\n\n- large ones\n- small ones\n\nYours,\n\nRobin Example\n\nEnclosures" in written
    html = MarkdownIt().render(written)
    assert "Dana Sample<br" in html and "1. Pier &amp; Sons" in html and "<ol>" not in html
