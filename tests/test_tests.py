"""The tests themselves: they mirror the code, leave no process behind, and report what they skipped."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import OWN_ASSETS, copy_assets
from tests.tools import CHROMIUM, PDFTOTEXT, describe_missing

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/casefolio"

TESTED_ELSEWHERE = {
    # Parts of a room whose one test goes through its public functions.
    "fit/choice.py": "unit/fit/test_fit.py",
    "fit/plan.py": "unit/fit/test_fit.py",
    "fit/leading.py": "unit/fit/test_worth.py",
    "fit/paper.py": "unit/fit/test_fit.py",
    "fit/sizes.py": "unit/fit/test_fit.py",
    "fit/budget.py": "unit/documents/test_budgets.py",
    "fit/texts.py": "pdf/test_page_budgets.py",
    "pdf/line_ends.py": "pdf/test_page_ends.py",
    "match/places.py": "unit/match/test_names.py",
    "posting/front_matter.py": "unit/posting/test_posting.py",
    "tailor/bold.py": "unit/tailor/test_choices.py",
    "text/inline/tree.py": "unit/text/inline/test_parser.py",
    # Every kind of picture goes through one function.
    "pictures/boxes.py": "unit/pictures/test_pictures.py",
    "pictures/webm.py": "unit/pictures/test_films.py",
    "pictures/exif.py": "unit/pictures/test_pictures.py",
    "pictures/gif.py": "unit/pictures/test_pictures.py",
    "pictures/icon.py": "unit/pictures/test_pictures.py",
    "pictures/jpeg.py": "unit/pictures/test_pictures.py",
    "pictures/parts.py": "unit/pictures/test_pictures.py",
    "pictures/png.py": "unit/pictures/test_pictures.py",
    "pictures/svg.py": "unit/pictures/test_pictures.py",
    "pictures/turning.py": "unit/pictures/test_pictures.py",
    "pictures/webp.py": "unit/pictures/test_pictures.py",
    "checks/pages/markdown.py": "unit/checks/test_pages.py",
    # Each kind of foreign file is read as a whole.
    "importing/linkedin.py": "unit/importing/test_kinds.py",
    "importing/rendercv.py": "unit/importing/test_kinds.py",
    "importing/yamlresume.py": "unit/importing/test_kinds.py",
    # Read back from a real PDF.
    "pdf/archive.py": "pdf/test_archive.py",
    "pdf/sheet/entries.py": "pdf/test_making.py",
    "pdf/height_cache.py": "pdf/test_height_cache.py",
    "pdf/loading.py": "pdf/test_loading.py",
    "pdf/make.py": "pdf/test_making.py",
    "pdf/layout_process.py": "pdf/test_layout_process.py",
    "pdf/values.py": "pdf/test_layout_process.py",
    "pdf/renderer.py": "pdf/test_loading.py",
    "pdf/fitting.py": "pdf/test_fitting.py",
    "pdf/reading/glyphs.py": "pdf/test_scripts.py",
    "pdf/reading/readback.py": "pdf/test_reading.py",
    "pdf/reading/rules.py": "pdf/test_rules.py",
    "pdf/reading/text_layer.py": "pdf/test_reading.py",
    # Read back from a real site or a running desk.
    "checks/site.py": "site/test_check_site.py",
    "pages/blocks.py": "property/test_blocks.py",
    "pages/metadata.py": "site/test_machines.py",
    "pages/share_image.py": "site/test_machines.py",
    "site/build.py": "site/test_build.py",
    "site/build_pdf.py": "site/test_build.py",
    "site/content.py": "site/test_build.py",
    "site/events.py": "site/test_build.py",
    "site/preview/background_pdf.py": "site/test_live.py",
    "site/preview/theme_cache.py": "site/test_live.py",
    # What is looked for is seen in what is found.
    "checks/leaks/secrets.py": "unit/checks/leaks/test_leaks.py",
    # Every error has a golden case.
    "checks/leaks/private_text.py": "golden/test_errors.py",
    "checks/portfolio.py": "golden/test_errors.py",
    "resume/references/ids.py": "golden/test_errors.py",
    "checks/pages/resume.py": "golden/test_errors.py",
    "checks/names.py": "golden/test_errors.py",
    "resume/validation.py": "golden/test_errors.py",
    "cli/applying/log.py": "unit/cli/applying/test_sent.py",
    "cli/applying/applications.py": "unit/cli/applying/test_sent.py",
    "checks/applications.py": "unit/cli/applying/test_sent.py",
    "applications/sending.py": "unit/cli/applying/test_sent.py",
    "documents/content.py": "unit/cli/applying/test_diff.py",
    # What it gives is seen in the file.
    "export/docx_reading.py": "unit/export/test_docx.py",
    "export/fonts.py": "unit/export/test_style.py",
    "cli/documents/options.py": "unit/cli/documents/test_export.py",
    # What it gives is seen in the letter.
    "documents/letter_files.py": "unit/cli/documents/test_letter.py",
    "letter/file.py": "unit/letter/test_writing.py",
    "letter/values.py": "unit/letter/test_writing.py",
    "pdf/letters/fitting.py": "pdf/test_letters.py",
    "pdf/letters/make.py": "pdf/test_letters.py",
    "pdf/sheet/letter.py": "pdf/test_letters.py",
    "resume/letters/placeholders.py": "unit/letter/test_writing.py",
    "resume/vocabulary/letter_labels.py": "unit/resume/vocabulary/test_labels.py",
    "cli/documents/making.py": "unit/cli/documents/test_export.py",
    "documents/exports.py": "unit/cli/documents/test_export.py",
    # What it gives is seen in the pages or the PDF.
    "resume/basics.py": "unit/resume/sections/test_contacts.py",
    "resume/portfolio.py": "golden/test_errors.py",
    "resume/sections/fields.py": "property/test_surfaces.py",
    "resume/entry_ref.py": "property/test_surfaces.py",
    # What they describe is seen in what an editor marks.
    "schema/forms.py": "unit/schema/test_schema.py",
    "schema/reference.py": "test_guide.py",
    "schema/resume.py": "unit/schema/test_schema.py",
}
"""Modules without a test of their own, and the test below tests/ that holds what they do."""


def find_own_test(module: Path) -> Path:
    return Path("unit") / module.parent / f"test_{module.stem}.py"


def list_modules() -> list[Path]:
    return sorted(file.relative_to(SOURCE) for file in SOURCE.rglob("*.py") if not file.name.startswith("__"))


def test_every_module_has_its_test() -> None:
    untested = [
        module.as_posix()
        for module in list_modules()
        if not (ROOT / "tests" / find_own_test(module)).is_file()
        and module.as_posix() not in TESTED_ELSEWHERE
    ]
    assert untested == []


def test_every_exception_is_one() -> None:
    """The module is there, has no test of its own, and the test that is named is there."""
    modules = {module.as_posix(): module for module in list_modules()}
    assert [name for name in TESTED_ELSEWHERE if name not in modules] == []
    own = [name for name in TESTED_ELSEWHERE if (ROOT / "tests" / find_own_test(modules[name])).exists()]
    assert own == []
    assert [test for test in TESTED_ELSEWHERE.values() if not (ROOT / "tests" / test).is_file()] == []


def test_every_unit_test_stands_in_the_room_of_what_it_tests() -> None:
    rooms = {
        folder.relative_to(SOURCE).as_posix()
        for folder in (SOURCE, *SOURCE.rglob("*"))
        if folder.is_dir() and folder.name != "__pycache__"
    }
    tests = (ROOT / "tests/unit").rglob("test_*.py")
    assert {file.parent.relative_to(ROOT / "tests/unit").as_posix() for file in tests} <= rooms


OF_A_PERSON = re.compile(r"""\b(?:ROOT|repository) / ["'](?:data|docs)\b""")
"""How a test would come to the data and the pages of this repository, which a person replaces."""


def test_only_one_test_reads_what_a_person_edits() -> None:
    own = {"test_portfolio.py", "conftest.py"}
    readers = [
        file.name
        for file in sorted((ROOT / "tests").rglob("*.py"))
        if file.name not in own and OF_A_PERSON.search(file.read_text(encoding="utf-8"))
    ]
    assert readers == []


def test_pictures_of_a_person_do_not_come_into_the_tests_sites(tmp_path: Path) -> None:
    copy_assets(tmp_path)
    assert {file.name for file in (tmp_path / "docs/assets").iterdir()} == set(OWN_ASSETS)


STARTS_ONE = """
import os, signal, subprocess, sys
from tests.processes import end_with_parent
quiet = {"stdout": subprocess.DEVNULL, "start_new_session": True}
child = subprocess.Popen(["sleep", "600"], preexec_fn=end_with_parent, **quiet)
print(child.pid, flush=True)
os.kill(os.getpid(), int(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent ended")
@pytest.mark.parametrize("number", [2, 9, 15], ids=["SIGINT", "SIGKILL", "SIGTERM"])
def test_a_run_that_is_stopped_leaves_no_server_behind(number: int) -> None:
    run = subprocess.run([sys.executable, "-c", STARTS_ONE, str(number)], capture_output=True, cwd=ROOT)
    child = int(run.stdout)
    end = time.monotonic() + 60
    while is_running(child) and time.monotonic() < end:
        time.sleep(0.01)
    assert not is_running(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the children of a process")
@pytest.mark.parametrize("target", ["test", "test-all"])
def test_a_signal_to_make_ends_the_tests(target: str) -> None:
    """Not only a shell between them, and the tests go on for minutes without anybody who reads them."""
    old = ["--old-file=setup", *(["--old-file=test"] if target == "test-all" else [])]
    make = subprocess.Popen(["make", *old, target, "PYTEST=sleep 600 #"], cwd=ROOT)
    end = time.monotonic() + 60
    while not (tests := find_descendants(make.pid, "sleep")) and time.monotonic() < end:
        time.sleep(0.01)
    make.terminate()
    make.wait()
    while any(map(is_running, tests)) and time.monotonic() < end:
        time.sleep(0.01)
    left = [process for process in tests if is_running(process)]
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert tests and not left


def find_descendants(process: int, name: str) -> list[int]:
    """The processes of that name which a process has started, and those which these have."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    found = [int(each) for each in children if Path(f"/proc/{each}/comm").read_text().strip() == name]
    return found + [each for child in children for each in find_descendants(int(child), name)]


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


NEEDING = (
    "tests/browser/test_site.py::test_a_missing_page_shows_the_way_back",
    "tests/pdf/test_scripts.py::test_addresses_and_numbers_stay_from_left_to_right",
)


def run_without_tools(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run in an environment whose PATH has neither Chromium nor pdftotext."""
    own = {key: value for key, value in os.environ.items() if key not in ("FAIL_ON_SKIP", "CI")}
    own = {key: value for key, value in own.items() if not key.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, *NEEDING],
        cwd=ROOT,
        env={**own, "PATH": str(folder), **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.sweep
def test_what_is_skipped_is_reported_with_the_command_that_installs_it(tmp_path: Path) -> None:
    run = run_without_tools(tmp_path, "--numprocesses", "1")
    assert run.returncode == 0, run.stdout
    assert "skipped 1 test: Chromium is not installed\n" in run.stdout
    assert "skipped 1 test: pdftotext is not installed\n" in run.stdout
    packages = "chromium chromium-headless-shell poppler-utils"
    assert f"to run them too: sudo apt-get install {packages}\n" in run.stdout


@pytest.mark.sweep
def test_where_everything_must_run_a_missing_program_fails(tmp_path: Path) -> None:
    run = run_without_tools(tmp_path, FAIL_ON_SKIP="1")
    assert run.returncode != 0
    assert "pdftotext is not installed; on Debian: sudo apt-get install poppler-utils" in run.stdout


def test_nothing_is_reported_where_nothing_was_skipped_for_want_of_a_program() -> None:
    assert describe_missing([]) == describe_missing(["only on Linux"]) == []
    lines = describe_missing([PDFTOTEXT.missing] * 2)
    assert lines == [
        "skipped 2 tests: pdftotext is not installed",
        "to run them too: sudo apt-get install poppler-utils",
    ]


def test_a_tool_is_found_by_any_of_its_commands() -> None:
    assert CHROMIUM.find() in [None, *map(shutil.which, CHROMIUM.commands)]
