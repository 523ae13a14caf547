"""What stops a build, what it says, and that the last good site is still there afterwards."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError
from PIL import Image
from tests.conftest import copy_built, sample, sample_rows
from tests.processes import end_with_parent
from tests.unit.pictures.samples import PLANT, write_jpeg

from casefolio.documents.document import Options, make_general
from casefolio.resume.portfolio import read_portfolio
from casefolio.storage.writing.staging import StagedFolder

PDF = "Ada-Sample-Resume.pdf"
PRIVATE = "basics: {phone: +49 170 555 0199, location: {address: 9 Secret Quay}}\n"


def write(project: Path, path: str, text: str) -> None:
    file = project / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def append(project: Path, path: str, text: str) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(text)


ExpectStop = Callable[..., None]


@pytest.fixture
def expect_stop(build_site: Callable[[Path], Any]) -> ExpectStop:
    """The build fails, says these words, and leaves the last good site as it was."""
    return partial(_expect_stop, build_site)


def _expect_stop(build_site: Callable[[Path], Any], project: Path, *said: str) -> None:
    before = read_tree(project / "site")
    result = build_site(project)
    assert not result.done
    for words in said:
        assert words in result.log, result.log
    assert read_tree(project / "site") == before
    assert not list(project.glob(".site-*"))


def keep_the_least(project: Path, resume: str = "basics: {name: Ada}\n") -> None:
    """Leave pages and a PDF of a few words: for tests that make them anew, whatever they hold."""
    write(project, "data/resume.yaml", resume)
    shutil.rmtree(project / "docs/case-studies")
    write(project, "docs/about.md", "# About\n")


def read_tree(folder: Path) -> dict[str, bytes]:
    return {file.as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def read_dateless(folder: Path) -> dict[str, bytes]:
    """All but MkDocs' own sitemap, which names the day: midnight may come between two builds."""
    return {name: data for name, data in read_tree(folder).items() if "/sitemap.xml" not in name}


@pytest.fixture(scope="module")
def rebuilt(built: Path, tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path], Any]) -> Path:
    """A project that is built a second time, with all of what the tests below look for."""
    project = copy_built(built, tmp_path_factory.mktemp("rebuilt") / "folio")
    write(project, "site/stale.html", "old")
    (project / "site/.git").mkdir()
    append(project, "docs/about.md", "\nNew words.\n\n![Ada](assets/me.jpg)\n")
    (project / "docs/assets/me.jpg").write_bytes(write_jpeg(6))
    write(project, "docs/files/data.csv", "a,b\n")
    append(project, "mkdocs.yml", "\nextra: {portfolio: {files: [files/*.csv]}}\n")
    write(project, "data/private.yaml", "basics: {email: ada@ada.example, location: {city: Berlin}}\n")
    write(
        project,
        "data/postings/echo.txt",
        "Someone who builds things that float. Knows C# & bold claims; sees the ferry\n",
    )
    result = build_site(project)
    assert result.done, result.log
    assert "the site is in site/" in result.log
    return project


def test_a_second_build_replaces_the_first(rebuilt: Path) -> None:
    assert "New words." in (rebuilt / "site/about/index.html").read_text(encoding="utf-8")
    assert not (rebuilt / "site/stale.html").exists()
    assert (rebuilt / "site/.git").is_dir()


def test_a_file_that_the_person_names_may_be_published(rebuilt: Path) -> None:
    assert (rebuilt / "site/files/data.csv").exists()


def test_what_the_resume_says_too_is_no_leak(rebuilt: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in (rebuilt / "site").rglob("*.html")]
    for words in ("ada@ada.example", "Berlin", "things that float"):
        assert any(words in page for page in pages), words


def test_pictures_are_published_without_their_metadata(rebuilt: Path) -> None:
    assert (rebuilt / "docs/assets/me.jpg").read_bytes() == write_jpeg(6)
    published = (rebuilt / "site/assets/me.jpg").read_bytes()
    assert PLANT.encode() not in published
    assert Image.open(io.BytesIO(published)).size == (32, 48)


@pytest.mark.sweep
def test_what_takes_long_is_made_again_only_when_it_would_be_another(
    project: Path, build_site: Callable[[Path], Any]
) -> None:
    shutil.rmtree(project / ".cache")
    before = read_dateless(project / "site")
    first = build_site(project)
    assert first.done and f"made {PDF}" in first.log
    assert read_dateless(project / "site") == before
    again = build_site(project)
    assert again.done and f"made {PDF}" not in again.log
    assert read_dateless(project / "site") == before
    file = project / "data/resume.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Halved", "Ended"), encoding="utf-8")
    changed = build_site(project)
    assert changed.done and f"made {PDF}" in changed.log
    assert (project / "site" / PDF).read_bytes() != before[(project / "site" / PDF).as_posix()]


def test_a_pdf_with_a_warning_is_told_in_each_strict_build(project: Path, expect_stop: ExpectStop) -> None:
    keep_the_least(project)
    append(project, "templates/pdf/modern/look.css", "\nh1 { colour: red }\n")
    for _ in range(2):
        expect_stop(project, "weasyprint: ", "colour")


def test_a_character_without_a_font_is_told_and_stops_nothing(
    project: Path, build_site: Callable[[Path], Any]
) -> None:
    """Told each time, and the PDF made anew: by then there may be a font."""
    keep_the_least(project, "basics: {name: Ada Sample, summary: Halved \U0010abcd}\n")
    for _ in range(2):
        result = build_site(project)
        assert result.done, result.log
        assert f"made {PDF}" in result.log
        assert "no font here has '\U0010abcd' (U+10ABCD): it is shown as a box" in result.log


def test_lines_from_left_to_right_on_a_turned_page(project: Path, build_site: Callable[[Path], Any]) -> None:
    keep_the_least(
        project,
        "basics: {name: דנה לוי, label: מפתחת C++, summary: Built 3 tools.}\n"
        "work: [{name: Acme Inc., position: מפתחת, startDate: 2020, highlights: ['Wrote **C++** (beta).', "
        "{lead: Speed, text: Made it twice as fast.}]}]\n"
        "meta: {casefolio: {language: he}}\n",
    )
    result = build_site(project)
    assert result.done, result.log
    page = (project / "site/resume/index.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    for shown in (
        '<p class="headline">מפתחת <bdi dir="ltr">C++</bdi></p>',
        '<p class="summary"><bdi dir="ltr">Built 3 tools.</bdi></p>',
        '<bdi dir="ltr">Wrote <strong>C++</strong> (beta).</bdi></li>',
        '<bdi dir="ltr"><strong class="lead-in">Speed.</strong> Made it twice as fast.</bdi></li>',
        'id="acme-inc"><bdi dir="ltr">Acme Inc.</bdi>',
        '<meta name="description" content="דנה לוי, מפתחת C++">',
    ):
        assert shown in page, shown


def test_bad_data_is_told_whole_and_at_its_places(project: Path, expect_stop: ExpectStop) -> None:
    lines = len((project / "data/resume.yaml").read_text(encoding="utf-8").splitlines())
    append(project, "data/resume.yaml", "wrok: [x]\nmeta: {casefolio: {paper: a3}}\n")
    write(project, "docs/case-studies/orphan.md", "## Alone\n")
    expect_stop(
        project,
        f"data/resume.yaml:{lines + 1}:1: unknown key 'wrok'",
        "did you mean 'work'?",
        f"data/resume.yaml:{lines + 2}:27: 'a3'",
        "docs/case-studies/orphan.md",
    )


def test_a_broken_template_is_named_with_its_line(project: Path, expect_stop: ExpectStop) -> None:
    write(project, "templates/site/pages/home.md.j2", "# Hi\n{{ nothing.here }}\n")
    expect_stop(project, "templates/site/pages/home.md.j2:2:1:")


@pytest.mark.parametrize("epoch", sample(4, ["99999999999999999", "", "²", "abc"]))
def test_a_time_of_the_sources_that_is_none(
    project: Path, expect_stop: ExpectStop, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    expect_stop(project, f"SOURCE_DATE_EPOCH: '{epoch}' is no time")


def test_a_link_to_a_page_that_is_not_there_stops_a_strict_build(
    project: Path, expect_stop: ExpectStop
) -> None:
    append(project, "docs/about.md", "\n[gone](gone.md)\n")
    expect_stop(project, "docs/about.md:5:8: leads nowhere: gone.md")


def test_a_phone_number_of_the_private_file_in_a_page(project: Path, expect_stop: ExpectStop) -> None:
    write(project, "data/private.yaml", PRIVATE)
    append(project, "docs/about.md", "\nCall 0170 / 555-01&#57;9.\n")
    expect_stop(project, "docs/about.md:5:6: basics.phone of data/private.yaml:1:17")


def test_a_private_file_that_cannot_be_read_could_not_be_looked_for(
    project: Path, expect_stop: ExpectStop
) -> None:
    write(project, "data/private.yaml", "basics:\n  phone: [+49 170 555 0199\n")
    expect_stop(project, "data/private.yaml:2:10:", "is never closed")


def test_the_general_pdf_of_this_machine_in_place_of_the_public_one(
    project: Path, expect_stop: ExpectStop
) -> None:
    write(project, "data/private.yaml", PRIVATE)
    append(project, "mkdocs.yml", "\nextra: {portfolio: {files: [files/*.pdf]}}\n")
    private = make_general(read_portfolio(project, private=True), Options())
    write(project, "docs/files/x.txt", "")
    (project / "docs/files/x.txt").unlink()
    (project / "docs/files/mine.pdf").write_bytes(private.made.data)
    expect_stop(
        project,
        "docs/files/mine.pdf:",
        "shows basics.location.address of data/private.yaml",
        "shows basics.phone of data/private.yaml",
    )


def test_a_pdf_made_for_a_posting(project: Path, expect_stop: ExpectStop) -> None:
    (project / "build/acme").mkdir(parents=True)
    shutil.copy(project / "site" / PDF, project / "build/acme" / PDF)
    with (project / "build/acme" / PDF).open("ab") as file:
        file.write(b"\n% for acme\n")
    (project / "docs/files").mkdir()
    shutil.copy(project / "build/acme" / PDF, project / "docs/files/cv.pdf")
    expect_stop(
        project,
        "docs/files/cv.pdf: the PDF made for 'acme'",
        "docs/files/cv.pdf: not a file that a portfolio consists of",
    )


POSTING = """\
---
company: Brightwater Nautics
url: https://jobs.brightwater.example/ferry-lead?id=77
---
# Ferry Lead

You will quietly rebuild the hull of every vessel that we operate on the northern rivers.
"""


WORDS_OF_POSTINGS = [
    ("I wrote to Brightwater Nautics.", "the company of data/postings/bright.txt"),
    ("[job](https://jobs.brightwater.example/ferry-lead?id=77)", "the url of data/postings/bright"),
    ("See data/postings/bright.txt.", "the path of data/postings/bright.txt"),
    (
        "They: *you will quietly* rebuild the hull of **every vessel** that we run.",
        "the words of data/postings/bright.txt",
    ),
]


def test_all_that_a_posting_says(project: Path, expect_stop: ExpectStop) -> None:
    write(project, "data/postings/bright.txt", POSTING)
    append(project, "docs/about.md", "".join(f"\n{words}\n" for words, _ in WORDS_OF_POSTINGS))
    expect_stop(project, "docs/about.md:", *(finding for _, finding in WORDS_OF_POSTINGS))


@pytest.mark.sweep
@pytest.mark.parametrize(("words", "finding"), WORDS_OF_POSTINGS)
def test_what_a_posting_says(project: Path, expect_stop: ExpectStop, words: str, finding: str) -> None:
    write(project, "data/postings/bright.txt", POSTING)
    append(project, "docs/about.md", f"\n{words}\n")
    expect_stop(project, "docs/about.md:", finding)


STRANGE_THINGS = [
    (
        lambda project: write(project, "docs/notes.txt", "salary: a lot"),
        "docs/notes.txt: not a file that a portfolio consists of",
    ),
    (
        lambda project: write(project, "docs/data.yaml", "a: 1"),
        "docs/data.yaml: not a file that a portfolio consists of",
    ),
    (
        lambda project: (project / "docs/link").symlink_to(project / "data"),
        "docs/link: a link to another place",
    ),
    (
        lambda project: append(project, "docs/about.md", "\n<!-- ask for more money -->\n"),
        "a comment, which everybody can read",
    ),
    (
        lambda project: append(
            project, "docs/about.md", '\n<img src="https://stranger.example/x.png" alt="">\n'
        ),
        "is fetched from another host: https://stranger.example/x.png",
    ),
    (
        lambda project: append(project, "docs/about.md", '\n<a href="../nowhere/">x</a>\n'),
        "leads nowhere: ../nowhere/",
    ),
    (
        lambda project: append(project, "docs/about.md", '\n<a href="../resume/#nothing">x</a>\n'),
        "there is no '#nothing' on site/resume/index.html",
    ),
    (
        lambda project: append(project, "docs/about.md", '\n<p id="about">x</p>\n'),
        "the id 'about' stands twice",
    ),
    (
        lambda project: append(project, "docs/about.md", '\n<img src="../assets/ada.svg">\n'),
        "a picture without a description",
    ),
    (
        lambda project: append(project, "docs/about.md", "\n#### Deep\n"),
        "h4 follows h1: a level is left out",
    ),
    (
        lambda project: append(project, "docs/case-studies/night-train.md", "\n# Another title\n"),
        "a second title (h1)",
    ),
]


def test_all_that_does_not_belong_on_a_site(project: Path, expect_stop: ExpectStop) -> None:
    """At once; a link to another place stops the build before the pages are read, and has its own test."""
    things = [thing for thing in STRANGE_THINGS if "a link to another place" not in thing[1]]
    for plant, _ in things:
        plant(project)
    expect_stop(project, *(finding for _, finding in things))


@pytest.mark.parametrize(
    ("plant", "finding"),
    [
        pytest.param(*thing, marks=[] if "a link to another place" in thing[1] else pytest.mark.sweep)
        for thing in STRANGE_THINGS
    ],
    ids=[finding for _, finding in STRANGE_THINGS],
)
def test_what_does_not_belong_on_a_site(
    project: Path, expect_stop: ExpectStop, plant: Callable[[Path], None], finding: str
) -> None:
    plant(project)
    expect_stop(project, finding)


def test_what_only_the_finished_site_shows(project: Path, expect_stop: ExpectStop) -> None:
    """A template that a person changed is no text that `check` reads."""
    append(project, "templates/site/pages/home.md.j2", '\n<!-- a note -->\n\n<a href="nowhere/">x</a>\n')
    expect_stop(project, "site/index.html:", "a comment, which everybody can read", "leads nowhere: nowhere/")


def test_a_portfolio_without_case_studies_needs_no_page_for_them(
    project: Path, build_site: Callable[[Path], Any]
) -> None:
    keep_the_least(project)
    result = build_site(project)
    assert result.done, result.log
    assert not (project / "site/case-studies").exists()
    assert "case-studies" not in (project / "site/index.html").read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_cleaned_stops(project: Path, expect_stop: ExpectStop) -> None:
    (project / "docs/assets/me.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    expect_stop(project, "docs/assets/me.jpg: cannot be published without its metadata:")


def test_a_disk_that_takes_no_more_stops_a_build(project: Path, build_site: Callable[[Path], Any]) -> None:
    """As a full one does: with a limit for the size of files, which the site's style passes."""
    before = read_tree(project / "site")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(
            PluginError, match=r"site/assets/[^ ]+: cannot be written: file too large"
        ) as told:
            build_site(project)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert str(told.value).startswith("not published, the last good site stays:")
    assert read_tree(project / "site") == before
    assert not list(project.glob(".site-*"))


@pytest.mark.parametrize(
    ("path", "target", "said"),
    sample_rows(
        2,
        [
            ("docs/loop.md", "loop.md", "docs/loop.md: a link that leads to itself"),
            ("docs/sub", ".", "docs/sub: a link to a folder that it lies in"),
            (
                "docs/assets/x.png",
                "gone.png",
                "docs/assets/x.png: a link to 'gone.png', which does not exist",
            ),
            ("data/private.yaml", "private.yaml", "data/private.yaml: a link that leads to itself"),
        ],
    ),
)
def test_a_link_that_leads_nowhere_stops_a_build(
    project: Path, expect_stop: ExpectStop, path: str, target: str, said: str
) -> None:
    (project / path).symlink_to(target)
    expect_stop(project, said)


@pytest.mark.parametrize(
    "path",
    sample(
        3,
        [
            "docs/raw.html",
            "docs/assets/site.css",
            "templates/site/theme/main.html",
            "templates/site/pages/home.md.j2",
        ],
    ),
)
def test_a_file_that_is_not_utf_8_stops_a_build_with_its_line(
    project: Path, expect_stop: ExpectStop, path: str
) -> None:
    file = project / path
    before = file.read_bytes() if file.exists() else b""
    file.write_bytes(b"caf\xe9\n" + before)
    expect_stop(project, f"{path}:1:4: not UTF-8: byte 0xe9 cannot be read")


@pytest.mark.sweep
def test_of_two_builds_at_once_one_waits_and_both_succeed(project: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    first, second = (
        subprocess.Popen(build, cwd=project, stderr=subprocess.PIPE, text=True, preexec_fn=end_with_parent)
        for _ in range(2)
    )
    logs = [each.communicate()[1] for each in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), logs
    assert not list(project.glob(".site-*"))


def test_a_build_that_waits_for_another_says_so(project: Path) -> None:
    staged = StagedFolder(project / "site", project)
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project, stderr=subprocess.PIPE, text=True, preexec_fn=end_with_parent,
    ) as build:  # fmt: skip
        assert build.stderr is not None
        assert any("another build is writing site/: this one waits for it" in line for line in build.stderr)
        staged.discard()
        build.stderr.read()
    assert build.returncode == 0


def test_no_page_lists_contacts_twice_and_all_have_the_persons_accent(site: Path) -> None:
    for page, footed in (("index.html", 0), ("resume/index.html", 0), ("case-studies/index.html", 1)):
        text = (site / page).read_text("utf-8")
        footer = text.partition('<footer class="bottom">')[2]
        assert footer.count("mailto:") == footed
        assert text.count("mailto:") == 1
        assert "<style>:root { --accent: light-dark(#14566b, " in text
    assert 'fill="#14566b"' in (site / "assets/favicon.svg").read_text("utf-8")
