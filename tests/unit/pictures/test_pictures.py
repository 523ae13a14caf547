"""A published picture shows what it showed before, and tells nothing else."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageSequence
from tests.unit.pictures.samples import (
    PLANT,
    PROFILE,
    SAMPLES,
    SVG,
    draw,
    save,
    write_jpeg,
    write_png,
    write_webp,
)

from casefolio.pictures import PictureError, clean_embedded, clean_picture, is_picture, tells_position

RASTER = [name for name in SAMPLES if not name.endswith((".svg", ".heic"))]


def open_picture(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def list_frames(data: bytes) -> list[tuple[tuple[int, int], bytes]]:
    frames = ImageSequence.Iterator(Image.open(io.BytesIO(data)))
    return [(frame.size, frame.convert("RGBA").tobytes()) for frame in frames]


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_told_any_more(name: str) -> None:
    told = SAMPLES[name]
    cleaned = clean_picture(told)
    for plant in (PLANT, "GPSLatitude", "Author", "adobe:ns:meta"):
        assert plant.encode() not in cleaned
        assert plant.encode("utf-16-le") not in cleaned
    assert not tells_position(cleaned)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_clean_picture_stays_as_it_is(name: str) -> None:
    cleaned = clean_picture(SAMPLES[name])
    assert clean_picture(cleaned) == cleaned


@pytest.mark.parametrize("name", RASTER)
def test_the_image_is_the_same_to_the_last_dot(name: str) -> None:
    assert list_frames(clean_picture(SAMPLES[name])) == list_frames(SAMPLES[name])


@pytest.mark.parametrize("name", [name for name in RASTER if not name.endswith((".gif", ".ico"))])
def test_colours_keep_their_profile(name: str) -> None:
    image = open_picture(clean_picture(SAMPLES[name]))
    assert image.info["icc_profile"] == PROFILE
    assert not {"exif", "xmp", "comment", "photoshop"} & set(image.info)


def test_size_on_paper_and_animation_are_kept() -> None:
    assert open_picture(clean_picture(SAMPLES["a.png"])).info["dpi"] == pytest.approx((144, 144), abs=0.1)
    assert open_picture(clean_picture(SAMPLES["moving.gif"])).info["loop"] == 0
    assert len(list_frames(clean_picture(SAMPLES["moving.png"]))) == 2


@pytest.mark.parametrize(
    "name", [name for name in SAMPLES if name.endswith((".jpg", ".png", ".webp", ".avif"))]
)
def test_it_is_known_whether_a_place_is_told(name: str) -> None:
    assert tells_position(SAMPLES[name])
    assert not tells_position(save("PNG")) and not tells_position(b"no picture")


def find_corners(data: bytes) -> tuple[str, ...]:
    """The colours of the corners by name, from the left above."""
    names = {(255, 0, 0): "red", (0, 255, 0): "lime", (0, 0, 255): "blue", (0, 0, 0): "black"}
    image = open_picture(data).convert("RGB")
    width, height = image.size
    found = []
    for place in ((3, 3), (width - 4, 3), (3, height - 4), (width - 4, height - 4)):
        pixel = image.getpixel(place)
        assert isinstance(pixel, tuple)
        found.append(
            min(names, key=lambda colour: sum((a - b) ** 2 for a, b in zip(colour, pixel, strict=True)))
        )
    return tuple(names[colour] for colour in found)


TURNED = {
    1: ("red", "lime", "blue", "black"),
    2: ("lime", "red", "black", "blue"),
    3: ("black", "blue", "lime", "red"),
    4: ("blue", "black", "red", "lime"),
    5: ("red", "blue", "lime", "black"),
    6: ("blue", "red", "black", "lime"),
    7: ("black", "lime", "blue", "red"),
    8: ("lime", "black", "red", "blue"),
}


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("write", [write_jpeg, write_png, write_webp])
def test_a_picture_on_its_side_is_turned_upright(write: type, orientation: int) -> None:
    cleaned = clean_picture(write(orientation))
    assert find_corners(cleaned) == TURNED[orientation]
    assert open_picture(cleaned).size == ((32, 48) if orientation > 4 else (48, 32))
    assert open_picture(cleaned).info["icc_profile"] == PROFILE
    assert PLANT.encode() not in cleaned and clean_picture(cleaned) == cleaned


def test_a_turned_picture_is_encoded_as_finely_as_before() -> None:
    told = write_jpeg(6, subsampling="4:2:2")
    before, after = Image.open(io.BytesIO(told)), Image.open(io.BytesIO(clean_picture(told)))
    assert before.quantization == after.quantization
    lossless = open_picture(clean_picture(write_webp(3, lossless=True))).convert("RGB")
    assert lossless.tobytes() == draw().transpose(Image.Transpose.ROTATE_180).tobytes()


def test_an_upright_picture_needs_no_decoding() -> None:
    def refuse(data: bytes, orientation: int) -> bytes:
        raise AssertionError("turned")

    for name, told in SAMPLES.items():
        assert clean_picture(told, refuse), name


def test_a_drawing_keeps_what_is_drawn_and_read_aloud() -> None:
    cleaned = clean_picture(SVG.encode()).decode()
    for kept in ('width="9"', "<title>A boat</title>", '<use xlink:href="#a"/>', '<path d="M0 0"/>'):
        assert kept in cleaned
    plain = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n'
    assert clean_picture(plain) == plain


def test_nothing_of_a_drawing_runs() -> None:
    """Where a visitor opens it by itself, a script in it would run with the rights of the site."""
    active = """<svg xmlns="http://www.w3.org/2000/svg" onload="run()" xmlns:x="http://www.w3.org/1999/xhtml">
<script>run()</script><x:script src="a.js"/>
<a href=" java&#10;script:run()"><path OnClick = 'run()' d="M0 0"/></a>
<foreignObject><x:iframe src="https://x.example/run"/><x:p onfocus="run()">On time</x:p></foreignObject>
<set attributeName="href" to="javascript:run()"/><a href="https://x.example/">see</a></svg>"""
    cleaned = clean_picture(active.encode()).decode()
    assert "run" not in cleaned and "script" not in cleaned and "iframe" not in cleaned
    assert '<path d="M0 0"/>' in cleaned and '<a href="https://x.example/">see</a>' in cleaned
    assert "<x:p>On time</x:p>" in cleaned and clean_picture(cleaned.encode()).decode() == cleaned


@pytest.mark.parametrize("address", ["data:image/jpeg;base64,", "data:image/jpg;charset=utf-8;base64,"])
def test_a_picture_within_a_drawing_is_cleaned_too(address: str) -> None:
    inner = base64.b64encode(write_jpeg()).decode()
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}{inner}"/></svg>'
    cleaned = clean_picture(svg.encode()).decode()
    begin = cleaned.index(address) + len(address)
    assert base64.b64decode(cleaned[begin : cleaned.index('"', begin)]) == clean_picture(write_jpeg())


def test_what_decoders_read_past_is_left_out() -> None:
    told = write_jpeg()
    assert clean_picture(told.replace(b"\xff\xdb", b"some notes\xff\xdb", 1)) == clean_picture(told)
    gif = save("GIF")
    assert clean_picture(gif[:-1]) == clean_picture(gif) == gif


def test_a_drawing_in_a_text_is_cleaned() -> None:
    told = "data:image/svg+xml;base64," + base64.b64encode(SVG.encode()).decode()
    cleaned = clean_embedded(f"url({told})")
    assert PLANT.encode() not in base64.b64decode(cleaned[len("url(data:image/svg+xml;base64,") : -1])


def test_a_text_without_pictures_stays_as_it_is() -> None:
    for text in ("plain", "see data:image/ there", "data:image/svg+xml,%3Csvg/%3E"):
        assert clean_embedded(text) == text


DAMAGED = {
    "an empty picture": b"",
    "a PDF": b"%PDF-1.7",
    "a packed file": b"PK\x03\x04",
    "TIFF": b"II*\0aaaa",
    "JPEG XL": b"\xff\x0aaaaa",
    "text": b"hello",
    "HTML": b"<html></html>",
    "an SVG that is not closed": b'<svg xmlns="http://www.w3.org/2000/svg"><path>',
    "an SVG with elements in entities": (
        b'<!DOCTYPE svg [<!ENTITY e "<metadata>x</metadata>">]><svg xmlns="http://www.w3.org/2000/svg">&e;</svg>'
    ),
    "an SVG in an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><svg/>',
    "an animation on its side": write_png(6, save_all=True, append_images=[draw().rotate(180)]),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_what_cannot_be_cleaned_is_refused(what: str) -> None:
    with pytest.raises(PictureError):
        clean_picture(DAMAGED[what])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_that_is_cut_off_is_refused_or_cleaned(name: str) -> None:
    told = SAMPLES[name]
    for length in range(1, len(told), max(1, len(told) // 60)):
        try:
            cleaned = clean_picture(told[:length])
        except PictureError:
            continue
        assert PLANT.encode() not in cleaned


@pytest.mark.parametrize(
    ("name", "data", "is_one"),
    [
        ("a.jpg", b"", True),
        ("A.JPG", b"x", True),
        ("photo", save("PNG"), True),
        ("notes.bin", write_jpeg(), True),
        ("a.tiff", b"", True),
        ("page.html", b"<html>", False),
        ("BMW.txt", b"BM is a beginning", False),
        ("font.woff2", b"wOF2", False),
        ("icon.data", b"\0\0\1\0", False),
    ],
)
def test_a_picture_is_known_by_its_name_or_its_first_bytes(name: str, data: bytes, is_one: bool) -> None:
    assert is_picture(name, data) == is_one
