"""The person's picture: which file it is, wherever it is shown or looked for."""

from __future__ import annotations

from casefolio.storage.project import DOCS_FOLDER
from casefolio.text.patterns import lazy_pattern

_FILE = lazy_pattern(r".*\.[A-Za-z0-9]{2,5}")


def find_portrait(image: str) -> str:
    """`basics.image` as a path below `docs/`, which a person may write with or without that folder.

    "" for a picture on another host, which would tell it of each visit, for an absolute path, and for what is
    no file (`Upon request`).
    """
    if ":" in image or image.startswith("/") or not _FILE.fullmatch(image):
        return ""
    return image.removeprefix(f"{DOCS_FOLDER.as_posix()}/")


def find_portrait_file(image: str) -> str:
    """The same as a path from the project's root, "" where there is none."""
    portrait = find_portrait(image)
    return f"{DOCS_FOLDER.as_posix()}/{portrait}" if portrait else ""
