"""Which marks in a text are told, and which are what their writer means."""

from __future__ import annotations

import pytest

from casefolio.checks.marks import find_mark_problems
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


def find(field: str, text: str) -> list[tuple[str, str]]:
    quoted = text.replace("'", "''")
    problems = find_mark_problems(parse_yaml(Source("r.yaml", f"work:\n- {field}: '{quoted}'\n")))
    return [(problem.message.rpartition(": ")[2], problem.hint) for problem in problems]


@pytest.mark.parametrize("written", ["“Baker”", "‘Baker’s mate’", "„Bäcker“", "« Boulanger »"])
@pytest.mark.parametrize("field", ["position", "summary"])
def test_curly_quotes_around_a_text_are_told(field: str, written: str) -> None:
    (problem,) = find_mark_problems(parse_yaml(Source("r.yaml", f"work:\n- {field}: {written}\n")))
    assert (problem.place.column, problem.severity) == (len(field) + 5, "warning")
    assert "no quotes for YAML" in problem.message


@pytest.mark.parametrize(
    "line",
    [
        "position: '“Baker”'",
        "summary: “Bread” and “cake”",
        "summary: “Bread” it is",
        "reference: “She bakes.”",
    ],
)
def test_curly_quotes_that_are_meant_are_not_told(line: str) -> None:
    assert list(find_mark_problems(parse_yaml(Source("r.yaml", f"work:\n- {line}\n")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "List<String> and Map<K, V>, a < b > c, <you> and <https://a.example>",
        r"\<b> is meant, and so is `<b>` and `&amp;` and `\textbf`",
        "R&D; Q&A; AT&T;",
        "**Led** *ten* and __two words__, snake_case, **B**old, 5 * 3 * 2 and 5*3",
        "`__init__` and `a*b*c`",
        r"C:\temp\new \_ \* a\b",
        "Rust • Go • C, in 2019 - 2020",
        "# 1 of 3, > 50 % of all | and ~3",
    ],
)
def test_marks_that_are_meant_are_not_told(text: str) -> None:
    assert find("summary", text) == [] and find("text", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a <B>b</B> <b>c</b>",
            [("'<B>'", "bold is written **words**; if it is meant as it is, put it between backticks")],
        ),
        (
            "a<br/>b",
            [
                (
                    "'<br/>'",
                    "a paragraph ends with an empty line; if it is meant as it is, put it between backticks",
                )
            ],
        ),
        (
            "a <!-- b -->",
            [("'<!-- b -->'", "leave it out; if it is meant as it is, put it between backticks")],
        ),
        (
            "a &amp; b &#8211; c&nbsp;d",
            [("'&amp;'", "write '&'"), ("'&#8211;'", "write '–'"), ("'&nbsp;'", "write a space")],
        ),
        (r"\$5 and 3\%", [("'\\$'", "write '$'"), ("'\\%'", "write '%'")]),
        (
            "__main__",
            [("they are Markdown's", "put it between backticks: `__main__`; bold is written **main**")],
        ),
        ("x*y*z", [("they are Markdown's", "put it between backticks: `x*y*z`")]),
    ],
)
def test_marks_of_other_programs_are_told(text: str, told: list[tuple[str, str]]) -> None:
    assert find("summary", text) == told


def test_plain_fields_have_no_marks() -> None:
    assert find("name", "**A** and <b>B</b>") == [
        ("the marks of '**A**' are shown", "leave them out"),
        ("'<b>'", "leave it out"),
    ]


@pytest.mark.parametrize("field", ["text", "lead", "position"])
@pytest.mark.parametrize("text", ["a\n\n  - b", "• a • b", "a\n\n  2. b"])
def test_a_list_is_told_where_it_runs_on_in_one_line(field: str, text: str) -> None:
    assert [message for message, _ in find(field, text)] == ["a list within a text is shown in one line"]
    assert find("summary", text) == []


@pytest.mark.parametrize("mark", ["## A", "> a", "```", "| a | b |", "![a](b.png)", "~~a~~"])
def test_marks_of_pages_are_told(mark: str) -> None:
    problems = find_mark_problems(parse_yaml(Source("r.yaml", f"summary: |\n  One.\n\n  {mark}\n\n  Two.\n")))
    assert [problem.place.line for problem in problems] == [4]
