"""What a document may load."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.pdf.fetcher import LocalFetcher


def test_a_file_of_the_project_is_read_with_its_kind(tmp_path: Path) -> None:
    (tmp_path / "look.css").write_text("p {}")
    response = LocalFetcher([tmp_path]).fetch((tmp_path / "look.css").as_uri())
    assert response.read() == b"p {}"
    assert response.headers["Content-Type"] == "text/css"


@pytest.mark.parametrize(
    "address", ["https://example.com/x.css", "file://example.com/x.css", "ftp://x/y", "file:///etc/hostname"]
)
def test_every_other_address_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only files of the project are read"):
        LocalFetcher([tmp_path]).fetch(address)


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "project/link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ValueError, match="only files of the project are read"):
        LocalFetcher([tmp_path / "project"]).fetch((tmp_path / "project/link.txt").as_uri())
