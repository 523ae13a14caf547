"""`casefolio diff`: postings, the general resume, and what was sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import RESUME, run

POSTING = "---\nhide: [one]\n---\nPython Engineer\n\nRequirements\n- Python\n"


@pytest.fixture
def comparable(project: Path, repository: Path) -> Path:
    (project / "templates").symlink_to(repository / "templates")
    (project / "data/postings/other.txt").write_text(POSTING, "utf-8")
    return project


def test_two_postings_and_the_reason(comparable: Path) -> None:
    result = run(comparable, "diff", "acme", "other")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "From acme to other: 1 line is the same\n\nLeft out (1)\n  one: Example\n"
    )
    back = run(comparable, "diff", "other", "acme").stdout
    assert "Added (1)\n  one: Example\n    Cut refunds by 3%.\n    because: " in back


def test_what_the_resume_has_got_that_the_one_sent_had_not(comparable: Path) -> None:
    run(comparable, "sent", "acme", "--date", "2024-05-31")
    assert (
        run(comparable, "diff", "2024-05-31-acme", "acme").stdout == "acme shows what 2024-05-31-acme shows\n"
    )
    added = RESUME.replace("      - {id: two", "      - {id: new, text: Won 2 prizes.}\n      - {id: two")
    (comparable / "data/resume.yaml").write_text(added.replace("3%", "9%"), "utf-8")
    told = json.loads(run(comparable, "diff", "2024-05-31-acme", "acme", "--json").stdout)
    assert (told["before"], told["after"]) == ("2024-05-31-acme", "acme")
    found = {change["kind"]: change["after"]["text"] for change in told["changes"]}
    assert found["added"] == "Won 2 prizes." and found["reworded"] == "Cut refunds by 9%."


def test_an_application_is_called_by_its_slug_where_no_posting_is(comparable: Path) -> None:
    run(comparable, "sent", "acme", "--date", "2024-05-31")
    (comparable / "data/postings/acme.txt").unlink()
    assert run(comparable, "diff", "acme", "general").exit_code == 0


def test_everything_that_cannot_be_compared_is_told(comparable: Path) -> None:
    result = run(comparable, "diff", "acne", "nobody")
    assert (
        result.exit_code == 1 and "acne: no such file" in result.stderr and "nobody: no such" in result.stderr
    )
    run(comparable, "sent", "--company", "A", "--role", "B", "--date", "2024-05-31")
    assert "keeps no content to compare" in run(comparable, "diff", "a-b", "acme").stderr
