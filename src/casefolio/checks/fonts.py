"""Warnings for characters of the resume that no font on this machine has, and the packages with fonts."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.resume.portfolio import Portfolio
from casefolio.storage.fonts import find_foreign
from casefolio.storage.project import RESUME_FILE
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.yaml_tree import Node

MOST_LINES = 6
"""The most further lines that are named for the characters of one package."""


def find_font_problems(portfolio: Portfolio) -> Iterator[Problem]:
    """A warning for each missing package of fonts, at the first value that needs it.

    Fast where all characters are in the looks' own fonts; else WeasyPrint searches the system's.
    """
    texts = list(_find_texts(portfolio.node))
    if not find_foreign("".join(str(node.value) for node in texts), portfolio.root):
        return
    from casefolio.documents.document import find_missing_characters
    from casefolio.pdf.reading.glyphs import describe_boxes, group_by_package

    try:
        missing = find_missing_characters(portfolio)
    except InputError:
        # No PDF can be made here: `casefolio pdf` reports why.
        return
    for package, characters in group_by_package(missing).items():
        using = [node for node in texts if not set(characters).isdisjoint(str(node.value))]
        message = f"{describe_boxes(characters)} in the PDF{_name_other_lines(using[1:])}"
        hint = suggest_package(package)
        if using:
            first = next(character for character in str(using[0].value) if character in characters)
            yield using[0].warning(message, hint, using[0].place_of(first))
        else:
            # A heading in the resume's language.
            yield Problem(Place(RESUME_FILE.as_posix()), message, hint, severity="warning")


def suggest_package(package: str) -> str:
    """The hint that names a package; the workflow that publishes the site installs it."""
    return f"install a font that has it: sudo apt-get install {package}"


def _find_texts(node: Node) -> Iterator[Node]:
    """All texts that may be shown, in file order."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if not key.startswith("x-"):
                yield from _find_texts(child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _find_texts(child)
    elif node.value is not None:
        yield node


def _name_other_lines(nodes: list[Node]) -> str:
    lines = list(dict.fromkeys(str(node.place.line) for node in nodes))
    if not lines:
        return ""
    more = f" and {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else ""
    return f"; also in line {', '.join(lines[:MOST_LINES])}{more}"
