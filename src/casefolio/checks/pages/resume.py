"""Checks what the resume shows on the site, or links to there: pictures, pages, files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from casefolio.checks.links import Address
from casefolio.checks.pages import SitePages, is_outside
from casefolio.pictures import PICTURE_ENDINGS
from casefolio.resume.anchors import find_case_study_id
from casefolio.resume.references import walk_values
from casefolio.resume.sections.portrait import find_portrait, find_portrait_file
from casefolio.storage.project import ASSETS_FOLDER, RESUME_PAGE
from casefolio.text.errors import Place, Problem, suggest
from casefolio.text.inline import find_links, names_host, safe_address
from casefolio.text.yaml_tree import Node


def find_resume_faults(site: SitePages, *, has_photo: bool = False) -> Iterator[Problem]:
    """What the resume shows on the site, or links to there, and that is not there.

    A picture that the PDF shows too (`has_photo`) is looked at with the look; here, whether it is published.
    """
    yield from find_dead_links(site, site.node)
    for problem in find_portrait_faults(site, site.node):
        if not has_photo or _is_portrait_there(site):
            yield problem
    for study in site.node.find_items(("caseStudies",)):
        if image := study.child("image"):
            yield from find_image_faults(site, image)


def find_dead_links(site: SitePages, node: Node) -> Iterator[Problem]:
    """Dead links in the resume to the site; those to case studies are checked elsewhere.

    A relative one starts at docs/, and `#words` means the resume page.
    """
    for address, text in _list_resume_links(node):
        if not site.is_readable:
            return
        for fault in site.examine(address, RESUME_PAGE):
            yield text.source.problem(fault.place, fault.message, fault.hint)


def _list_resume_links(root: Node) -> Iterator[tuple[Address, Node]]:
    """The addresses in the resume's texts, each with the node of its text."""
    for path, node in walk_values(root):
        if not isinstance(node.value, str) or path[:1] in (("tags",), ("meta",)):
            continue
        if path[-1:] == ("url",):
            if is_outside(node.value) and safe_address(node.value):
                yield Address(node.value, node.place, loads=False), node
            continue
        for address in find_links(node.value):
            is_ours = find_case_study_id(address) is None and not names_host(address)
            if is_ours and safe_address(address):
                yield Address(address, _find_link_place(node, address), False, is_settled_later=True), node


def _find_link_place(node: Node, address: str) -> Place:
    for before in ("](", "<"):
        place = node.place_of(before + address)
        if place != node.place:
            return replace(place, column=place.column + len(before))
    return node.place


def find_portrait_faults(site: SitePages, node: Node) -> Iterator[Problem]:
    """A picture of the person that the site cannot show."""
    image = node.find(("basics",)).child("image")
    if image is None or not isinstance(image.value, str) or image.is_absent:
        return
    hint = f"put the picture into {ASSETS_FOLDER.as_posix()}/ and write 'image: assets/me.jpg'"
    yield from _find_picture_faults(site, image, hint)


def find_image_faults(site: SitePages, image: Node) -> Iterator[Problem]:
    """A picture of a case study that the site cannot show, or without words for those who do not see it."""
    is_mapping = isinstance(image.value, dict)
    path = image.child("path") if is_mapping else image
    if path is None or not isinstance(path.value, str) or path.is_absent:
        return
    hint = f"put the picture into {ASSETS_FOLDER.as_posix()}/ and write 'path: assets/booking.png'"
    faults = list(_find_picture_faults(site, path, hint))
    yield from faults
    alt = image.child("alt") if is_mapping else None
    if not faults and (alt is None or alt.is_absent or not str(alt.value).strip()):
        message = f"'{path.value}' has no 'alt', so it says nothing to those who do not see it"
        shape = "say in 'alt' what it shows" if is_mapping else "write 'path: …' and 'alt: …' below 'image:'"
        yield path.warning(message, shape)


def _find_picture_faults(site: SitePages, written: Node, hint: str) -> Iterator[Problem]:
    """A file that is no picture of the site."""
    path = posixpath.normpath(find_portrait(str(written.value)) or ".")
    if path == ".":
        yield written.warning(f"'{written.value}' is shown nowhere: it is no file of this project", hint)
    elif path not in site.published:
        known = {file: file for file in site.written if not file.endswith(".md")}
        yield written.problem(f"there is no picture '{written.value}'", suggest(path, known, hint))
    elif not path.lower().endswith(tuple(PICTURE_ENDINGS)):
        yield written.problem(f"'{written.value}' is no picture", "name a PNG, JPEG, WebP, AVIF, GIF or SVG")


def _is_portrait_there(site: SitePages) -> bool:
    image = site.node.find(("basics",)).child("image")
    return image is not None and (site.root / (find_portrait_file(str(image.value)) or "/")).is_file()
