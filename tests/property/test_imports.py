"""Whatever stands in a foreign resume comes in: the result passes the checks, and no words are lost."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from casefolio.checks.portfolio import check_portfolio
from casefolio.importing.resume import import_files

FEW, MANY = 20, 1_500

SECTIONS = (
    "work volunteer education awards certificates publications skills languages interests references "
    "projects Experience certifications talks -languages hobbies caseStudies tags meta customSections x-talks"
).split()
KEYS = [
    "odd key",
    "$schema",
    *(
        "name company position website url startDate endDate date summary highlights title description "
        "keywords level fluency language gpa score courses area institution studyType location city picture "
        "image email phone tags priority caseStudy id text reference roles x-own releaseDate publisher "
        "entries"
    ).split(),
]


def make_word(random: Random) -> str:
    return "w" + "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9))


FORMS = (
    *("{}", "Led {}.", "<b>{}</b> &amp; more", "- {}\n- again", "**{}** x", " {} ", "{}: colon", "# {}"),
    *("'{}", "https://{}.example.org", "{}.example.org", "//{}.example.org", "[{}](#casestudy-none)"),
    *("• {}", "{}\tx"),
)


def make_text(random: Random) -> str:
    return random.choice(FORMS).format(make_word(random))


def make_value(random: Random, depth: int = 0) -> Any:
    kinds: tuple[Any, ...] = (
        *(make_text(random), make_text(random), make_text(random)),
        *("", None, 3, 2.5, True, "2020-01", "Aug. 2011", "Present", "2021-06-31", "03/04/2022", "soon"),
    )
    if depth < 2:
        several = [make_value(random, depth + 1) for _ in range(random.randrange(4))]
        mapping = {random.choice(KEYS): make_value(random, depth + 1) for _ in range(random.randrange(3))}
        kinds += (several, mapping)
    return random.choice(kinds)


def make_entry(random: Random) -> Any:
    if random.random() < 0.1:
        return make_value(random)
    return {random.choice(KEYS): make_value(random) for _ in range(random.randrange(1, 7))}


def make_resume(seed: int) -> dict[str, Any]:
    random = Random(seed)
    basics = {random.choice(KEYS): make_value(random) for _ in range(random.randrange(6))}
    data: dict[str, Any] = {"basics": {**basics, "name": "Robin Example"}}
    for section in random.sample(SECTIONS, random.randrange(1, 7)):
        entries = [make_entry(random) for _ in range(random.randrange(4))]
        data[section] = (
            entries if random.random() < 0.8 else random.choice((make_value(random), *entries, None))
        )
    return data


def list_words(value: Any) -> set[str]:
    """The made-up words in a value: each is there once, and none may be lost."""
    if isinstance(value, dict):
        return {word for key, inner in value.items() if key != "$schema" for word in list_words(inner)}
    if isinstance(value, list):
        return {word for inner in value for word in list_words(inner)}
    if not isinstance(value, str):
        return set()
    return {part for part in "".join(c if c.isalpha() else " " for c in value).split() if len(part) == 10}


def find_untruth(seed: int, folder: Path) -> str:
    """What went wrong with an import, "" where nothing did."""
    data = make_resume(seed)
    (folder / "data").mkdir(parents=True)
    foreign = folder / "foreign.json"
    foreign.write_text(json.dumps(data), "utf-8")
    imported = import_files([foreign], "json-resume")
    lost = sorted(word for word in list_words(data) if word not in imported.resume + imported.private)
    if lost:
        return f"{seed}: lost {lost}"
    (folder / "data/resume.yaml").write_text(imported.resume, "utf-8")
    if imported.private:
        (folder / "data/private.yaml").write_text(imported.private, "utf-8")
    errors = [p for p in check_portfolio(folder, advises=False).problems if p.severity == "error"]
    return f"{seed}: {errors[0]}" if errors else ""


@pytest.mark.parametrize(
    "seeds", [range(FEW), pytest.param(range(FEW, MANY), marks=pytest.mark.sweep)], ids=["few", "many"]
)
def test_what_comes_in_is_whole_and_right(seeds: range, tmp_path: Path) -> None:
    assert not [said for seed in seeds if (said := find_untruth(seed, tmp_path / str(seed)))]
