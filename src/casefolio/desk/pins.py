"""Pins and hides, written into the front matter of a posting."""

from __future__ import annotations

from typing import Literal

from casefolio.posting.front_matter import KEYS
from casefolio.text.front_matter_edit import ListEdit
from casefolio.text.source import decode_source

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
