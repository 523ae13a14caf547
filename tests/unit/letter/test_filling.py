"""What is wrong with a letter's own file, by what is known of its posting."""

from __future__ import annotations

from tests.unit.letter.example import read_own

from casefolio.letter.filling import find_letter_problems
from casefolio.posting.values import PostingFacts

NAME = "Robin Example"
ASKING = f"Dear {{recipient}}, of {{company}}: {{role}}, {{rol}}?\n\nYours,\n{NAME}\n"


def test_a_letter_that_ends_without_the_name_is_a_warning() -> None:
    (problem,) = find_letter_problems(read_own("Hi,\n\nhow\nare you?\n"), None, NAME)
    assert (problem.severity, problem.place.line) == ("warning", 4)
    assert find_letter_problems(read_own("Hi,\n\nYours,\nRobin Example\n"), None, NAME) == ()


def test_what_the_posting_does_not_say_is_a_problem() -> None:
    problems = find_letter_problems(read_own(ASKING), PostingFacts("Engineer", "", ""), NAME)
    assert [problem.message.partition(" ")[0] for problem in problems] == [
        "'{recipient}'",
        "'{company}'",
        "unknown",
    ]


def test_without_the_facts_of_a_posting_only_unknown_placeholders_are() -> None:
    (problem,) = find_letter_problems(read_own(ASKING), None, NAME)
    assert "'{rol}'" in problem.message
