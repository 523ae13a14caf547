"""A small project, and the command line run in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casefolio.cli.commands import cli

RESUME = """\
basics: {name: Robin Example}
tags: {billing: {aliases: [invoices, payments, dunning, refunds]}, python: {}}
work:
  - name: Example
    startDate: 2020
    highlights:
      - {id: one, text: Cut refunds by 3%., tags: [billing]}
      - {id: two, text: Wrote 4 services in Python., tags: [python]}
"""
POSTING = """\
Senior Billing Engineer

Requirements
- You have built invoices, dunning and payments.
- Java or Kotlin.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "postings").mkdir(parents=True)
    (tmp_path / "data" / "resume.yaml").write_text(RESUME, "utf-8")
    (tmp_path / "data" / "postings" / "acme.txt").write_text(POSTING, "utf-8")
    return tmp_path


def run(project: Path, *arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), *arguments], input=given)
