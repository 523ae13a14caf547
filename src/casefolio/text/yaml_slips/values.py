"""Values without quotes that YAML takes for a date or a number, and that none can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_loader import LOADER, as_yaml_text

_SUSPECT = lazy_pattern(r"\d{4}-\d\d?-\d\d?|0[bx][0-9a-fA-F_]*_")
"""What such a value contains. Most files have none, and are not composed again."""

_HINT = "if it is a text, put it between quotes"


def find_impossible_values(source: Source) -> Iterator[Problem]:
    """An error at each value that a program which reads plain YAML cannot make: `2022-13-45`, `0x_`.

    Why: we keep every value as text; MkDocs makes dates and numbers of its configuration, and ends with
    Python's ValueError. Values below a tag of its own are left out: their tag says what becomes of them. The
    source has to be valid YAML.
    """
    if not _SUSPECT.search(source.text):
        return
    loader = LOADER(as_yaml_text(source))
    try:
        for node in _list_scalars(loader.get_single_node()):
            try:
                loader.construct_object(node)
            except ValueError as error:
                place = source.place(node.start_mark.line + 1, node.start_mark.column + 1)
                yield source.problem(place, f"no value that YAML knows: {error}", _HINT)
            except yaml.YAMLError:
                continue
    finally:
        loader.dispose()


def _list_scalars(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """All scalars below a node, each once, keys included."""
    waiting: list[Any] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting += (part for pair in reversed(node.value) for part in reversed(pair))
