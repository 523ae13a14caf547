"""Shipped files as copies to be changed: never over anything, and told when the shipped one changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefolio.starting.eject import accept, diff_ejected, eject, find_outdated, list_ejectable
from casefolio.storage import shipped
from casefolio.storage.ejected import EJECTED_FILE
from casefolio.storage.shipped import shipped_root
from casefolio.text.errors import InputError

SHEET = "templates/pdf/modern/look.css"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mine/data").mkdir(parents=True)
    return tmp_path / "mine"


@pytest.fixture
def release(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shipped files of a release that may change: a copy, as an installed engine has it."""
    packed = tmp_path / "casefolio" / shipped.PACKED_FOLDER
    for part in ("templates/pdf/modern", "docs/assets"):
        shutil.copytree(repository / part, packed / part)
    monkeypatch.setattr(shipped, "ENGINE_FOLDER", packed.parent)
    shipped_root.cache_clear()
    yield packed
    monkeypatch.undo()
    shipped_root.cache_clear()


def tell_outdated(project: Path) -> list[str]:
    return [str(problem) for problem in find_outdated(project)]


def test_a_copy_is_the_shipped_file(project: Path) -> None:
    assert eject(project, [SHEET]) == [SHEET]
    assert (project / SHEET).read_bytes() == (shipped_root() / SHEET).read_bytes()
    assert tell_outdated(project) == []


def test_what_a_run_that_was_stopped_left_out_is_done_by_the_next(project: Path) -> None:
    """It is killed between the copies and their record."""
    eject(project, ["templates/pdf/modern"])
    (project / EJECTED_FILE).unlink()
    (project / "templates/pdf/modern/resume.html.j2").unlink()
    assert SHEET in eject(project, ["templates/pdf/modern"])
    assert (project / "templates/pdf/modern/resume.html.j2").is_file()
    with pytest.raises(InputError, match="is there already"):
        eject(project, [SHEET])


def test_a_folder_stands_for_all_that_is_in_it(project: Path) -> None:
    copied = eject(project, ["docs/assets/fonts/", "templates\\pdf\\compact"])
    assert "docs/assets/fonts/SourceSans3-LICENSE.txt" in copied
    assert {"templates/pdf/compact/look.css", "templates/pdf/compact/resume.html.j2"} <= set(copied)
    assert all((project / path).is_file() for path in copied)


def test_what_is_listed_is_templates_and_assets_with_what_is_own(project: Path) -> None:
    eject(project, [SHEET])
    listed = {each.path: each.is_own for each in list_ejectable(project)}
    assert listed[SHEET] and not listed["docs/assets/site.css"]
    assert not any(path.startswith(("schema/", "data/", "docs/case-studies/")) for path in listed)


def test_nothing_is_written_over_and_all_in_the_way_are_named(project: Path) -> None:
    eject(project, [SHEET])
    (project / SHEET).write_text("mine", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"look\.css: is there already\n    hint: it is yours already"
    ) as caught:
        eject(project, ["templates/pdf/modern", "docs/assets/site.css"])
    assert len(caught.value.problems) == 1
    assert (project / SHEET).read_text("utf-8") == "mine"
    assert not (project / "docs/assets/site.css").exists()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("templates/pdf/modren/look.css", f"did you mean '{SHEET}'?"),
        ("templates/pdf/modem", "did you mean 'templates/pdf/modern'?"),
        ("site.css", "did you mean 'docs/assets/site.css'?"),
        ("data/resume.yaml", "casefolio eject, without a path, lists what there is"),
        ("../secret", "casefolio eject, without a path, lists what there is"),
        ("", "casefolio eject, without a path, lists what there is"),
    ],
)
def test_an_unknown_path_gets_a_suggestion(project: Path, path: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        eject(project, [path])
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == ("no file or folder of this name is shipped", hint)


def test_the_repository_s_own_files_are_changed_where_they_are(repository: Path) -> None:
    with pytest.raises(InputError, match="this is Casefolio's repository"):
        eject(repository, [SHEET])
    assert not (repository / EJECTED_FILE).exists()


def test_a_change_of_the_shipped_file_is_told_until_it_is_known(project: Path, release: Path) -> None:
    eject(project, [SHEET])
    own = (project / SHEET).read_text("utf-8") + "/* mine */\n"
    (project / SHEET).write_text(own, encoding="utf-8")
    assert tell_outdated(project) == [], "the person's own change is none of the shipped file's"
    with (release / SHEET).open("a", encoding="utf-8") as file:
        file.write("/* new */\n")
    (told,) = tell_outdated(project)
    assert told.startswith(f"{SHEET}: warning: was ejected, and the shipped file has changed since\n")
    diff = list(diff_ejected(project, []))
    assert diff[:2] == [f"--- yours/{SHEET}", f"+++ shipped/{SHEET}"]
    assert "-/* mine */" in diff and "+/* new */" in diff
    assert accept(project, []) == [SHEET]
    assert tell_outdated(project) == []
    assert (project / SHEET).read_text("utf-8") == own


def test_a_copy_that_is_as_the_new_one_is_not_outdated(project: Path, release: Path) -> None:
    eject(project, [SHEET])
    for file in (release / SHEET, project / SHEET):
        file.write_text("new", encoding="utf-8")
    assert tell_outdated(project) == [] and list(diff_ejected(project, [])) == []


def test_a_file_that_is_shipped_no_more_is_told(project: Path, release: Path) -> None:
    eject(project, [SHEET])
    (release / SHEET).unlink()
    (told,) = tell_outdated(project)
    assert "this release has no such file any more" in told
    (project / SHEET).unlink()
    assert tell_outdated(project) == []


def test_files_that_are_no_text_differ_in_one_line(project: Path) -> None:
    font = "docs/assets/fonts/folio-sans-bold-latin.woff2"
    eject(project, [font])
    (project / font).write_bytes(b"\xff")
    assert list(diff_ejected(project, [font])) == [f"{font} differs from the shipped file"]
