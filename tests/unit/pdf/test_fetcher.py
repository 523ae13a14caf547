"""What a document may load."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from casefolio.pdf.fetcher import LocalFetcher
from casefolio.storage.shipped import shipped_root


def read(root: Path, path: str) -> bytes:
    return bytes(LocalFetcher(root).fetch((root / path).absolute().as_uri()).read())


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_file_of_the_project_is_read_with_its_kind(tmp_path: Path) -> None:
    write(tmp_path / "docs/assets/mine.css", "p {}")
    response = LocalFetcher(tmp_path).fetch((tmp_path / "docs/assets/mine.css").as_uri())
    assert response.read() == b"p {}"
    assert response.headers["Content-Type"] == "text/css"


def test_a_shipped_file_stands_in_for_one_that_the_project_lacks(tmp_path: Path) -> None:
    shipped = read(tmp_path, "templates/pdf/modern/look.css")
    assert shipped == (shipped_root() / "templates/pdf/modern/look.css").read_bytes()
    write(tmp_path / "templates/pdf/modern/look.css", "p {}")
    assert read(tmp_path, "templates/pdf/modern/look.css") == b"p {}"
    assert read(tmp_path, "templates/pdf/_parts/base.css") != b"p {}"


def test_a_picture_is_read_without_its_metadata(tmp_path: Path) -> None:
    """And has no path, at which WeasyPrint would read the whole file again."""
    file = tmp_path / "docs/assets/ME.JPG"
    file.parent.mkdir(parents=True)
    Image.new("RGB", (6, 8)).save(file, "JPEG", comment=b"a secret")
    response = LocalFetcher(tmp_path).fetch(file.as_uri())
    assert response.path is None and b"secret" in file.read_bytes()
    assert b"secret" not in (data := response.read()) and data[:3] == b"\xff\xd8\xff"
    file.write_bytes(b"no picture")
    assert read(tmp_path, "docs/assets/ME.JPG") == b"no picture"


@pytest.mark.parametrize(
    "address", ["https://example.com/x.css", "file://example.com/x.css", "ftp://x/y", "file:///etc/hostname"]
)
def test_every_other_address_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only files of the project are read"):
        LocalFetcher(tmp_path).fetch(address)


@pytest.mark.parametrize("path", ["data/private.yaml", "templates/pdf/../../data/private.yaml", "mkdocs.yml"])
def test_only_the_folders_of_documents_are_read(path: str, tmp_path: Path) -> None:
    write(tmp_path / "data/private.yaml", "x")
    write(tmp_path / "mkdocs.yml", "x")
    with pytest.raises(ValueError, match="only files of the project are read"):
        read(tmp_path, path)


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", "x")
    (tmp_path / "project/docs/assets").mkdir(parents=True)
    (tmp_path / "project/docs/assets/link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ValueError, match="only files of the project are read"):
        read(tmp_path / "project", "docs/assets/link.txt")
