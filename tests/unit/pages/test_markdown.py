"""The pages as Markdown: what they say and where their links lead."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from casefolio.pages.links import link_from, settle_links
from casefolio.pages.markdown import (
    MOST_CARDS,
    build_pages,
    choose_figures,
    publish,
    write_minus,
)
from casefolio.pages.stories.covers import find_cover
from casefolio.pages.topics import find_related, find_topics
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import read_case_study_pages, read_portfolio
from casefolio.text.errors import InputError
from casefolio.text.source import Source

ROOT = Path(__file__).resolve().parents[3]
GOOD = ROOT / "tests/portfolios/good"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for part in ("data", "docs"):
        (folder / part).symlink_to(GOOD / part)
    (folder / "templates").symlink_to(ROOT / "templates")
    return folder


@pytest.fixture(scope="module")
def pages(project: Path) -> dict[str, str]:
    portfolio = read_portfolio(project, private=False)
    return build_pages(portfolio, read_case_study_pages(project), pdf="Ada-Sample-Resume.pdf")


def test_there_is_a_page_for_home_resume_and_each_case_study(pages: dict[str, str]) -> None:
    assert list(pages) == [
        "index.md",
        "resume.md",
        "case-studies/index.md",
        "case-studies/quiet-ferry.md",
        "case-studies/night-train.md",
    ]


def test_every_page_says_its_title_once_in_front_matter_and_heading(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert text.startswith('---\ntitle: "')
        assert sum(line.startswith("# ") for line in text.split("\n")) == 1


def test_phone_address_and_postal_code_of_the_public_file_stay_out(pages: dict[str, str]) -> None:
    everything = "\n".join(pages.values())
    for private in ("5550", "Harbor Lane", "10997"):
        assert private not in everything
    assert "Berlin, DE" in everything


def test_a_claim_links_to_its_study_and_the_study_to_the_claim(pages: dict[str, str]) -> None:
    assert "(case-studies/quiet-ferry.md#casestudy-quiet-ferry){ .evidence }" in pages["resume.md"]
    assert "(../resume.md#highlight-half-the-noise){ .evidence }" in pages["case-studies/quiet-ferry.md"]
    assert "half-the-noise" not in pages["case-studies/night-train.md"]


def test_a_link_in_a_story_leads_to_the_other_story(pages: dict[str, str]) -> None:
    story = pages["case-studies/quiet-ferry.md"]
    assert "[the night train](night-train.md#casestudy-night-train)" in story
    assert "[this very page](#casestudy-quiet-ferry)" in story
    assert "`[x](#casestudy-night-train)`" in story
    assert "\n[x](#casestudy-night-train)\n```" in story
    assert "[quiet]: quiet-ferry.md#casestudy-quiet-ferry" in pages["case-studies/night-train.md"]


def test_a_relative_link_of_the_resume_leads_to_the_same_file_from_every_page(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    text = "Told it [twice](assets/talk.pdf#page=2), [in](https://x.example/a), [all](talks/), [here](#work)."
    (tmp_path / "data/resume.yaml").write_text(
        "basics: {name: Ada Example}\n"
        f"work: [{{name: A, highlights: [{{text: '{text}', caseStudy: one}}]}}]\n"
        "caseStudies: [{id: one, title: One}]\n"
    )
    portfolio = read_portfolio(tmp_path, private=False)
    pages = build_pages(portfolio, {"one": Source("docs/case-studies/one.md", "## Story\n")})
    for words in (
        "[twice](assets/talk.pdf#page=2)",
        "[all](talks/)",
        "[in](https://x.example/a)",
        "[here](#work)",
    ):
        assert words in pages["resume.md"]
    led = "[twice](../assets/talk.pdf#page=2)", "[all](../talks/)", "[here](../resume.md#work)"
    for words in (*led, "[in](https://x.example/a)"):
        assert words in pages["case-studies/one.md"]


@pytest.mark.parametrize(
    ("page", "address", "target"),
    [
        ("index.md", "#casestudy-a", "case-studies/a.md#casestudy-a"),
        ("resume.md", "#casestudy-a", "#casestudy-a"),
        ("case-studies/a.md", "#casestudy-a", "#casestudy-a"),
        ("case-studies/b.md", "#casestudy-a", "a.md#casestudy-a"),
        ("case-studies/index.md", "#casestudy-a", "a.md#casestudy-a"),
        ("talks/2024/x.md", "#casestudy-a", "../../case-studies/a.md#casestudy-a"),
        ("index.md", "https://x.example/#casestudy-a", "https://x.example/#casestudy-a"),
        ("index.md", "#elsewhere", "#elsewhere"),
    ],
)
def test_a_link_to_a_case_study_means_its_card_on_the_resume_and_its_page_elsewhere(
    page: str, address: str, target: str
) -> None:
    assert link_from(page)(address) == target


def test_bare_names_are_a_list_of_their_own(tmp_path: Path) -> None:
    """A name without anything behind it is no term of a list of definitions."""
    (tmp_path / "data").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    skills = "skills: [{name: Python, tags: [python]}, {name: R & S}]\nlanguages: [{language: English}]\n"
    more = "interests: [{name: Boats}, {name: Trains, keywords: [steam]}]\n"
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada Example}\n" + skills + more)
    resume = build_pages(read_portfolio(tmp_path, private=False), {})["resume.md"]
    assert (
        '<ul class="names">\n<li data-tags="python">Python</li>\n<li data-tags="">R &amp; S</li>\n</ul>'
        in resume
    )
    assert '<li data-tags="">English</li>' in resume
    assert "<dt>Boats</dt><dd></dd>" in resume and "<dt>Trains</dt><dd>steam</dd>" in resume


def test_a_link_that_only_names_a_host_is_none(tmp_path: Path) -> None:
    """To a browser it would be a page of this site, and `mkdocs build --strict` would stop at it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    basics = "{name: Ada Example, summary: 'Wrote [code](www.example.com/code).'}"
    (tmp_path / "data/resume.yaml").write_text(f"basics: {basics}\n")
    home = build_pages(read_portfolio(tmp_path, private=False), {})["index.md"]
    assert "Wrote code." in home and "www.example.com" not in home


@pytest.mark.parametrize(
    ("page", "written", "settled"),
    [
        ("about.md", '<a href="#casestudy-a">', '<a href="../case-studies/a/#casestudy-a">'),
        ("index.md", '<a href="#casestudy-a">', '<a href="case-studies/a/#casestudy-a">'),
        ("talks/index.md", "<a href='#casestudy-a'>", "<a href='../case-studies/a/#casestudy-a'>"),
        ("about.md", "[a](<#casestudy-a>)", "[a](<case-studies/a.md#casestudy-a>)"),
        ("about.md", "``[a](#casestudy-a)``", "``[a](#casestudy-a)``"),
        ("about.md", "~~~\n[a](#casestudy-a)\n~~~", "~~~\n[a](#casestudy-a)\n~~~"),
        ("about.md", "a ` b [a](#casestudy-a)", "a ` b [a](case-studies/a.md#casestudy-a)"),
        ("about.md", "plain #casestudy-a", "plain #casestudy-a"),
    ],
)
def test_links_are_settled_in_markdown_and_html_but_not_in_code(
    page: str, written: str, settled: str
) -> None:
    assert settle_links(written, page) == settled


def test_figures_take_each_study_s_first_result_before_any_second_and_stand_by_study() -> None:
    study = {"id": "a", "title": "A", "results": [{"value": str(n)} for n in (1, 2, 3)]}
    other = {"id": "b", "title": "B", "results": [{"value": "9"}]}
    resume = Resume.model_validate({"basics": {"name": "A"}, "caseStudies": [study, other]})
    assert [figure.value for figure in choose_figures(resume)] == ["1", "2", "3", "9"]
    others = [{**other, "id": f"{name}"} for name in "bcd"]
    resume = Resume.model_validate({"basics": {"name": "A"}, "caseStudies": [study, *others]})
    assert [figure.value for figure in choose_figures(resume)] == ["1", "9", "9", "9"]


def test_publishing_leaves_everything_but_contact_details() -> None:
    basics = {"name": "A", "phone": "1", "location": {"address": "x", "postalCode": "2", "city": "C"}}
    resume = Resume.model_validate({"basics": basics, "skills": [{"name": "S"}]})
    public = publish(resume)
    assert public.basics.location.city == "C" and public.skills == resume.skills
    assert (public.basics.phone, public.basics.location.address, public.basics.location.postal_code) == (
        "",
        "",
        "",
    )


def test_a_resume_of_nothing_but_a_name_has_pages(project: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Ada}\n", encoding="utf-8")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    pages = build_pages(read_portfolio(tmp_path, private=False), {})
    assert list(pages) == ["index.md", "resume.md"]
    assert "# Ada" in pages["index.md"]


def test_a_template_that_fails_is_named_with_its_line(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "templates/site/pages"
    folder.mkdir(parents=True)
    for file in (ROOT / "templates/site/pages").iterdir():
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "home.md.j2").write_text("# Hi\n\n{{ basics.nme }}\n", encoding="utf-8")
    (tmp_path / "data").symlink_to(GOOD / "data")
    with pytest.raises(InputError) as caught:
        build_pages(read_portfolio(tmp_path, private=False), {})
    (problem,) = caught.value.problems
    assert str(problem.place) == "templates/site/pages/home.md.j2:3:1"


def make_resume(**sections: Any) -> Resume:
    data = {"basics": {"name": "A"}, **sections}
    fill_ids(data)
    return Resume.model_validate(data)


def test_topics_are_what_highlights_show_those_with_most_lines_first() -> None:
    resume = make_resume(
        work=[{"highlights": [{"text": "a", "tags": ["x", "y"]}, {"text": "b", "tags": ["y", "y"]}, "c"]}],
        skills=[{"name": "s", "tags": ["z"]}],
    )
    assert [(topic.id, topic.count) for topic in find_topics(resume, {})] == [("y", 2), ("x", 1)]


def test_a_highlight_without_tags_shows_what_its_entry_shows() -> None:
    highlights = ["a", {"text": "b", "tags": ["y"]}]
    resume = make_resume(projects=[{"tags": ["x", "x"], "highlights": highlights}])
    assert [(topic.id, topic.count) for topic in find_topics(resume, {})] == [("x", 1), ("y", 1)]


def test_every_case_study_has_its_anchor_on_the_home_page_however_many_there_are(project: Path) -> None:
    portfolio = read_portfolio(project, private=False)
    template = portfolio.resume.case_studies[0]
    studies = tuple(template.model_copy(update={"id": f"study-{number}"}) for number in range(MOST_CARDS + 3))
    resume = portfolio.resume.model_copy(update={"case_studies": studies, "work": (), "publications": ()})
    home = build_pages(replace(portfolio, resume=resume), {})["index.md"]
    assert re.findall(r'id="casestudy-([^"]+)"', home) == [study.id for study in studies]
    assert home.count('<article class="card"') == MOST_CARDS
    assert "[All case studies](case-studies/index.md)" in home


def test_related_studies_share_a_tag_and_say_which() -> None:
    studies = [
        {"id": "one", "title": "One", "tags": ["x", "y"]},
        {"id": "two", "title": "Two", "tags": ["y"]},
        {"id": "three", "title": "Three", "tags": ["y", "x"]},
        {"id": "four", "title": "Four", "tags": ["z"]},
    ]
    resume = make_resume(caseStudies=studies)
    found = find_related(resume, resume.case_studies[0], {})
    assert [(related.study.id, related.shared) for related in found] == [
        ("three", ("x", "y")),
        ("two", ("y",)),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("-50 %", "−50 %"),
        ("from 9 to -3", "from 9 to −3"),
        ("A-4", "A-4"),
        ("2019-2021", "2019-2021"),
        ("-", "-"),
    ],
)
def test_a_result_has_a_minus_where_a_hyphen_stands_for_one(written: str, shown: str) -> None:
    assert write_minus(written) == shown


@pytest.mark.parametrize(
    ("story", "path"),
    [
        ("Words.\n\n![A ferry](ferry.png){ width=300 }", "case-studies/ferry.png"),
        ('![A ferry](../assets/ferry.png "Quiet")', "assets/ferry.png"),
        ("![](https://ferry.example/a.png)", None),
        ("![](../../../a.png)", None),
        ("![](/a.png)", None),
        ("[no picture](a.png)", None),
    ],
)
def test_the_first_picture_of_a_story_is_its_cover(story: str, path: str | None) -> None:
    cover = find_cover(story, "quiet-ferry")
    assert (cover and cover.path) == path


def test_the_home_page_says_where_the_person_works_and_cards_what_came_of_it(pages: dict[str, str]) -> None:
    home = pages["index.md"]
    where = re.search(r'<p class="where">(.*)</p>', home)
    assert where and "Ferry_Works [GmbH]" in unescape(where[1]) and "Berlin, DE" in where[1]
    assert "Other Yard" not in where[1]
    assert re.findall(r'<p class="figure"><strong>(.*?)</strong>', home) == ["−50 %", "99.9 %"]


def test_a_name_with_a_hyphen_stays_whole(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text("basics: {name: 'Ada Lind-Øre, RN <x-y>'}\n", encoding="utf-8")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    pages = build_pages(read_portfolio(tmp_path, private=False), {})
    for page in pages.values():
        assert (
            '# Ada <span class="whole">Lind-Øre,</span> RN <span class="whole">&lt;x-y&gt;</span>\n' in page
        )


def test_the_pages_call_the_resume_as_the_person_does(project: Path) -> None:
    portfolio = read_portfolio(project, private=False)
    meta = {"casefolio": {"called": "C*V*"}}
    resume = Resume.model_validate(portfolio.resume.model_dump(by_alias=True) | {"meta": meta})
    pages = build_pages(replace(portfolio, resume=resume), read_case_study_pages(project))
    assert 'title: "C*V*"' in pages["resume.md"]
    assert "[Read the C&#42;V&#42;](resume.md)" in pages["index.md"]
    assert "[On the C&#42;V&#42;](" in pages["case-studies/quiet-ferry.md"]


def test_the_resume_page_lists_each_case_study_once_and_shortly(pages: dict[str, str]) -> None:
    stories = pages["resume.md"].partition('<ul class="stories"')[2].partition("</ul>")[0]
    assert stories.count('<li id="casestudy-') == 2
    assert "whisper" not in stories and "−50 % noise" in stories


def test_years_stand_in_their_order_on_a_page_from_right_to_left(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text(
        "basics: {name: R}\nwork: [{name: A, position: B, startDate: 2016, endDate: 2019}]\n"
        "education: [{institution: C, startDate: 2010, endDate: 2014-06}]\n"
        "meta: {casefolio: {language: he}}\n"
    )
    page = build_pages(read_portfolio(tmp_path, private=False), {}, pdf="R.pdf")["resume.md"]
    for period in ("2016 – 2019", "2010 – Jun 2014"):
        assert f'<p class="when"><bdi dir="ltr">{period}</bdi></p>' in page
