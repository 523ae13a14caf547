"""Text stays text: whatever stands in a field of the resume, the site has the same elements and attributes.

The resume is made from the model itself: a new field of text is tried as soon as it is there.
"""

from __future__ import annotations

import json
import types
import typing
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown
from tests.conftest import BuildSite, copy_portfolio

from casefolio.checks.pages.config import read_site_config
from casefolio.deferred.records import Record
from casefolio.pages.markdown import build_pages
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

ROOT = Path(__file__).parents[2]

ATTACKS = (
    """x"'><script>pwn()</script><pwn pwn=1 onclick=pwn>&quot;pwn=1 {: pwn=1 onclick=pwn } { .pwn #pwn }""",
    "`<u pwn=1>` ``<pwn>`` **b** {: pwn=1 }",
    "[a](javascript:pwn) <!-- pwn --> {{ pwn }}",
    "</title></script></dt></p><img src=x onerror=pwn>",
    "\\ | ~~pwn~~ &#60;pwn&#62; ![pwn](pwn){: pwn=1 }",
)

IDS = (f"id-{number}" for number in count())

FIXED: dict[str, Any] = {
    "caseStudy": "study",
    "caseStudies.id": "study",
    "section": "work",
    "tags": "python",
    "doi": "10.1234/abc",
    "arxiv": "2101.00001",
    **dict.fromkeys(("phone", "address", "postalCode", "image")),
    **dict.fromkeys(("meta.casefolio.look", "meta.casefolio.language")),
}
"""Fields by their key or path that name something, or must not be shown; None for left out. The model or
`check` refuses an attack in them."""


def fill(model: type[Record], text: str, path: str = "") -> dict[str, Any]:
    """Values for all fields of a model: the text wherever a text may stand."""
    values: dict[str, Any] = {}
    for field in model.model_fields.values():
        key = field.alias
        value = make(field.annotation, text, f"{path}.{key}".lstrip("."))
        if value is not None:
            values[key] = value
    return values


def make(annotation: Any, text: str, path: str) -> Any:
    key = path.rpartition(".")[2]
    if path in FIXED or key in FIXED:
        value = FIXED.get(path, FIXED.get(key))
        return [value] if key == "tags" else value
    if key == "id":
        return next(IDS)
    parts = [part for part in typing.get_args(annotation) if part is not type(None)]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return fill(annotation, text, path)
    if annotation is str:
        # A number of its own, by which the text layer of the PDF can tell it from others.
        return f"{next(IDS)} {text} {next(IDS)}"
    if typing.get_origin(annotation) in (typing.Union, types.UnionType, typing.Annotated):
        return make(parts[0], text, path)
    if typing.get_origin(annotation) in (list, tuple):
        return [value for value in [make(parts[0], text, path)] if value is not None]
    return None


def make_resume(text: str) -> dict[str, Any]:
    data = fill(Resume, text)
    return data | {"tags": {"python": {"label": text, "aliases": ["python"]}}}


class Reader(HTMLParser):
    """What of a page is no text: its elements, and the attributes of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.data: list[str] = []
        self.values: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.values += [value or "" for _, value in attrs]
        self.is_described = ("type", "application/ld+json") in attrs

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and self.is_described:
            self.data.append(data)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> dict[str, Reader]:
    """The site of words that no surface could take for anything else."""
    return build(tmp_path_factory.mktemp("harmless") / "folio", "word", build_site)


def build(project: Path, text: str, build_site: BuildSite) -> dict[str, Reader]:
    copy_portfolio("good", project)
    for story in (project / "docs/case-studies").glob("*.md"):
        story.unlink()
    (project / "docs/about.md").write_text("# About\n\nWords.\n", "utf-8")
    for private in ((project / "data/private.yaml"), *(project / "data/postings").glob("*")):
        private.unlink(missing_ok=True)
    (project / "docs/case-studies/study.md").write_text("## Words\n\nWords.\n", "utf-8")
    resume = yaml.dump(make_resume(text), allow_unicode=True, sort_keys=False)
    (project / "data/resume.yaml").write_text(resume, "utf-8")
    result = build_site(project)
    assert result.done, result.log
    return {
        page.relative_to(project / "site").as_posix(): Reader(page.read_text("utf-8"))
        for page in (project / "site").rglob("*.html")
    }


MARKS = {("code", ()), ("strong", ()), ("bdi", ("dir",))}
"""What inline Markdown may make of a text."""


@pytest.mark.sweep
def test_an_attack_in_every_field_is_text_on_the_site(
    harmless: dict[str, Reader], tmp_path: Path, build_site: BuildSite
) -> None:
    pages = build(tmp_path / "folio", ATTACKS[0], build_site)
    assert pages.keys() == harmless.keys()
    for path, page in pages.items():
        assert set(page.elements) <= set(harmless[path].elements) | MARKS, path
        assert len(page.data) == len(harmless[path].data)
        for described in map(json.loads, page.data):
            assert described["@context"] == "https://schema.org"


def render_pages(text: str) -> dict[str, Reader]:
    """The generated pages as the site's Markdown renders them, without the theme and the PDF."""
    names, options = read_site_config(ROOT).read_extensions()
    renderer = Markdown(extensions=names, extension_configs=options)
    resume = Resume.model_validate(make_resume(text))
    vocabulary = build_vocabulary(resume, {})
    portfolio = Portfolio(
        ROOT, resume, parse_yaml(Source("r.yaml", "a: b")), vocabulary, "https://a.example/"
    )
    pages = {}
    for path, page in build_pages(portfolio, {}).items():
        _, head, body = page.split("---\n", 2)
        description = yaml.safe_load(head)["description"]
        pages[path] = Reader(f'<meta content="{description}">' + renderer.reset().convert(body))
    return pages


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_every_field_is_text_on_a_page(attack: str) -> None:
    harmless = render_pages("word")
    pages = render_pages(attack)
    assert pages.keys() == harmless.keys()
    for path, page in pages.items():
        assert set(page.elements) <= set(harmless[path].elements) | MARKS, path
        assert not any(value.strip().lower().startswith("javascript:") for value in page.values)
