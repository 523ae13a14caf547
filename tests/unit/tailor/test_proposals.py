"""Proposals for what has no tags, with their places."""

from __future__ import annotations

from pathlib import Path

from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.tailor.proposals import propose_tags, write_tags

RESUME = """\
basics: {name: Robin Example}
work:
  - highlights:
      - Wrote 4 services in Python.
      - Did it.
      - {text: Sent invoices., tags: [billing]}
projects:
  - name: Ship
    tags: [billing]
    highlights: [Sent invoices in Python.]
  - name: Python for sailors
customSections:
  - id: talks
    title: Talks
    entries: [{name: Sailing, tags: [billing]}, {name: Python at sea, highlights: [Held it in Python.]}]
caseStudies:
  - {id: story, title: How we moved to Kafka}
"""


def read(root: Path) -> Portfolio:
    (root / "data").mkdir()
    (root / "data/resume.yaml").write_text(RESUME, "utf-8")
    return read_portfolio(root, private=False)


def test_each_says_what_where_and_why(tmp_path: Path) -> None:
    proposals = propose_tags(read(tmp_path))
    assert [(each.id, each.place.line, [tag.tag for tag in each.tags]) for each in proposals] == [
        ("work-0-0", 4, ["python"]),
        ("work-0-1", 5, []),
        ("talks-1-0", 15, ["python"]),
        ("projects-1", 11, ["python"]),
        ("talks-1", 15, ["python"]),
        ("story", 17, ["kafka"]),
    ]


def test_after_writing_nothing_is_left_to_propose(tmp_path: Path) -> None:
    proposals = propose_tags(read(tmp_path))
    file = tmp_path / "data/resume.yaml"
    edited, refused = write_tags(file.read_bytes(), proposals)
    assert refused == ()
    file.write_bytes(edited)
    left = propose_tags(read_portfolio(tmp_path, private=False))
    assert [(each.id, each.tags) for each in left] == [("work-0-1", ())]
