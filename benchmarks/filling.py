"""How well a page is filled, against labels made by careful reading, and how much the constants matter.

    .venv/bin/python benchmarks/filling.py [FOLDER]

FOLDER is that of benchmarks/matching.py. Each posting's page is planned from measured heights, without its
layout. `of best` is what its lines are worth to the reader who labelled them (grade times height), as a share
of the most that so much room can hold; `no use` the share of its lines with grade 0 or 1; `best shown` the
share of the lines with grade 3 that reach it. The room is a part of a page: where all lines fit, nothing is
chosen.
"""

from __future__ import annotations

import itertools
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from matching import FOLDER, HELD_OUT, Labelled, show

from casefolio.fit import Measures, plan_pages, worth
from casefolio.fit.choice import Candidate, Group, Option, choose_most_valuable
from casefolio.pdf.renderer import open_renderer
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.tailor.study import study_posting

ROOT = Path(__file__).resolve().parent.parent
PAGES = (0.8, 0.6, 0.5)
"""The heights of the page that are tried, as shares of A4: a whole one holds nearly all of the 19 lines."""

GRID: Mapping[str, Sequence[float]] = {
    "LEAST_RELEVANCE": (0.02, 0.05, 0.1),
    "RELEVANCE_EXPONENT": (1, 2, 3),
    "OLDER": (0.7, 0.8, 0.9, 1.0),
    "NEAREST": (1.0, 4.0, 8.0),
}

Row = Mapping[str, float]


class Pages:
    """The labelled postings as selections with measured heights."""

    def __init__(self, labelled: Labelled) -> None:
        self.labelled = labelled
        renderer = open_renderer(ROOT, "modern", "a4")
        self.documents: dict[str, tuple[Selection, Measures]] = {}
        for name, posting in labelled.postings.items():
            study = study_posting(posting, labelled.portfolio.resume, labelled.portfolio.vocabulary)
            sheet = compose_sheet(
                study.resume, study.selection, site_url="", labels=ENGLISH, with_shorts=True
            )
            self.documents[name] = study.selection, renderer.measure(sheet)

    def score(self) -> dict[str, Row]:
        return {name: self._average([self._score(name, share) for share in PAGES]) for name in self.documents}

    def _average(self, rows: Sequence[Row]) -> Row:
        return {key: statistics.mean(row[key] for row in rows) for key in rows[0]}

    def _score(self, name: str, share: float) -> Row:
        selection, measures = self.documents[name]
        measures = replace(measures, page=measures.page * share)
        plan = plan_pages(selection, measures, 1)
        assert plan, "what must stay fits"
        grades = self.labelled.labels[name]["highlights"]
        shown = [id for id in grades if id in plan.lines | plan.shorts]
        height = {line.id: measures.lines[line.id].height for line in selection.lines()}
        lines = [line.id for line in selection.lines() if line.id in plan.lines | plan.shorts]
        groups = [
            [Candidate((Option(line.id, height[line.id], grades.get(line.id, 0) * height[line.id] + 1e-6),))
             for line in item.lines]
            for section in selection.sections for item in section.items if item.lines
        ]  # fmt: skip
        best = choose_most_valuable(map(Group, groups), sum(height[id] + 0.25 for id in lines)) or ()
        most = sum(option.value for option in best)
        top = [id for id, grade in grades.items() if grade == 3]
        return {
            "of best": sum(grades[id] * height[id] for id in shown) / most,
            "no use": sum(grades.get(id, 0) < 2 for id in lines) / len(lines),
            "best shown": sum(id in shown for id in top) / max(1, len(top)),
            "lines": len(lines),
        }


def set_constants(values: Mapping[str, float]) -> None:
    for name, value in values.items():
        setattr(worth, name, value)
    worth.LEAST_ASKED = worth.LEAST_RELEVANCE**worth.RELEVANCE_EXPONENT


def sum_up(scores: Mapping[str, Row], names: Iterable[str]) -> dict[str, float]:
    rows = [scores[name] for name in names]
    return {key: statistics.mean(row[key] for row in rows) for key in rows[0]}


def main(folder: Path) -> None:
    pages = Pages(Labelled(folder))
    names = list(pages.documents)
    shipped = {name: getattr(worth, name) for name in GRID}
    show("shipped", sum_up(pages.score(), names))
    for name, values in GRID.items():
        for value in values:
            set_constants({**shipped, name: value})
            show(f"  {name} {value}", sum_up(pages.score(), names))
    scores = []
    for values in itertools.product(*GRID.values()):
        set_constants(dict(zip(GRID, values, strict=True)))
        scores.append(pages.score())
    set_constants(shipped)
    held = []
    for held_out in itertools.combinations(names, HELD_OUT):
        rest = [name for name in names if name not in held_out]
        best = max(scores, key=lambda each: sum_up(each, rest)["of best"])
        held.append(sum_up(best, held_out))
    show(f"fitted to {len(names) - HELD_OUT}, measured on {HELD_OUT}", {
        key: statistics.mean(each[key] for each in held) for key in held[0]
    })  # fmt: skip
    every = [sum_up(each, names)["of best"] for each in scores]
    print(f"all {len(every)} settings: of best {min(every):.3f} to {max(every):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
