"""Signs that nobody sees are named by their number wherever they stand in the way."""

from __future__ import annotations

import pytest

from casefolio.text.errors import InputError, Problem
from casefolio.text.source import Source
from casefolio.text.yaml_slips.lost import find_lost_texts
from casefolio.text.yaml_tree import parse_yaml

NBSP, ZERO, BOM, THIN = "\u00a0", "\u200b", "\ufeff", "\u2009"


def find_problems(text: str) -> list[Problem]:
    source = Source("f", text)
    try:
        parse_yaml(source)
    except InputError as error:
        return list(error.problems)
    return list(find_lost_texts(source))


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        (f"work:\n{NBSP}{NBSP}- name: A\n", "2:1", "U+00A0 (no-break space)"),
        (f"work:\n  - name: A\n{NBSP * 4}position: B\n", "3:1", "U+00A0"),
        (f"work:\n {THIN}name: A\n", "2:2", "U+2009 (thin space)"),
        (f"work:\n  -{NBSP}name: A\n", "2:4", "U+00A0"),
        (f"highlights:\n  -{NBSP}one\n  - two\n", "2:4", "U+00A0"),
        (f"name:{NBSP}Ada\n", "1:6", "U+00A0"),
        (f"work:\n  - name:{NBSP}A\n    position: B\n", "2:10", "U+00A0"),
        (f"name{NBSP}: Ada\n", "1:5", "U+00A0"),
        (f"na{ZERO}me: Ada\n", "1:3", "U+200B (zero width space)"),
        (f"{ZERO}name: Ada\n", "1:1", "U+200B"),
        (f"name: Ada\n{BOM}work: A\n", "2:1", "U+FEFF (zero width no-break space)"),
        ("name: Ada\n\u3000work: A\n", "2:1", "U+3000 (ideographic space)"),
        (f"a: b\nsummary: one\n{NBSP} two\n", "3:1", "U+00A0"),
    ],
)
def test_a_sign_in_the_structure_is_an_error(text: str, place: str, sign: str) -> None:
    (problem,) = find_problems(text)
    assert (str(problem.place), problem.severity) == (f"f:{place}", "error")
    assert sign in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("value", "sign"),
    [
        (f"{NBSP}Ada", "U+00A0"),
        (f"Ada{NBSP}", "U+00A0"),
        (f"Py{ZERO}thon", "U+200B"),
        (f"2022{BOM}-06", "U+FEFF"),
        ("\u202a+1 202 555 0100\u202c", "U+202A (left-to-right embedding)"),
    ],
)
def test_a_sign_at_the_edge_of_a_text_or_within_a_word_is_a_warning(value: str, sign: str) -> None:
    (problem,) = find_problems(f"a: {value}\n")
    assert (problem.severity, sign in problem.message) == ("warning", True)


@pytest.mark.parametrize(
    "text",
    [
        f"a: 50{NBSP}% more\n",
        "a: |\n  \u3000indented\n",
        "a: نرم\u200cافزار\n",
        "a: 👩\u200d💻 at work\n",
        f"a: >\n  x\n  {NBSP}y: z\n",
    ],
)
def test_a_sign_that_belongs_to_the_text_is_left_alone(text: str) -> None:
    assert find_problems(text) == []
