"""How well a page is filled, against labels made by careful reading, and how much the constants matter.

    .venv/bin/python benchmarks/filling.py [FOLDER]

FOLDER is that of benchmarks/matching.py, or one with a folder for each person (benchmarks/people.py). Each
posting's page is planned from measured heights, without its layout, for parts of a page: where all lines fit,
nothing is chosen. `of best` is what its lines are worth to the reader who labelled them (grade times height),
as a share of the most that so much room can hold; `no use` the share of its lines with grade 0 (of the nine:
0 or 1), `needed` that of the same number of the best lines; `best shown` the share of the lines with grade 3
that reach it.
"""

from __future__ import annotations

import itertools
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matching import FOLDER, HELD_OUT, Labelled, show
from people import Person

from casefolio.fit import Measures, far, plan_pages, worth
from casefolio.fit.choice import Candidate, Group, Option, choose_most_valuable
from casefolio.pdf.renderer import open_renderer
from casefolio.pdf.sheet.compose import compose_sheet
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.tailor.study import Study, study_posting

ROOT = Path(__file__).resolve().parent.parent
OF_THE_NINE, OF_PEOPLE = (0.8, 0.6, 0.5), (1.0, 0.8, 0.7)
"""The heights of the page that are tried, as shares of A4: a whole one holds nearly all of the nine's 19
lines, half a one little more than what must stay of other people's."""

GRID: Mapping[str, Sequence[float]] = {
    "RELEVANCE_EXPONENT": (1, 2, 3),
    "OLDER": (0.7, 0.8, 0.9, 1.0),
    "NEAREST": (1.0, 4.0, 8.0),
    "FAR": (0.0, 0.2, 0.3),
}
"""LEAST_RELEVANCE from .02 to .1 chooses the same lines."""

Row = Mapping[str, float]


@dataclass(frozen=True)
class Page:
    """A posting's selection with measured heights and a reader's grades. Pages of a `group` are held out
    together."""

    group: str
    selection: Selection
    measures: Measures
    grades: Mapping[str, int]
    shares: Sequence[float]
    least_useful: int

    @classmethod
    def of_study(cls, group: str, study: Study, grades: Mapping[str, int], least_useful: int) -> Page:
        sheet = compose_sheet(study.resume, study.selection, site_url="", labels=ENGLISH, with_shorts=True)
        measures = open_renderer(ROOT, "modern", "a4").measure(sheet)
        shares = OF_THE_NINE if least_useful > 1 else OF_PEOPLE
        return cls(group, study.selection, measures, grades, shares, least_useful)

    def score(self) -> Row | None:
        """The mean of all shares of a page on which lines are chosen; None where all fit."""
        rows = [row for share in self.shares if (row := self._score(share))]
        return average(rows) if rows else None

    def _score(self, share: float) -> Row | None:
        measures = replace(self.measures, page=self.measures.page * share)
        plan = plan_pages(self.selection, measures, 1)
        every = [line.id for line in self.selection.lines()]
        lines = [id for id in every if plan and id in plan.lines | plan.shorts]
        if not plan or len(lines) == len(every):
            return None
        grades = {id: self.grades.get(id, 0) for id in every}
        height = {id: self.measures.lines[id].height for id in every}
        groups = [
            [Candidate((Option(line.id, height[line.id], grades[line.id] * height[line.id] + 1e-6),))
             for line in item.lines]
            for section in self.selection.sections for item in section.items
            if any(line.id in lines for line in item.lines)
        ]  # fmt: skip
        best = choose_most_valuable(map(Group, groups), sum(height[id] + 0.25 for id in lines)) or ()
        needed = sorted(grades.values(), reverse=True)[: len(lines)]
        top = [id for id in every if grades[id] == 3]
        return {
            "of best": sum(grades[id] * height[id] for id in lines) / sum(option.value for option in best),
            "no use": statistics.mean(grades[id] < self.least_useful for id in lines),
            "needed": statistics.mean(grade < self.least_useful for grade in needed),
            "best shown": statistics.mean(id in lines for id in top) if top else 1.0,
            "lines": len(lines),
        }


def read_pages(folder: Path) -> Iterator[Page]:
    if (folder / "labels.yaml").is_file():
        labelled = Labelled(folder)
        for name, posting in labelled.postings.items():
            study = study_posting(posting, labelled.portfolio.resume, labelled.portfolio.vocabulary)
            yield Page.of_study(name, study, labelled.labels[name]["highlights"], 2)
    else:
        for own in sorted(each for each in folder.iterdir() if each.is_dir()):
            person = Person(own)
            for name, study in person.studies.items():
                yield Page.of_study(own.name, study, person.labels[name]["highlights"], 1)


def score_groups(pages: Iterable[Page]) -> dict[str, Row]:
    """The mean of the pages of each group."""
    rows: dict[str, list[Row]] = {}
    for page in pages:
        if row := page.score():
            rows.setdefault(page.group, []).append(row)
    return {group: average(each) for group, each in rows.items()}


def average(rows: Sequence[Row]) -> Row:
    return {key: statistics.mean(row[key] for row in rows) for key in rows[0]}


def sum_up(scores: Mapping[str, Row], groups: Iterable[str] | None = None) -> Row:
    return average([scores[group] for group in groups or scores])


def judge(row: Row) -> float:
    """What constants are fitted to."""
    return row["of best"] - row["no use"]


def set_constants(values: Mapping[str, float]) -> None:
    for name, value in values.items():
        setattr(far if hasattr(far, name) else worth, name, value)
    worth.LEAST_ASKED = worth.LEAST_RELEVANCE**worth.RELEVANCE_EXPONENT


def main(folder: Path) -> None:
    pages = [*read_pages(folder)]
    shipped = {name: getattr(far if hasattr(far, name) else worth, name) for name in GRID}
    scores = score_groups(pages)
    show("shipped", sum_up(scores))
    for group, row in scores.items():
        show(f"  {group}", row)
    for name, values in GRID.items():
        for value in values:
            set_constants({**shipped, name: value})
            show(f"  {name} {value}", sum_up(score_groups(pages)))
    every = []
    for combination in itertools.product(*GRID.values()):
        set_constants(dict(zip(GRID, combination, strict=True)))
        every.append(score_groups(pages))
    set_constants(shipped)
    number = HELD_OUT if pages[0].least_useful > 1 else 1
    held = []
    for held_out in itertools.combinations(scores, number):
        rest = [group for group in scores if group not in held_out]
        best = max(every, key=lambda each: judge(sum_up(each, rest)))
        held.append(sum_up(best, held_out))
    show(f"fitted to {len(scores) - number}, measured on {number}", average(held))
    found = [sum_up(each)["of best"] for each in every]
    print(f"all {len(every)} settings: of best {min(found):.3f} to {max(found):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
