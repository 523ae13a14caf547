"""`casefolio eject`: lists, copies, compares."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import run

SHEET = "templates/pdf/modern/look.css"


def test_it_lists_then_copies_then_compares(project: Path) -> None:
    assert SHEET in run(project, "eject").stdout.splitlines()
    copied = run(project, "eject", SHEET)
    assert (copied.exit_code, copied.stdout) == (0, f"{project / SHEET}\n")
    assert f"{SHEET}  (yours)" in run(project, "eject").stdout.splitlines()
    assert run(project, "eject", "--diff").stdout == ""
    with (project / SHEET).open("a", encoding="utf-8") as file:
        file.write("/* mine */\n")
    assert "\n-/* mine */\n" in run(project, "eject", "--diff", SHEET).stdout
    assert run(project, "eject", "--accept").stderr == f"noted: {SHEET}\n"


def test_a_second_copy_is_refused(project: Path) -> None:
    run(project, "eject", SHEET)
    result = run(project, "eject", SHEET)
    assert result.exit_code == 1 and f"{SHEET}: is there already" in result.stderr


def test_check_tells_of_a_copy_whose_original_has_changed(project: Path) -> None:
    run(project, "eject", SHEET)
    assert SHEET not in run(project, "check").stdout
    (project / SHEET).write_text("/* mine */\n", encoding="utf-8")
    # As an older release left it.
    (project / ".casefolio.json").write_text(json.dumps({"ejected": {SHEET: "0" * 64}}), encoding="utf-8")
    checked = run(project, "check")
    assert checked.exit_code == 0
    assert f"{SHEET}: warning: was ejected, and the shipped file has changed since\n" in checked.stdout
