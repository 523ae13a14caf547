"""The pictures of case studies beside links to them, in chats and on social networks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casefolio.pages.share_image import HEIGHT, WIDTH
from casefolio.pages.stories.covers import Cover, find_own_cover
from casefolio.pages.stories.picture_sizes import read_picture
from casefolio.resume.anchors import case_study_page
from casefolio.resume.model import Resume
from casefolio.storage.project import CACHE_FOLDER

SHARED_FOLDER = "assets/shared"
"""Below `docs/`, where these pictures are published."""


@dataclass(frozen=True)
class SharedPicture:
    """A picture as it is shared: its path below `docs/`, and what it shows."""

    path: str
    alt: str


def find_shared(root: Path, resume: Resume) -> Iterator[tuple[str, Cover, bytes]]:
    """The case studies' own pictures that can be shared: the id of the study, the picture, its bytes."""
    for study in resume.case_studies:
        cover = find_own_cover(study)
        if cover is None or not (data := read_picture(root, cover.path)):
            continue
        # Only here: a site without pictures needs no Pillow.
        from casefolio.pictures.scaling import find_scaled_kind

        if find_scaled_kind(data):
            yield study.id, cover, data


def make_shared(root: Path, resume: Resume) -> tuple[dict[str, SharedPicture], dict[str, bytes]]:
    """The pictures to share by page, and their files, cached below `root`."""
    pictures: dict[str, SharedPicture] = {}
    files: dict[str, bytes] = {}
    for id, cover, data in find_shared(root, resume):
        path = f"{SHARED_FOLDER}/{id}.jpg"
        pictures[case_study_page(id)] = SharedPicture(path, cover.alt)
        files[path] = _crop(root, data)
    return pictures, files


def _crop(root: Path, data: bytes) -> bytes:
    """A picture in the shape that readers of Open Graph show; cached."""
    from PIL import __version__

    from casefolio.pictures.scaling import crop_to
    from casefolio.storage.cache import find_or_make
    from casefolio.storage.fingerprint import digest, digest_engine

    name = digest(data)
    made_from = f"{__version__} {digest_engine()} {name} {WIDTH} {HEIGHT}"
    file = root / CACHE_FOLDER / "pictures" / f"{name[:16]}-shared.jpg"
    made = find_or_make(file, made_from, lambda: crop_to(data, WIDTH, HEIGHT))
    assert made is not None
    return made
