"""How a publication is cited: its fields in reading order, with what stands between them.

Every surface shows these, so that authors, venue and year stand in the same order with the same signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casefolio.resume.publications.authors import OTHERS
from casefolio.resume.sections.fields import EntryFields, Field

AUTHOR, OWN = "author", "self"
"""The kinds of an author's name, and of the person's own."""

BETWEEN = ""
"""The kind of what stands between two fields."""

OUTSIDE = ("doi", "arxiv")
"""The kinds of identifiers, which stand after the sentence."""

_ENDS = (".", "?", "!", "…", "。", "？", "！")
_AFTER_VENUE = "volume"


def cite(fields: EntryFields) -> Iterator[Field]:
    """A publication's authors, title and facts: `Authors. Title. Venue 12(3), 45–67, 2021. doi:…`"""
    sentences = [list(_join_authors(fields.authors)), [fields.title] if fields.title else []]
    inside = [fact for fact in fields.facts if fact.kind not in OUTSIDE]
    sentences += [list(_join_facts(inside))]
    sentences += [[fact] for fact in fields.facts if fact.kind in OUTSIDE]
    before = ""
    for sentence in filter(None, sentences):
        if before:
            yield Field(BETWEEN, " " if before.endswith(_ENDS) else ". ")
        yield from sentence
        before = sentence[-1].text


def _join_authors(authors: Sequence[Field]) -> Iterator[Field]:
    for place, author in enumerate(authors):
        if place:
            yield Field(BETWEEN, " " if author.text == OTHERS and place == 1 else ", ")
        yield author


def _join_facts(facts: Sequence[Field]) -> Iterator[Field]:
    before = ""
    for fact in facts:
        if before:
            yield Field(BETWEEN, " " if (before, fact.kind) == ("venue", _AFTER_VENUE) else ", ")
        yield fact
        before = fact.kind
