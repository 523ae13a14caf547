"""The sizes of a picture, and how a page asks for them."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile
from tests.unit.pictures.samples import draw, save

from casefolio.pages.links import SiteAddresses
from casefolio.pages.stories import picture_sizes
from casefolio.pages.stories.picture_sizes import (
    PictureSizes,
    PictureWriter,
    SizedPicture,
    choose_widths,
    make_sizes,
)


def spoil(png: bytes) -> bytes:
    """A PNG whose dots cannot be decoded, with sums that are right."""
    start = png.index(b"IDAT")
    end = start + 4 + int.from_bytes(png[start - 4 : start], "big")
    chunk = b"IDAT" + bytes(end - start - 4)
    return png[:start] + chunk + zlib.crc32(chunk).to_bytes(4, "big") + png[end + 4 :]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sizes")
    assets = folder / "docs/assets"
    assets.mkdir(parents=True)
    (assets / "photo.jpg").write_bytes(save("JPEG", draw().resize((1600, 900)), quality=95))
    (assets / "flat.png").write_bytes(save("PNG", Image.new("P", (1600, 900)), optimize=True))
    (assets / "small.png").write_bytes(save("PNG", draw().resize((300, 200))))
    (assets / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"/>')
    (assets / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (assets / "notes.txt").write_text("no picture")
    return folder


@pytest.mark.parametrize(
    ("width", "widths"), [(2000, [640, 1280]), (1280, [640, 1280]), (900, [640, 900]), (300, [300])]
)
def test_no_copy_is_wider_than_the_picture(width: int, widths: list[int]) -> None:
    assert choose_widths(width) == widths


def test_a_photo_is_offered_in_two_widths_as_webp_and_in_its_own_kind(root: Path) -> None:
    sizes = make_sizes(root, ["assets/photo.jpg"])
    photo = sizes.find("assets/photo.jpg")
    assert (photo.width, photo.height) == (1600, 900)
    assert [copy.width for copy in photo.webp] == [640, 1280]
    assert [copy.width for copy in photo.plain] == [640, 1280, 1600]
    assert photo.plain[-1].path == "assets/photo.jpg"
    for copy in (*photo.webp, *photo.plain[:-1]):
        with Image.open(io.BytesIO(sizes.files[copy.path])) as image:
            assert (image.width, image.format) == (copy.width, copy.kind)
    assert make_sizes(root, ["assets/photo.jpg"]) == sizes


def test_no_copy_is_larger_than_the_picture(root: Path) -> None:
    sizes = make_sizes(root, ["assets/flat.png"])
    flat = sizes.find("assets/flat.png")
    largest = (root / "docs/assets/flat.png").stat().st_size
    assert all(len(data) < largest for data in sizes.files.values())
    # WebP alone would end below the picture's own width.
    assert not flat.webp or flat.webp[-1].width == 1280


@pytest.mark.parametrize("name", ["broken.png", "notes.txt", "missing.png", "../../outside.png"])
def test_what_is_no_picture_has_no_sizes(root: Path, name: str) -> None:
    assert make_sizes(root, [f"assets/{name}"]).files == {}


def test_a_drawing_keeps_its_room_free_without_copies(root: Path) -> None:
    sizes = make_sizes(root, ["assets/drawing.svg"])
    assert sizes.find("assets/drawing.svg") == SizedPicture("assets/drawing.svg", 80, 40)
    written = PictureWriter(sizes, "index.md").write("assets/drawing.svg", 'A "pier" & <more>', "100vw")
    assert written == (
        '<img src="assets/drawing.svg" alt="A &quot;pier&quot; &amp; &lt;more&gt;" width="80" height="40"'
        ' loading="lazy" decoding="async">'
    )


def test_a_page_asks_for_them_from_where_it_is_published(root: Path) -> None:
    sizes = make_sizes(root, ["assets/photo.jpg"])
    story = PictureWriter(sizes, "case-studies/ferry.md").write(
        "assets/photo.jpg", "A", "50vw", is_lazy=False
    )
    source, img = story.removeprefix("<picture>").removesuffix("</picture>").split("><")
    assert source.startswith('<source type="image/webp" srcset="../../assets/sized/photo-')
    assert source.endswith('1280w" sizes="50vw"') and " 640w, ../../assets/" in source
    assert img.startswith('img src="../../assets/photo.jpg" alt="A" srcset="../../assets/sized/photo-')
    assert img.endswith('1600w" sizes="50vw" width="1600" height="900" decoding="async">')
    flat = PictureWriter(sizes, "case-studies/ferry.md", addresses=SiteAddresses(has_folders=False))
    assert flat.address("assets/photo.jpg") == "../assets/photo.jpg"
    assert PictureWriter(sizes, "index.md").address("assets/a b(1).jpg") == "assets/a%20b%281%29.jpg"


@pytest.mark.parametrize("lenient", [False, True], ids=["", "where WeasyPrint is loaded"])
def test_a_picture_that_cannot_be_decoded_has_a_size_and_no_copies(
    root: Path, monkeypatch: pytest.MonkeyPatch, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    (root / "docs/assets/spoilt.png").write_bytes(spoil((root / "docs/assets/small.png").read_bytes()))
    sizes = make_sizes(root, ["assets/spoilt.png"])
    assert sizes.find("assets/spoilt.png") == SizedPicture("assets/spoilt.png", 300, 200)
    assert sizes.files == {}


def test_a_file_too_large_to_decode_is_published_as_it_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "docs/assets/large.png").write_bytes((root / "docs/assets/small.png").read_bytes())
    monkeypatch.setattr(picture_sizes, "MOST_BYTES", 10)
    assert make_sizes(root, ["assets/large.png"]) == PictureSizes()
