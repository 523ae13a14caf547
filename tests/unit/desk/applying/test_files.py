"""Files of an application: what a browser shows of them, and that none can act as a page of the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.desk.applying.files import find_format, give_file, list_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-11-20-acme"
    (folder / "made-from").mkdir(parents=True)
    for name in ("Ada.pdf", "Ada.docx", "page.html", "picture.svg", "SHA256SUMS", "made-from/resume.yaml"):
        (folder / name).write_text(name, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


def test_what_was_sent_comes_before_what_it_was_made_from(folder: Path) -> None:
    assert list_files(folder)[-1] == "made-from/resume.yaml"
    assert "SHA256SUMS" not in list_files(folder)


@pytest.mark.parametrize(
    ("name", "kind", "how"),
    [
        ("Ada.pdf", "application/pdf", "inline"),
        ("made-from/resume.yaml", "text/plain; charset=utf-8", "inline"),
        ("Ada.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        ("page.html", "application/octet-stream", "attachment"),
        ("picture.svg", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_cannot_act_is_shown(folder: Path, name: str, kind: str, how: str) -> None:
    response = give_file(folder, name)
    assert (response.status, response.body.decode(), response.kind) == (200, name, kind)
    assert dict(response.headers)["Content-Disposition"].startswith(how)


@pytest.mark.parametrize("path", ["none.pdf", "../secret.txt", "link.txt", "/etc/hostname", "made-from"])
def test_nothing_else_is_given(folder: Path, path: str) -> None:
    response = give_file(folder, path)
    assert response.status == 404 and b"secret" not in response.body


def test_formats_are_known_by_the_names_of_files() -> None:
    assert [find_format(name) for name in ("A.docx", "A.txt", "A.pdf", "A.md", "x")] == [
        "docx",
        "txt",
        "",
        "",
        "",
    ]
