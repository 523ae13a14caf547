"""Pins and hides, written into the front matter of a posting; tags, written into the resume."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from casefolio.checks.portfolio import read_checked
from casefolio.posting import find_posting_problems
from casefolio.posting.front_matter import KEYS
from casefolio.resume.portfolio import RESUME_FILE, Portfolio
from casefolio.storage.writing.output import write_atomically
from casefolio.tailor.proposals import explain_refusal, propose_tags, write_tags
from casefolio.text.errors import InputError, stop_on_errors
from casefolio.text.front_matter_edit import ListEdit
from casefolio.text.source import decode_source, display_path, real_path

Edit = Literal["pin", "unpin", "hide", "unhide"]
EDITS: tuple[Edit, ...] = ("pin", "unpin", "hide", "unhide")

_BOM = b"\xef\xbb\xbf"

_LISTS = ListEdit(KEYS, "write it by hand: data/postings/README.md says how")


def apply_edit(data: bytes, path: str, id: str, edit: Edit) -> bytes:
    """The posting `data` with the highlight or entry `id` pinned, hidden, or neither; all else as it was.

    Raises InputError where the front matter is malformed, or is written so that it cannot be changed safely.
    """
    source = decode_source(data, path)
    if edit == "pin":
        source = _LISTS.remove(_LISTS.add(source, "pin", id), "hide", id)
    elif edit == "hide":
        source = _LISTS.remove(_LISTS.add(source, "hide", id), "pin", id)
    else:
        source = _LISTS.remove(source, edit.removeprefix("un"), id)
    return (_BOM if data.startswith(_BOM) else b"") + source.text.encode()


def write_edit(file: Path, root: Path, id: str, edit: Edit, portfolio: Portfolio | None) -> None:
    """Write a pin or hide into a posting's file. Raises InputError with the problems that it would add."""
    data, path = file.read_bytes(), display_path(file, root)
    changed = apply_edit(data, path, id, edit)
    _stop_on_new_problems(data, changed, path, portfolio)
    if changed != data:
        # A symbolic link stays one: its target is written.
        write_atomically(real_path(file), changed)


def _stop_on_new_problems(before: bytes, after: bytes, path: str, portfolio: Portfolio | None) -> None:
    resume, vocabulary = (portfolio.resume, portfolio.vocabulary) if portfolio else (None, {})
    old, new = (
        find_posting_problems(decode_source(data, path), resume, vocabulary) for data in (before, after)
    )
    known = {problem.message for problem in old}
    if problems := [problem for problem in new if problem.message not in known]:
        raise InputError(problems)


def write_proposed_tags(root: Path, id: str) -> bool:
    """Write the tags that are proposed for a line into the resume; False where there are none any more.

    Raises InputError where the resume has errors, or cannot be written safely.
    """
    file = root / RESUME_FILE
    portfolio, _ = read_checked(root, private=False)
    proposals = [each for each in propose_tags(portfolio) if each.id == id and each.tags]
    if not proposals:
        return False
    changed, refused = write_tags(file.read_bytes(), proposals)
    stop_on_errors(map(explain_refusal, refused))
    write_atomically(real_path(file), changed)
    return True
