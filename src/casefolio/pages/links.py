"""Resolves links on a page: to case studies, other pages, and files beside them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.anchors import (
    CASE_STUDY_ANCHOR,
    case_study_anchor,
    case_study_page,
    find_case_study_id,
    publish_page,
)
from casefolio.storage.project import RESUME_PAGE
from casefolio.text.inline import Follow, has_scheme, names_host
from casefolio.text.inline.code import hide_code
from casefolio.text.patterns import lazy_pattern


def link_from(page: str) -> Follow:
    """The link resolver of a page: a case study is its card on the resume page, elsewhere its page."""

    def link(address: str) -> str:
        id = find_case_study_id(address)
        if id is None:
            return address
        here = page == RESUME_PAGE or page == case_study_page(id)
        return ("" if here else relative_path(case_study_page(id), page)) + "#" + case_study_anchor(id)

    return link


def relative_path(target: str, page: str) -> str:
    """The relative path from one page to another, as Markdown files link to each other."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


_TARGET = lazy_pattern(
    r"""(?P<before>\]\(<?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?|href=["'])
       (?P<address>[^\s()<>"']*\#"""
    + re.escape(CASE_STUDY_ANCHOR)
    + r"""[^\s()<>"']+)""",
    re.M | re.X,
)


@dataclass(frozen=True)
class SiteAddresses:
    """How HTML on a page names the site's pages and files. (Markdown's links name the files in `docs/`.)

    `has_folders` says that pages are published as folders, not as files (`use_directory_urls: false`).
    Addresses are relative to the page; with a `base`, the site's folder on its host ("/folio/"), they begin
    with that.
    """

    has_folders: bool = True
    base: str = ""

    @classmethod
    def of_export(cls, site_url: str, *, has_folders: bool) -> SiteAddresses:
        """Those that every site generator leaves as they are.

        Why: MkDocs takes a relative address in HTML for one from the published page, Zensical for one from
        the page's file, and rewrites it. Where pages are files these are the same.
        """
        return cls(has_folders, f"/{urlsplit(site_url).path.strip('/')}/".replace("//", "/") * has_folders)

    def to_page(self, target: str, page: str) -> str:
        """The address of a page, seen from the page `page`; both are paths below `docs/`."""
        place = publish_page(target, has_folders=self.has_folders)
        if self.base:
            return self.base + place
        return posixpath.relpath(place or ".", self._folder(page)) + ("/" if self.has_folders else "")

    def to_file(self, path: str, page: str) -> str:
        """The same of a file that is published as it is, without escapes."""
        return self.base + path if self.base else posixpath.relpath(path, self._folder(page))

    def _folder(self, page: str) -> str:
        """The folder from which the relative addresses of a published page lead."""
        return posixpath.dirname(publish_page(page, has_folders=self.has_folders)) or "."


RELATIVE = SiteAddresses()
"""Those of a site with a folder for each page."""


def settle_links(markdown: str, page: str, addresses: SiteAddresses = RELATIVE) -> str:
    """The text of a page with each link to a case study resolved relative to it; code stays."""
    if CASE_STUDY_ANCHOR not in markdown:
        return markdown
    link = link_from(page)
    parts, position = [], 0
    for found in _TARGET.finditer(hide_code(markdown)):
        address = link(found["address"])
        if found["before"].startswith("href"):
            # Generators follow Markdown's links from file to file, but leave those of HTML alone.
            path, _, anchor = address.partition("#")
            if path:
                target = posixpath.join(posixpath.dirname(page), path)
                address = f"{addresses.to_page(target, page)}#{anchor}"
        parts += [markdown[position : found.start("address")], address]
        position = found.end()
    return "".join((*parts, markdown[position:]))


def link_of_resume(page: str) -> Follow:
    """The link resolver for the resume's own texts on a page: relative ones start at `docs/`.

    An anchor alone means the resume page, wherever the text is shown.
    """
    follow = link_from(page)

    def link(address: str) -> str:
        if names_host(address):
            # To a browser it would be a page of this site.
            return ""
        path = re.split("[?#]", address, maxsplit=1)[0]
        if has_scheme(address) or path.startswith("/") or find_case_study_id(address):
            return follow(address)
        if not path:
            return address if page == RESUME_PAGE else relative_path(RESUME_PAGE, page) + address
        ending = "/" if path.endswith("/") else ""
        return relative_path(path, page) + ending + address[len(path) :]

    return link
