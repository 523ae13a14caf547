"""The sum behind a highlight's score, written out."""

from __future__ import annotations

from tests.unit.report.example import DATA, Run

WHY = """\
refunds: rank 1, chosen
  Cut refunds by 3%.

  Billing & payments                           2.08 × 1.00    2.08
  Billing & payments: first line to show it    1.44 × 0.08    0.11
  your priority                                   2 × 0.50    1.00
  score                                                       3.19

  first to show billing

  The posting's words, and their lines:
    Billing & payments: Billing 1 · invoices 4 · dunning 4

  A tag counts with its weight in the posting to the power of 2, times the factor of its
  place among the highlight's tags. A central one that no line above shows counts again,
  with its plain weight, and the more the nearer the sixth line is."""


def test_why_shows_the_sum() -> None:
    work = [{"name": "Example", "highlights": [{**DATA["work"][0]["highlights"][0], "priority": 2}]}]
    run = Run(work=work)
    assert run.why("refunds") == WHY


def test_why_names_what_nobody_asked_for() -> None:
    run = Run("Cook\nRequirements\n- A licence to fish\n")
    assert "not asked for: growth" in run.why("talks")


def test_why_says_by_which_narrower_tag_a_line_shows_a_broader_one() -> None:
    lines = [
        {"id": "plain", "text": "Built that.", "tags": ["machine-learning"]},
        {"id": "deep", "text": "Built it.", "tags": ["deep-learning", "sql"]},
    ]
    tags = {"machine-learning": {}, "deep-learning": {"label": "Deep learning"}, "sql": {}}
    posting = "Engineer\nRequirements\n- machine learning\n"
    why = Run(posting, tags=tags, work=[{"name": "Example", "highlights": lines}]).why("deep")
    assert "machine learning, shown by Deep learning" in why
    assert "not asked for: sql\n" in why
