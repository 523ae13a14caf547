"""Each YAML file in choices/ is one case: a resume, a posting, and what is shown for it (real lexicon).

A new case needs no Python: write `about`, `resume` and `posting`, run `pytest --update-golden`, which
writes `expected`, and read it as the applicant and as the recruiter would.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.golden.cases import hold, read_yaml

from casefolio.posting import read_posting
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.tailor.study import study_posting
from casefolio.text.source import Source

CASES = sorted((Path(__file__).parent / "choices").glob("*.yaml"))


def describe_choices(case: dict[str, Any]) -> Iterator[str]:
    """The choices, a line each: what is central, headline, lines in order, the rest, what is missing."""
    data = case["resume"]
    data.setdefault("basics", {}).setdefault("name", "Robin Example")
    fill_ids(data)
    resume = Resume.model_validate(data)
    vocabulary = build_vocabulary(resume, load_lexicon())
    posting = read_posting(Source("posting.txt", case["posting"]), "posting")
    study = study_posting(posting, resume, vocabulary)
    match, selection = study.match, study.selection
    yield f"central: {', '.join(tag.id for tag in match.tags if tag.central)}"
    yield f"also: {', '.join(tag.id for tag in match.tags if not tag.central)}"
    if resume.basics.label:
        yield f"headline: {selection.label}"
    for ranked in study.tailoring.ranking:
        yield f"{ranked.rank} {'+' if ranked.selected else '-'} {ranked.id}: {ranked.reason}"
    for line in selection.lines():
        if line.text != line.highlight.text:
            yield f"wording of {line.id}: {line.text}"
    for section in selection.sections:
        if section.name == "skills":
            shown = [item.entry.name + ": " + ", ".join(item.entry.keywords) for item in section.items]
            yield f"skills: {' | '.join(shown)}"
    if selection.case_studies:
        yield f"case studies: {', '.join(story.id for story in selection.case_studies)}"
    yield f"missing: {', '.join(ask.label for ask in study.gaps.asks)}"


def read_case(case: dict[str, Any]) -> str:
    return "\n".join(line.rstrip() for line in describe_choices(case)) + "\n"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_posting_chooses(file: Path, update_golden: bool) -> None:
    given = read_yaml(file.read_text("utf-8"))
    hold(file, {"expected": read_case(given)}, update=update_golden)
