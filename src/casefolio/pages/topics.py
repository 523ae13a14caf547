"""Topics of the site: tags with the resume's lines that show them, and case studies that share tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import CaseStudy, Resume
from casefolio.resume.vocabulary.tags import Tag

MOST_RELATED = 3
"""How many related case studies a page offers."""


@dataclass(frozen=True)
class Topic:
    """A tag that visitors can choose, and how many of the resume's lines show it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Related:
    """A case study and the labels of the tags that it shares with another."""

    study: CaseStudy
    shared: tuple[str, ...]


def find_topics(resume: Resume, vocabulary: Mapping[str, Tag]) -> list[Topic]:
    """The tags that highlights carry, those with the most lines first, ties in resume order.

    A highlight without tags shows what its entry does, as it does for postings.
    """
    counts: Counter[str] = Counter()
    for claim in resume.claims():
        tags = claim.highlight.tags or resume.entries(claim.section)[claim.entry].tags
        counts.update(dict.fromkeys(tags, 1))
    return [Topic(id, _label(id, vocabulary), count) for id, count in counts.most_common()]


def find_related(resume: Resume, study: CaseStudy, vocabulary: Mapping[str, Tag]) -> list[Related]:
    """The other case studies that share a tag, the most alike first, ties in resume order."""
    found = []
    for other in resume.case_studies:
        shared = [_label(tag, vocabulary) for tag in study.tags if tag in other.tags]
        if shared and other.id != study.id:
            found.append(Related(other, tuple(shared)))
    return sorted(found, key=lambda related: -len(related.shared))[:MOST_RELATED]


def _label(id: str, vocabulary: Mapping[str, Tag]) -> str:
    return vocabulary[id].label if id in vocabulary else id
