"""The vocabulary of a resume: the person's own words, and what they inherit."""

from __future__ import annotations

from typing import Any

import pytest

from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag, Vocabulary

LEXICON = {
    "growth": Tag("growth", "Growth", "competence", ("growth team", "conversion rate"), ("growth mindset",)),
    "postgresql": Tag("postgresql", "PostgreSQL", "technology", ("PostgreSQL", "Postgres")),
}


def vocabulary(**tags: Any) -> Vocabulary:
    resume = Resume.model_validate({"basics": {"name": "R"}, "tags": tags})
    return build_vocabulary(resume, LEXICON)


def test_a_tag_inherits_the_words_of_its_lexicon_entry() -> None:
    tag = vocabulary(growth={"label": "Growth & impact", "aliases": ["funnel"]})["growth"]
    assert tag.label == "Growth & impact"
    assert tag.aliases == ("funnel", "growth team", "conversion rate")
    assert tag.exclusions == ("growth mindset",)
    assert tag.own


def test_bare_names_are_not_looked_for_where_the_lexicon_knows_better() -> None:
    assert "growth" not in vocabulary(growth={})["growth"].aliases


def test_a_tag_inherits_by_another_name_and_takes_the_entrys_place() -> None:
    found = vocabulary(postgres={})
    assert found["postgres"].kind == "technology"
    assert "postgresql" not in found


KIN = {
    tag.id: tag
    for tag in (
        Tag("wireframing", "Wireframing & prototyping", "competence", ("prototyping", "wireframes")),
        Tag("founding", "Founding", "competence", ("startup", "prototyping", "=MVP"), ("startup costs",)),
        Tag("statistics", "Statistics", "competence", ("statistics", "Bayesian", "regression")),
        Tag("ledgers", "Ledgers", "competence", ("ledger", "journal")),
        Tag("diaries", "Diaries", "competence", ("ledger", "diary")),
        Tag("kites-of-paper", "Kite building with paper", "competence", ("paper kites", "kite kit")),
        Tag("kubernetes", "Kubernetes", "technology", ("Kubernetes", "K8s")),
    )
}


@pytest.mark.parametrize(
    ("id", "label", "entry", "sharing"),
    [
        ("statistics", "", "statistics", ()),
        ("stats", "Statistics", "statistics", ()),
        ("prototyping", "", "wireframing", ()),
        ("k8s", "", "kubernetes", ()),
        ("bayesian", "", "", ("statistics",)),
        ("startup", "", "founding", ()),
        ("mvp", "", "", ("founding",)),
        ("ledger", "", "", ("ledgers", "diaries")),
        ("sailing", "", "", ()),
        ("kites", "Kite-building", "kites-of-paper", ()),
        ("paper-kite-building", "", "kites-of-paper", ()),
        ("wireframing-and-prototyping", "", "wireframing", ()),
        ("statistic", "", "statistics", ()),
        ("kite-kits", "", "", ()),
    ],
)
def test_a_tag_has_all_words_of_what_it_names_and_else_its_own(
    id: str, label: str, entry: str, sharing: tuple[str, ...]
) -> None:
    resume = Resume.model_validate({"basics": {"name": "R"}, "tags": {id: {"label": label}}})
    tag = build_vocabulary(resume, KIN)[id]
    assert (tag.entry, tag.sharing) == (entry, sharing)
    assert set(KIN[entry].aliases) <= set(tag.aliases) if entry else len(tag.aliases) == 1


def test_a_word_of_an_entry_is_looked_for_as_the_entry_writes_it() -> None:
    resume = Resume.model_validate({"basics": {"name": "R"}, "tags": {"mvp": {"aliases": ["first version"]}}})
    tag = build_vocabulary(resume, KIN)["mvp"]
    assert (tag.aliases, tag.exclusions) == (("first version", "=MVP"), ("startup costs",))
    assert "founding" in build_vocabulary(resume, KIN)


def test_words_can_be_refused() -> None:
    tag = vocabulary(growth={"not": ["conversion rate", "growth stocks"]})["growth"]
    assert tag.aliases == ("growth team",)
    assert tag.exclusions == ("conversion rate", "growth stocks", "growth mindset")


def test_a_tag_of_ones_own_is_looked_for_by_its_label_and_id() -> None:
    tag = vocabulary(**{"night-shift": {"label": "Night work", "aliases": ["late shift"]}})["night-shift"]
    assert tag.aliases == ("late shift", "Night work", "night shift")


@pytest.mark.parametrize(
    ("label", "aliases"),
    [
        ("Bird ringing and tagging (BRT)", ["Bird ringing and tagging", "=BRT"]),
        ("WOI (walks on ice)", ["=WOI", "walks on ice"]),
        ("House and yard (HAY)", ["House and yard", "=HAY"]),
        ("Bird ringing (gulls)", ["Bird ringing"]),
        ("(gulls)", []),
    ],
)
def test_a_label_is_looked_for_without_its_brackets_and_by_its_abbreviation(
    label: str, aliases: list[str]
) -> None:
    assert list(vocabulary(own={"label": label})["own"].aliases) == [label, *aliases, "own"]


def test_an_entry_is_found_by_a_label_with_brackets() -> None:
    assert vocabulary(own={"label": "Growth (of firms)"})["own"].entry == "growth"


def test_the_rest_of_the_lexicon_is_there_to_find_gaps() -> None:
    assert not vocabulary()["postgresql"].own


LISTED = {
    "email-marketing": Tag("email-marketing", "Email marketing", aliases=("newsletters",)),
    "lifecycle": Tag(
        "lifecycle", "CRM & lifecycle marketing", aliases=("churn",), exclusions=("churn butter",)
    ),
    "training": Tag("training", "Training", aliases=("workshops",)),
    "security-training": Tag("security-training", "Security & staff training", aliases=("phishing tests",)),
}


@pytest.mark.parametrize(
    ("id", "label", "aliases", "gone"),
    [
        ("email-marketing", "Email & lifecycle marketing", ("newsletters", "churn"), {"lifecycle"}),
        (
            "mails",
            "Lifecycle marketing, email marketing",
            ("churn", "newsletters"),
            {"lifecycle", "email-marketing"},
        ),
        # One word says something only together with the others, and the entry's own label is one name.
        ("security-training", "Security & training", ("phishing tests",), set()),
        ("lifecycle", "CRM & lifecycle marketing", ("churn",), set()),
        ("email-marketing", "Email & something nobody knows", ("newsletters",), set()),
    ],
)
def test_a_label_that_lists_several_has_the_words_of_each(
    id: str, label: str, aliases: tuple[str, ...], gone: set[str]
) -> None:
    resume = Resume.model_validate({"basics": {"name": "R"}, "tags": {id: {"label": label}}})
    found = build_vocabulary(resume, LISTED)
    assert set(aliases) <= {*found[id].aliases} and "workshops" not in found[id].aliases
    assert LISTED.keys() - found.keys() == gone - {id}


def _listed(**tags: str) -> Vocabulary:
    lexicon = {
        **LISTED,
        "risk": Tag("risk", "Risk management", aliases=("hazards",)),
        "projects": Tag("projects", "Project management", aliases=("plans",), exclusions=("hazards",)),
        "change": Tag("change", "Change management", aliases=("transitions",)),
        "python": Tag("python", "Python", "technology", aliases=("Python",)),
    }
    written = {id: {"label": label} for id, label in tags.items()}
    return build_vocabulary(Resume.model_validate({"basics": {"name": "R"}, "tags": written}), lexicon)


def test_a_listed_name_has_its_words_whatever_the_others_rule_out() -> None:
    tag = _listed(pm="Project management, risk management, and change management")["pm"]
    assert {"plans", "hazards", "transitions"} <= {*tag.aliases} and "hazards" not in tag.exclusions
    assert set(tag.listed) | {tag.entry} >= {"projects", "risk", "change"}


def test_what_is_another_tag_of_ones_own_is_not_listed_besides() -> None:
    both = _listed(projects="Project management & risk management", risk="Risk management")
    assert "hazards" not in both["projects"].aliases and "hazards" in both["risk"].aliases


def test_a_technology_gets_no_words_of_a_competence() -> None:
    assert _listed(python="Python & risk management")["python"].aliases == ("Python",)


def _name(**labels: str) -> Vocabulary:
    tags = {id: {"label": label} if label else {} for id, label in labels.items()}
    return build_vocabulary(Resume.model_validate({"basics": {"name": "R"}, "tags": tags}), load_lexicon())


@pytest.mark.parametrize(
    ("id", "label", "entry"),
    [
        ("paid-media", "Paid media", "performance-marketing"),
        ("sourcing", "", ""),
        ("uxr", "UX research", "user-research"),
        ("patients", "Patient care", "nursing"),
        ("testing", "Automated testing", "test-automation"),
        ("events", "Events & webinars", "event-management"),
        ("events", "Events and Webinars", "event-management"),
        ("conferences", "", "event-management"),
        # It may mean something else.
        ("adr", "Architecture decisions", ""),
        ("policy", "Dress code", ""),
        # The label says more than the id.
        ("policy", "Policy", "policy-analysis"),
        ("policy", "Dress policy", ""),
    ],
)
def test_a_tag_has_the_words_of_an_entry_that_people_call_so_too(id: str, label: str, entry: str) -> None:
    tag = _name(**{id: label})[id]
    assert tag.entry == entry
    if entry:
        lexicon = load_lexicon()
        assert set(lexicon[entry].aliases) <= {*tag.aliases}
        assert (label or id).lower() in {alias.lower() for alias in tag.aliases}
        assert tag.share == lexicon[entry].share


def test_another_name_takes_no_entry_that_a_tag_has_by_its_own_name() -> None:
    both = _name(coaching="Coaching", mentoring="")
    assert (both["coaching"].entry, both["mentoring"].entry) == ("", "mentoring")


def test_an_entry_is_another_name_of_one_tag_only() -> None:
    both = _name(outreach="Outreach", engagement="Community engagement")
    assert [both["outreach"].entry, both["engagement"].entry] == ["community-outreach", ""]
    assert "community-outreach" not in both
