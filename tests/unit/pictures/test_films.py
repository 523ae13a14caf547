"""A published film plays as before, and tells nothing of who made it, where and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.pictures import PictureError, clean_picture, fits_name, is_picture, tells_position

WEBM = (Path(__file__).resolve().parents[2] / "portfolios/designer/docs/assets/tour.webm").read_bytes()
PLANT = b"Dana Example was here"


def box(name: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return (8 + len(data)).to_bytes(4, "big") + name + data


def write_mp4(place: bytes = b"\xa9xyz+52.5+13.4/", kind: bytes = b"vide") -> bytes:
    """Boxes as a phone writes them; the film itself is some bytes."""
    times = bytes(4) + b"\x12\x34\x56\x78" * 2 + b"\0\0\x03\xe8"
    handler = box(b"hdlr", bytes(8), kind, bytes(12), PLANT)
    media = box(b"mdia", box(b"mdhd", times), handler)
    track = box(b"trak", box(b"tkhd", times), media, box(b"meta", PLANT))
    moov = box(b"moov", box(b"mvhd", times), track, box(b"udta", place, PLANT), box(b"meta", PLANT))
    part = box(b"emsg", PLANT) + box(b"moof", box(b"traf", box(b"udta", PLANT)))
    return box(b"ftyp", b"isom\0\0\0\0") + moov + part + box(b"mdat", b"the film")


def element(id: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return id + (0x4000 | len(data)).to_bytes(2, "big") + data


def write_webm(kind: bytes = b"\x01") -> bytes:
    """As a browser records it: a cluster whose length is unknown, and tags behind it too."""
    names = (b"\x7b\xa9", b"\x57\x41", b"\x73\x84", b"\x3c\x83\xab")
    info = element(b"\x15\x49\xa9\x66", *(element(each, PLANT) for each in names))
    track = element(b"\xae", element(b"\x83", kind), element(b"\x53\x6e", PLANT))
    tracks = element(b"\x16\x54\xae\x6b", track)
    tags = element(b"\x12\x54\xc3\x67", b"LOCATION", PLANT)
    cluster = b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" + element(b"\xa3", b"the film")
    chapters = element(b"\x10\x43\xa7\x70", PLANT)
    parts = (info, tracks, tags, cluster, tags, chapters)
    return element(b"\x1a\x45\xdf\xa3", b"webm") + element(b"\x18\x53\x80\x67", *parts)


@pytest.mark.parametrize(("name", "film"), [("a.mp4", write_mp4()), ("a.webm", write_webm())])
def test_a_film_tells_nothing_any_more(name: str, film: bytes) -> None:
    assert is_picture(name, film) and tells_position(film)
    cleaned = clean_picture(film)
    assert PLANT not in cleaned and b"xyz" not in cleaned and b"\x12\x34\x56\x78" not in cleaned
    assert not tells_position(cleaned)
    # Nothing is moved: the film is found by its offset.
    assert len(cleaned) == len(film) and cleaned.index(b"the film") == film.index(b"the film")
    assert clean_picture(cleaned) == cleaned


@pytest.mark.parametrize(
    "film",
    [write_mp4(kind=b"meta"), write_mp4(kind=b"text"), write_mp4(kind=b"tmcd"), write_webm(b"\x21")],
)
def test_a_film_with_a_track_of_data_is_refused(film: bytes) -> None:
    """Cameras write there where they were at each moment; it lies among the pictures, so it stays."""
    with pytest.raises(PictureError, match="which may tell where the camera was"):
        clean_picture(film)


def test_a_film_of_a_browser_loses_the_name_of_the_program_only() -> None:
    cleaned = clean_picture(WEBM)
    assert b"Chrome" in WEBM and b"Chrome" not in cleaned
    assert sum(a != b for a, b in zip(WEBM, cleaned, strict=True)) < 30


@pytest.mark.parametrize("size", range(1, 12))
def test_tags_of_any_length_become_padding(size: int) -> None:
    tags = b"\x12\x54\xc3\x67" + bytes([0x80 | size]) + b"x" * size
    film = b"\x1a\x45\xdf\xa3\x80" + b"\x18\x53\x80\x67" + bytes([0x80 | len(tags)]) + tags
    cleaned = clean_picture(film)
    assert len(cleaned) == len(film) and b"x" not in cleaned
    assert clean_picture(cleaned) == cleaned


@pytest.mark.parametrize("film", [WEBM[:60], write_webm()[:-3], b"\x1a\x45\xdf\xa3\x01"])
def test_a_damaged_film_is_told(film: bytes) -> None:
    with pytest.raises(PictureError, match="damaged WebM"):
        clean_picture(film)


@pytest.mark.parametrize(
    ("name", "data", "fits"),
    [
        ("a.mp4", write_mp4(), True),
        ("A.WEBM", WEBM, True),
        ("a.mp4", WEBM, False),
        ("a.webm", b"words", False),
        ("a.png", WEBM, True),
    ],
)
def test_a_film_is_of_the_kind_that_its_name_says(name: str, data: bytes, fits: bool) -> None:
    assert fits_name(name, data) is fits
