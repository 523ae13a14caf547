"""Terminal, JSON and desk say the same of one posting: tags, lines, gaps and coverage."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from tests.site.test_desk import Visitor

from casefolio.cli.commands import cli
from casefolio.documents.document import Document
from casefolio.text.errors import InputError, Place, Problem

RESUME = """\
basics: {name: Robin Example, label: Engineer}
tags:
  billing: {label: Billing, aliases: [invoices]}
  reliability: {label: Reliability, aliases: [uptime]}
  growth: {label: Growth, aliases: [conversion]}
  code-quality: {label: Code quality, aliases: [automated tests, code review]}
skills: [{name: Tools, keywords: [PostgreSQL]}]
work:
  - name: Example
    position: Engineer
    highlights:
      - {id: uptime, text: Kept it up., tags: [reliability]}
      - {id: refunds, text: Cut refunds by 3%., tags: [billing]}
      - {id: checks, text: Wrote tests., tags: [code-quality]}
      - {id: talks, text: Gave talks., tags: [growth]}
      - {id: picnic, text: Ran the picnic., tags: []}
"""

POSTING = """\
---
hide: [uptime]
---
Billing Engineer
Acme

Requirements
- You have built invoices
- Uptime is yours
- Java
- PostgreSQL
- A licence to fish

What you will do
- Care for invoices, with automated tests and code review
- Run things on Kubernetes

Nice to have
- Conversion
- Python
"""


class Tag(NamedTuple):
    group: str
    label: str
    lines: frozenset[int]


class Said(NamedTuple):
    """What one surface says, in the order in which it says it."""

    tags: list[Tag]
    lines: list[str]
    gaps: list[tuple[int, list[str]]]
    coverage: tuple[int, int]


@pytest.fixture(scope="module")
def surfaces(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> tuple[str, dict[str, Any], str]:
    """The same posting as the terminal shows it, as JSON, and on its page of the desk."""
    root = tmp_path_factory.mktemp("surfaces")
    (root / "data/postings").mkdir(parents=True)
    (root / "data/resume.yaml").write_text(RESUME, encoding="utf-8")
    (root / "data/postings/acme.txt").write_text(POSTING, encoding="utf-8")
    shutil.copytree(repository / "templates/desk", root / "templates/desk")
    return run_match(root), json.loads(run_match(root, "--json")), ask_desk(root)


def run_match(root: Path, *options: str) -> str:
    result = CliRunner().invoke(cli, ["-C", str(root), "match", "acme", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def ask_desk(root: Path) -> str:
    """The page before its PDF is made: then it shows the proposal, as the others do."""

    def refuse(*_: Any) -> Document:
        raise InputError([Problem(Place("look.css"), "not now")])

    answer = Visitor(root, make=refuse).ask("acme/")
    assert answer.status == 200
    return answer.text


HEADINGS = "WANTED MOST|ALSO WANTED|NICE TO HAVE|NOT AMONG YOUR TAGS"


def read_terminal(text: str) -> Said:
    tags: list[Tag] = []
    for block in text.split("\n\n"):
        heading = re.match(HEADINGS, block)
        rows = re.findall(r"^[●◐○] (.+?) {2,}(.+?) {2,}", block, re.M) if heading else []
        for label, words in rows:
            numbers = re.findall(r"[\d,]+(?= ·|$)", words)
            lines = frozenset(int(n) for found in numbers for n in found.split(","))
            tags.append(Tag(heading[0] if heading else "", label, lines))
    known, _, unknown = text.partition("Demands in which nothing of yours was recognised")
    gap = re.compile(r"^\[ \] +(\d+)  (.+)", re.M)
    gaps = [(int(n), said.replace(" (wanted most)", "").split(", ")) for n, said in gap.findall(known)]
    gaps += [(int(n), []) for n, _ in gap.findall(unknown)]
    shown, of = re.findall(r"(\d+) of its (\d+) central demands", text)[0]
    return Said(tags, read_ranking(text), gaps, (int(shown), int(of)))


def read_ranking(text: str) -> list[str]:
    """The ids of all lines, with those that nothing asks for: these are listed without their rank."""
    ranked = {int(rank): id for rank, id in re.findall(r"^ ?(\d+)  ([\w-]+)  ", text, re.M)}
    silent = ", ".join(re.findall(r"(?:Nothing asks for|postings use): (.+)", text)).split(", ")
    free = [rank for rank in range(1, len(ranked) + len(silent) + 1) if rank not in ranked]
    ranked |= dict(zip(free, silent, strict=True))
    return [ranked[rank] for rank in sorted(ranked)]


def read_desk(page: str) -> Said:
    page = html.unescape(page)
    asked = page[page.index('id="asked-title"') : page.index('id="lines-title"')]
    tags = []
    for group in asked.split("<h3>")[1:]:
        for tag in group.split("<details ")[1:]:
            (label,) = re.findall(r'class="name">(.+?)<', tag)
            lines = frozenset(map(int, re.findall(r'href="#posting-(\d+)"', tag)))
            tags.append(Tag(group.partition("<")[0].upper(), label, lines))
    ids = re.findall(r'<li class="line [\w-]+" id="line-([\w-]+)"', page)
    gaps = []
    for gap in page[page.index('class="gaps"') : page.index('id="pdf"')].split("<li ")[1:]:
        (number,) = re.findall(r'href="#posting-(\d+)"', gap)
        gaps.append((int(number), re.findall(r"<b[^>]*>(.+?)</b>", gap)))
    shown, of = re.findall(r"(\d+) of (\d+), proposed", page)[0]
    return Said(tags, ids, gaps, (int(shown), int(of)))


def test_terminal_and_desk_say_the_same(surfaces: tuple[str, dict[str, Any], str]) -> None:
    text, _, page = surfaces
    assert read_terminal(text) == read_desk(page)


def test_json_says_the_same(surfaces: tuple[str, dict[str, Any], str]) -> None:
    _, report, page = surfaces
    desk = read_desk(page)
    ids = re.findall(r'<details class="tag [\w-]+" id="tag-([\w-]+)"', page)
    lines = {tag["id"]: frozenset(item["line"] for item in tag["evidence"]) for tag in report["tags"]}
    assert dict(zip(ids, (tag.lines for tag in desk.tags), strict=True)) == lines
    order = [tag["id"] for tag in report["tags"]]
    for group in {tag.group for tag in desk.tags}:
        places = [order.index(id) for id, tag in zip(ids, desk.tags, strict=True) if tag.group == group]
        assert places == sorted(places)
    assert desk.lines == [line["id"] for line in report["highlights"]]
    labels = {tag.label: id for id, tag in zip(ids, desk.tags, strict=True)}
    asked = {label for _, asks in desk.gaps for label in asks}
    gaps = report["gaps"]
    assert asked == {*gaps["technologies"], *(label for label, id in labels.items() if id in gaps["tags"])}
    assert {line for line, asks in desk.gaps if not asks} <= set(gaps["lines"])
    assert desk.coverage[0] / desk.coverage[1] == pytest.approx(report["coverage"]["central"], abs=1e-4)


def test_every_kind_of_tag_and_line_is_compared(surfaces: tuple[str, dict[str, Any], str]) -> None:
    """So that the others compare something: each state of a tag stands in the example."""
    page = surfaces[2]
    states = set(re.findall(r'<details class="tag ([\w-]+)"', page))
    assert states == {"shown", "spare", "named", "same-words", "missing"}
    assert {tag.group for tag in read_desk(page).tags} == set(HEADINGS.split("|"))
    assert [asks for _, asks in read_desk(page).gaps][-1] == []
