"""Heights measured once for all projects of a test process whose looks are the same."""

from __future__ import annotations

from pathlib import Path

from casefolio.pdf import renderer
from casefolio.pdf.height_cache import HeightCache
from casefolio.storage.fingerprint import digest_files
from casefolio.storage.project import DOCUMENT_FOLDERS

open_own = renderer._open_height_cache
"""Opens the heights of one project only, for tests of them."""

_digests: dict[tuple[Path, str], str] = {}
_latest: dict[tuple[str, str, str], HeightCache] = {}


def share_heights() -> None:
    """Let a project begin with the heights that a copy of it has measured: a tenth of the layouts were that.

    The engine itself caches them for each place, since it compares looks by their stamps.
    """
    renderer._open_height_cache = _open_alike


def _open_alike(root: Path, look: str, paper: str, engine_version: str) -> HeightCache:
    opened = open_own(root, look, paper, engine_version)
    place = (root, opened.made_with)
    if place not in _digests:
        _digests[place] = digest_files(root, DOCUMENT_FOLDERS)
    key = (_digests[place], look, paper)
    latest = _latest.get(key)
    if latest and latest is not opened and not opened.ignores_file:
        opened.known = latest.known | opened.known
        opened.stranded |= latest.stranded
    _latest[key] = opened
    return opened
