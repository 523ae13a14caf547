"""The pictures of a designer's site: where they are seen, and in which sizes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PIL import Image
from tests.conftest import ROOT, BuildSite

from casefolio.pictures import clean_picture

ADDRESS = "https://okonjo.example/folio/"


def read(designer: Path, page: str) -> str:
    return (designer / "site" / page / "index.html").read_text(encoding="utf-8")


def test_each_case_study_has_its_picture_on_home_and_index(designer: Path) -> None:
    for page in ("", "case-studies"):
        img = r'<p class="cover">.*?<img src="([^"]*)" alt="([^"]+)"[^>]* width="\d+"'
        shown = re.findall(img, read(designer, page))
        assert [Path(path).name for path, _ in shown] == ["tickets.png", "board.jpg", "components.webp"]
        assert shown[2][1] == "Twelve components in sea green"


def test_a_story_begins_with_its_picture_and_what_stands_below_it(designer: Path) -> None:
    story = read(designer, "case-studies/ticket-flow")
    head = story.partition('<figure class="head-picture">')[2].partition("</figure>")[0]
    assert 'src="../../assets/tickets.png"' in head and "loading" not in head
    assert "<figcaption>The three screens that shipped, drawn anew without the client’s colours." in head
    assert '<figure class="head-picture">' not in read(designer, "case-studies/tide")


def test_pictures_keep_their_room_free_and_those_further_down_wait(designer: Path) -> None:
    for study in ("ticket-flow", "delay-board", "tide"):
        for img in re.findall("<img [^>]*>", read(designer, f"case-studies/{study}")):
            assert re.search(r' width="\d+"', img) and re.search(r' height="\d+"', img), img
    board = read(designer, "case-studies/delay-board")
    assert re.search(r'<img alt="Lanes[^>]* loading="lazy"', board)


def test_browsers_are_offered_webp_in_two_widths_without_metadata(
    designer: Path,
) -> None:
    home = read(designer, "")
    (offered,) = re.findall(r'<source type="image/webp" srcset="([^"]*board[^"]*)"', home)
    copies = dict(each.split() for each in offered.split(", "))
    assert list(copies.values()) == ["640w", "1280w"]
    for path, width in copies.items():
        file = designer / "site" / path
        assert f"{Image.open(file).width}w" == width
        assert clean_picture(file.read_bytes()) == file.read_bytes()


def test_a_shared_link_to_a_story_shows_its_picture(designer: Path) -> None:
    story = read(designer, "case-studies/ticket-flow")
    assert f'<meta property="og:image" content="{ADDRESS}assets/shared/ticket-flow.jpg">' in story
    assert '<meta property="og:image:alt" content="Three phones side by side: Where to, When, Pay">' in story
    assert f'"image": "{ADDRESS}assets/tickets.png"' in story
    assert Image.open(designer / "site/assets/shared/ticket-flow.jpg").size == (1200, 630)
    assert f'content="{ADDRESS}assets/preview.png"' in read(designer, "case-studies/tide")
    # In the right-hand part of the site's own stands the first of them.
    preview = Image.open(designer / "site/assets/preview.png").convert("RGB")
    assert preview.getpixel((1190, 620)) == preview.getpixel((730, 20)) != preview.getpixel((600, 620))


def test_a_page_of_the_persons_own_has_what_stories_have(designer: Path) -> None:
    own = read(designer, "workshops")
    assert re.search(
        r'<img alt="Nine[^>]* srcset="../assets/sized/before-\w+-1000.webp 1000w" width="1000"', own
    )
    for address in re.findall(r"assets/sized/[\w.-]+", own):
        assert (designer / "site" / address).is_file()
    assert '<video controls preload="none" poster="../assets/tour.png" width="480"' in own
    assert 'data-frame="https://embed.figma.com/board/AbCdEf123456?' in own
    assert '<div hidden data-close="Close"' in own and own.count("assets/stories.js") == 1
    assert 'href="../case-studies/ticket-flow/#casestudy-ticket-flow"' in own


def test_a_font_of_ones_own_is_on_each_page_and_its_licence_beside_it(
    project: Path, build_site: BuildSite
) -> None:
    with (project / "data/resume.yaml").open("a", encoding="utf-8") as file:
        file.write("meta: {casefolio: {look: {font: Mine}}}\n")
    for name in ("Mine-Regular.ttf", "Mine-Bold.ttf"):
        font = ROOT / "templates/pdf/fonts/SourceSerif4_400Regular.ttf"
        shutil.copy(font, project / "docs/assets/fonts" / name)
    (project / "docs/assets/fonts/Mine-LICENSE.txt").write_text("Take it.", "utf-8")
    result = build_site(project)
    assert result.done, result.log
    own = read(project, "about")
    assert (
        'weight: 700; font-style: normal; font-display: optional; src: url("../assets/fonts/Mine-Bold.ttf")'
        in own
    )
    assert 'href="../assets/fonts/Mine-Regular.ttf" as="font"' in own and "folio-sans" not in own
    assert (project / "site/assets/fonts/Mine-LICENSE.txt").is_file()
