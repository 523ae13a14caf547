"""Removes blank values and entries from the YAML tree, before anything else reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import get_origin

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.deferred.records import Record, models_in
from casefolio.resume.model import Resume
from casefolio.resume.record import Entry, Highlight
from casefolio.text.yaml_tree import Node

_SILENT_KEYS = frozenset({"tags", "priority"})
"""Keys whose values are not shown: an entry with no others is blank."""


class _Field(NamedTuple):
    """The value of a key: the model of its mappings, if any; whether their keys are the person's own."""

    model: type[Record] | None
    has_own_keys: bool


def drop_blanks(node: Node) -> Node:
    """The tree of a resume without blank entries; blank values and sections are absent.

    An entry with an unknown key stays: the key may be a text that a ':' turned into one.
    """
    return _drop(node, Resume)


def find_empty_unknown(node: Node) -> Iterator[tuple[str | int, ...]]:
    """The paths to unknown keys without a value: YAML reads a text that ends in ':' as one."""
    yield from _find_empty_unknown(node, Resume, ())


def _find_empty_unknown(
    node: Node, model: type[Record] | None, way: tuple[str | int, ...]
) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from _find_empty_unknown(item, model, (*way, index))
    if not isinstance(node.value, dict) or model is None:
        return
    fields = _fields_of(model)
    for key, child in node.value.items():
        field = fields.get(key)
        if field and field.has_own_keys:
            for own in node.find_keys((key,)):
                yield from _find_empty_unknown(child.find((own,)), field.model, (*way, key, own))
        elif field:
            yield from _find_empty_unknown(child, field.model, (*way, key))
        elif child.is_absent and not key.startswith("x-") and model.extra == "forbid":
            yield (*way, key)


def _drop(node: Node, model: type[Record] | None) -> Node:
    if isinstance(node.value, list):
        items = [_drop(item, model) for item in node.value]
        return replace(node, value=[item for item in items if _says_something(item, model)])
    if not isinstance(node.value, dict) or model is None:
        return node
    fields = _fields_of(model)
    values = {k: _drop_below(child, fields[k]) if k in fields else child for k, child in node.value.items()}
    return replace(node, value=values)


def _drop_below(node: Node, field: _Field) -> Node:
    """The value of a key, without blank entries; absent where nothing remains."""
    if field.has_own_keys and isinstance(node.value, dict):
        return replace(node, value={key: _drop(child, field.model) for key, child in node.value.items()})
    kept = _drop(node, field.model)
    if isinstance(kept.value, str) and is_placeholder(kept.value):
        return replace(kept, value=None)
    return kept if _says_something(kept, field.model) else replace(kept, value=None)


def is_placeholder(text: str) -> bool:
    """Whether a person wrote only dashes or dots, as one fills a form: `phone: "-"`."""
    return not text.strip("-–—_.… \t\n")


def _says_something(node: Node, model: type[Record] | None) -> bool:
    """Whether a value is not blank; for an entry, whether it has more than silent keys."""
    if not isinstance(node.value, dict) or model is None:
        return not node.is_absent
    fields = _fields_of(model)
    is_entry = issubclass(model, Entry) and not issubclass(model, Highlight)
    return any(
        (key not in fields or not child.is_absent)
        and not key.startswith("x-")
        and not (is_entry and key in _SILENT_KEYS)
        for key, child in node.value.items()
    )


@cache
def _fields_of(model: type[Record]) -> dict[str, _Field]:
    return {
        field.alias: _Field(next(models_in(field.annotation), None), get_origin(field.annotation) is dict)
        for field in model.model_fields.values()
    }
