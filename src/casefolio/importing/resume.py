"""Converts foreign files to a resume that passes every check, with private values separated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as File
from shutil import copyfile, copytree
from tempfile import TemporaryDirectory
from typing import Any

from casefolio.checks.portfolio import check_portfolio
from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.records import ValidationError
from casefolio.importing.clean import ASIDE, clean, find_free_name
from casefolio.importing.linkedin import BIRTH_DATE
from casefolio.importing.merge import merge
from casefolio.importing.notes import Note, Notes, Path, show_path
from casefolio.importing.shape import SECTIONS
from casefolio.importing.sources import Kind, read_foreign
from casefolio.importing.write import PRIVATE_HEAD, write_yaml
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.privacy import PRIVATE_FIELDS
from casefolio.resume.privacy.contact_forms import find_contacts
from casefolio.resume.sections.portrait import find_portrait_file
from casefolio.resume.validation import strip_extensions
from casefolio.storage.project import DOCS_FOLDER, PRIVATE_FILE, RESUME_FILE, SITE_CONFIG, TEMPLATES_FOLDER
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.source import Source, real_path
from casefolio.text.yaml_tree import Node, parse_yaml

SOMEBODY = "Robin Example"
"""The name in a resume of publications alone, while it is checked."""

MOST_ROUNDS = 50
"""The most rounds of setting invalid values aside; each round takes all that are known."""


@dataclass(frozen=True)
class Imported:
    """The texts of `resume.yaml` and `private.yaml` ("" for none), and the notes of all changes.

    With `is_part` the first is no whole resume: it has publications, to be pasted into one.
    """

    resume: str
    private: str
    notes: tuple[Note, ...]
    is_part: bool = False


def import_files(
    files: Sequence[File], kind: Kind | None = None, name: str = "", root: File | None = None
) -> Imported:
    """One resume of all files; where they say the same, the first wins. `name` is used where no file has one.
    Publications alone, from BibTeX, are a part of a resume without it.

    `root` is the project that the resume is for, if any. A picture of the person that is not there is put
    aside, as `check` refuses it.

    Raises InputError where a file cannot be read, and where no name is given.
    """
    notes = Notes()
    data: dict[str, Any] = {}
    kinds = set()
    for file in files:
        foreign = read_foreign(file, notes, kind)
        kinds.add(foreign.kind)
        data = merge(data, clean(foreign.data, notes, is_markdown=foreign.kind != "bibtex"), notes)
    if name:
        data.setdefault("basics", {})["name"] = name
    is_part = kinds == {"bibtex"} and not name
    if is_part:
        data["basics"] = {"name": SOMEBODY}
    if not data.get("basics", {}).get("name"):
        message = "nobody says whose resume this is"
        raise InputError([Problem(Place(files[0].name), message, "say it: --name 'Robin Example'")])
    private = _take_private(data, notes)
    _put_lost_picture_aside(data, notes, root)
    data = _put_wrong_aside(data, private, notes, root)
    _take_private_asides(data, private, notes, is_lost=is_part)
    if is_part:
        del data["basics"]
        return Imported(write_yaml(data, ""), "", tuple(notes), is_part=True)
    _note_unshown(data, notes)
    return Imported(write_yaml(data), write_yaml(private, PRIVATE_HEAD) if private else "", tuple(notes))


def _take_private(data: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """Remove the private fields from the data and return them."""
    private: dict[str, Any] = {}
    for path in (*PRIVATE_FIELDS, ("basics", BIRTH_DATE)):
        *way, last = path
        holder: Any = data
        for step in way:
            holder = holder.get(step, {}) if isinstance(holder, dict) else {}
        if isinstance(holder, dict) and last in holder:
            place = private
            for step in way:
                place = place.setdefault(step, {})
            place[last] = holder.pop(last)
            notes.add("private", path, f"stands in {PRIVATE_FILE.name}: it is not for the public")
            if not holder and len(way) > 1:
                data[way[0]].pop(way[1])
    return private


_PERSONAL = frozenset(
    "phone mobile telephone tel cell cellphone fax whatsapp address street postalcode zip birthdate "
    "dateofbirth dob birthday birthplace maritalstatus passport ssn".split()
)
"""What people call what is not for the public, in lower case."""


def _take_private_asides(
    data: dict[str, Any], private: dict[str, Any], notes: Notes, *, is_lost: bool
) -> None:
    """Move what was kept under `x-…` to the private file where it is not for the public: the number of a
    referee, another phone of the person, what has the form of a number or a street address.

    It is told as left out if it `is_lost`, since no such file will be written.
    """
    kept = {}
    for path, holder in [*_find_asides(data, ())]:
        key = str(path[-1])
        name = "".join(filter(str.isalnum, key.removeprefix(ASIDE).lower()))
        is_referees = path[0] == "references" and name in ("email", "mail")
        is_publishers = path[0] == "publications" and name == "address"
        is_personal = (name in _PERSONAL and not is_publishers) or is_referees
        if is_personal or any(map(_tells_contact, _list_texts(holder[key]))):
            kept[show_path(path)] = holder.pop(key)
            if is_lost:
                notes.add("unread", path, "left out: it is not for the public")
            else:
                notes.add("private", path, f"stands in {PRIVATE_FILE.name}: it is not for the public")
    if kept:
        private["x-kept"] = kept
    if "references" in data and not (entries := [entry for entry in data["references"] if entry]):
        del data["references"]
    elif "references" in data:
        data["references"] = entries


def _find_asides(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The paths of what is kept under `x-…`, each with the mapping that holds it."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        if isinstance(step, str) and step.startswith(ASIDE):
            yield (*path, step), data
        else:
            yield from _find_asides(value, (*path, step))


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _list_texts(inner)


def _tells_contact(text: str) -> bool:
    return any(True for _ in find_contacts(text))


def _put_wrong_aside(
    data: dict[str, Any], private: dict[str, Any], notes: Notes, root: File | None
) -> dict[str, Any]:
    """The data without what `check` would refuse: that is kept under `x-…`, at its place."""
    for _ in range(MOST_ROUNDS):
        wrong = _find_wrong(data, private, root)
        if not wrong:
            break
        # The last item of a list first, so that the indexes of the others stay valid.
        for path in sorted(wrong, key=lambda path: [str(step).zfill(6) for step in path], reverse=True):
            _set_aside(data, path, wrong[path], notes)
    return data


def _put_lost_picture_aside(data: dict[str, Any], notes: Notes, root: File | None) -> None:
    portrait = find_portrait_file(str(data["basics"].get("image") or ""))
    if portrait and not (root and (root / portrait).is_file()):
        reason = "there is no such picture here: put it into docs/assets, and write 'image: assets/…'"
        _set_aside(data, ("basics", "image"), reason, notes)


def _find_wrong(data: dict[str, Any], private: dict[str, Any], root: File | None) -> dict[Path, str]:
    """What is wrong by the model, or, where all is right by it, by `check`; with the reason."""
    node = parse_yaml(Source(RESUME_FILE.as_posix(), write_yaml(data, "")))
    plain = strip_extensions(node.plain())
    fill_ids(plain)
    try:
        Resume.model_validate(plain)
    except ValidationError as error:
        return {
            _find_existing(data, item["loc"], item["type"]): item["msg"].lower() for item in error.errors()
        }
    errors = _check(node.source.text, private, root)
    found = {_find_place(node, problem.place): problem.message for problem in errors}
    # What no value of the file is to blame for is left for `check` to report.
    found.pop((), None)
    return found


def _check(resume: str, private: dict[str, Any], root: File | None) -> Iterator[Problem]:
    """The errors of `check` in the resume, with the pages and settings of the project that it is for."""
    with TemporaryDirectory(prefix="casefolio-") as name:
        folder = File(name)
        (folder / RESUME_FILE).parent.mkdir()
        (folder / RESUME_FILE).write_text(resume, "utf-8")
        if private:
            (folder / PRIVATE_FILE).write_text(write_yaml(private, ""), "utf-8")
        for part in (DOCS_FOLDER, SITE_CONFIG, TEMPLATES_FOLDER):
            if root and (root / part).exists():
                _provide(real_path(root / part), folder / part)
        found = check_portfolio(folder, advises=False).problems
    for problem in found:
        if problem.severity == "error" and problem.place.path == RESUME_FILE.as_posix():
            yield problem


def _provide(original: File, place: File) -> None:
    """Have the file or folder at another place too: as a link, or copied where the system allows none."""
    try:
        place.symlink_to(original)
    except OSError:
        if original.is_dir():
            copytree(original, place)
        else:
            copyfile(original, place)


def _find_existing(data: Any, loc: Path, kind: str) -> Path:
    """The longest part of a path that exists in the data; the entry, where a key is missing in it."""
    path: list[str | int] = []
    for step in loc[:-1] if kind == "missing" and len(loc) > 1 else loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        path.append(step)
    return tuple(path)


def _find_place(node: Node, place: Place, path: Path = ()) -> Path:
    """The path to the key or text at a place; () for none."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if (node.keys[key].line, node.keys[key].column) == (place.line, place.column):
                return (*path, key)
            if inner := _find_place(child, place, (*path, key)):
                return inner
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            if inner := _find_place(child, place, (*path, index)):
                return inner
    elif _is_within(node, place):
        return path
    return ()


def _is_within(node: Node, place: Place) -> bool:
    start, at, end = ((p.line, p.column) for p in (node.place, place, node.end))
    return start <= at < end


def _set_aside(data: dict[str, Any], path: Path, reason: str, notes: Notes) -> None:
    """Move a value under `x-…`; one in a list, to the mapping that holds the list."""
    *way, last = path
    holders: list[Any] = [data]
    for step in way:
        try:
            holders.append(holders[-1][step])
        except (KeyError, IndexError):
            return
    holder = holders[-1]
    if isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        value = holder.pop(last)
        # The nearest mapping above, since a list has no keys.
        depth = max(index for index, each in enumerate(holders) if isinstance(each, dict))
        name = f"{ASIDE}{way[depth]}"
        holders[depth].setdefault(name, []).append(value)
        if not holder:
            holders[depth].pop(str(way[depth]), None)
    elif isinstance(holder, dict) and last in holder:
        name = find_free_name(f"{ASIDE}{last}", holder)
        holder[name] = holder.pop(last)
    else:
        return
    notes.add("aside", path, f"kept as '{name}': {reason}")


def _note_unshown(data: dict[str, Any], notes: Notes) -> None:
    """Notes on profiles that lead nowhere, and on positions with one paragraph in place of highlights, which
    cannot be tailored."""
    for index, profile in enumerate(data["basics"].get("profiles", ())):
        if "network" in profile and not profile.keys() & {"url", "username"}:
            message = "it has neither an address nor a user name, so nobody is reached by it"
            notes.add("unshown", ("basics", "profiles", index), message)
    for section in SECTIONS:
        for index, entry in enumerate(data.get(section, ())):
            if section == "work" and "highlights" not in entry:
                message = "no highlights, so nothing of it can be chosen for a posting"
                notes.add("unshown", (section, index), message)
