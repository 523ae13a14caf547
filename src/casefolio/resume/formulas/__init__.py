"""The formulas in a resume's texts, which are there with `meta.casefolio.math: true` only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from casefolio.resume.model import LONG_FIELDS
from casefolio.text.errors import Place, Problem
from casefolio.text.inline.formulas import find_formulas, find_marked, mark_formulas, write_formulas
from casefolio.text.inline.mathml import read_formula
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

FORMULA_FIELDS = LONG_FIELDS | {"text", "short", "highlights"}
"""Fields that may hold formulas; a plain text below `highlights` is a claim."""


_SIGN = lazy_pattern(r"[\\^_{}=]|\A[A-Za-z]\d?\Z")


def is_formula(latex: str) -> bool:
    """Whether what stands between two `$` is a formula, and no text between two amounts."""
    return bool(_SIGN.search(latex))


def has_formulas(root: Node) -> bool:
    """Whether the person has said that there are formulas."""
    flag = root.find(("meta", "casefolio")).child("math")
    return flag is not None and isinstance(flag.value, str) and flag.value.lower() == "true"


def mark_in_tree(node: Node, key: str = "") -> Node:
    """The tree of a resume with its formulas marked; other values, and notes of the person's own, stay."""
    if isinstance(node.value, dict):
        children = {
            name: child if name.startswith("x-") else mark_in_tree(child, name)
            for name, child in node.value.items()
        }
        return replace(node, value=children)
    if isinstance(node.value, list):
        return replace(node, value=[mark_in_tree(child, key) for child in node.value])
    if isinstance(node.value, str) and key in FORMULA_FIELDS:
        return replace(node, value=mark_formulas(node.value))
    return node


def find_faults(node: Node) -> Iterator[Problem]:
    """The problems of formulas that cannot be set, in a tree where they are marked."""
    if isinstance(node.value, dict | list):
        for child in node.value.values() if isinstance(node.value, dict) else node.value:
            yield from find_faults(child)
    elif isinstance(node.value, str):
        for latex in find_marked(node.value):
            if fault := read_formula(latex).fault:
                yield node.problem(*_explain(latex, fault), _find_place(node, f"${latex}$"))


def find_unset(node: Node, key: str = "") -> Iterator[Problem]:
    """A warning for each formula in a name or title, which is shown as it is written."""
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            if not name.startswith("x-") and name != "meta":
                yield from find_unset(child, name)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from find_unset(child, key)
    elif isinstance(node.value, str) and key not in FORMULA_FIELDS:
        for found in find_formulas(node.value):
            formula = read_formula(found.latex)
            written = node.value[found.start : found.end]
            hint = "take it out" if formula.fault else f"write it in characters: {formula.text}"
            message = (
                f"'{written}' is shown as it is written: texts and summaries have formulas, '{key}' has none"
            )
            yield node.warning(message, hint, _find_place(node, written))


def _find_place(node: Node, written: str) -> Place:
    """Where a formula stands; between double quotes YAML has two backslashes for one."""
    place = node.place_of(written)
    return place if place != node.place else node.place_of(written.replace("\\", "\\\\"))


def find_page_faults(source: Source) -> Iterator[Problem]:
    """The same for a page in Markdown."""
    for found in find_formulas(source.text, is_page=True):
        if fault := read_formula(found.latex).fault:
            yield source.problem(source.place_at(found.start), *_explain(found.latex, fault))


def _explain(latex: str, fault: str) -> tuple[str, str]:
    shown = latex if len(latex) <= 30 else f"{latex[:29]}…"
    return f"the formula '{shown}' cannot be set: {fault}", "a $ that begins no formula is written \\$"


def write_as_given(value: Any) -> Any:
    """Data of a resume with its formulas as a person writes them."""
    if isinstance(value, dict):
        return {key: write_as_given(each) for key, each in value.items()}
    if isinstance(value, list):
        return [write_as_given(each) for each in value]
    return write_formulas(value) if isinstance(value, str) else value
