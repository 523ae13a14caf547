"""How much of the central demands is shown, and the word for it."""

from __future__ import annotations

import pytest
from tests.unit.tailor.example import LEXICON, POSTING, apply, claim, make_resume

from casefolio.match import FoundTag, Gaps, Match
from casefolio.match.values import Ask
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor.coverage import Coverage, find_demands, measure_coverage, name_band


@pytest.mark.parametrize(
    ("share", "band"),
    [(1.0, "strong"), (0.85, "strong"), (0.84, "good"), (0.6, "good"), (0.35, "partial"), (0.0, "thin")],
)
def test_a_share_has_a_word(share: float, band: str) -> None:
    assert name_band(share) == band


def test_nothing_asked_for_is_covered_and_has_no_word() -> None:
    assert (Coverage((), ()).share, Coverage((), ()).band) == (1.0, "")
    assert (Coverage(("red", "green"), ("red",)).share, Coverage(("red",), ()).band) == (0.5, "thin")


def test_a_demand_is_central_and_not_answered_by_another_tag() -> None:
    found = [
        FoundTag(id, 1.0, id != "aside", True, ()) for id in ("own", "missing", "named", "aside", "same")
    ]
    vocabulary = {tag.id: Tag(tag.id, tag.id, own=tag.id in ("own", "aside")) for tag in found}
    gaps = Gaps(technologies=(Ask("missing", "Missing", True, ()),), same_words=("same",))
    assert find_demands(Match(tuple(found)), gaps, vocabulary) == ("own", "missing", "named")


def test_a_demand_is_covered_by_the_lines_with_its_tag() -> None:
    ranking = apply(make_resume(claim("a", "red"), claim("b", "green", "red")), POSTING).ranking
    assert measure_coverage(("red", "green"), ranking, {"a"}).shown == ("red",)
    assert measure_coverage(("red", "green"), ranking, {"b"}).shown == ("red", "green")
    assert measure_coverage(("red", *LEXICON), ranking, {"none"}).shown == ()
