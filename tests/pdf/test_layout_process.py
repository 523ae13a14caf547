"""A PDF drawn in a process beside the command is the one that the command itself would draw."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import copy_portfolio

from casefolio.pdf.layout_process import find_running, loading_ahead

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")

BESIDE = """
import os, signal, sys
from pathlib import Path
from casefolio.pdf.layout_process import find_running, loading_ahead
os.sched_getaffinity = lambda process: {{0, 1}}
with loading_ahead(Path({project!r}), ""):
    from casefolio.pdf.renderer import open_renderer
    layout = find_running()
    renderer = open_renderer(Path({project!r}), "modern", "a4")
    base = Path({project!r}) / "templates/pdf/modern"
    {does}
print(find_running())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_portfolio("good", tmp_path / "folio")


def run_beside(project: Path, does: str) -> subprocess.CompletedProcess[str]:
    code = BESIDE.format(project=str(project), does=does.replace("\n", "\n    "))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def make_pdf(project: Path, cores: set[int], temporary: Path) -> tuple[str, str]:
    """The digest of the general PDF, and what was said, where so many cores may be used.

    Nothing is left in the folder `temporary`, which is that for temporary files.
    """
    temporary.mkdir()
    run = run_pdf(project, temporary, f"os.sched_getaffinity = lambda process: {cores}")
    assert run.returncode == 0 and list(temporary.iterdir()) == []
    (pdf,) = (project / "build/general").glob("*.pdf")
    return hashlib.sha256(pdf.read_bytes()).hexdigest(), run.stdout + run.stderr


def run_pdf(project: Path, temporary: Path, first: str = "") -> subprocess.CompletedProcess[str]:
    """`casefolio pdf` in a process of its own, after the statement `first`."""
    code = f"import os; {first}\nfrom casefolio.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "-C", str(project), "pdf"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TMPDIR": str(temporary)},
    )


@pytest.mark.sweep
def test_the_pdf_is_the_same_with_one_core_and_with_two_and_nothing_is_left(
    project: Path, tmp_path: Path
) -> None:
    assert make_pdf(project, {0, 1}, tmp_path / "two") == make_pdf(project, {0}, tmp_path / "one")


def test_everything_is_done_over_there_and_what_is_raised_there_is_raised_here(project: Path) -> None:
    """The command does not load what the other process has loaded, and asks it for the machine's fonts."""
    run = run_beside(
        project,
        "print(renderer.engine is layout, layout.lay_out('<p>Words', renderer.opened, base).pages)\n"
        "print(ascii(layout.find_missing('é\\U0010abcd', renderer.opened, base)))\n"
        "try: layout.measure(renderer.opened, 1.0)\n"
        "except AttributeError as error: print('caught')\n"
        "print('weasyprint' in sys.modules)\n"
        # And one that is killed is reported.
        "children = Path(f'/proc/self/task/{os.getpid()}/children').read_text().split()\n"
        "os.kill(int(children[0]), signal.SIGKILL)\n"
        "layout.lay_out('<p>Words', renderer.opened, base)",
    )
    assert run.stdout.split() == ["True", "1", r"'\U0010abcd'", "caught", "False"]
    assert "InputError" in run.stderr and "has ended before its time" in run.stderr


def test_where_nothing_is_made_neither_a_process_nor_a_folder_is_left(project: Path, tmp_path: Path) -> None:
    (temporary := tmp_path / "temporary").mkdir()
    (project / "data/resume.yaml").write_text("basics: {nam: Max}\n")
    assert run_pdf(project, temporary).returncode == 1
    assert list(temporary.iterdir()) == []


def test_beside_other_threads_nothing_is_forked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr("threading.active_count", lambda: 2)
    with loading_ahead(project, ""):
        assert find_running() is None
