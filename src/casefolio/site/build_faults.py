"""What stopped a build, in words: errors of templates, of the disk, and of files that are not text."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from casefolio.checks.files import find_undecodable
from casefolio.templates import find_template_problem
from casefolio.text.errors import InputError, Problem
from casefolio.text.source import describe_failure, display_path

_OF_DISKS = {errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE}
"""Errors that name no file when they come while one is read or written; others may be a network's."""


def find_build_problems(
    error: BaseException, root: Path, built: Path | None = None, place: str = ""
) -> list[Problem]:
    """The problems that an error of a build stands for; none where it is not about files, or has been told.

    `built` is the folder that was written to, in problems `place`, where the site was to be.
    """
    if isinstance(error, MkDocsException):
        return []
    if isinstance(error, InputError):
        return list(error.problems)
    if isinstance(error, UnicodeDecodeError) and (undecodable := [*find_undecodable(root)]):
        return undecodable
    if isinstance(error, OSError) and (error.filename or error.errno in _OF_DISKS):
        return [describe_disk_error(error, root, built, place)]
    problem = find_template_problem(error, root)
    return [problem] if problem else []


def describe_disk_error(error: OSError, root: Path, built: Path | None = None, place: str = "") -> Problem:
    """The problem of a file that cannot be used; it names none where the error names none."""
    # Of a copy, the second name is that of the new file.
    name = error.filename2 or error.filename
    if not isinstance(name, str | bytes):
        return describe_failure(error, "mkdocs", done="read or written")
    file = Path(os.fsdecode(name))
    if built and file.is_relative_to(built):
        shown = display_path(Path(place) / file.relative_to(built), root)
        return describe_failure(error, shown, done="written")
    return describe_failure(error, display_path(file, root), done="read")
