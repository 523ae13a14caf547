"""DOI and arXiv identifiers: folded to their bare form, with the address that each leads to."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from casefolio.deferred.records import PydanticCustomError, before
from casefolio.text.patterns import lazy_pattern

_DOI_PREFIX = lazy_pattern(r"(?i:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*)*")
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"{}|\\^`]+")
"""The form that Crossref recommends, by which nearly all identifiers are found."""

_ARXIV_PREFIX = lazy_pattern(r"(?i:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv\s*:?\s*)*")
_ARXIV = lazy_pattern(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
"""arXiv's two schemes: 2101.00001 since April 2007, math.GT/0309136 before it; each may have a version."""


def parse_doi(value: object) -> object:
    """A DOI without prefix. Raises PydanticCustomError of type `doi_form` for other text."""
    if not isinstance(value, str) or not value:
        return value
    bare = _DOI_PREFIX.sub("", value.strip(), count=1).rstrip(".,; ")
    if not _DOI.fullmatch(bare):
        raise PydanticCustomError("doi_form", "not a DOI")
    return bare


def parse_arxiv(value: object) -> object:
    """An arXiv identifier without prefix. Raises PydanticCustomError of type `arxiv_form` for other text."""
    if not isinstance(value, str) or not value:
        return value
    bare = _ARXIV_PREFIX.sub("", value.strip(), count=1).rstrip(".,; ").removesuffix(".pdf")
    if not _ARXIV.fullmatch(bare):
        raise PydanticCustomError("arxiv_form", "not an arXiv identifier")
    return bare


Doi = Annotated[str, before(parse_doi)]
Arxiv = Annotated[str, before(parse_arxiv)]


def doi_address(doi: str) -> str:
    """The address of a DOI; "" for none."""
    return f"https://doi.org/{quote(doi, safe='/:;().,_-~')}" if doi else ""


def arxiv_address(arxiv: str) -> str:
    """The address of an arXiv identifier; "" for none."""
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else ""
