"""Which picture stands for a case study, and which stands above its story."""

from __future__ import annotations

from casefolio.pages.stories.covers import (
    Cover,
    find_cover,
    find_covers,
    find_head,
    find_own_cover,
    find_pictures,
    list_pictures,
)
from casefolio.resume.model import CaseStudy, Resume
from casefolio.text.source import Source

STORY = "Words.\n\n![A pier](../assets/pier.jpg) and ![A ferry](ferry.png)\n\n`![code](no.png)`\n"


def study(id: str = "ferry", **image: str) -> CaseStudy:
    given = {"image": image} if image else {}
    return CaseStudy.model_validate({"id": id, "title": "Ferry", **given})


def test_the_picture_of_the_entry_comes_before_those_of_the_story() -> None:
    own, none = study(path="docs/assets/own.png", alt="Own", caption="Mine"), study("none")
    ada = Resume.model_validate({"basics": {"name": "Ada"}})
    resume = ada.model_copy(update={"case_studies": (own, none)})
    stories = {id: Source(f"docs/case-studies/{id}.md", STORY) for id in ("ferry", "none")}
    covers = find_covers(resume, stories)
    assert covers["ferry"] == Cover("assets/own.png", "Own", "Mine", is_own=True)
    assert covers["none"] == Cover("assets/pier.jpg", "A pier")
    shown = ["assets/own.png", "assets/pier.jpg", "case-studies/ferry.png"]
    assert list_pictures(resume, stories) == shown


def test_a_path_alone_is_a_picture_and_one_elsewhere_is_none() -> None:
    read = CaseStudy.model_validate({"id": "a", "title": "A", "image": "assets/a.png"})
    assert find_own_cover(read) == Cover("assets/a.png", "", is_own=True)
    for path in ("https://pictures.example/a.png", "/etc/a.png", "../a.png", "Upon request"):
        assert find_own_cover(study(path=path)) is None


def test_a_story_that_shows_the_picture_itself_has_it_once() -> None:
    cover = find_own_cover(study(path="assets/pier.jpg"))
    assert find_head(cover, STORY, "ferry") is None
    assert find_head(cover, "Words.", "ferry") == cover
    assert find_head(find_cover(STORY, "ferry"), "Words.", "ferry") is None


def test_a_picture_may_have_a_space_in_its_name() -> None:
    text = (
        '![A](<../assets/a b.png> "A"){ .wide } ![B](../assets/a%20b.png)\n'
        '![A](../assets/a b.png) ![B](../assets/a b.png "A (b)"){ .wide } ![C](../assets/a b.png )\n'
        "![A](../assets/a b.mp4){ poster='../assets/a b.png' captions=c.vtt }\n"
    )
    assert [each.path for each in find_pictures(text, "case-studies/a.md")] == ["assets/a b.png"] * 6
    text = "![A](../assets/room (2).jpg) ![B](<../assets/room (2).jpg>) (![C](c(1).png 'C')) ![D](d.png (e)\n"
    shown = ["assets/room (2).jpg", "assets/room (2).jpg", "case-studies/c(1).png"]
    assert [each.path for each in find_pictures(text, "case-studies/a.md")] == shown
