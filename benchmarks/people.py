"""How well postings are matched with people of other trades, against labels made by careful reading.

    .venv/bin/python benchmarks/people.py [FOLDER] [--details]

FOLDER, `labelled` or `strangers`, has a folder for each person, with postings and labels
(labelled/README.md). Of each person's postings every second, from the first on, was looked at while the
program was changed; the others were only counted at first, and those of `labelled` are looked at by now.
`titles` and `companies` are the shares that are read as a person files them; `no use` is the share of a
page's lines with grade 0, `needed` that of a page with the best lines first, `best shown` the share of the
lines with grade 3 that reach it.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from scoring import score_order, score_tags, sum_up

from casefolio.fit import plan_pages
from casefolio.pdf.renderer import open_renderer
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.posting import read_posting
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.tags import used_tags
from casefolio.tailor.study import Study, study_posting
from casefolio.text.source import Source

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "benchmarks" / "labelled"
SAMPLE = "sample"
"""The folder of postings for the person of this repository's own portfolio."""


class Person:
    """A person's resume, and the postings that were read for it."""

    def __init__(self, folder: Path) -> None:
        own, sample = folder / "portfolio", ROOT if folder.name == SAMPLE else None
        root = own if own.is_dir() else sample or ROOT / "tests" / "portfolios" / folder.name
        self.portfolio: Portfolio = read_portfolio(root, private=False)
        self.labels: dict[str, Any] = yaml.safe_load((folder / "labels.yaml").read_text("utf-8"))
        resume = self.portfolio.resume
        self.tags = list(dict.fromkeys([*resume.tags, *used_tags(resume)]))
        self.highlights = {claim.highlight.id: set(claim.highlight.tags) for claim in resume.claims()}
        self.studies = {name: self._study(folder / "postings" / f"{name}.txt") for name in self.labels}

    def _study(self, file: Path) -> Study:
        posting = read_posting(Source(file.name, file.read_text("utf-8")), file.stem)
        return study_posting(posting, self.portfolio.resume, self.portfolio.vocabulary)

    def score(self, name: str) -> dict[str, float]:
        study, label = self.studies[name], self.labels[name]
        order = [ranked.id for ranked in study.tailoring.ranking]
        return (
            score_tags(label["tags"], (tag.id for tag in study.match.tags), self.tags)
            | score_order(label["highlights"], order, label["tags"], self.highlights)
            | {
                "titles": float(study.posting.title.lower() == label["title"].lower()),
                "companies": float(study.posting.company.lower() == label["company"].lower()),
            }
            | score_page(study, label["highlights"])
        )


def score_page(study: Study, grades: Mapping[str, int]) -> dict[str, float]:
    """What of the person's lines a page of A4 holds."""
    sheet = compose_sheet(study.resume, study.selection, site_url="", labels=ENGLISH, with_shorts=True)
    plan = plan_pages(study.selection, open_renderer(ROOT, "modern", "a4").measure(sheet), 1)
    assert plan, "what must stay fits"
    shown = [grades.get(id, 0) for id in plan.lines | plan.shorts]
    every = sorted((grades.get(line.id, 0) for line in study.selection.lines()), reverse=True)
    best = sum(grade == 3 for grade in every)
    return {
        "lines": float(len(shown)),
        "no use": statistics.mean(grade == 0 for grade in shown),
        "needed": statistics.mean(grade == 0 for grade in every[: len(shown)]),
        "best shown": sum(grade == 3 for grade in shown) / best if best else 1.0,
    }


def show(title: str, figures: Mapping[str, float]) -> None:
    print(f"{title:<24}", *(f"{name} {value:.3f}" for name, value in figures.items()))


def main(folder: Path, *, with_details: bool) -> None:
    people = {each.name: Person(each) for each in sorted(folder.iterdir()) if each.is_dir()}
    seen: list[dict[str, float]] = []
    unseen: list[dict[str, float]] = []
    for name, person in people.items():
        for place, posting in enumerate(person.labels):
            row = person.score(posting)
            (unseen if place % 2 else seen).append(row)
            if with_details and not place % 2:
                show(f"  {name} {posting}"[:24], sum_up([row]))
    show("looked at", sum_up(seen))
    show("only counted", sum_up(unseen))


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[1:] if not each.startswith("--")]
    main(given[0] if given else FOLDER, with_details="--details" in sys.argv)
