"""The Markdown of a story with the sizes of its pictures."""

from __future__ import annotations

import pytest

from casefolio.pages.stories.markup import size_pictures
from casefolio.pages.stories.picture_sizes import PictureSizes, PictureWriter, ScaledCopy, SizedPicture

FOLDER = "assets/sized"
PIER = SizedPicture(
    "assets/pier.png",
    1600,
    900,
    webp=tuple(ScaledCopy(f"{FOLDER}/pier-{width}.webp", width, "WEBP") for width in (640, 1280)),
    plain=(ScaledCopy("assets/pier.png", 1600, "PNG"),),
)
DRAWING = SizedPicture("assets/a.svg", 8, 4)
SIZES = PictureSizes({each.path: each for each in (PIER, DRAWING)})
WRITER = PictureWriter(SIZES, "case-studies/ferry.md")
SET = f'srcset="../../{FOLDER}/pier-640.webp 640w, ../../{FOLDER}/pier-1280.webp 1280w"'
COLUMN, PAGE = 'sizes="(min-width: 44rem) 40rem, 100vw"', 'sizes="(min-width: 66rem) 62rem, 100vw"'
LAZY = 'loading="lazy" decoding="async"'


@pytest.mark.parametrize(
    ("story", "shown"),
    [
        ("![A](../assets/a.svg)", f'![A](../assets/a.svg){{ width="8" height="4" {LAZY} }}'),
        (
            "![A](../assets/pier.png)",
            f'![A](../assets/pier.png){{ width="1600" height="900" {LAZY} {SET} {COLUMN} }}',
        ),
        (
            '![A](../assets/pier.png "Pier"){: .wide loading=eager } on',
            '![A](../assets/pier.png "Pier"){ .wide loading=eager width="1600" height="900" decoding="async"'
            f" {SET} {PAGE} }} on",
        ),
        ("![A](../assets/a.svg){ width=300 }", f"![A](../assets/a.svg){{ width=300 {LAZY} }}"),
        ("`![A](../assets/a.svg)` and [A](../assets/a.svg)", None),
        ("![A](missing.png) ![B](https://pictures.example/b.png)", None),
    ],
)
def test_a_picture_keeps_its_room_free_and_offers_its_sizes(story: str, shown: str | None) -> None:
    assert size_pictures(story, WRITER, is_first_lazy=True) == (shown or story)


def test_what_is_seen_first_is_loaded_at_once() -> None:
    story = size_pictures("![A](../assets/a.svg)\n\n![B](../assets/a.svg)", WRITER, is_first_lazy=False)
    first, second = story.split("\n\n")
    assert "loading" not in first and 'loading="lazy"' in second
