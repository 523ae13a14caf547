"""Docker and pre-commit, as far as it can be told without them: CI has neither, and people do."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from casefolio.cli.commands import SUMMARIES
from casefolio.pdf.reading.glyphs import EAST_ASIAN_FONTS, EMOJI_FONTS, OTHER_FONTS

ROOT = Path(__file__).resolve().parent.parent


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read_instructions() -> list[str]:
    """The instructions of the Dockerfile, each on one line, without comments."""
    lines = re.sub(r"^#.*\n", "", read("Dockerfile"), flags=re.MULTILINE).replace("\\\n", " ")
    return [re.sub(r"\s+", " ", line) for line in lines.splitlines() if line]


def test_the_image_has_fonts_for_every_script_and_what_draws() -> None:
    (command,) = (line for line in read_instructions() if "apt-get install" in line)
    libraries = set(
        re.findall(r"lib[\w.-]+", read(".github/workflows/pages.yml").split("apt-get install")[1])
    )
    needed = {EAST_ASIAN_FONTS, EMOJI_FONTS, OTHER_FONTS} | {each for each in libraries if "pango" in each}
    assert needed <= {*command.split()} and len(needed) == 5


def test_the_image_runs_as_nobody_in_particular_and_starts_the_command() -> None:
    instructions = read_instructions()
    users = [line for line in instructions if line.startswith("USER ")]
    assert users == ["USER 1000"] and instructions.index(users[0]) > instructions.index("WORKDIR /portfolio")
    assert instructions[-2:] == ['ENTRYPOINT ["casefolio"]', 'CMD ["--help"]']
    froms = [line.split()[1] for line in instructions if line.startswith("FROM ")]
    assert len(froms) == 2 and len({*froms}) == 1, "what is built with one Python runs with the same"


def test_the_image_installs_only_files_whose_digest_is_known() -> None:
    installs = [
        part
        for line in read_instructions()
        for part in line.split("&&")
        if re.search(r"pip (install|download|wheel)", part)
    ]
    assert len(installs) == 4
    assert all("--require-hashes" in part or "--no-index" in part for part in installs)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_image_is_built_from_the_engine_and_sees_no_data(tmp_path: Path) -> None:
    """Docker reads .dockerignore as Git reads ignored paths: the last pattern that fits counts."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text(
        "\n".join(re.sub(r"^(!?)(?=\w|\*$)", r"\1/", line) for line in read(".dockerignore").splitlines()),
        encoding="utf-8",
    )
    hatch = tomllib.loads(read("pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    wanted = ["pyproject.toml", "requirements.txt", "README.md", "LICENSE", *hatch["only-include"]]
    unwanted = ["data/private.yaml", "data/resume.yaml", "docs/about.md", "build/x/y.pdf", ".venv/x"]
    asked = subprocess.run(
        ["git", "check-ignore", "--no-index", *wanted, *unwanted],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert asked.stdout.splitlines() == unwanted
    copied = [line.split()[1:-1] for line in read_instructions() if re.match(r"COPY (?!--)", line)]
    sources = {each for line in copied for each in line}
    assert all(any(path == each or path.startswith(f"{each}/") for each in sources) for path in wanted)


def test_the_hook_of_pre_commit_checks_the_portfolio_when_one_of_its_files_changes() -> None:
    (hook,) = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    program, command = hook["entry"].split()
    assert program in tomllib.loads(read("pyproject.toml"))["project"]["scripts"]
    assert command in SUMMARIES
    assert hook["language"] == "python" and hook["pass_filenames"] is False
    changed = [
        "data/resume.yaml",
        "docs/case-studies/one.md",
        "mkdocs.yml",
        "templates/site/pages/home.md.j2",
    ]
    assert all(re.search(hook["files"], path) for path in changed)
    assert not any(re.search(hook["files"], path) for path in ("README.md", "requirements.txt", "x/data/y"))
