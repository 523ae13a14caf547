"""Which files are cleaned on their way to the site, and what is said of those that cannot be."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from tests.unit.pictures.samples import PLANT, SAMPLES, save, write_jpeg
from tests.unit.pictures.test_films import write_mp4, write_webm

from casefolio.pages.pictures import (
    clean_pages,
    find_metadata,
    find_picture_problems,
    publish_pictures,
    read_pictures,
)
from casefolio.pictures import Overwritten, turning
from casefolio.text.errors import InputError

EMBEDDED = "data:image/jpeg;base64," + base64.b64encode(write_jpeg()).decode()


def fill(folder: Path) -> None:
    """Pictures of each kind, at the top and deep, with a wrong ending and with none."""
    (folder / "a/b").mkdir(parents=True)
    for name, data in SAMPLES.items():
        (folder / "a/b" / name).write_bytes(data)
    (folder / "PHOTO.JPG").write_bytes(write_jpeg())
    (folder / "photo").write_bytes(write_jpeg(6))
    (folder / "really-a-jpeg.png").write_bytes(write_jpeg())
    (folder / "page.html").write_text(f'<img src="{EMBEDDED}"> {PLANT}', "utf-8")
    (folder / "site.css").write_bytes(b"body { background: url(" + EMBEDDED.encode() + b") } /* \xff */")
    (folder / "about.md").write_text(f"![shot]({EMBEDDED})", "utf-8")
    (folder / "notes.txt").write_text(PLANT, "utf-8")


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()
    }


def test_all_pictures_of_a_folder_are_cleaned_wherever_they_lie(tmp_path: Path) -> None:
    fill(tmp_path / "site")
    publish_pictures(tmp_path / "site", tmp_path, "site")
    for path, data in read_all(tmp_path / "site").items():
        assert (PLANT.encode() in data) == (path in ("page.html", "notes.txt")), path
        assert base64.b64encode(PLANT.encode())[2:-4] not in data
        assert not list(find_metadata(tmp_path / "site" / path, path))
    before = read_all(tmp_path / "site")
    publish_pictures(tmp_path / "site", tmp_path, "site")
    assert read_all(tmp_path / "site") == before


def test_a_finished_site_with_metadata_is_found(tmp_path: Path) -> None:
    for name, data in (("me.jpg", write_jpeg()), ("index.html", EMBEDDED.encode())):
        (tmp_path / name).write_bytes(data)
        (problem,) = find_metadata(tmp_path / name, f"site/{name}")
        assert str(problem).startswith(f"site/{name}: a picture with metadata, such as place, time or names")


def test_a_turned_picture_is_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turned = []
    turn = turning.turn_upright

    def count(data: bytes, orientation: int) -> bytes:
        turned.append(orientation)
        return turn(data, orientation)

    monkeypatch.setattr(turning, "turn_upright", count)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/me.jpg").write_bytes(write_jpeg(6))
    first = read_pictures(tmp_path / "docs", tmp_path)
    assert read_pictures(tmp_path / "docs", tmp_path) == first and turned == [6]
    (tmp_path / "docs/me.jpg").write_bytes(write_jpeg(8))
    assert read_pictures(tmp_path / "docs", tmp_path) != first and turned == [6, 8]


def test_the_person_s_files_are_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "docs")
    before = read_all(tmp_path / "docs")
    pictures = read_pictures(tmp_path / "docs", tmp_path)
    list(find_picture_problems(tmp_path / "docs", tmp_path))
    assert read_all(tmp_path / "docs") == before
    assert set(before) - set(pictures) == {"page.html", "site.css", "about.md", "notes.txt"}
    assert not any(PLANT.encode() in data for data in pictures.values())


def test_a_picture_that_tells_its_place_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/me.jpg").write_bytes(write_jpeg())
    (tmp_path / "docs/plain.png").write_bytes(save("PNG"))
    (problem,) = find_picture_problems(tmp_path / "docs", tmp_path)
    assert problem.severity == "warning"
    assert str(problem).startswith("docs/me.jpg: warning: tells where the picture was taken")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b""),
        ("a.png", b"%PDF-1.7"),
        ("a.png", b"PK\x03\x04"),
        ("a.tif", b"II*\0xxxx"),
        ("a.jxl", b"\xff\x0axxxx"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>"),
        ("a.gif", b"GIF89a"),
        ("a.jpg", write_jpeg()[:400]),
        ("a.md", b"data:image/png;base64,iVBORw0KGgo="),
    ],
)
def test_one_that_cannot_be_cleaned_is_an_error_everywhere(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_bytes(data)
    (problem,) = find_picture_problems(tmp_path / "docs", tmp_path)
    assert str(problem).startswith(f"docs/{name}: cannot be published without its metadata: ")
    with pytest.raises(InputError, match="cannot be published"):
        publish_pictures(tmp_path / "docs", tmp_path, "site")
    assert [each.message for each in find_metadata(tmp_path / "docs" / name, "x")] == [problem.message]
    if not name.endswith(".md"):
        with pytest.raises(InputError, match="cannot be published"):
            read_pictures(tmp_path / "docs", tmp_path)


def test_pages_for_another_generator_are_cleaned(tmp_path: Path) -> None:
    pages = clean_pages({"a.md": f"![x]({EMBEDDED})", "b.md": "plain"}, tmp_path)
    assert pages["b.md"] == "plain" and len(pages["a.md"]) < len(EMBEDDED)
    with pytest.raises(InputError, match=r"a\.md: cannot be published"):
        clean_pages({"a.md": "data:image/png;base64,iVBORw0KGgo="}, tmp_path)


def test_a_film_is_mapped_and_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have a gigabyte, and a preview cleans it at each save."""
    for name, film in (("a.mp4", write_mp4()), ("a.webm", write_webm())):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(film)
    sizes: list[int] = []
    whole = Overwritten.__getitem__

    def read(film: Overwritten, at: int | slice) -> int | bytes:
        found = whole(film, at)
        sizes.append(1 if isinstance(found, int) else len(found))
        return found

    monkeypatch.setattr(Overwritten, "__getitem__", read)
    monkeypatch.setattr(Path, "read_bytes", lambda file: pytest.fail(f"{file.name} was read"))
    told = [*find_picture_problems(tmp_path / "docs", tmp_path)]
    assert [problem.severity for problem in told] == ["warning", "warning"]
    publish_pictures(tmp_path / "docs", tmp_path, "site")
    assert not [
        *find_metadata(tmp_path / "docs/a.mp4", "a.mp4"),
        *find_metadata(tmp_path / "docs/a.webm", ""),
    ]
    assert max(sizes) < 60 < len(write_mp4())
