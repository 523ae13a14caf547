"""What still stands as it came is told, until it is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.starting.new import make_portfolio, write_portfolio
from casefolio.starting.placeholders import find_placeholders


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_portfolio(make_portfolio().files, tmp_path)
    return tmp_path


def find(project: Path) -> list[str]:
    return [f"{p.place.path}: {p.excerpt.strip()}" for p in find_placeholders(project)]


def test_each_text_is_a_warning_at_its_place(project: Path) -> None:
    problems = list(find_placeholders(project))
    assert {problem.severity for problem in problems} == {"warning"}
    first = problems[0]
    assert (first.excerpt, first.excerpt[first.place.column - 1 :]) == ("  name: Your Name", "Your Name")
    told = find(project)
    assert "mkdocs.yml: site_url: https://example.com/portfolio/" in told
    assert "docs/case-studies/first-story.md: " in told
    assert "data/postings/first-posting.txt: " in told
    assert any("OWNER" in each for each in told)
    # Neither comments, dates, tags nor single words.
    assert [each for each in told if ": #" in each or "2022-03" in each or "tags:" in each] == []
    assert [
        each for each in told if "site_name" in each or ("first-story" in each and "docs" not in each)
    ] == []


def test_what_is_replaced_is_told_no_more(project: Path) -> None:
    before = find(project)
    for path in ("data/resume.yaml", "mkdocs.yml", "requirements.txt"):
        text = (project / path).read_text("utf-8")
        for old, new in (
            ("Your Name", "Ada Example"),
            ("https://example.com/portfolio/", "https://ada.example/"),
        ):
            text = text.replace(old, new)
        (project / path).write_text(text.replace("OWNER", "ada"), encoding="utf-8")
    with (project / "docs/case-studies/first-story.md").open("a", encoding="utf-8") as story:
        story.write("\nMine.\n")
    (project / "data/postings/first-posting.txt").unlink()
    after = find(project)
    assert set(after) < set(before)
    gone = {each.partition(": ")[0] for each in set(before) - set(after)}
    assert gone == {
        "data/resume.yaml",
        "mkdocs.yml",
        "requirements.txt",
        "docs/case-studies/first-story.md",
        "data/postings/first-posting.txt",
    }


def test_a_portfolio_of_one_s_own_has_none(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert find(tmp_path) == []
    (tmp_path / "data/resume.yaml").write_text("basics: {name: Your Name}\n", encoding="utf-8")
    (tmp_path / "requirements.txt").write_bytes(b"\xff")
    assert find(tmp_path) == []
