"""Names for new postings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.desk.slugs import find_slug_problem, propose_slug


@pytest.mark.parametrize(
    ("company", "role", "taken", "proposed"),
    [
        ("Placeholder Cloud", "Backend Engineer, Senior", [], "placeholder-cloud-backend-engineer-senior"),
        ("", "Ingénieure Données", [], "ingenieure-donnees"),
        ("Große Straße", "", [], "grosse-strasse"),
        ("Acme", "Acme Engineer", [], "acme-engineer"),
        ("株式会社", "エンジニア", [], "posting"),
        ("", "", ["posting", "Posting-2"], "posting-3"),
        ("General", "", [], "job-general"),
        ("Sample Grid", "Engineer", [], "job-sample-grid-engineer"),
        ("Con", "", [], "job-con"),
        ("Acme", "", ["ACME"], "acme-2"),
    ],
)
def test_a_name_is_proposed(company: str, role: str, taken: list[str], proposed: str) -> None:
    assert propose_slug(company, role, taken) == proposed


@given(st.text(max_size=200), st.text(max_size=200), st.lists(st.sampled_from(["posting", "a", "posting-2"])))
def test_what_is_proposed_may_be_used(company: str, role: str, taken: list[str]) -> None:
    assert find_slug_problem(propose_slug(company, role, taken), taken) == ""


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("", "small letters"),
        ("Acme", "small letters"),
        ("../acme", "small letters"),
        ("a/b", "small letters"),
        ("a.b", "small letters"),
        ("a--b", "small letters"),
        ("-a", "small letters"),
        ("a\n", "small letters"),
        ("á", "small letters"),
        (".acme", "small letters"),
        ("a" * 61, "at most 60"),
        ("general", "general resume"),
        ("nul", "Windows"),
        ("com1", "Windows"),
        ("sample-acme", "Git does not ignore"),
        ("sample", "Git does not ignore"),
        ("there", "already"),
        ("readme", "README"),
    ],
)
def test_a_name_that_cannot_be_had_is_told(slug: str, words: str) -> None:
    assert words in find_slug_problem(slug, ["There"])
