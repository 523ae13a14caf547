"""Anchors of claims and case studies, and the addresses of pages and anchors on each surface."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable

from casefolio.storage.project import RESUME_PAGE, STUDIES_PAGE
from casefolio.text.inline import has_scheme, join_address, names_host

CASE_STUDY_ANCHOR = "casestudy-"
"""The prefix of a case study's id in its anchor. Never change it: sent PDFs hold such links."""

HIGHLIGHT_ANCHOR = "highlight-"
"""The prefix of a highlight's id in its anchor on the resume page."""


def case_study_anchor(id: str) -> str:
    """The anchor of a case study, without `#`: the same on every page that shows it."""
    return CASE_STUDY_ANCHOR + id


def highlight_anchor(id: str) -> str:
    """The anchor of a highlight on the resume page, without `#`."""
    return HIGHLIGHT_ANCHOR + id


def heading_anchor(heading: str, separator: str) -> str:
    """The anchor of a heading, in the letters of its own script. "" where it has none.

    A heading in Latin script has the anchor that Python-Markdown generates, which drops accents: addresses
    that were sent depend on it.
    """
    text = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    if any(map(_is_letter_of_other_script, heading)):
        text = unicodedata.normalize("NFC", heading)
    kept = "".join(letter for letter in text if letter in "_-" or letter.isspace() or _is_word(letter))
    return re.sub(rf"[{separator}\s]+", separator, kept.strip().lower())


def _is_word(character: str) -> bool:
    """Whether a character is a letter, a figure, or a sign that belongs to a letter, such as a vowel's."""
    return unicodedata.category(character)[0] in "LMN"


def _is_letter_of_other_script(character: str) -> bool:
    """False for letters that occur in text of any script: the µ of a unit, the º of a number, the ʼ."""
    is_sign = unicodedata.decomposition(character).startswith("<") or unicodedata.category(character) == "Lm"
    return character.isalpha() and not is_sign and "LATIN" not in unicodedata.name(character, "LATIN")


def case_study_page(id: str) -> str:
    """The page of a case study, relative to the site's root, as a Markdown file."""
    return f"case-studies/{id}.md"


FILE_HOME = "index.html"
"""The end of the address of a site whose pages are published as files: `about.html`, not `about/`."""


def home_of_files(site_url: str) -> str:
    """The address of the home page of a site whose pages are files; "" without a `site_url`."""
    return f"{site_url.rstrip('/')}/{FILE_HOME}" if site_url else ""


def publish_page(page: str, *, has_folders: bool = True) -> str:
    """The published path of a page, relative to the site's root: `talks/one/` for `talks/one.md`.

    Without folders (`use_directory_urls: false`) it is `talks/one.html`. The home page is "" or `index.html`.
    """
    folder, _, name = page.removesuffix(".md").rpartition("/")
    is_index = name in ("index", "README")
    if not has_folders:
        return posixpath.join(folder, FILE_HOME if is_index else f"{name}.html")
    return posixpath.join(folder, "" if is_index else f"{name}/")


def case_studies_address(site_url: str) -> str:
    """The absolute address of the page that lists the case studies; "" without a `site_url`."""
    return _join_site(site_url, publish_page(STUDIES_PAGE, has_folders=_has_folders(site_url)))


def case_study_address(site_url: str, id: str) -> str:
    """The absolute address of a case study, for PDFs and other sites; "" without a `site_url`.

    Never change its form: PDFs that were sent hold it.
    """
    page = publish_page(case_study_page(id), has_folders=_has_folders(site_url))
    return _join_site(site_url, f"{page}#{case_study_anchor(id)}")


def _has_folders(site_url: str) -> bool:
    return not site_url.endswith(f"/{FILE_HOME}")


def _join_site(site_url: str, path: str) -> str:
    """The address of `path` on the site; "" without a `site_url`."""
    return join_address(f"{site_url.removesuffix(FILE_HOME).rstrip('/')}/", path) if site_url else ""


def find_case_study_id(address: str) -> str | None:
    """The id of the case study in `#casestudy-<id>`, with or without a page before it; None for others."""
    before, mark, fragment = address.partition("#")
    if not mark or not fragment.startswith(CASE_STUDY_ANCHOR) or "//" in before:
        return None
    return fragment.removeprefix(CASE_STUDY_ANCHOR)


def link_to_site(site_url: str) -> Callable[[str], str]:
    """The link resolver for documents outside the site (a PDF): all relative links lead to the site.

    `site_url` ends in `/index.html` where the site's pages are files. An anchor alone means the resume page.
    The resolver returns "" for a link without a target there, never a relative address: in a PDF that would
    name a folder of the machine that made it.
    """

    def link(address: str) -> str:
        id = find_case_study_id(address)
        if id is not None:
            return case_study_address(site_url, id)
        if has_scheme(address):
            return address
        if not site_url or names_host(address):
            return ""
        if address.startswith(("#", "?")):
            address = RESUME_PAGE + address
        return _join_site(site_url, _publish_address(address, has_folders=_has_folders(site_url)))

    return link


def _publish_address(address: str, *, has_folders: bool) -> str:
    """Like `publish_page`, for an address that may have a query and an anchor, or be that of another file."""
    end = min((place for mark in "?#" if (place := address.find(mark)) >= 0), default=len(address))
    path = address[:end]
    return (publish_page(path, has_folders=has_folders) if path.endswith(".md") else path) + address[end:]
