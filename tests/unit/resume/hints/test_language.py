"""A text in another language than its headings is told; a sample in tests/golden/errors shows the words."""

from __future__ import annotations

from casefolio.resume.hints.language import find_language_problems
from casefolio.text.errors import Problem
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

GERMAN = (
    "Leitung eines Teams von fünf Kräften und Einführung einer neuen Abrechnung für alle Fähren. Verkürzung "
    "des Abschlusses von zehn Tagen auf zwei durch Automatisierung. Beratung der Häfen bei der Umstellung."
)


def find(text: str) -> list[Problem]:
    return list(find_language_problems(parse_yaml(Source("r", text))))


def test_the_usual_english_is_told_at_the_text() -> None:
    (problem,) = find(f"basics:\n  summary: {GERMAN}\n")
    assert problem.message == "the text reads as German, but its headings and dates are English, as usual"
    assert (str(problem.place), problem.severity) == ("r:2:12", "warning")
    assert problem.hint == "write 'language: de' under 'meta:', 'casefolio:'"


def test_another_language_is_told_where_it_is_named() -> None:
    (problem,) = find(f"work: [{{highlights: ['{GERMAN}']}}]\nmeta: {{casefolio: {{language: fr-CA}}}}\n")
    assert (problem.place.line, "are French" in problem.message) == (2, True)


def test_its_own_language_is_fine_and_so_are_names_and_notes() -> None:
    assert find(f"basics: {{summary: '{GERMAN}'}}\nmeta: {{casefolio: {{language: de-AT}}}}\n") == []
    assert (
        find(f"basics: {{name: '{GERMAN}', x-note: {{summary: '{GERMAN}'}}}}\ntags: {{a: {{label: x}}}}\n")
        == []
    )
