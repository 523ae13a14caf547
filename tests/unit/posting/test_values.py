"""The sections: what stands in JSON, and that each is on one side."""

from __future__ import annotations

import json

from casefolio.posting.values import JOB_SECTIONS, LISTS, SILENT_SECTIONS, PostingLine, PostingSection


def test_a_section_is_its_name_in_json_and_in_text() -> None:
    assert json.dumps([PostingSection.NICE_TO_HAVE]) == '["nice-to-have"]'
    assert f"{PostingSection.EEO:<5}|" == "eeo  |"
    assert [str(section) for section in PostingSection] == (
        "title requirements nice-to-have duties role tech company benefits process eeo noise".split()
    )


def test_a_section_is_found_by_its_name() -> None:
    assert {PostingSection.TECH: 1}["tech"] == {"tech": 1}[PostingSection.TECH] == 1  # type: ignore[index]


def test_what_asks_is_not_silent() -> None:
    assert set(LISTS) < set(JOB_SECTIONS)
    assert not set(JOB_SECTIONS) & set(SILENT_SECTIONS)


def test_a_line_says_nothing_special_unless_told() -> None:
    line = PostingLine(1, PostingSection.ROLE, "Text")
    assert not (line.heading or line.repeated or line.wrapped)
