"""`casefolio diff`: what one document shows and another does not, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from casefolio.applications.differences import (
    TITLES,
    Change,
    Difference,
    ShownContent,
    ShownLine,
    compare,
    read_content,
)
from casefolio.applications.record import find_folder, list_folders
from casefolio.cli.console import Session, count, print_text, read_named
from casefolio.cli.documents.making import Making
from casefolio.documents.freshness import REPORT, Options, Wanted, creation_date, find_latest, read_report
from casefolio.storage.project import BUILD_FOLDER, GENERAL, MADE_FROM, list_postings
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.escaping.terminal import write_json


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--json", "as_json", is_flag=True, help="Print the whole difference as JSON.")
@click.pass_obj
def diff(session: Session, before: str, after: str, as_json: bool) -> None:
    """Tell what changes from BEFORE to AFTER: lines, their order, words, bold, headline and skills.

    Each is a posting, `general`, or an application that was sent: the name of its folder in
    data/applications/, or its slug where no posting is called so.
    """
    root = session.find_root()
    contents: list[ShownContent] = []
    problems: list[Problem] = []
    for name in (before, after):
        try:
            contents.append(_read_content(session, root, name))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    one, other = contents
    difference = compare(one, other)
    if as_json:
        print_text(write_json(_describe(one, other, difference)))
    else:
        for line in _say(one, other, difference):
            print_text(line)


def _read_content(session: Session, root: Path, name: str) -> ShownContent:
    """What a document shows; one that is not up to date is made. Raises InputError where there is none."""
    folder = _find_sent(root, name)
    if folder is not None:
        report = read_report(folder / MADE_FROM)
        content = read_content(report, folder.name) if report else None
        if content is None:
            message = "keeps no content to compare: it was recorded without a PDF that was made here"
            raise InputError([Problem(Place(name), message)])
        return content
    wanted, postings = Wanted(GENERAL, None), list[str]()
    if name != GENERAL:
        source, slug = read_named(session, name, root)
        wanted, postings = Wanted(slug, source), [name]
    if find_latest(root, wanted) is None:
        making = Making(session, Options(created=creation_date()))
        making.run(tuple(postings), every=False, force=False)
        making.finish()
    report = read_report(root / BUILD_FOLDER / wanted.slug)
    content = read_content(report, wanted.slug) if report else None
    assert content, f"a document that was made has its {REPORT}"
    return content


def _find_sent(root: Path, name: str) -> Path | None:
    """The folder of an application; None where a posting or the general resume has the name."""
    known = {name for file in list_postings(root) for name in (file.stem, file.name)}
    folders = {folder.name for folder in list_folders(root)}
    wanted = Path(name).name
    if wanted in folders:
        return find_folder(root, name)
    if name == GENERAL or name in known or (root / name).is_file() or name == "-":
        return None
    slugs = {folder.partition("-")[2].partition("-")[2].partition("-")[2] for folder in folders}
    return find_folder(root, name) if wanted in slugs else None


def _describe(before: ShownContent, after: ShownContent, difference: Difference) -> dict[str, Any]:
    return {"before": before.name, "after": after.name, **asdict(difference)}


def _say(before: ShownContent, after: ShownContent, difference: Difference) -> Iterator[str]:
    if not difference:
        yield f"{after.name} shows what {before.name} shows"
        return
    same = count(difference.same, "line is", "lines are")
    yield f"From {before.name} to {after.name}: {same} the same"
    for title, pair in (("Headline", difference.headline), ("Summary", difference.summary)):
        if pair:
            yield from ("", title, f"  - {pair[0] or '(none)'}", f"  + {pair[1] or '(none)'}")
    for kind, title in TITLES.items():
        changes = [change for change in difference.changes if change.kind == kind]
        if changes:
            yield from ("", f"{title} ({len(changes)})")
            for change in changes:
                yield from _say_change(change)
    if difference.skills:
        yield from ("", "Skills", *_say_lists(*difference.skills))
    if difference.added_entries or difference.left_entries:
        yield from ("", "Entries")
        yield from (f"  - {entry}" for entry in difference.left_entries)
        yield from (f"  + {entry}" for entry in difference.added_entries)
    if difference.case_studies:
        yield from ("", "Case studies", *_say_lists(*difference.case_studies))


def _say_lists(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    yield f"  - {', '.join(before) or '(none)'}"
    yield f"  + {', '.join(after) or '(none)'}"


def _say_change(change: Change) -> Iterator[str]:
    line = change.after or change.before
    assert line, "a change has a line"
    yield f"  {line.id}: {line.where}"
    if change.kind == "reworded":
        assert change.before, "a line in other words was there before"
        yield f"    - {change.before.text}"
        yield f"    + {line.text}"
    elif change.kind == "bold changed":
        assert change.before, "a line with other bold words was there before"
        yield f"    - {_say_bold(change.before)}"
        yield f"    + {_say_bold(line)}"
    else:
        yield f"    {line.text}"
    if line.reason and change.kind != "left out":
        yield f"    because: {line.reason}"


def _say_bold(line: ShownLine) -> str:
    return " | ".join(line.bold) or "(nothing bold)"
