"""A posting studied for a resume: everything that is known of the two, computed once."""

from __future__ import annotations

import pytest
from tests.unit.tailor.example import LEXICON, POSTING, claim, make_resume

from casefolio.match import find_gaps, match_posting
from casefolio.posting import read_posting
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import KeptName, KeptNames
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.tailor import tailor
from casefolio.tailor.study import Study, read_study, study_posting
from casefolio.text.errors import InputError
from casefolio.text.source import Source

RESUME = make_resume(claim("a", "red"), claim("b", "green"))


def study(resume: Resume = RESUME, text: str = POSTING) -> Study:
    return read_study(Source("acme.txt", text), "acme", resume, build_vocabulary(resume, LEXICON))


def test_its_parts_are_those_that_each_step_gives() -> None:
    found = study()
    posting = read_posting(Source("acme.txt", POSTING), "acme")
    match = match_posting(posting, found.vocabulary)
    assert (found.posting, found.match) == (posting, match)
    assert found.tailoring == tailor(RESUME, posting, match, ENGLISH)
    assert found.gaps == find_gaps(match, posting, RESUME, found.vocabulary)
    assert found.selection is found.tailoring.selection
    assert study_posting(posting, RESUME, found.vocabulary) == found


def test_the_coverage_is_that_of_the_proposal_and_the_possible_that_of_all_but_the_hidden() -> None:
    assert study().coverage.shown == study().possible.shown == ("red", "green")
    hidden = study(text=f"---\nhide: [b]\n---\n{POSTING}")
    assert hidden.coverage.demands == ("red", "green")
    assert hidden.coverage.shown == hidden.possible.shown == ("red",)
    weak = study(make_resume(claim("a", "red"), claim("b", *["grey"] * 9, "green", priority=-9)))
    assert (weak.coverage.shown, weak.possible.shown) == (("red",), ("red", "green"))


def test_the_lines_of_a_page_have_a_coverage_of_their_own() -> None:
    assert study().measure(["b"]).shown == ("green",)
    assert study().measure([]).share == 0


@pytest.mark.parametrize(
    ("wish", "shown"), [("real", "Led Green Work."), ("public", "Led a red work house.")]
)
def test_both_names_are_read_and_one_is_shown(wish: str, shown: str) -> None:
    """A line without tags has those of its public words and of the real name, and neither is missing."""
    resume = make_resume({"id": "a", "text": "Led a red work house."})
    names = KeptNames((KeptName("a red work house", "Green Work"),))
    source = Source("acme.txt", f"---\nnames: {wish}\n---\n{POSTING}")
    found = read_study(source, "acme", resume, build_vocabulary(resume, LEXICON), names)
    assert [line.text for line in found.selection.lines()] == [shown]
    assert {each.tag for each in found.reading.tags["a"]} == {"red", "green"}
    assert [ask.id for ask in found.gaps.tags] == ["blue"]


def test_a_tag_that_only_the_other_name_has_is_no_gap() -> None:
    resume = make_resume(claim("a", "blue", text="Led a red work house."))
    names = KeptNames((KeptName("a red work house", "Green Work"),))
    found = read_study(Source("acme.txt", POSTING), "acme", resume, build_vocabulary(resume, LEXICON), names)
    assert found.gaps.tags == ()


def test_what_the_resume_cannot_fulfil_is_reported_with_all_else() -> None:
    with pytest.raises(InputError) as raised:
        study(text="---\npin: [none]\ncolour: red\n---\n\n")
    assert [problem.message for problem in raised.value.problems] == [
        "the posting is empty",
        "unknown highlight or entry 'none'",
        "unknown key 'colour'",
    ]
