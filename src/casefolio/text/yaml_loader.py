"""How PyYAML reads our texts: by which loader, and in lines that are those of an editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from casefolio.text.source import Source

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: about ten times as fast."""

_LINE_ENDS_OF_YAML = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""Line ends of YAML 1.1 that no editor knows: with them, PyYAML's line numbers would differ from ours."""


def as_yaml_text(source: Source, first_line: int = 1) -> str:
    """The source from a line on, counted from 1, as PyYAML is to read it."""
    return "\n".join(source.lines[first_line - 1 :]).translate(_LINE_ENDS_OF_YAML)


def read_events(source: Source, first_line: int = 1) -> Iterator[yaml.Event]:
    """PyYAML's events for the source, from a line on, counted from 1. Raises YAMLError for invalid YAML."""
    return yaml.parse(as_yaml_text(source, first_line), Loader=LOADER)


def offsets_of(event: yaml.Event, source: Source, first_line: int) -> tuple[int, int]:
    """Where an event begins and ends in the source's text, from 0."""
    start, end = event.start_mark, event.end_mark
    assert start and end
    last = len(source.lines)
    return (
        source.offset(min(start.line + first_line, last), start.column + 1),
        source.offset(min(end.line + first_line, last), end.column + 1),
    )
