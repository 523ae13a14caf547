"""Whether a document in `build/` would be made just so again, although what it is made from has changed.

Nothing is written: what lies there may have been sent, and nobody could get it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casefolio.documents.document import make_tailored
from casefolio.documents.freshness import Edition, Options, Wanted, is_as_made, read_edition, read_report
from casefolio.documents.letter_files import list_unchanged, read_options
from casefolio.documents.letters import render_files
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER
from casefolio.tailor.study import Study, read_study


def find_unchanged(root: Path, wanted: Wanted) -> Edition | None:
    """The PDF for a posting in `build/`, if the same is made now with its options; else None.

    Raises InputError where none can be made any more.
    """
    folder = root / BUILD_FOLDER / wanted.slug
    report = read_report(folder)
    if report is None or not is_as_made(folder / report["file"], report["sha256"]):
        return None
    try:
        options = Options(**report["options"])
    except (KeyError, TypeError):
        # Made by another version.
        return None
    made = make_tailored(*_study(root, wanted), options).made
    return read_edition(report, folder) if digest(made.data) == report["sha256"] else None


def is_letter_unchanged(root: Path, wanted: Wanted, report: Mapping[str, Any]) -> bool:
    """Whether all files of a letter with this report are there, and the same are made now with its options.

    Raises InputError where the letter cannot be made any more.
    """
    formats = tuple(report["files"])
    if list_unchanged(root, wanted.slug, report).keys() != set(formats):
        return False
    _, data = render_files(*_study(root, wanted), read_options(report), formats)
    return all(digest(data[format]) == made for format, (_, made) in report["files"].items())


def _study(root: Path, wanted: Wanted) -> tuple[Portfolio, Study]:
    assert wanted.source is not None, "the general PDF is for no posting"
    portfolio = read_portfolio(root, private=True)
    study = read_study(wanted.source, wanted.slug, portfolio.resume, portfolio.vocabulary, portfolio.names)
    return portfolio, study
