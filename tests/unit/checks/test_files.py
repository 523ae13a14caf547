"""Links in circles and files that are not text are told before a build stumbles over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.checks.files import find_lost_links, find_undecodable
from casefolio.storage.project import DOCS_FOLDER


@pytest.mark.parametrize(
    ("link", "target", "said"),
    [
        ("docs/loop.md", "loop.md", "docs/loop.md: a link that leads to itself"),
        ("docs/assets/x.png", "../assets/x.png", "docs/assets/x.png: a link that leads to itself"),
        ("docs/sub", "sub", "docs/sub: a link that leads to itself"),
        ("docs/sub", ".", "docs/sub: a link to a folder that it lies in"),
        ("docs/assets/up", "../..", "docs/assets/up: a link to a folder that it lies in"),
        ("docs/x.png", "gone.png", "docs/x.png: a link to 'gone.png', which does not exist"),
        ("docs/x.md/", "index.md/no", "docs/x.md: cannot be read: not a directory"),
        ("docs/twin", "assets", ""),
        ("docs/twin.md", "index.md", ""),
        ("data/loop.txt", "loop.txt", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, link: str, target: str, said: str) -> None:
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "docs/index.md").touch()
    (tmp_path / link).symlink_to(target)
    told = [str(problem) for problem in find_lost_links(tmp_path, DOCS_FOLDER)]
    assert len(told) == bool(said)
    assert all(each.startswith(said) for each in told)


@pytest.mark.parametrize(
    "path",
    [
        "docs/raw.html",
        "docs/assets/x.css",
        "templates/site/theme/404.html",
        "templates/site/pages/resume.md.j2",
        "templates/pdf/modern/look.css",
    ],
)
def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_bytes("ok\nça va, caf".encode() + b"\xe9")
    (problem,) = find_undecodable(tmp_path)
    assert str(problem.place) == f"{path}:2:11"
    assert problem.message == "not UTF-8: byte 0xe9 cannot be read"
    assert not list(find_undecodable(tmp_path, lambda _: True)) or path.startswith("templates")


def test_what_is_not_read_as_text_may_be_anything(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/x.png").write_bytes(b"\xe9")
    (tmp_path / "docs/folder.html").mkdir()
    assert list(find_undecodable(tmp_path)) == []
