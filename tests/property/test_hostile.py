"""Whatever stands in a file: it is used, or told with a place; nothing is raised but InputError.

A few inputs in `make test`, 10,000 in `make test-all` (four minutes of one core). One that comes out wrong is
seen again by its kind and number alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.property.hostile import FILES, make, write_right

from casefolio.checks.portfolio import check_portfolio, read_checked
from casefolio.pages.markdown import build_pages
from casefolio.resume.portfolio import find_postings, read_portfolio
from casefolio.tailor.study import read_study
from casefolio.templates import make_environment, render_template
from casefolio.text.errors import InputError
from casefolio.text.inline import read_inline, render_html, render_markdown, render_text
from casefolio.text.source import read_source

ROOT = Path(__file__).parents[2]

FEW, STEP = 4, 100

MANY = {
    "inline text": 3_600,
    "posting": 1_500,
    "front matter": 1_500,
    "resume": 1_500,
    "private": 600,
    "story": 600,
    "template": 400,
    "configuration": 300,
}
"""How many of each kind: those that take longest least often. 10,000 together."""


def list_cases() -> Iterator[object]:
    for kind, many in MANY.items():
        yield pytest.param(kind, range(FEW), id=f"{kind} 0-{FEW - 1}")
        for first in range(FEW, many, STEP):
            numbers = range(first, min(first + STEP, many))
            yield pytest.param(kind, numbers, id=f"{kind} {first}-{numbers[-1]}", marks=pytest.mark.sweep)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "folio"
    shutil.copytree(ROOT / "templates/site", folder / "templates/site")
    (folder / "templates/pdf").symlink_to(ROOT / "templates/pdf")
    write_right(folder)
    return folder


@pytest.mark.parametrize(("kind", "numbers"), [*list_cases()])
def test_everything_is_used_or_told(kind: str, numbers: range, folder: Path) -> None:
    wrong = {}
    for number in numbers:
        if said := find_wrong(kind, make(kind, number), folder):
            wrong[number] = said
    write_right(folder)
    assert wrong == {}


def test_what_is_right_is_used(folder: Path) -> None:
    assert [each.message for each in check_portfolio(folder).problems if each.severity == "error"] == []


def find_wrong(kind: str, data: bytes, folder: Path) -> str:
    """What was raised that is no InputError, or told of a place that is not there; "" for neither."""
    path = FILES[kind][0]
    if path:
        (folder / path).write_bytes(data)
    try:
        for use in USES[kind]:
            use(folder, data)
    except InputError as error:
        return "" if error.problems else "an error without a problem"
    # Anything else that is raised is what is looked for.
    except Exception as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}"
    return ""


def use_all(folder: Path, _: bytes) -> None:
    """All that `check`, `match` and `pages` do."""
    problems = check_portfolio(folder, advises=False).problems
    assert all(problem.message and problem.place.path for problem in problems)
    errors = [problem for problem in problems if problem.severity == "error"]
    try:
        portfolio, stories = read_checked(folder, private=False)
    except InputError:
        assert errors, "what stops the site is told by check"
        raise
    build_pages(portfolio, stories)
    use_posting(folder, b"")


def use_posting(folder: Path, _: bytes) -> None:
    portfolio = read_portfolio(folder, private=True)
    for file in find_postings(folder):
        read_study(read_source(file, folder), file.stem, portfolio.resume, portfolio.vocabulary)


def use_template(folder: Path, data: bytes) -> None:
    environment = make_environment(folder / "templates/site/pages")
    values = {"words": {"name": "Ada"}, "items": ["a", "b"], "x": "x"}
    render_template(environment, "page.md.j2", values, "templates/site/pages")


def use_inline(_: Path, data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    read_inline(text)
    render_text(text)
    render_markdown(text, lambda address: address)
    render_html(text, bold=None, link=lambda address: address)


USES: dict[str, tuple[Callable[[Path, bytes], None], ...]] = {
    **dict.fromkeys(("resume", "private", "story", "configuration"), (use_all,)),
    **dict.fromkeys(("posting", "front matter"), (use_posting,)),
    "template": (use_template,),
    "inline text": (use_inline,),
}
