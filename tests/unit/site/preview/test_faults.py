"""What fails in a preview is caught, and reported with the place that helps most."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from casefolio.site.preview.faults import FaultCatcher, describe_fault
from casefolio.text.errors import InputError, Place, Problem

PROBLEM = Problem(Place("data/resume.yaml", 3), "odd")


def describe(error: BaseException, root: Path, *logged: str) -> list[Problem]:
    with FaultCatcher() as fault:
        for message in logged:
            logging.getLogger("mkdocs.config").error(message)
        raise error
    return describe_fault(fault, root)


def test_nothing_wrong_is_no_fault() -> None:
    with FaultCatcher() as fault:
        logging.getLogger("mkdocs").warning("only a warning")
    assert (fault.error, fault.logged) == (None, [])


def test_ctrl_c_is_not_caught() -> None:
    with pytest.raises(KeyboardInterrupt), FaultCatcher():
        raise KeyboardInterrupt


def test_a_problem_is_found_behind_the_error_that_it_led_to(tmp_path: Path) -> None:
    outer = RuntimeError("a build failed")
    outer.__cause__ = InputError([PROBLEM])
    assert describe(outer, tmp_path) == [PROBLEM]


def test_a_file_of_the_project_that_is_gone_is_named(tmp_path: Path) -> None:
    error = FileNotFoundError(2, "No such file or directory", str(tmp_path / "docs/about.md"))
    (problem,) = describe(error, tmp_path)
    assert str(problem) == "docs/about.md: cannot be read: no such file or directory"


def test_a_setting_that_mkdocs_refuses_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Portfolio\nnav: 7\n", "utf-8")
    (problem,) = describe(SystemExit(1), tmp_path, "Config value 'nav': Expected nav to be a list, got int")
    assert (problem.place.path, problem.place.line) == ("mkdocs.yml", 2)
    assert problem.message == "'nav': Expected nav to be a list, got int"


def test_what_nobody_expected_is_told_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Portfolio\n", "utf-8")
    (problem,) = describe(ZeroDivisionError(), tmp_path)
    assert (problem.message, problem.hint) == ("ZeroDivisionError", "the terminal says more")


def test_a_full_disk_is_told_without_a_traceback(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    error = OSError(28, "No space left on device")
    (problem,) = describe(error, tmp_path)
    assert problem.message == "cannot be written: no space left on device"
    assert not caplog.records


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    theme = tmp_path / "templates/site/theme"
    theme.mkdir(parents=True)
    (theme / "main.html").write_bytes(b"caf\xe9")
    (problem,) = describe(UnicodeDecodeError("utf-8", b"caf\xe9", 3, 4, "unexpected end"), tmp_path)
    assert str(problem.place) == "templates/site/theme/main.html:1:4"
