"""The papers are true: commands exist, links lead somewhere, pins fit what the project asks for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.test_architecture import ROOMS

from casefolio.cli.commands import cli
from casefolio.resume.privacy.allowed import HINT
from casefolio.starting.new import make_portfolio
from casefolio.starting.placeholders import OWNER, REPOSITORY

ROOT = Path(__file__).resolve().parent.parent
WITH_CLI = click.Context(cli)
COMMANDS = {name: cli.get_command(WITH_CLI, name) for name in cli.list_commands(WITH_CLI)}
STARTED = "src/casefolio/starting/portfolio/README.md"
PAPERS = [
    *(
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "benchmarks/README.md",
    ),
    STARTED,
    # The messages that it quotes are none of its own words.
    *sorted(
        f"guide/pages/{file.name}" for file in (ROOT / "guide/pages").glob("*.md") if file.stem != "messages"
    ),
]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def drop_fences(markdown: str) -> str:
    """The text without what is fenced: files, which other tests read."""
    return re.sub(r"^(`{3,}).*?^\1$", "", markdown, flags=re.MULTILINE | re.DOTALL)


def find_code(markdown: str) -> Iterator[str]:
    """The inline code and the lines of the indented blocks."""
    markdown = drop_fences(markdown)
    prose = re.sub(r"^    .*$", "", markdown, flags=re.MULTILINE)
    yield from (match.replace("\n", " ") for match in re.findall(r"`([^`]+)`", prose))
    yield from (line.strip() for line in re.findall(r"^    (.+)$", markdown, re.MULTILINE))


def find_make_targets(code: str) -> set[str]:
    return set(re.findall(r"(?:^|&& )make ([a-z][a-z-]*)\b(?!=)", code))


def find_casefolio_faults(code: str) -> list[str]:
    """What a `casefolio …` command names that its help does not know."""
    words = re.sub(r"^(\.venv/bin/)?casefolio\b", "", code)
    if words == code:
        return []
    command: click.Command = cli
    faults = []
    for word in re.findall(r"[^\s\[\]…]+", words.split("#")[0]):
        if word.startswith("-") and word != "-":
            if word not in known_options(command):
                faults.append(f"{command.name} {word}")
        elif command is cli and word.islower():
            if word not in COMMANDS:
                return [word]
            command = COMMANDS[word]
    return faults


def known_options(command: click.Command) -> set[str]:
    with click.Context(command, help_option_names=["-h", "--help"]) as context:
        return {option for parameter in command.get_params(context) for option in parameter.opts}


def find_links(markdown: str) -> list[str]:
    prose = re.sub(r"^    .*$|`[^`]*`", "", drop_fences(markdown), flags=re.MULTILINE)
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def find_headings(markdown: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", drop_fences(markdown), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_make_target_named_exists(paper: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = {target for code in find_code(read(paper)) for target in find_make_targets(code)}
    assert named - targets == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_named_exists(paper: str) -> None:
    assert [fault for code in find_code(read(paper)) for fault in find_casefolio_faults(code)] == []


def test_every_command_is_in_the_readme() -> None:
    code = " ".join(find_code(read("README.md")))
    assert [name for name in COMMANDS if f"casefolio {name}" not in code] == []


def test_every_option_is_in_the_readme() -> None:
    words = set(re.findall(r"-[-\w]+", " ".join(find_code(read("README.md")))))
    missing = {
        f"{name} {option.opts[-1]}"
        for name, command in COMMANDS.items()
        for option in command.params
        if isinstance(option, click.Option) and not words & set(option.opts)
    }
    assert missing == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_and_picture_leads_somewhere(paper: str) -> None:
    broken = []
    for link in find_links(read(paper)):
        path, _, anchor = link.partition("#")
        if link.startswith(("https://", "mailto:")):
            continue
        target = (ROOT / paper).parent / path if path else ROOT / paper
        if not target.is_file() or (
            anchor and anchor not in find_headings(target.read_text(encoding="utf-8"))
        ):
            broken.append(link)
    assert broken == []


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len(read("README.md").splitlines()) <= 150


def test_a_clone_is_told_where_its_commands_lie() -> None:
    cloning = read("README.md").partition("## Or clone it")[2].partition("\n## ")[0]
    assert "`. .venv/bin/activate`" in cloning
    assert "activate" in read("scripts/setup").splitlines()[-1]


def test_every_place_of_a_setting_that_messages_name_is_in_the_guide() -> None:
    place = re.search("under (.*: allowed:)", HINT)
    assert place is not None
    assert all(place[1] in read(paper) for paper in ("README.md", "guide/pages/privacy.md"))


def test_a_new_portfolio_s_readme_is_one_screen() -> None:
    assert len(read(STARTED).splitlines()) <= 40


def test_papers_and_new_portfolios_install_from_the_same_place() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    for paper in ("README.md", "guide/pages/index.md"):
        assert f"git+{REPOSITORY}@v{version}" in read(paper)
    requirements = make_portfolio().files[Path("requirements.txt")].decode()
    assert requirements.splitlines()[-1] == f"casefolio @ git+{REPOSITORY}@v{version}"


@pytest.mark.parametrize("paper", ["README.md", "guide/pages/matching.md"])
def test_in_which_language_postings_are_read_is_said(paper: str) -> None:
    said = " ".join(read(paper).split())
    assert "English" in said and "another language only" in said


def test_the_guide_says_what_the_theme_s_notice_is_about() -> None:
    assert "`export NO_MKDOCS_2_WARNING=1`" in read("guide/pages/site.md")


def test_the_guide_says_what_to_write_for_the_owner() -> None:
    said = " ".join(read("guide/pages/publishing.md").split())
    assert f"In `requirements.txt`, by which GitHub installs Casefolio, write for `{OWNER}`" in said


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    first = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert first is not None
    assert first[1] == version


def test_the_pins_are_what_the_project_asks_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    asked = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["test"]]
    asked += project["build-system"]["requires"]
    pins = dict(re.findall(r"^([\w.-]+)==([\w.]+)", read("requirements.txt"), re.MULTILINE))
    versions = {canonicalize_name(name): version for name, version in pins.items()}
    wrong = []
    for line in asked:
        requirement = Requirement(line)
        version = versions.get(canonicalize_name(requirement.name))
        if version is None or version not in requirement.specifier:
            wrong.append(f"{line} is pinned to {version}")
    assert wrong == []


def test_every_pin_has_digests_and_names_no_server() -> None:
    """As pip demands with --require-hashes; and nothing is built from sources with what is not pinned."""
    text = read("requirements.txt").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    options = [line for line in lines if line.startswith("-")]
    assert options == ["--only-binary :all:"]
    pin = re.compile(r"[\w.-]+==[\w.]+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in lines if line not in options and not pin.fullmatch(line)] == []


def find_table(markdown: str, heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, without the two of its head."""
    lines = markdown.split(f"## {heading}\n")[1].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = takewhile(lambda line: line.startswith("|"), lines[start + 2 :])
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def find_paths(cell: str) -> list[str]:
    return [code for code in re.findall(r"`([^`]+)`", cell) if "/" in code or "." in code]


def exists_here(path: str) -> bool:
    return any((folder / path).exists() for folder in (ROOT / "src/casefolio", ROOT))


def test_the_architecture_lists_the_rooms_in_their_order() -> None:
    listed = [row[0].strip("`") for row in find_table(read("ARCHITECTURE.md"), "The rooms")]
    assert listed == ROOMS


def test_every_file_that_the_architecture_names_exists() -> None:
    text = read("ARCHITECTURE.md")
    rows = find_table(text, "Where do I change …?")
    named = [path for row in rows for path in find_paths(row[1])]
    assert [path for path in named if not exists_here(path)] == []
    assert len(named) >= len(rows), "a row that names no file leads nowhere"
    story = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text)
    assert [path for path in story if not exists_here(path)] == []


def test_a_file_that_is_gone_would_be_found() -> None:
    assert find_paths("`match`, `tailor/lost.py`, `templates/`") == ["tailor/lost.py", "templates/"]
    assert not exists_here("tailor/lost.py")


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("casefolio pdf acme --open", []),
        (".venv/bin/casefolio -C DIR match POSTING --json", []),
        ("casefolio pdf --colour", ["pdf --colour"]),
        ("casefolio bake", ["bake"]),
        ("casefolio --verbose check", ["cli --verbose"]),
        ("make pdf", []),
    ],
)
def test_a_wrong_command_is_found(code: str, faults: list[str]) -> None:
    assert find_casefolio_faults(code) == faults


def test_a_wrong_make_target_is_found() -> None:
    assert find_make_targets("git clone x && make bake") == {"bake"}
    assert find_make_targets("make PYTHON=python3.13") == set()
