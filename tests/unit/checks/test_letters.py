"""Letters are checked against what their postings say, which is read again only when it may have changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from casefolio.checks.letters import find_letter_faults

COMPANY = "casefolio.posting.facts.company"


def find(root: Path, posting: str) -> list[str]:
    """The problems of a letter to `{company}` for a posting."""
    for name, text in (("postings/acme.md", posting), ("letters/acme.md", "To {company}.\n\nRobin\n")):
        (root / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "data" / name).write_text(text, encoding="utf-8")
    return [problem.message for problem in find_letter_faults(root, None)]


def test_a_posting_that_changed_is_read_again(tmp_path: Path) -> None:
    unnamed = ["'{company}' stays empty: 'acme' names no company"]
    assert find(tmp_path, "Engineer wanted\n") == unnamed
    assert find(tmp_path, "Engineer wanted\nCompany: Acme Grid\n") == []
    assert find(tmp_path, "Engineer wanted\n") == unnamed


def test_a_posting_that_did_not_change_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posting = "Engineer wanted\nCompany: Acme Grid\n"
    find(tmp_path, posting)
    monkeypatch.setitem(sys.modules, COMPANY, None)
    assert find(tmp_path, posting) == []
