"""Copies shipped files into a project, to be changed, and tells when the shipped ones change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.storage.ejected import EJECTED_FILE, read_ejected, write_ejected
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import ASSETS_FOLDER, TEMPLATES_FOLDER
from casefolio.storage.shipped import list_shipped, shipped_root
from casefolio.storage.writing.output import write_new
from casefolio.text.errors import InputError, Place, Problem, suggest

_LISTED = "casefolio eject, without a path, lists what there is"


@dataclass(frozen=True)
class Ejectable:
    """A shipped file. `is_own` says that the project has one at its path."""

    path: str
    file: Path
    is_own: bool


def list_ejectable(root: Path) -> list[Ejectable]:
    """All files that can be ejected, by path."""
    shipped = list_shipped([TEMPLATES_FOLDER, ASSETS_FOLDER])
    return [Ejectable(path, file, (root / path).is_file()) for path, file in sorted(shipped.items())]


def eject(root: Path, paths: Sequence[str]) -> list[str]:
    """Copy shipped files, or all of a folder, into the project; returns the paths of the copies.

    Raises InputError for paths that are not shipped, and for files that the project has already, with all of
    them; nothing is copied then.
    """
    chosen = _choose(root, paths)
    ejected = read_ejected(root)
    # One that is not recorded, and is as it is shipped, was left by a run that was stopped.
    there = [each for each in chosen if (root / each.path).exists() and not _is_left(root, each, ejected)]
    if there:
        hint = "it is yours already: --diff shows what differs from the shipped one"
        raise InputError([Problem(Place(each.path), "is there already", hint) for each in there])
    for each in chosen:
        data = each.file.read_bytes()
        if not (root / each.path).exists():
            write_new(root / each.path, data)
        ejected[each.path] = digest(data)
    write_ejected(root, ejected)
    return [each.path for each in chosen]


def _is_left(root: Path, chosen: Ejectable, ejected: Mapping[str, str]) -> bool:
    own = root / chosen.path
    is_recorded = chosen.path in ejected or _is_repository(root)
    return not is_recorded and own.is_file() and own.read_bytes() == chosen.file.read_bytes()


def accept(root: Path, paths: Sequence[str]) -> list[str]:
    """Remember the shipped files as they are now, so that `check` tells of later changes only.

    Without paths, those of all ejected files. Raises InputError as `eject` does.
    """
    ejected = read_ejected(root)
    chosen = _choose(root, paths or [path for path in ejected if _read_shipped(path) is not None])
    own = [each for each in chosen if each.is_own]
    write_ejected(root, ejected | {each.path: digest(each.file.read_bytes()) for each in own})
    return [each.path for each in own]


def diff_ejected(root: Path, paths: Sequence[str]) -> Iterator[str]:
    """The lines by which the shipped files differ from the project's; without paths, of all that it has."""
    # Imported here: `check` uses this module too.
    import difflib

    chosen = _choose(root, paths) if paths else list_ejectable(root)
    for each in chosen:
        if not each.is_own:
            continue
        own, shipped = (root / each.path).read_bytes(), each.file.read_bytes()
        if own == shipped:
            continue
        try:
            ours, theirs = own.decode().splitlines(), shipped.decode().splitlines()
        except UnicodeDecodeError:
            yield f"{each.path} differs from the shipped file"
            continue
        yield from difflib.unified_diff(
            ours, theirs, f"yours/{each.path}", f"shipped/{each.path}", lineterm=""
        )


def find_outdated(root: Path) -> Iterator[Problem]:
    """A warning for each ejected file whose shipped one has changed since."""
    if _is_repository(root) or not (root / EJECTED_FILE).exists():
        return
    try:
        ejected = read_ejected(root)
    except InputError as error:
        yield from error.problems
        return
    for path, made_from in sorted(ejected.items()):
        own = root / path
        if not own.is_file():
            continue
        shipped = _read_shipped(path)
        if shipped is None:
            message = "was ejected, and this release has no such file any more: nothing may use it"
            yield Problem(Place(path), message, "see CHANGELOG.md, or delete it", severity="warning")
        elif digest(shipped) != made_from and own.read_bytes() != shipped:
            message = "was ejected, and the shipped file has changed since"
            hint = f"casefolio eject --diff {path} shows how, --accept that you have seen it"
            yield Problem(Place(path), message, hint, severity="warning")


def _choose(root: Path, paths: Sequence[str]) -> list[Ejectable]:
    """The shipped files at or below the paths. Raises InputError with all that are none."""
    if _is_repository(root):
        hint = "change the files where they are: they are Casefolio's own"
        raise InputError(
            [Problem(Place(TEMPLATES_FOLDER.as_posix()), "this is Casefolio's repository", hint)]
        )
    known = {each.path: each for each in list_ejectable(root)}
    chosen: dict[str, Ejectable] = {}
    problems = []
    for path in paths:
        plain = _as_shipped(path, root)
        found = {name: each for name, each in known.items() if name == plain or name.startswith(f"{plain}/")}
        if not found:
            folders = {parent.as_posix() for name in known for parent in Path(name).parents} - {"."}
            same = next((name for name in known if Path(name).name == Path(plain).name), "")
            named = f"did you mean '{same}'?" if same else _LISTED
            hint = suggest(plain, [*known, *folders], named)
            problems.append(Problem(Place(path), "no file or folder of this name is shipped", hint))
        chosen |= found
    if problems:
        raise InputError(problems)
    return list(chosen.values())


def _as_shipped(path: str, root: Path) -> str:
    """A path as in a project; it may be written as an absolute one, too."""
    given = Path(path.replace("\\", "/"))
    if given.is_absolute() and given.is_relative_to(root):
        given = given.relative_to(root)
    return given.as_posix()


def _is_repository(root: Path) -> bool:
    return root.resolve() == shipped_root()


def _read_shipped(path: str) -> bytes | None:
    found = list_shipped([Path(path)]).get(path)
    return found.read_bytes() if found else None
