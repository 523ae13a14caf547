"""What `check` says of characters that no font has: the line, the package, and only if it is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import copy_portfolio

from casefolio.checks.fonts import find_font_problems, find_typeface_problems
from casefolio.checks.portfolio import check_portfolio
from casefolio.resume.portfolio import read_portfolio
from casefolio.text.errors import Problem
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

NOBODY_HAS = "\U0010abcd"
"""For private use: no font of any machine has it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_portfolio("good", tmp_path / "folio")


def edit(project: Path, old: str, new: str) -> None:
    file = project / "data/resume.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def find(project: Path) -> list[Problem]:
    return list(find_font_problems(read_portfolio(project, private=True)))


def test_it_is_a_warning_at_the_character(project: Path) -> None:
    edit(project, "Halved", f"Halved {NOBODY_HAS}")
    (problem,) = find(project)
    assert problem.severity == "warning"
    assert problem.excerpt[problem.place.column - 1] == NOBODY_HAS
    assert problem.message == (f"no font here has '{NOBODY_HAS}' (U+10ABCD): it is shown as a box in the PDF")
    assert problem.hint == "install a font that has it: sudo apt-get install fonts-noto-core"
    assert problem in check_portfolio(project).problems


def test_other_lines_with_it_are_named(project: Path) -> None:
    edit(project, "Halved", f"Halved {NOBODY_HAS}")
    edit(project, "name: Ada", f"name: {NOBODY_HAS} Ada")
    (problem,) = find(project)
    halved = (project / "data/resume.yaml").read_text(encoding="utf-8").partition("Halved")[0].count("\n") + 1
    assert problem.message.endswith(f"in the PDF; also in line {halved}")


def test_what_no_page_shows_is_passed_over(project: Path) -> None:
    edit(project, "  name: Ada", f"  x-sign: '{NOBODY_HAS}'\n  name: Ada")
    assert find(project) == []


def test_a_project_without_looks_has_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/resume.yaml").write_text(f"basics: {{name: Ada {NOBODY_HAS}}}", encoding="utf-8")
    (problem,) = find(tmp_path)
    assert NOBODY_HAS in problem.message


def test_where_nothing_can_be_drawn_nothing_is_said_here(project: Path) -> None:
    edit(project, "Halved", f"Halved {NOBODY_HAS}")
    (project / "templates/pdf/modern/look.css").write_text('@import "lost.css";', encoding="utf-8")
    assert find(project) == []


def test_nothing_is_drawn_for_characters_that_the_looks_have(project: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from casefolio.checks.portfolio import check_portfolio; "
        "check_portfolio(Path(sys.argv[1])); check_portfolio(Path(sys.argv[1])); "
        "print({'weasyprint', 'cffi'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(project)]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "set()\n"


def find_for(root: Path, name: str) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in look_at(root, name)]


def look_at(root: Path, name: str) -> list[Problem]:
    node = parse_yaml(Source("data/resume.yaml", f"font: {name}\n")).child("font")
    assert node is not None
    return list(find_typeface_problems(root, node))


def test_a_font_of_ones_own_is_looked_at(tmp_path: Path, repository: Path) -> None:
    folder = tmp_path / "docs/assets/fonts"
    folder.mkdir(parents=True)
    assert find_for(tmp_path, "Mine") == ["data/resume.yaml:1:7: no font 'Mine'"]
    assert find_for(tmp_path, "Source Serif 4") == []
    font = (repository / "templates/pdf/fonts/SourceSerif4_400Regular.ttf").read_bytes()
    (folder / "Mine-Regular.ttf").write_bytes(font)
    assert find_for(tmp_path, "mine") == [
        "data/resume.yaml:1:7: 'mine' has no bold and no italic: it is drawn from another style of it",
        "data/resume.yaml:1:7: 'mine' is published without its licence",
    ]
    assert [problem.hint for problem in look_at(tmp_path, "mine")] == [
        "put its file into docs/assets/fonts/, named 'Mine-Bold.ttf'",
        "put the text that came with it into docs/assets/fonts/, as Mine-LICENSE.txt",
    ]
    (folder / "Mine-LICENSE.txt").touch()
    for name in ("Mine-Bold.ttf", "Mine-Italic.ttf"):
        (folder / name).write_bytes(font)
    assert find_for(tmp_path, "mine") == []
    (folder / "Mine-Bold.ttf").write_bytes(b"no font")
    assert find_for(tmp_path, "mine") == ["docs/assets/fonts/Mine-Bold.ttf: no font that can be read"]
