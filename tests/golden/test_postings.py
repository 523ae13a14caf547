"""Each YAML file in postings/ is one case: a pasted posting, and how its lines are read.

A new case needs no Python: write `about` and `given`, run `pytest --update-golden`, which
writes `expected`, and read it as the person would who pasted the posting.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.golden.cases import hold, read_yaml

from casefolio.posting import Posting, read_posting
from casefolio.text.source import Source

CASES = sorted((Path(__file__).parent / "postings").glob("*.yaml"))


def describe(posting: Posting) -> str:
    """What was read, a line each: first the facts, then the posting's lines with their sections."""
    facts = [posting.title or "no title", posting.company or "no company"]
    facts += [posting.seniority or "no level", posting.language or "unknown language"]
    lines = [" | ".join(facts)]
    for line in posting.lines:
        marks = "#" * line.heading + "=" * line.repeated + "+" * line.wrapped
        lines.append(f"{line.number:>2} {line.section:<12} {marks:<1} {line.text}")
    return "\n".join(lines) + "\n"


def read_case(case: dict[str, Any]) -> str:
    return describe(read_posting(Source("posting.txt", case["given"]), "posting"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_posting_is_read(file: Path, update_golden: bool) -> None:
    given = read_yaml(file.read_text("utf-8"))
    hold(file, {"expected": read_case(given)}, update=update_golden)
