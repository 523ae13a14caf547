"""What stopped a build is told in words, at the file that a person knows."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError

from casefolio.site.build_faults import find_build_problems
from casefolio.text.errors import InputError, Place, Problem


def full(*names: str) -> OSError:
    return OSError(errno.ENOSPC, "No space left on device", *names)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), "mkdocs"),
        (("{root}/docs/x.png",), "docs/x.png"),
        (("{root}/.site-x/new/a/index.html",), "site/a/index.html"),
        (("{root}/docs/x.png", None, "{root}/.site-x/new/x.png"), "site/x.png"),
    ],
)
def test_a_full_disk_names_the_file_that_was_to_be_written(
    tmp_path: Path, names: tuple[str | None, ...], shown: str
) -> None:
    error = full(*(name and name.format(root=tmp_path) for name in names))
    (problem,) = find_build_problems(error, tmp_path, tmp_path / ".site-x/new", str(tmp_path / "site"))
    assert (problem.place.path, problem.message) == (shown, "cannot be written: no space left on device")


def test_what_is_no_matter_of_files_is_left_to_others(tmp_path: Path) -> None:
    told = Problem(Place("data/resume.yaml", 3), "odd")
    assert find_build_problems(InputError([told]), tmp_path) == [told]
    for error in (BuildError("told"), ConnectionError(111, "no"), ZeroDivisionError()):
        assert find_build_problems(error, tmp_path) == []
