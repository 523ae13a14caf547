"""The values of a match."""

from __future__ import annotations

from casefolio.match import Ask, FoundTag, Gaps, Match


def test_a_found_tag_is_found_by_its_id() -> None:
    tag = FoundTag("java", 0.7, True, True, ())
    assert Match((tag,)).find("java") is tag
    assert Match((tag,)).find("go") is None


def test_competences_are_asked_for_before_technologies() -> None:
    java, mentoring = Ask("java", "Java", True, ()), Ask("mentoring", "Mentoring", False, ())
    assert Gaps(tags=(mentoring,), technologies=(java,)).asks == (mentoring, java)
    assert Gaps().asks == ()
