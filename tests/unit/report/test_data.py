"""The JSON contract of a match."""

from __future__ import annotations

import json

from tests.unit.report.example import Run


def test_the_json_contract() -> None:
    found = Run().json()
    assert json.loads(json.dumps(found)) == found
    assert found["posting"] == {
        "slug": "acme",
        "title": "Billing Engineer",
        "company": "Acme",
        "seniority": "",
        "language": "en",
    }
    assert found["lines"][3] == {
        "line": 4,
        "section": "requirements",
        "text": "You have built invoices and dunning",
    }
    assert found["tags"][0] == {
        "id": "billing",
        "weight": found["tags"][0]["weight"],
        "central": True,
        "emphasised": True,
        "evidence": [
            {"line": 1, "section": "title", "words": "Billing"},
            {"line": 4, "section": "requirements", "words": "invoices"},
            {"line": 4, "section": "requirements", "words": "dunning"},
        ],
    }
    weights = [tag["weight"] for tag in found["tags"]]
    assert weights == sorted(weights, reverse=True)
    assert found["highlights"][0] == {
        "id": "refunds",
        "work": 0,
        "section": "work",
        "entry": 0,
        "rank": 1,
        "score": found["highlights"][0]["score"],
        "selected": True,
        "reason": "first to show billing",
        "named": [],
        "read": [],
    }
    assert [(h["id"], h["work"], h["rank"]) for h in found["highlights"]] == [
        ("refunds", 0, 1),
        ("ledger", None, 2),
        ("talks", 0, 3),
    ]
    assert found["gaps"] == {
        "tags": ["mentoring"],
        "technologies": ["Java"],
        "manners": [],
        "mentioned": [],
        "lines": [5, 6, 7],
    }
    assert found["emphasis"] == "billing"


def test_what_is_named_in_both_is_told_with_its_lines_and_places() -> None:
    work = [{"name": "Example", "highlights": [{"id": "epic", "text": "Charted in Epic for years."}]}]
    found = Run("Clerk\nRequirements\n- Document in Epic\n", work=work, projects=[]).json()
    assert found["named"] == [{"words": "Epic", "lines": [3], "places": ["epic"]}]
    assert found["highlights"][0]["named"] == ["Epic"]


def test_the_coverage_is_that_of_the_proposal_and_what_is_possible() -> None:
    assert Run().json()["coverage"] == {"central": 0.3333, "possible": 0.3333}
