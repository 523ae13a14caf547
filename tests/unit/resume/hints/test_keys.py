"""A key that nobody knows leads to the one that was meant, and to no other."""

from __future__ import annotations

import pytest

from casefolio.resume.hints.keys import Loc, advise_on_key, find_meant_key, find_model, known_keys

WORK: Loc = ("work", 0)


@pytest.mark.parametrize(
    ("above", "key", "hint"),
    [
        ((), "Basics", "did you mean 'basics'?"),
        ((), "experience", "here it is called 'work'"),
        ((), "hobby", "here it is called 'interests'"),
        ((), "social_networks", "write it under 'basics', as 'profiles'"),
        ((), "sections", "their order stands under 'meta:', 'casefolio:', 'sections:'"),
        ((), "cv", "what stands below it belongs at the top level"),
        ((), "theme", "write it under 'meta:', 'casefolio:', as 'look'"),
        ((), "email", "'email' belongs under 'basics'"),
        ((), "highlights", "'highlights' belongs under 'work' or 'volunteer' or 'projects'"),
        (("basics",), "headline", "here it is called 'label'"),
        (("basics",), "fone", "did you mean 'phone'?"),
        (("basics",), "city", "'city' belongs under 'location'"),
        (("basics",), "linkedin", "write it under 'profiles'"),
        (("basics",), "firstName", "write the whole name as 'name'"),
        (("basics",), "work", "'work' belongs at the top level, without indentation"),
        (("basics", "location"), "country", "here it is called 'countryCode'"),
        (("basics", "location"), "phone", "'phone' belongs under 'basics'"),
        (("basics", "profiles", 0), "name", "here it is called 'network'"),
        (WORK, "company", "here it is called 'name'"),
        (WORK, "title", "here it is called 'position'"),
        (WORK, "positions", "write one entry for each position, all with the same 'name'"),
        (WORK, "roles", "write one entry for each position, all with the same 'name'"),
        (WORK, "dates", "write 'startDate' and 'endDate'"),
        ((*WORK, "highlights", 0), "description", "here it is called 'text'"),
        ((*WORK, "highlights", 0), "url", "'url' belongs under 'work'"),
        (("projects", 0), "position", "here it is called 'roles'"),
        (("projects", 0), "company", "here it is called 'entity'"),
        (("languages", 0), "name", "here it is called 'language'"),
        (("languages", 0), "level", "here it is called 'fluency'"),
        (("references", 0), "email", "the ways to reach a referee are not for the public"),
        (("references", 0), "position", "say it in 'name'"),
        (("certificates", 0), "organization", "here it is called 'issuer'"),
        (("awards", 0), "organization", "here it is called 'awarder'"),
        (("publications", 0), "date", "here it is called 'releaseDate'"),
        (("education", 0), "degree", "here it is called 'studyType'"),
        (("caseStudies", 0), "name", "here it is called 'title'"),
        (("meta", "casefolio"), "theme", "here it is called 'look'"),
        (("meta", "casefolio"), "photo", "'photo' belongs under 'meta: casefolio: look'"),
    ],
)
def test_the_key_that_was_meant_is_told(above: Loc, key: str, hint: str) -> None:
    assert hint in advise_on_key(key, above, ())


@pytest.mark.parametrize(
    ("above", "key", "wrong"),
    [
        (WORK, "email", "basics"),
        (("education", 0), "location", "basics"),
        (("projects", 0), "github", "did you mean"),
        ((), "customThings", "did you mean"),
    ],
)
def test_what_means_nothing_here_is_listed_and_offered_as_a_note(above: Loc, key: str, wrong: str) -> None:
    hint = advise_on_key(key, above, ())
    assert hint.startswith("known here: ")
    assert hint.endswith(f"or, as a note of your own, call it 'x-{key}'")
    assert wrong not in hint.partition(": ")[0] and f"'{wrong}'" not in hint


def test_a_key_that_stands_there_already_is_no_guess() -> None:
    hint = advise_on_key("company", WORK, ("name", "company"))
    note = "or, as a note of your own, call it"
    assert hint == f"here it is called 'name'; it stands here already; {note} 'x-company'"
    hint = advise_on_key("wrok", (), ("work", "wrok"))
    assert hint == f"did you mean 'work'? it stands here already; {note} 'x-wrok'"
    assert "did you mean" not in advise_on_key("showHighlights", WORK, ("highlights",))


def test_every_other_name_leads_to_a_key_that_its_place_knows() -> None:
    assert find_meant_key("start_date", known_keys(find_model(WORK))) == "startDate"
    assert find_meant_key("nonsense", known_keys(find_model(WORK))) == ""
