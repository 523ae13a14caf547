"""One front matter in all the spellings that YAML and editors allow, read alike by everyone who reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casefolio.checks.leaks import examine_site
from casefolio.checks.leaks.secrets import read_secrets
from casefolio.checks.portfolio import check_portfolio
from casefolio.desk.pins import apply_edit
from casefolio.posting import read_posting
from casefolio.resume.portfolio import read_story
from casefolio.text.errors import InputError
from casefolio.text.front_matter import find_body, read_front_matter
from casefolio.text.source import decode_source
from casefolio.text.yaml_tree import parse_yaml

BODY = "Ferry Engineer\nYou keep boats afloat.\n"

SPELLINGS = {
    "plain": b"---\ncompany: Brightwater Ferries\n---\n",
    "line ends of Windows": b"---\r\ncompany: Brightwater Ferries\r\n---\r\n",
    "dots at its end": b"---\ncompany: Brightwater Ferries\n...\n",
    "blank lines before it": b"\n\n---\ncompany: Brightwater Ferries\n---\n",
    "a byte order mark": b"\xef\xbb\xbf---\ncompany: Brightwater Ferries\n---\n",
    "blanks behind its fences": b"--- \ncompany: Brightwater Ferries\n---\t\n",
    "a quoted key": b"---\n\"company\": Brightwater Ferries\n---\n",
    "a key in single quotes": b"---\n'company' : Brightwater Ferries\n---\n",
    "an indented key": b"---\n  company: Brightwater Ferries\n---\n",
    "a folded text": b"---\ncompany: >-\n  Brightwater\n  Ferries\n---\n",
    "a block text": b"---\ncompany: |\n  Brightwater Ferries\n---\n",
    "a flow mapping": b"---\n{company: Brightwater Ferries}\n---\n",
    "a quoted value": b"---\ncompany: \"Brightwater\\x20Ferries\"\n---\n",
    "a value on the next line": b"---\ncompany:\n  Brightwater Ferries\n---\n",
    "a comment before and behind it": b"---\n# mine\ncompany: Brightwater Ferries # ours\n---\n",
    "an alias": b"---\nrole: &name Brightwater Ferries\ncompany: *name\n---\n",
    "another key before it": b"---\nrole: Ferry Engineer\ncompany: Brightwater Ferries\n---\n",
}  # fmt: skip

every_spelling = pytest.mark.parametrize("front", SPELLINGS.values(), ids=SPELLINGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data/postings").mkdir(parents=True)
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada}\n", "utf-8")
    (tmp_path / "site").mkdir()
    return tmp_path


@every_spelling
def test_a_posting_has_its_company_and_its_text(front: bytes) -> None:
    posting = read_posting(decode_source(front + BODY.encode(), "p.txt"), "p")
    assert posting.company == "Brightwater Ferries"
    assert [line.text for line in posting.lines] == BODY.splitlines()


@every_spelling
def test_the_guard_finds_the_company_on_a_page(folder: Path, front: bytes) -> None:
    (folder / "data/postings/p.txt").write_bytes(front + BODY.encode())
    (folder / "site/index.html").write_text("<p>I like <b>Brightwater</b> Ferries.</p>", "utf-8")
    secrets = read_secrets(folder, parse_yaml(decode_source(b"basics: {name: Ada}", "r.yaml")))
    assert [problem.message for problem in examine_site(folder / "site", secrets)] == [
        "shows the company of data/postings/p.txt"
    ]


@every_spelling
def test_the_desk_puts_a_pin_in_and_takes_it_out(front: bytes) -> None:
    data = front + BODY.encode()
    try:
        pinned = apply_edit(data, "p.txt", "b", "pin")
    except InputError as error:
        # A key cannot be added between braces: nothing is changed then.
        assert front.startswith(b"---\n{") and "cannot be changed safely" in str(error)
        return
    posting = read_posting(decode_source(pinned, "p.txt"), "p")
    assert (posting.preferences.pin, posting.company) == (("b",), "Brightwater Ferries")
    assert [line.text for line in posting.lines] == BODY.splitlines()
    assert apply_edit(pinned, "p.txt", "b", "unpin") == data


@every_spelling
def test_check_looks_into_it(folder: Path, front: bytes) -> None:
    file = folder / "data/postings/p.txt"
    file.write_bytes(front.replace(b"company", b"look") + BODY.encode())
    (folder / "templates/pdf/classic").mkdir(parents=True)
    (folder / "templates/pdf/classic/look.css").write_text("", "utf-8")
    (problem,) = check_portfolio(folder, advises=False).problems
    assert problem.message == "no look 'Brightwater Ferries'"


@every_spelling
def test_a_story_is_shown_without_it(front: bytes) -> None:
    story = decode_source(front.replace(b"company", b"title") + BODY.encode(), "s.md")
    assert read_story(story) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "Title\n---\ncompany: A\n---\n",
        "---\nA page that begins with a rule\n---\nand another\n",
        "---\n\nTitle: below a blank line, and no second rule\n",
        "----\ncompany: A\n----\n",
        " ---\ncompany: A\n---\n",
        "---\n  indented: by chance\n---\n",
    ],
)
def test_a_text_that_only_looks_so_is_text(text: str) -> None:
    source = decode_source(text.encode(), "p.txt")
    front = read_front_matter(source, ("company",))
    assert (front.node, find_body(source, front)) == (None, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ncompany: A\nrole: B\n", "p.txt:1:1: this front matter is never closed"),
        ("\n---\ncompany: [A\n---\n", "p.txt:3:10: this '[' is never closed"),
    ],
)
def test_what_is_wrong_has_its_place_in_the_file(text: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        read_front_matter(decode_source(text.encode(), "p.txt"), ("company",))
    assert str(error.value).startswith(problem)


def test_a_posting_that_cannot_be_read_is_no_all_clear(folder: Path) -> None:
    public = parse_yaml(decode_source(b"basics: {name: Ada}", "r.yaml"))
    for broken in (b"---\ncompany: [A\n---\nEngineer\n", b"Caf\xe9\n"):
        (folder / "data/postings/p.txt").write_bytes(broken)
        with pytest.raises(InputError, match=r"p\.txt"):
            read_secrets(folder, public)


def test_a_build_stops_at_a_company_however_it_is_written(
    project: Path, build_site: Callable[[Path], Any]
) -> None:
    (project / "data/postings").mkdir(exist_ok=True)
    (project / "data/postings/p.txt").write_bytes(SPELLINGS["a folded text"] + BODY.encode())
    page = project / "docs/case-studies/quiet-ferry.md"
    page.write_text(page.read_text("utf-8") + "\nFor Brightwater Ferries.\n", "utf-8")
    result = build_site(project)
    assert not result.done and "the company of data/postings/p.txt in a text" in result.log


def test_a_story_whose_front_matter_is_malformed_is_an_error(folder: Path) -> None:
    shutil.rmtree(folder / "data/postings")
    (folder / "docs/case-studies").mkdir(parents=True)
    resume = "basics: {name: Ada}\ncaseStudies: [{id: a, title: A}]\n"
    (folder / "data/resume.yaml").write_text(resume, "utf-8")
    (folder / "docs/case-studies/a.md").write_text("---\ntitle: [A\n---\n## Why\n", "utf-8")
    (problem,) = check_portfolio(folder, advises=False).problems
    assert str(problem.place).startswith("docs/case-studies/a.md:")
