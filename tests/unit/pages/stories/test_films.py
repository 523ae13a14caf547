"""Films in stories, as HTML."""

from __future__ import annotations

import pytest

from casefolio.pages.stories.films import write_film
from casefolio.pages.stories.markup import size_pictures
from casefolio.pages.stories.picture_sizes import PictureSizes, PictureWriter, SizedPicture

POSTER = SizedPicture("assets/tour.png", 480, 300)
WRITER = PictureWriter(PictureSizes({POSTER.path: POSTER}), "case-studies/ferry.md")


LABEL = 'aria-label="A &quot;quay&quot;"'


@pytest.mark.parametrize(
    ("attributes", "given"),
    [
        (
            "{ poster=../assets/tour.png .wide }",
            f'poster="../../assets/tour.png" width="480" height="300" {LABEL} class="wide"',
        ),
        ('{ captions="../assets/tour.vtt" }', LABEL),
        ("{ poster='../assets/new.png' }", f'poster="../../assets/new.png" {LABEL}'),
        ('{ poster="/elsewhere.png" }', LABEL),
        ("", LABEL),
    ],
)
def test_a_film_loads_nothing_before_it_plays(attributes: str, given: str) -> None:
    track = '<track kind="captions" src="../../assets/tour.vtt">' if "captions" in attributes else ""
    assert write_film("assets/tour.mp4", 'A "quay"', attributes, WRITER) == (
        f'<video controls preload="none" {given} src="../../assets/tour.mp4">{track}'
        '<a href="../../assets/tour.mp4">A "quay"</a></video>'
    )


def test_a_story_names_films_as_it_names_pictures() -> None:
    film, pier = "![A quay](../assets/tour.webm){ poster=../assets/tour.png }", "![Pier](../assets/tour.png)"
    story = f"Words.\n\n{film}\n\n{pier}"
    shown = size_pictures(story, WRITER, is_first_lazy=True)
    assert '\n\n<video controls preload="none" poster="../../assets/tour.png"' in shown
    assert '</video>\n\n![Pier](../assets/tour.png){ width="480"' in shown
    shown = size_pictures("![A](../assets/my tour (1).mp4)", WRITER, is_first_lazy=True)
    assert shown.startswith("<video") and 'src="../../assets/my%20tour%20%281%29.mp4"' in shown
    assert size_pictures("`![A](a.mp4)` [A](a.mp4)", WRITER, is_first_lazy=True) == "`![A](a.mp4)` [A](a.mp4)"
