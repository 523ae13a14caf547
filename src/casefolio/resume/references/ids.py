"""Checks the ids of the resume: each is unique among its kind, and none can be taken for another's."""

from __future__ import annotations

from collections.abc import Container, Iterator

from casefolio.resume.anchors import CASE_STUDY_ANCHOR, HIGHLIGHT_ANCHOR
from casefolio.resume.entry_ref import CUSTOM_SECTIONS, list_entry_nodes
from casefolio.resume.hints.keys import known_keys
from casefolio.resume.model import SECTION_NAMES, Resume
from casefolio.text.errors import Problem
from casefolio.text.yaml_tree import Node

RESERVED_CASE_STUDY_IDS = ("index",)
"""Ids that a case study cannot have: its page would have the path of another one."""

ANCHORS = (CASE_STUDY_ANCHOR, HIGHLIGHT_ANCHOR, "publications-in-", "publications-of-type-", "find-")
"""How the anchors of other parts of the resume page begin."""


def find_id_problems(root: Node) -> Iterator[Problem]:
    """Ids that stand twice, or that mean something else already."""
    yield from _check_unique(_ids(root, ("caseStudies",)), "case studies")
    yield from _check_reserved(_ids(root, ("caseStudies",)))
    yield from _check_unique(_ids(root, ("basics", "emphases")), "emphases")
    yield from _check_unique(_highlight_ids(root), "highlights")
    yield from _check_unique(_ids(root, ("letter", "paragraphs")), "paragraphs")
    yield from _check_automatic_ids(root)
    yield from _check_unique(_ids(root, (CUSTOM_SECTIONS,)), "sections")
    yield from _check_custom_ids(root)


def find_case_study_ids(root: Node) -> dict[str, Node]:
    """The ids of the case studies, each with its node."""
    return {str(id.value): id for id in _ids(root, ("caseStudies",))}


def find_custom_ids(root: Node) -> dict[str, Node]:
    """The ids of the person's own sections, each with its node."""
    return {str(id.value): id for id in _ids(root, (CUSTOM_SECTIONS,))}


def _ids(root: Node, path: tuple[str, ...]) -> list[Node]:
    """The written ids of the entries of a list."""
    found = [entry.child("id") for entry in root.find_items(path)]
    return [id for id in found if id is not None and isinstance(id.value, str)]


def _highlight_ids(root: Node) -> list[Node]:
    return [id for _, entry in list_entry_nodes(root) for id in _ids(entry, ("highlights",))]


def _check_unique(ids: list[Node], kind: str) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    for node in ids:
        id = str(node.value)
        if id in first:
            message = f"two {kind} have the id '{id}' (the first in line {first[id].place.line})"
            yield node.problem(message, "give one of them another id")
        first.setdefault(id, node)


def _check_reserved(ids: list[Node]) -> Iterator[Problem]:
    for node in ids:
        if node.value in RESERVED_CASE_STUDY_IDS:
            message = f"'{node.value}' is the page that lists the case studies, so none can be called that"
            yield node.problem(message, "give it another id, and its page that name")


def _check_automatic_ids(root: Node) -> Iterator[Problem]:
    """Written ids that are the automatic id of another highlight, or of an entry of an own section."""
    automatic: dict[str, Node] = {}
    entries: dict[str, Node] = {}
    own = find_custom_ids(root)
    for ref, entry in list_entry_nodes(root):
        if ref.section in own:
            entries[str(ref)] = entry
        for position, highlight in enumerate(entry.find_items(("highlights",))):
            id = highlight.child("id")
            if not isinstance(highlight.value, list) and (id is None or id.is_absent):
                automatic[f"{ref}-{position}"] = highlight
    for id in _highlight_ids(root):
        if other := automatic.get(str(id.value)):
            message = f"the highlight in line {other.place.line} has no id, and so is called '{id.value}'"
            yield id.problem(message, "give one of them another id")
        elif other := entries.get(str(id.value)):
            message = f"the entry in line {other.place.line} is called '{id.value}'"
            yield id.problem(message, "give the highlight another id")


def _check_custom_ids(root: Node) -> Iterator[Problem]:
    """Ids of own sections that are a section's name, or could be the id of an entry, a line or an anchor."""
    own = find_custom_ids(root)
    for id, node in own.items():
        owner = _find_owner(id, {*SECTION_NAMES, *own})
        if id in known_keys(Resume):
            what = "there is a section" if id in SECTION_NAMES else "another part of the resume is called"
            yield node.problem(f"{what} '{id}' already", "give this section another id")
        elif owner:
            message = f"'{id}' would be called as an entry of '{owner}' is"
            yield node.problem(message, "give this section an id that does not end in a number")
        elif id.startswith(ANCHORS):
            hint = "give this section another id"
            yield node.problem(f"'{id}' begins as the links to other parts of the page do", hint)


def _find_owner(id: str, sections: Container[str]) -> str:
    """The section of whose entry or line this is the automatic id: `work-0`, `work-0-2`; "" for none."""
    for _ in range(2):
        id, dash, number = id.rpartition("-")
        if not dash or not number.isdigit():
            return ""
        if id in sections:
            return id
    return ""
