"""How a publication reads: its parts in order, with the signs between them."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.resume.model import Publication
from casefolio.resume.sections.citation import cite
from casefolio.resume.sections.fields import describe_entry
from casefolio.resume.vocabulary.labels import find_labels


def read(**data: Any) -> str:
    entry = Publication.model_validate(data)
    return "".join(part.text for part in cite(describe_entry("publications", entry, find_labels("en"))))


FULL = {
    "name": "On Waiting",
    "authors": ["Lovelace, Ada", "G. Byron"],
    "venue": "Journal of Queues",
    "volume": "12",
    "number": "3",
    "pages": "45–67",
    "publisher": "Example Press",
    "releaseDate": "2021-05",
    "doi": "10.5555/1",
    "arxiv": "2101.00001",
    "type": "Journal article",
}


def test_a_whole_one_reads_as_scholars_print_it() -> None:
    assert read(**FULL) == (
        "Ada Lovelace, G. Byron. On Waiting. Journal of Queues 12(3), 45–67, Example Press, 2021. "
        "doi:10.5555/1. arXiv:2101.00001"
    )


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"name": "On Waiting"}, "On Waiting"),
        ({"name": "Why wait?", "venue": "Journal", "releaseDate": "2021"}, "Why wait? Journal, 2021"),
        ({"name": "On Waiting", "authors": ["A. B.", "et al."]}, "A. B. et al. On Waiting"),
        ({"name": "On Waiting", "authors": ["A", "B", "et al."]}, "A, B, et al. On Waiting"),
        ({"name": "On Waiting", "volume": "3"}, "On Waiting. 3"),
        (
            {"name": "On Waiting", "publisher": "Press", "releaseDate": "2021-05"},
            "On Waiting. Press, May 2021",
        ),
        ({"name": "W", "type": "PhD thesis", "venue": "University"}, "W. PhD thesis, University"),
        ({"authors": ["A"]}, "A"),
    ],
)
def test_what_is_missing_leaves_no_sign_behind(data: dict[str, Any], shown: str) -> None:
    assert read(**data) == shown
