"""Words of the lexicon in the sense of their trade, and in that of another."""

from __future__ import annotations

import pytest

from casefolio.match.hits import find_named
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.text.words import split_words


def named(line: str) -> set[str]:
    return find_named([split_words(line)], load_lexicon())


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("KMS Kitchens hires cooks", "cryptography"),
        ("Send the CMS forms for each patient", "web-development"),
        ("Quality assurance in an eye clinic", "code-quality"),
        ("Process improvement on three wards", "agile"),
        ("Benchmark reporting for the county", "performance-testing"),
        ("Quality and performance improvement on the ward", "performance"),
        ("Lead initiatives and evenings for parents", "ownership"),
        ("You give feedback in real time", "real-time"),
        ("Show research activity of your own", "user-research"),
        ("Lessons in discrete mathematics", "algorithms"),
        ("Systems thinking in schools", "architecture"),
        ("Monitoring of pupils' goals", "observability"),
        ("Keep to the rules by monitoring state law", "observability"),
        ("Monitoring patients at night", "observability"),
        ("Keep the crew's schedule and availability", "reliability"),
        ("Availability of staff on Sundays", "reliability"),
        ("Weekend availability", "reliability"),
        ("Work in an agile development environment", "developer-experience"),
        ("Self-driving workflows for letters", "robotics"),
        ("Networking events for pupils", "networking"),
    ],
)
def test_a_word_in_the_sense_of_another_trade_asks_for_nothing(line: str, id: str) -> None:
    assert id not in named(line)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Provide leadership and supervision", "leadership"),
        ("Supervision and rosters of twenty carers", "people-management"),
        ("Exceptional leadership", "leadership"),
        ("Leading nursing staff at night", "leadership nursing"),
        ("A strong research record", "scientific-research"),
        ("Customer discovery before we build", "user-research"),
        ("Teaching first-year students", "education-teaching"),
        ("You write grant proposals", "grant-writing"),
        ("Patient safety comes first", "nursing"),
        ("Quality improvement on the ward", "clinical-quality"),
        ("Staffing of four houses", "staffing"),
        ("A degree in epidemiology", "epidemiology"),
        ("Budgeting for a school", "budget-management"),
        ("Illustration and branding", "ui-design brand-design"),
        ("Diversity and inclusion among pupils", "inclusion"),
        ("Knowledge of networking", "networking"),
        ("Cost models across our AWS accounts", "cloud-cost"),
        ("A facilitator of difficult talks", "facilitation"),
        ("Interaction and visual design", "interaction-design ui-design"),
        ("PCB layout by hand", "hardware-engineering"),
        ("Plan events for members", "event-management"),
        ("Case management in a shelter", "social-work"),
        ("Monitoring and alerting", "observability"),
        ("Monitoring of production systems", "observability"),
        ("Availability of our services", "reliability"),
        ("A headless CMS", "web-development"),
        ("Keys in AWS KMS", "cryptography"),
        ("Take initiative and finish", "ownership"),
    ],
)
def test_words_of_many_trades_are_known(line: str, ids: str) -> None:
    assert set(ids.split()) <= named(line)
