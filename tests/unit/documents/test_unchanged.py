"""A document that is not up to date is drawn again and compared; `sent` tests it from end to end."""

from __future__ import annotations

from pathlib import Path

from casefolio.documents.freshness import Wanted
from casefolio.documents.unchanged import find_unchanged, is_letter_unchanged
from casefolio.text.source import Source

WANTED = Wanted("acme", Source("data/postings/acme.txt", "Baker\n"))


def test_without_files_nothing_is_unchanged(tmp_path: Path) -> None:
    assert find_unchanged(tmp_path, WANTED) is None
    assert not is_letter_unchanged(tmp_path, WANTED, {"files": {"pdf": ["Letter.pdf", "0"]}})
