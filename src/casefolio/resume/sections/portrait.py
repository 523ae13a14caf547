"""The file of the person's picture."""

from __future__ import annotations

from casefolio.storage.project import DOCS_FOLDER
from casefolio.text.patterns import lazy_pattern

_FILE = lazy_pattern(r".*\.[A-Za-z0-9]{2,5}")


def find_portrait(image: str) -> str:
    """`basics.image` as a path below `docs/`, which a person may write with or without that folder.

    Returns "" for a picture on another host, which would be notified of each visit, for an absolute path, and
    for text that is not a file (`Upon request`).
    """
    if ":" in image or image.startswith("/") or not _FILE.fullmatch(image):
        return ""
    return image.removeprefix(f"{DOCS_FOLDER.as_posix()}/")


def find_portrait_file(image: str) -> str:
    """Like `find_portrait`, but relative to the project's root; "" where there is none."""
    portrait = find_portrait(image)
    return f"{DOCS_FOLDER.as_posix()}/{portrait}" if portrait else ""
