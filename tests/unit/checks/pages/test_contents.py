"""What is told of a page before it is rendered: what runs in browsers, takes minutes, or is no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.steps import count_lines

from casefolio.checks.pages.contents import (
    LONGEST_PARAGRAPH,
    MOST_OPEN,
    find_active_content,
    find_pictures_without_words,
    find_special_files,
    find_unrendered,
)
from casefolio.text.source import Source


def tell_active(text: str) -> list[str]:
    problems = find_active_content(Source("a.md", text))
    assert all(problem.severity == "warning" for problem in problems)
    return [f"{problem.place}: {problem.message}" for problem in find_active_content(Source("a.md", text))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<script>x</script>", "a.md:1:1: '<script>'"),
        ("a\n\n<SCRIPT src='x'></SCRIPT>", "a.md:3:1: '<script>'"),
        ('<p onclick="x()">', "a.md:1:4: 'onclick'"),
        ("<img src=x onerror = x>", "a.md:1:12: 'onerror'"),
        ("<svg/onload=x>", "a.md:1:6: 'onload'"),
        ("<base href='/x'>", "a.md:1:1: '<base>'"),
    ],
)
def test_active_content_is_told_at_its_place(text: str, place: str) -> None:
    assert [each.partition(" is published")[0] for each in tell_active(text)] == [place]


@pytest.mark.parametrize(
    "text", ["`<script>`", "```\n<p onclick=x>\n```", "<b>on call = good</b>", "a < b, on = c", "<scripts>"]
)
def test_other_text_is_not(text: str) -> None:
    assert tell_active(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n\n![](../assets/quay.png){ width=200 }", "a picture"),
        ("a\n\n![ ](../assets/tour.mp4)", "a film"),
        ("a\n\n![A quay](../assets/quay.png) and `![](a.png)` <!-- ![](a.png) -->", ""),
    ],
)
def test_a_picture_without_words_is_told(text: str, what: str) -> None:
    told = [(str(each.place), each.message) for each in find_pictures_without_words(Source("a.md", text))]
    message = f"{what} without words, so it says nothing to those who do not see it"
    assert told == ([("a.md:3:1", message)] if what else [])


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "<a "])
def test_marks_that_nothing_closes_are_told(unit: str) -> None:
    assert not list(find_unrendered(Source("a.md", unit * MOST_OPEN)))
    (problem,) = find_unrendered(Source("a.md", "a\n\n" + unit * (MOST_OPEN + 1)))
    assert problem.place.line == 3 and "are open here" in problem.message


@pytest.mark.parametrize("text", ["[a](b) ", "<b>a</b> ", "`[` ", "[\n\n", "a < b\n\n"])
def test_any_number_of_closed_ones_is_not(text: str) -> None:
    assert not list(find_unrendered(Source("a.md", text * 3 * MOST_OPEN)))


def test_a_paragraph_that_takes_minutes_is_told_without_its_text() -> None:
    words = "quay " * (LONGEST_PARAGRAPH // 5)
    (problem,) = find_unrendered(Source("a.md", f"a\n\n{words} and more\n\nb\n"))
    assert problem.place.line == 3 and "a paragraph of 500,0" in str(problem) and len(str(problem)) < 200
    assert not list(find_unrendered(Source("a.md", f"{words}\n\n{words}")))


@pytest.mark.parametrize("unit", ["[", "]", "<a ", "\n", "[a](b) ", "a\n\n"])
def test_that_takes_linear_time(unit: str) -> None:
    def count(times: int) -> int:
        return count_lines(lambda: [*find_unrendered(Source("a.md", unit * times))])

    assert count(4_000) <= 5 * count(1_000)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "docs/a").mkdir(parents=True)
    (tmp_path / "docs/a/page.md").write_text("a", "utf-8")
    os.mkfifo(tmp_path / "docs/a/pipe.png")
    (tmp_path / "docs/lost").symlink_to("nowhere")
    (problem,) = find_special_files(tmp_path / "docs", tmp_path)
    assert str(problem.place) == "docs/a/pipe.png" and "a pipe" in problem.message
