"""The picture that stands for a case study: its own, else the first one of its story."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.anchors import case_study_page
from casefolio.resume.model import CaseStudy, Resume
from casefolio.resume.sections.portrait import find_portrait
from casefolio.text.inline.code import hide_code
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

_PART_OF_NAME = r"(?:[^\s()<>:#?]|\([^()\s<>:#?]*+\))++"
STORY_PICTURE = lazy_pattern(
    r"!\[(?P<alt>[^\[\]\n]*)\]"
    rf"\(<?(?P<path>(?<=<)[^<>\n:#?]++(?=>)|(?<!<){_PART_OF_NAME}(?:[ ]++(?![\"']){_PART_OF_NAME})*+)"
    r">?(?:[ ]++[\"'](?:[^()\n]|\([^()\n]*+\))*+|[ ]*+)\)"
    r"(?P<attributes>\{[^{}\n]*\})?"
)
"""A picture in Markdown that may lie in the project, with its attributes.

Its name may hold spaces and pairs of brackets, as the Markdown of MkDocs reads it: `room (2).jpg`.
"""


FILM_ENDINGS = (".mp4", ".webm")

_BESIDE_FILM = lazy_pattern(
    r"""(?P<name>poster|captions)\s*=\s*(?P<quote>["']?)(?P<path>(?<=["'])[^"'\n{}]+|[^"'\s{}]+)(?P=quote)"""
)


def is_film(path: str) -> bool:
    """Whether a file is a film, by the ending of its name."""
    return path.lower().endswith(FILM_ENDINGS)


def find_poster(attributes: str) -> str:
    """The path of the picture that stands for a film until it plays, as it is written; "" without one."""
    return _find_beside(attributes, "poster")


def find_captions(attributes: str) -> str:
    """The path of the file with what is said in a film (WebVTT), as it is written; "" without one."""
    return _find_beside(attributes, "captions")


def _find_beside(attributes: str, name: str) -> str:
    found = (each["path"] for each in _BESIDE_FILM.finditer(attributes) if each["name"] == name)
    return next(found, "")


@dataclass(frozen=True)
class Cover:
    """The picture of a case study, as a path below `docs/`. `is_own` tells it from one of the story."""

    path: str
    alt: str
    caption: str = ""
    is_own: bool = False


def find_covers(resume: Resume, stories: Mapping[str, Source]) -> dict[str, Cover]:
    """The pictures of the case studies by id, of those that have one."""
    covers = {}
    for study in resume.case_studies:
        story = stories[study.id].text if study.id in stories else ""
        if cover := find_own_cover(study) or find_cover(story, study.id):
            covers[study.id] = cover
    return covers


def find_own_cover(study: CaseStudy) -> Cover | None:
    """The picture that the entry of a case study names; None where it has none that the site can show."""
    image = study.image
    path = find_portrait(image.path) if image else ""
    path = posixpath.normpath(path) if path else ""
    if image is None or not path or path.startswith(".."):
        return None
    return Cover(path, image.alt, image.caption, is_own=True)


def find_cover(story: str, study: str) -> Cover | None:
    """The first picture of a story that lies in the project, None without one."""
    return next(find_pictures(story, case_study_page(study)), None)


def find_head(cover: Cover | None, story: str, study: str) -> Cover | None:
    """The picture above a story: the cover, unless the story itself shows it."""
    if cover is None or not cover.is_own:
        return None
    shown = {picture.path for picture in find_pictures(story, case_study_page(study))}
    return None if cover.path in shown else cover


def list_pictures(resume: Resume, stories: Mapping[str, Source]) -> list[str]:
    """The paths of all pictures that case studies and their stories show."""
    covers = [cover.path for cover in find_covers(resume, stories).values()]
    pages = {case_study_page(id): story.text for id, story in stories.items()}
    shown = (picture.path for page, text in pages.items() for picture in find_pictures(text, page))
    return list(dict.fromkeys([*covers, *shown]))


def find_pictures(text: str, page: str) -> Iterator[Cover]:
    """The pictures of a page that lie in the project, posters too, in their order; not those in code."""
    for found in STORY_PICTURE.finditer(hide_code(text, with_comments=True)):
        is_poster = is_film(found["path"])
        written = find_poster(found["attributes"] or "") if is_poster else found["path"]
        if path := settle_picture(written, page):
            yield Cover(path, found["alt"])


def settle_picture(written: str, page: str) -> str:
    """The path below `docs/` of a picture as a page there names it; "" for one that lies elsewhere.

    In an address a space in its name is `%20`.
    """
    if not written or written.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(written)))
    return "" if path.startswith("..") else path
