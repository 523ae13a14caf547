"""A usual name leads to its tag, and no hint to another technology."""

from __future__ import annotations

import pytest

from casefolio.resume.hints.tags import TagNames, propose_id
from casefolio.resume.vocabulary.lexicon import EXACT, load_lexicon

NAMES = TagNames({"billing": ("Billing & payments", "dunning")}, load_lexicon())


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("C#", "csharp"), (".NET", "dotnet"), ("C++", "cpp"), ("golang", "go"), ("JS", "javascript"),
        ("ML", "machine-learning"), ("A/B testing", "experimentation"), ("SRE", "reliability"),
        ("UX", "ux-design"), ("QA", "quality-assurance"), ("K8s", "kubernetes"), ("Node.js", "nodejs"),
        ("react js", "react"), ("Machine Learning", "machine-learning"),
        ("machine_learning", "machine-learning"), ("F#", "fsharp"), ("c sharp", "csharp"),
        ("Objective C", "objective-c"), ("ReactJS", "react"), ("AB testing", "experimentation"),
        ("Dunning", "billing"), ("billing & payments", "billing"), ("biling", "billing"),
        ("pyhton", "python"), ("Kuberntes", "kubernetes"), ("postgress", "postgresql"),
        ("leadrship", "leadership"),
    ],
)  # fmt: skip
def test_a_name_or_a_slip_leads_to_its_tag(word: str, tag: str) -> None:
    assert NAMES.suggest(word).startswith(f"did you mean '{tag}'")


def test_every_name_of_the_lexicon_leads_to_its_tag() -> None:
    lexicon = load_lexicon()
    for tag in lexicon.values():
        for name in (tag.label, *(alias.removeprefix(EXACT) for alias in tag.aliases)):
            assert name in lexicon or f"'{tag.id}'" in NAMES.suggest(name), name


@pytest.mark.parametrize("word", ["yes", "made-up", "scalaz", "nestor", "solrj", "zq"])
def test_another_name_leads_to_none(word: str) -> None:
    assert NAMES.suggest(word).startswith("add it under 'tags:'")


@pytest.mark.parametrize(("word", "tag"), [("Vue 3", "vue"), ("Java 17+", "java"), ("#python", "python")])
def test_a_version_or_a_mark_does_not_hide_a_name(word: str, tag: str) -> None:
    assert NAMES.suggest(word) == f"did you mean '{tag}'?"


def test_several_tags_in_one_text_are_told_apart() -> None:
    hint = NAMES.suggest("machine learning, Python; zither")
    assert hint == "write each as an item of its own: [machine-learning, python, zither]"


def test_a_word_that_is_no_id_is_told_as_one() -> None:
    assert NAMES.suggest("Q#") == "add it under 'tags:' as 'qsharp', and write that here"
    assert NAMES.suggest("zither") == "add it under 'tags:'"
    assert NAMES.suggest("Zither", otherwise="there are: billing") == "there are: billing"


def test_of_several_tags_the_closest_comes_first() -> None:
    assert NAMES.suggest("CI/CD") == "did you mean 'ci-cd' or 'code-quality'?"


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("My Story", "my-story"),
        ("C++", "cpp"),
        ("Élan vital", "elan-vital"),
        ("R&D", "r-and-d"),
        ("故事", ""),
    ],
)
def test_an_id_is_proposed_for_a_word(word: str, id: str) -> None:
    assert propose_id(word) == id


def test_the_lexicon_finds_the_tag_of_a_name() -> None:
    assert (NAMES.find("C#"), NAMES.find("zither")) == ("csharp", "")
