"""The values of a match."""

from __future__ import annotations

from casefolio.match.values import Evidence, FoundTag, Match


def test_a_tag_is_found_by_its_id() -> None:
    tag = FoundTag("billing", 0.7, True, False, (Evidence(3, "requirements", "invoices"),))
    match = Match((tag,))
    assert match.find("billing") is tag
    assert match.find("python") is None


def test_names_do_not_tell_matches_apart() -> None:
    assert Match((), {("invoices",): "billing"}) == Match(())
