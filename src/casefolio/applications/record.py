"""`application.yaml`: to whom an application went, its state, and what has happened since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.project import APPLICATIONS_FOLDER
from casefolio.text.errors import InputError, Place, Problem, stop_on_errors, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

RECORD = "application.yaml"

STATES = (
    *("draft", "applied", "screening", "interview", "offer"),
    *("accepted", "rejected", "withdrawn", "expired"),
)
"""The states of an application, in the order in which most pass through them."""

CLOSED = frozenset(("accepted", "rejected", "withdrawn", "expired"))
"""The states after which nothing is due."""

_FOLDER = lazy_pattern(r"(\d{4}-\d{2}-\d{2})-(.+)")

_KEYS = ("company", "role", "url", "state", "followUp", "contacts", "history")
_EVENT_KEYS = ("date", "state", "note")

HEAD = """\
# What was sent, and what came of it. `casefolio log` changes the state and adds to the history;
# company, role, url and contacts are yours to change. The other files are as they were sent.
"""


@dataclass(frozen=True)
class Event:
    """A state that an application came to, on a day, with a note or ""."""

    day: date
    state: str
    note: str = ""


@dataclass(frozen=True)
class Application:
    """An application as its record tells it. `folder` is the name of its folder: the day, and its slug."""

    folder: str
    company: str
    role: str
    url: str
    state: str
    follow_up: date | None
    contacts: tuple[str, ...]
    history: tuple[Event, ...]

    @property
    def slug(self) -> str:
        return slug_of(Path(self.folder))

    @property
    def sent(self) -> date:
        """The day on which it was sent."""
        return self.history[0].day

    @property
    def latest(self) -> date:
        """The day of the last thing that happened."""
        return max(event.day for event in self.history)

    def is_due(self, today: date) -> bool:
        """Whether something is to be done about it by this day."""
        return self.follow_up is not None and self.follow_up <= today and self.state not in CLOSED


def list_folders(root: Path) -> list[Path]:
    """The folders of all applications, the oldest first."""
    folder = root / APPLICATIONS_FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(each for each in found if each.is_dir() and not each.name.startswith("."))


def find_folder(root: Path, name: str) -> Path:
    """The folder of an application that is called by its folder's name, or by its slug where that is unique.

    Raises InputError where there is none of that name, or several.
    """
    folders = list_folders(root)
    wanted = Path(name).name
    exact = [folder for folder in folders if folder.name == wanted]
    found = exact or [folder for folder in folders if slug_of(folder) == wanted]
    if len(found) == 1:
        return found[0]
    place = Place(name)
    if found:
        names = ", ".join(folder.name for folder in found)
        message = f"{len(found)} applications are called '{wanted}'"
        raise InputError([Problem(place, message, f"name its folder: {names}")])
    known = list(dict.fromkeys(slug_of(folder) for folder in folders))
    there_are = f"there are: {', '.join(known)}" if known else "`casefolio sent POSTING` records one"
    message = f"no application of that name in {APPLICATIONS_FOLDER.as_posix()}/"
    raise InputError([Problem(place, message, suggest(wanted, known, there_are))])


def slug_of(folder: Path) -> str:
    """The slug of the application in a folder, whatever its record says."""
    found = _FOLDER.fullmatch(folder.name)
    return found[2] if found else folder.name


def read_application(folder: Path, root: Path) -> Application:
    """The application in a folder. Raises InputError with everything that is wrong with its record."""
    return parse_application(read_source(folder / RECORD, root), folder.name)


def parse_application(source: Source, folder: str) -> Application:
    """Like `read_application`, from the record's text."""
    root = parse_yaml(source)
    stop_on_errors(_find_problems(root))
    events = tuple(
        Event(date.fromisoformat(_text(node, "date")), _text(node, "state"), _text(node, "note"))
        for node in root.find_items(("history",))
    )
    follow_up = _text(root, "followUp")
    return Application(
        folder,
        company=_text(root, "company"),
        role=_text(root, "role"),
        url=_text(root, "url"),
        state=_text(root, "state") or events[-1].state,
        follow_up=date.fromisoformat(follow_up) if follow_up else None,
        contacts=tuple(_say(node) for node in root.find_items(("contacts",))),
        history=events,
    )


def _find_problems(root: Node) -> Iterator[Problem]:
    if not isinstance(root.value, dict):
        yield root.problem("not a record of an application", "it has 'company:', 'role:' and 'history:'")
        return
    yield from _find_unknown_keys(root, _KEYS)
    yield from _find_wrong_state(root)
    yield from _find_wrong_date(root, "followUp")
    events = root.find_items(("history",))
    if not events:
        hint = "it begins with the day on which it was sent: '- {date: 2024-05-31, state: applied}'"
        yield root.problem("has no 'history'", hint)
    for event in events:
        if not isinstance(event.value, dict):
            yield event.problem("not an event", "write it as '{date: 2024-05-31, state: applied}'")
            continue
        yield from _find_unknown_keys(event, _EVENT_KEYS)
        yield from _find_wrong_date(event, "date", is_needed=True)
        yield from _find_wrong_state(event, is_needed=True)


def _find_unknown_keys(node: Node, known: Iterable[str]) -> Iterator[Problem]:
    for key in node.find_keys(()):
        if key not in known and not key.startswith("x-"):
            hint = suggest(key, known, "a key of your own begins with x-")
            yield node.key_problem(key, f"unknown key '{key}'", hint)


def _find_wrong_state(node: Node, *, is_needed: bool = False) -> Iterator[Problem]:
    child = node.child("state")
    if child is None or child.is_absent:
        if is_needed:
            yield node.problem("has no 'state'", f"one of: {', '.join(STATES)}")
    elif child.value not in STATES:
        hint = suggest(str(child.value), STATES, f"one of: {', '.join(STATES)}")
        yield child.problem(f"unknown state '{_say(child)}'", hint)


def _find_wrong_date(node: Node, key: str, *, is_needed: bool = False) -> Iterator[Problem]:
    child = node.child(key)
    if child is None or child.is_absent:
        if is_needed:
            yield node.problem(f"has no '{key}'", "write it as 2024-05-31")
        return
    try:
        date.fromisoformat(_say(child))
    except ValueError:
        yield child.problem(f"'{_say(child)}' is no day", "write it as 2024-05-31")


def _text(node: Node, key: str) -> str:
    child = node.child(key)
    return _say(child) if child is not None and not child.is_absent else ""


def _say(node: Node) -> str:
    """A value as words; of a mapping its values: `{name: Ada, email: …}`."""
    if isinstance(node.value, dict):
        return ", ".join(_say(child) for child in node.value.values())
    return str(node.value).strip()


def write_record(company: str, role: str, url: str, event: Event, follow_up: date | None) -> bytes:
    """The record of a new application."""
    lines = [
        f"company: {quote(company)}",
        f"role: {quote(role)}",
        f"url: {quote(url)}",
        f"state: {event.state}",
        *([f"followUp: {follow_up.isoformat()}"] if follow_up else []),
        "contacts: []",
        "history:",
        f"  - {write_event(event)}",
    ]
    return (HEAD + "\n".join(lines) + "\n").encode()


def write_event(event: Event) -> str:
    """An event on one line of YAML."""
    note = f", note: {quote(event.note)}" if event.note else ""
    return f"{{date: {event.day.isoformat()}, state: {event.state}{note}}}"


def quote(text: str) -> str:
    """A text as YAML's double-quoted form, on one line."""
    quoted = json.dumps(" ".join(_CONTROLS.sub(" ", text).split()), ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


_CONTROLS = lazy_pattern("[\x00-\x1f\x7f-\x9f]")
"""Codes that nothing can show, and that a record may not hold."""

_UNSEEN = lazy_pattern("[\u2028\u2029\ufeff]")
"""Characters that YAML takes for the end of a line, or that nobody sees."""
