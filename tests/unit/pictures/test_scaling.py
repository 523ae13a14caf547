"""Smaller copies of pictures: their size, their kind, and what they no longer tell."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.unit.pictures.samples import PROFILE, SAMPLES, SVG, draw, save

from casefolio.pictures import PictureError, clean_picture
from casefolio.pictures.scaling import Kind, crop_to, find_scaled_kind, measure, scale


def make(kind: str, mode: str = "RGB") -> bytes:
    return save(kind, draw().resize((40, 24)).convert(mode))


def open_picture(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_copy_has_the_width_the_shape_and_the_kind_asked_for(kind: Kind) -> None:
    small = open_picture(scale(make("PNG"), 20, kind))
    assert (small.size, small.format) == ((20, 12), kind)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith((".jpg", ".png", ".webp"))])
def test_a_copy_tells_nothing_of_camera_and_place(name: str) -> None:
    data = clean_picture(SAMPLES[name])
    if kind := find_scaled_kind(data):
        small = scale(data, 10, kind)
        assert clean_picture(small) == small
        assert small == scale(data, 10, kind)


def test_a_copy_keeps_the_colour_profile() -> None:
    small = open_picture(scale(save("PNG", draw(), icc_profile=PROFILE), 10, "WEBP"))
    assert small.info["icc_profile"] == PROFILE


def test_what_is_transparent_stays_so_and_is_white_where_a_kind_knows_no_transparency() -> None:
    data = save("PNG", Image.new("RGBA", (8, 8), (0, 0, 0, 0)))
    assert open_picture(scale(data, 4, "WEBP")).convert("RGBA").getpixel((0, 0))[3] == 0
    assert open_picture(crop_to(data, 4, 2)).getpixel((0, 0)) == (255, 255, 255)


def test_a_crop_has_exactly_the_size_asked_for() -> None:
    assert open_picture(crop_to(make("JPEG"), 30, 10)).size == (30, 10)


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp", "moving.png"])
def test_moving_pictures_and_drawings_are_not_scaled(name: str) -> None:
    frames = [draw().resize((8, 8)), draw().resize((8, 8)).rotate(90)]
    out = io.BytesIO()
    frames[0].save(out, name.partition(".")[2], save_all=True, append_images=frames[1:])
    assert find_scaled_kind(out.getvalue()) is None
    assert measure(out.getvalue()) == (8, 8)
    assert find_scaled_kind(SVG.encode()) is None


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 800 360"', (800, 360)),
        ('viewBox="0,0,80.4,36"', (80, 36)),
        ('width="30px" height="20" viewBox="0 0 3 2"', (30, 20)),
        ('width="100%" height="20" viewBox="0 0 3 2"', (3, 2)),
        ('width="0" height="20"', None),
        ("", None),
    ],
)
def test_a_drawing_has_the_size_of_its_root(root: str, size: tuple[int, int] | None) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><rect width="9" height="9"/></svg>'
    assert measure(svg.encode()) == size


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n broken", b"<svg", make("JPEG")[:60]])
def test_a_broken_picture_has_no_size_and_no_copy(data: bytes) -> None:
    assert measure(data) is None
    with pytest.raises(PictureError):
        scale(data, 10, "WEBP")


def test_deep_grey_is_divided_and_not_cut_off() -> None:
    data = save("PNG", Image.new("I;16", (8, 8), 30_000))
    for kind in ("PNG", "WEBP"):
        small = open_picture(scale(data, 4, kind)).convert("L")
        assert small.getpixel((0, 0)) == pytest.approx(30_000 / 257, abs=1)


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_a_profile_of_print_or_grey_is_not_said_of_a_copy_for_screens(mode: str) -> None:
    given = Image.new(mode, (8, 8), 200 if mode == "L" else (0, 255, 255, 0))
    small = open_picture(scale(save("JPEG", given, icc_profile=PROFILE), 4, "WEBP"))
    assert "icc_profile" not in small.info
    if mode == "CMYK":
        red, green, blue = small.convert("RGB").getpixel((0, 0))
        assert red > 200 and green < 60 and blue < 60
