"""Adds an event to an `application.yaml`; every other byte of it stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from casefolio.applications.record import CLOSED, RECORD, Application, Event, parse_application, write_event
from casefolio.storage.writing.locks import FolderLock
from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

ADVICE = "add it by hand, as the last item of 'history'"


def log_event(folder: Path, root: Path, event: Event, follow_up: date | None) -> date | None:
    """Add an event to the record of the application in a folder, and return the day to follow up.

    Without a new one, an earlier day is kept as long as it is still to come. Raises InputError as `add_event`
    does.
    """
    file = folder / RECORD
    # Of two commands at once, the second adds to what the first one wrote.
    lock = FolderLock(folder, on_wait=lambda: None)
    try:
        source = read_source(file, root)
        earlier = parse_application(source, folder.name).follow_up
        is_kept = earlier and earlier > event.day and event.state not in CLOSED
        day = follow_up or (earlier if is_kept else None)
        write_atomically(file, add_event(source, event, day).text.encode())
    finally:
        lock.release()
    return day


def add_event(source: Source, event: Event, follow_up: date | None) -> Source:
    """The record with one more event, its state, and a day to follow up: None clears an earlier one.

    Raises InputError where the record is malformed, or written so that it cannot be changed safely.
    """
    before = parse_application(source, "")
    changed = source
    for key, value in (("followUp", follow_up.isoformat() if follow_up else ""), ("state", event.state)):
        changed = Source(source.path, _set(changed, key, value))
    changed = Source(source.path, _append(changed, write_event(event)))
    expected = replace(
        before, state=event.state, follow_up=follow_up, history=(*before.history, _as_read(event))
    )
    if not _holds(changed, expected):
        place = parse_yaml(source).keys["history"]
        raise InputError(
            [source.problem(place, "is written in a way that cannot be added to safely", ADVICE)]
        )
    return changed


def _as_read(event: Event) -> Event:
    return replace(event, note=" ".join(event.note.split()))


def _holds(source: Source, expected: Application) -> bool:
    try:
        return parse_application(source, "") == expected
    except InputError:
        return False


def _set(source: Source, key: str, value: str) -> str:
    """The text with another value of a key on a line of its own, by a new line above `history` if need be.

    An empty value takes the line out.
    """
    root = parse_yaml(source)
    child = root.child(key)
    if child is not None and (child.is_absent or not _stands_alone(source, root, key, child)):
        return source.text
    if child is not None and value:
        start, end = _span(source, child)
        return source.text[:start] + value + source.text[end:]
    if child is not None:
        line = root.keys[key].line
        start = source.offset(line, 1)
        return source.text[:start] + source.text[start:].partition("\n")[2]
    if not value:
        return source.text
    at = source.offset(root.keys["history"].line, 1)
    return f"{source.text[:at]}{key}: {value}{_line_end(source)}{source.text[at:]}"


def _stands_alone(source: Source, root: Node, key: str, child: Node) -> bool:
    """Whether a key with its value is one whole line, a comment after it apart."""
    place = root.keys[key]
    line = source.lines[place.line - 1]
    written = re.fullmatch(rf"{key}:\s+(?P<value>\S+)\s*(?:#.*)?", line)
    return bool(written) and child.place.line == place.line


def _append(source: Source, event: str) -> str:
    """The text with a line below the last event; unchanged where that does not begin with a dash."""
    items = parse_yaml(source).find_items(("history",))
    last = items[-1]
    prefix = source.lines[last.place.line - 1][: last.place.column - 1]
    if not re.fullmatch(r"[ \t]*-[ \t]+", prefix):
        return source.text
    lines = source.text.splitlines(keepends=True)
    # An event in block style ends on the line of its last value.
    until = max(node.place.line for node in last.scalars())
    ending = _line_end(source)
    before = "".join(lines[:until])
    before += "" if before.endswith(("\n", "\r")) else ending
    return f"{before}{prefix}{event}{ending}{''.join(lines[until:])}"


def _span(source: Source, node: Node) -> tuple[int, int]:
    return (
        source.offset(node.place.line, node.place.column),
        source.offset(node.end.line, node.end.column),
    )


def _line_end(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"
