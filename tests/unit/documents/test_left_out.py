"""What had no room, in words."""

from __future__ import annotations

import pytest

from casefolio.documents.left_out import LeftOut


@pytest.mark.parametrize(
    ("parts", "count", "told"),
    [
        ([], "", ""),
        ([("line", "one")], "1 line", "1 line"),
        ([("entry", "awards-0"), ("entry", "awards-1")], "2 entries", "2 entries of awards"),
        (
            [
                ("line", "one"),
                ("line", "two"),
                ("blurb", "work-0:blurb"),
                ("text", "work-0:text"),
                ("text", "education-1:text"),
            ],
            "2 lines, 3 texts",
            "2 lines and 3 texts of work, education",
        ),
        (
            [("line", "one"), ("entry", "projects-12"), ("text", "work-1:text")],
            "1 line, 1 entry, 1 text",
            "1 line, 1 entry of projects and 1 text of work",
        ),
    ],
)
def test_what_is_left_out_is_counted(parts: list[tuple[str, str]], count: str, told: str) -> None:
    left_out = LeftOut.of_parts(parts)
    assert (left_out.count(), left_out.tell()) == (count, told)
