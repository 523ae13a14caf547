"""The guide is true: it builds, its examples pass all checks, and what the code makes of it is up to date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs.__main__
import pytest
import yaml
from click.testing import CliRunner
from PIL import Image
from tests.messages import render_messages
from tests.test_docs import COMMANDS, ROOT, find_code, read
from tests.unit.cli.conftest import run

from casefolio.importing.write import write_yaml
from casefolio.schema.reference import render_reference
from casefolio.site.plugin import PluginOptions
from casefolio.starting.placeholders import REPOSITORY
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

PAGES = sorted((ROOT / "guide/pages").glob("*.md"))
GENERATED = {"reference.md": render_reference, "messages.md": render_messages}

RESUME = "data/resume.yaml"
BASE: dict[str, Any] = {
    "basics": {
        "name": "Ada Example",
        "image": "assets/ada.jpg",
        "emphases": [{"id": "billing-first", "tags": ["billing"], "label": "Billing engineer"}],
    },
    "work": [
        {
            "name": "A European payments company",
            "highlights": [{"id": "postpone-billing", "text": "Lifted 3%."}, "Cut 4%."],
        },
    ],
    "caseStudies": [{"id": "postpone-billing", "title": "Postpone Billing"}],
}
"""What the examples take for granted; each replaces the part that it shows."""

SITE = """\
site_name: Portfolio
site_url: https://ada.example.com/
theme: {name: material}
plugins: [casefolio]
"""


@dataclass(frozen=True)
class Example:
    """A file, or a part of one, as the guide shows it."""

    page: str
    line: int
    file: str
    text: str


def find_examples() -> Iterator[Example]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in re.finditer(r'^```(?:yaml|markdown) title="(.+)"\n((?s:.*?))^```$', text, re.MULTILINE):
            yield Example(page.name, text.count("\n", 0, found.start()) + 1, found[1], found[2])


EXAMPLES = list(find_examples())
IN_PROJECT = [example for example in EXAMPLES if not example.file.startswith(".")]


def write_project(example: Example, root: Path) -> None:
    """A project that holds the example and what it takes for granted."""
    shown = parse_yaml(Source(RESUME, example.text)).plain() if example.file == RESUME else {}
    resume = {**BASE, **shown, "basics": {**BASE["basics"], **shown.get("basics", {})}}
    if (story := Path(example.file)).parent.name == "case-studies":
        resume["caseStudies"] = [{"id": story.stem, "title": "A story"}]
    files = {RESUME: write_yaml(resume, ""), "mkdocs.yml": SITE}
    files |= {f"docs/case-studies/{study['id']}.md": "## One\n\nText.\n" for study in resume["caseStudies"]}
    if example.file == "mkdocs.yml":
        nav = yaml.safe_load(example.text).get("nav", [])
        files |= {
            f"docs/{path}": "# Page\n" for item in nav if isinstance(item, dict) for path in item.values()
        }
    if example.file != RESUME:
        files[example.file] = example.text
    if example.file.startswith("data/letters/"):
        files["data/postings/acme.txt"] = "Engineer\n"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "docs/assets").mkdir(exist_ok=True)
    for name in {"ada.jpg", "charge.png", *re.findall(r"\bassets/([\w-]+\.\w+)", example.text)}:
        write_asset(root / "docs/assets" / name)


def write_asset(file: Path) -> None:
    """A picture, or the least that is taken for a film or its captions."""
    if file.suffix in (".jpg", ".png"):
        Image.new("RGB", (8, 8)).save(file)
    else:
        file.write_bytes(b"WEBVTT\n" if file.suffix == ".vtt" else b"\0\0\0\x10ftypisom\0\0\0\0")


OF_PURPOSE = re.compile("warning: .+ may be published")
"""Warnings of what an example shows of purpose: private fields of the resume, and what is allowed."""


@pytest.mark.parametrize("example", IN_PROJECT, ids=lambda example: f"{example.page}:{example.line}")
def test_check_finds_nothing_wrong_with_an_example(example: Example, tmp_path: Path) -> None:
    write_project(example, tmp_path)
    result = run(tmp_path, "check")
    said = [line for line in result.output.splitlines() if re.match(r"\S+:\d+:\d+: (?!advice)", line)]
    assert result.exit_code == 0, result.output
    assert [line for line in said if not OF_PURPOSE.search(line)] == []


def test_every_file_that_is_shown_is_named_and_so_checked() -> None:
    shown = {
        (page.name, fence)
        for page in PAGES
        for fence in re.findall(r"^`{3,}(\w.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        if fence != "text"
    }
    assert {fence for _, fence in shown} == {
        f'{kind} title="{example.file}"'
        for example in EXAMPLES
        for kind in ["markdown" if example.file.startswith("docs/") else "yaml"]
    }
    assert len(EXAMPLES) > 30 and {example.page for example in EXAMPLES} > {"data.md", "reference.md"}


def test_workflow_and_hook_use_what_we_offer() -> None:
    texts = {example.file: yaml.safe_load(example.text) for example in EXAMPLES if example not in IN_PROJECT}
    action = yaml.safe_load(read("action.yml"))
    (step,) = (
        step
        for step in texts[".github/workflows/check.yml"]["jobs"]["check"]["steps"]
        if "casefolio" in step["uses"]
    )
    assert {*step["with"]} <= {*action["inputs"]}
    (repository,) = texts[".pre-commit-config.yaml"]["repos"]
    assert repository["repo"] == REPOSITORY
    assert repository["hooks"] == [{"id": yaml.safe_load(read(".pre-commit-hooks.yaml"))[0]["id"]}]
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    owner = REPOSITORY.removeprefix("https://github.com/")
    assert repository["rev"] == f"v{version}" and step["uses"] == f"{owner}@v{version}"


@pytest.mark.parametrize("name", GENERATED)
def test_a_page_that_is_made_from_the_code_is_up_to_date(name: str, update_golden: bool) -> None:
    """Where this fails: `scripts/guide`."""
    page = ROOT / "guide/pages" / name
    if update_golden:
        page.write_text(GENERATED[name](), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == GENERATED[name](), "run scripts/guide"


def test_the_guide_builds_without_a_remark(tmp_path: Path) -> None:
    config = str(ROOT / "guide/mkdocs.yml")
    built = CliRunner().invoke(
        mkdocs.__main__.cli,
        ["build", "--strict", "--config-file", config, "--site-dir", str(tmp_path / "site")],
    )
    assert built.exit_code == 0, built.output
    assert (tmp_path / "site/reference/index.html").is_file()


def test_the_guide_tells_of_every_command_and_of_the_options_of_the_plugin() -> None:
    texts = [page.read_text(encoding="utf-8") for page in PAGES if page.name not in GENERATED]
    code, text = " ".join(each for text in texts for each in find_code(text)), "\n".join(texts)
    assert [name for name in COMMANDS if f"casefolio {name}" not in code] == []
    assert [
        name for name, _ in PluginOptions._schema if f"{name}:" not in text and f"`{name}`" not in text
    ] == []


def test_the_guide_and_the_readme_lead_to_the_same_repository() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {*re.findall(r"https://github\.com/[\w-]+/casefolio", text)} == {REPOSITORY}
    assert "(guide/pages/index.md)" in read("README.md")
