"""The words that postings use for common competences and technologies."""

from __future__ import annotations

from casefolio.tags import Tag


def load_lexicon() -> dict[str, Tag]:
    """The default lexicon, by tag id."""
    return {}
