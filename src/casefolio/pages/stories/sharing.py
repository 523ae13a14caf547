"""The pictures of case studies beside links to them, in chats and on social networks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.share_image import HEIGHT, WIDTH
from casefolio.pages.stories.covers import Cover, find_own_cover
from casefolio.pages.stories.picture_sizes import find_or_draw, read_picture
from casefolio.pictures import PictureError
from casefolio.resume.anchors import case_study_page
from casefolio.resume.model import Resume

SHARED_FOLDER = "assets/shared"
"""Below `docs/`, where these pictures are published."""


@dataclass(frozen=True)
class SharedPicture:
    """A picture as it is shared: its path below `docs/`, and what it shows."""

    path: str
    alt: str


def find_shared(root: Path, resume: Resume) -> Iterator[tuple[str, Cover, bytes]]:
    """The case studies' own pictures that can be shared: the study's id, the picture, and it as a JPEG.

    In the shape that readers of Open Graph show; cached below `root`.
    """
    for study in resume.case_studies:
        cover = find_own_cover(study)
        if cover is None or not (data := read_picture(root, cover.path)):
            continue
        # Only here: a site without pictures needs no Pillow.
        from casefolio.pictures.scaling import crop_to, find_scaled_kind

        if not find_scaled_kind(data):
            continue
        try:
            crop = partial(crop_to, data, WIDTH, HEIGHT)
            yield study.id, cover, find_or_draw(root, data, f"{WIDTH}x{HEIGHT}.jpg", crop)
        except PictureError:
            continue


def make_shared(root: Path, resume: Resume) -> tuple[dict[str, SharedPicture], dict[str, bytes]]:
    """The pictures to share by page, and their files."""
    pictures: dict[str, SharedPicture] = {}
    files: dict[str, bytes] = {}
    for id, cover, data in find_shared(root, resume):
        path = f"{SHARED_FOLDER}/{id}.jpg"
        pictures[case_study_page(id)] = SharedPicture(path, cover.alt)
        files[path] = data
    return pictures, files
