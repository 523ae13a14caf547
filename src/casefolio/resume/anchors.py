"""Where a claim's evidence stands: anchors, and the addresses that lead to them on each surface."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from casefolio.resume.model import CASE_STUDY_ANCHOR, HIGHLIGHT_ANCHOR
from casefolio.storage.project import RESUME_PAGE
from casefolio.text.inline import has_scheme, join_address, names_host


def case_study_anchor(id: str) -> str:
    """The anchor of a case study, without `#`: the same on every page that shows it."""
    return CASE_STUDY_ANCHOR + id


def highlight_anchor(id: str) -> str:
    """The anchor of a highlight on the resume page, without `#`."""
    return HIGHLIGHT_ANCHOR + id


def heading_anchor(heading: str, separator: str) -> str:
    """The anchor of a heading, in the letters of its own script. "" where it has none.

    A heading in Latin script has the anchor that Python-Markdown gives it, which drops accents: addresses
    that were sent lead there.
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
    """Not so for a sign in a text of any script: the µ of a measure, the º of a number, an apostrophe's ʼ."""
    is_sign = unicodedata.decomposition(character).startswith("<") or unicodedata.category(character) == "Lm"
    return character.isalpha() and not is_sign and "LATIN" not in unicodedata.name(character, "LATIN")


def case_study_page(id: str) -> str:
    """The page of a case study, relative to the site's root, as a Markdown file."""
    return f"case-studies/{id}.md"


def case_studies_address(site_url: str) -> str:
    """The absolute address of the page that lists the case studies; "" without a `site_url`."""
    return f"{site_url.rstrip('/')}/case-studies/" if site_url else ""


def case_study_address(site_url: str, id: str) -> str:
    """The absolute address of a case study, for paper and other sites; "" without a `site_url`.

    Never change its form: PDFs that were sent hold it.
    """
    listed = case_studies_address(site_url)
    return f"{listed}{id}/#{case_study_anchor(id)}" if listed else ""


def find_case_study_id(address: str) -> str | None:
    """The case study that a written address means: `#casestudy-<id>`, with or without a page before it."""
    before, mark, fragment = address.partition("#")
    if not mark or not fragment.startswith(CASE_STUDY_ANCHOR) or "//" in before:
        return None
    return fragment.removeprefix(CASE_STUDY_ANCHOR)


def link_to_site(site_url: str) -> Callable[[str], str]:
    """How links are followed where there is no page around them (a PDF): all lead to the site.

    An anchor alone is one of the resume page. "" for what leads nowhere. Never a relative address: to a PDF
    it would mean a folder of the machine that made it, whose name would be sent along.
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
        return join_address(f"{site_url.rstrip('/')}/", _publish_page(address))

    return link


def _publish_page(address: str) -> str:
    """Where the site has a page that is written as `talks/one.md`: at `talks/one/`."""
    return re.sub(r"\.md(?=[?#]|$)", "/", re.sub(r"(?<![^/])index\.md(?=[?#]|$)", "", address))
