"""How well and how fast postings are matched, against labels made by careful reading.

    .venv/bin/python benchmarks/matching.py [FOLDER]

FOLDER holds postings with labels: evaluate.py, labels.yaml, sections.yaml, headings_catalogue.csv, postings/
and portfolio/. They are other people's texts and no part of this repository; without them only the speed on
made-up text is measured.
"""

from __future__ import annotations

import csv
import gc
import importlib.util
import itertools
import json
import random
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

import casefolio.match as matching
from casefolio.match import find_gaps, match_posting
from casefolio.posting import Posting, read_posting
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness
from casefolio.posting.values import JOB_SECTIONS, PostingSection, VagueHeading
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.resume.vocabulary.degrees import find_choice_of_subjects
from casefolio.resume.vocabulary.inheritance import build_vocabulary
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.resume.vocabulary.telling_words import list_telling_words
from casefolio.tailor import ranking, tailor
from casefolio.text.source import Source
from casefolio.text.words import split_words

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "matching"
HELD_OUT = 3
MEGABYTE = 1_000_000

Scores = Mapping[str, Mapping[str, float]]
"""By posting, what evaluate.py counts."""

TAG_GRID: Mapping[str, Sequence[float]] = {
    PostingSection.COMPANY: (0.0, 0.15, 0.3),
    PostingSection.NICE_TO_HAVE: (0.3, 0.5, 0.7),
    PostingSection.ROLE: (0.6, 0.8, 1.0),
    "OWN_DEMAND": (1.0, 1.5, 2.0),
    "LEAST_WEIGHT": (0.2, 0.3, 0.4),
}
ORDER_GRID: Mapping[str, Sequence[float]] = {
    "CONTRAST": (1.0, 1.25, 1.5, 1.75, 2.0),
    "COVERAGE": (3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0),
    "URGENCY": (1.5, 2.0, 2.5, 3.0),
}
"""The constants that are fitted anew on a part of the postings, with the values that are tried."""


class Labelled:
    """The labelled postings, read once, and the resume that the labels speak of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.evaluate = load_module(folder / "evaluate.py")
        self.labels: dict[str, Any] = yaml.safe_load((folder / "labels.yaml").read_text("utf-8"))
        self.portfolio: Portfolio = read_portfolio(folder / "portfolio", private=False)
        self.texts = {
            name: (folder / "postings" / f"{name}.txt").read_text("utf-8-sig") for name in self.labels
        }
        self.postings = {name: read(text, name) for name, text in self.texts.items()}
        self.tags = list(self.portfolio.resume.tags)
        self.highlights = {
            claim.highlight.id: set(claim.highlight.tags) for claim in self.portfolio.resume.claims()
        }

    def score(self, vocabulary: Mapping[str, Tag] | None = None) -> Scores:
        """What evaluate.py would count for each posting, without a process for each."""
        vocabulary = vocabulary or self.portfolio.vocabulary
        scores = {}
        for name, posting in self.postings.items():
            found = match_posting(posting, vocabulary)
            chosen = tailor(self.portfolio.resume, posting, found, ENGLISH).ranking
            report = {
                "tags": [{"id": tag.id, "weight": tag.weight} for tag in found.tags],
                "highlights": [{"id": ranked.id} for ranked in chosen],
            }
            scores[name] = self.evaluate.score(self.labels[name], report, self.tags, self.highlights)
        return scores

    def sum_up(self, scores: Scores, names: Iterable[str] | None = None) -> dict[str, float]:
        rows = [scores[name] for name in names or scores]
        figures: dict[str, float] = self.evaluate.aggregate(rows)
        return figures


def load_module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str, slug: str = "posting") -> Posting:
    return read_posting(Source(slug, text), slug)


def show(title: str, figures: Mapping[str, float]) -> None:
    print(f"{title:<44}", *(f"{name} {value:.3f}" for name, value in figures.items()))


def set_constants(values: Mapping[str, float]) -> None:
    """Set constants by name; a name in small letters is that of a section."""
    for name, value in values.items():
        if name in matching.SECTION_WEIGHTS:
            matching.SECTION_WEIGHTS = {**matching.SECTION_WEIGHTS, name: value}
        else:
            setattr(ranking if hasattr(ranking, name) else matching, name, value)


def get_constants(names: Iterable[str]) -> dict[str, float]:
    return {
        name: matching.SECTION_WEIGHTS[name]
        if name in matching.SECTION_WEIGHTS
        else getattr(ranking if hasattr(ranking, name) else matching, name)
        for name in names
    }


def cross_validate(
    labelled: Labelled, grid: Mapping[str, Sequence[float]], names: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Figures on three postings with constants fitted to the six others, over all ways to part them.

    `names` are the figures whose sum is fitted. Also gives the values that were chosen most often.
    """
    shipped = get_constants(grid)
    combinations = [dict(zip(grid, values, strict=True)) for values in itertools.product(*grid.values())]
    scores = []
    for values in combinations:
        set_constants(values)
        scores.append(labelled.score())
    set_constants(shipped)
    postings = list(labelled.labels)
    measured: list[dict[str, float]] = []
    chosen: list[int] = []
    for held_out in itertools.combinations(postings, HELD_OUT):
        rest = [name for name in postings if name not in held_out]
        fits = [labelled.sum_up(each, rest) for each in scores]
        best = max(range(len(fits)), key=lambda n: sum(fits[n][name] for name in names))
        chosen.append(best)
        measured.append(labelled.sum_up(scores[best], held_out))
    mean = {name: statistics.mean(each[name] for each in measured) for name in names}
    return mean, combinations[statistics.mode(chosen)]


def without_own_words(labelled: Labelled) -> dict[str, Tag]:
    """The vocabulary where the resume names its tags and leaves all words to the lexicon."""
    lexicon = load_lexicon()
    own = labelled.portfolio.vocabulary
    return {**lexicon, **{id: own[id] for id in own if own[id].own and id not in lexicon}}


def without_lexicon(labelled: Labelled) -> dict[str, Tag]:
    """The vocabulary of the resume alone."""
    return build_vocabulary(labelled.portfolio.resume, {})


def measure_sections(labelled: Labelled) -> dict[str, float]:
    """The share of words whose line is rightly put to the job or to the rest, and in the right section."""
    bounds: dict[str, list[list[Any]]] = yaml.safe_load(
        (labelled.folder / "sections.yaml").read_text("utf-8")
    )
    names = {"req": PostingSection.REQUIREMENTS, "nice": PostingSection.NICE_TO_HAVE}
    words = right = exact = 0
    for posting in labelled.postings.values():
        for line in posting.lines:
            kind = [row[1] for row in bounds[posting.slug] if row[0] <= line.number][-1]
            kind = names.get(kind, kind)
            count = len(line.text.split())
            words += count
            right += count * ((kind in JOB_SECTIONS) == (line.section in JOB_SECTIONS))
            exact += count * (kind == line.section)
    return {"job or other": right / words, "section": exact / words}


def measure_headings(folder: Path) -> dict[str, float]:
    """How many of a catalogue of headings are known for what they open; `intro` may hold anything."""
    with (folder / "headings_catalogue.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    job = {*JOB_SECTIONS, VagueHeading.MIXED}
    kinds = {
        "req": PostingSection.REQUIREMENTS,
        "nice": PostingSection.NICE_TO_HAVE,
        "intro": VagueHeading.MIXED,
    }
    total = known = exact = kind = 0
    for section, text, count in rows:
        expected = kinds.get(section, section)
        found = classify_heading(text.strip('"'), HeadingLikeness.MARKED)
        total += int(count)
        known += int(count) * (found is not None)
        exact += int(count) * (found == expected)
        kind += int(count) * (found is not None and (found in job) == (expected in job))
    return {
        "headings": len(rows),
        "known": known / total,
        "job or other": kind / total,
        "section": exact / total,
    }


def measure_speed(labelled: Labelled) -> dict[str, float]:
    """Milliseconds of the processor from a text to its ranking and gaps: medians, in a warm process."""
    resume, vocabulary = labelled.portfolio.resume, labelled.portfolio.vocabulary
    taken: dict[str, list[float]] = {"read": [], "match": [], "tailor": [], "gaps": [], "all": []}
    for turn in range(12):
        for name, text in labelled.texts.items():
            # What was read once must not help a second time.
            for known in (split_words, classify_heading, list_telling_words, find_choice_of_subjects):
                known.cache_clear()
            clock = [time.process_time()]
            posting = read(text, name)
            clock.append(time.process_time())
            found = match_posting(posting, vocabulary)
            clock.append(time.process_time())
            tailor(resume, posting, found, ENGLISH)
            clock.append(time.process_time())
            find_gaps(found, posting, resume, vocabulary)
            clock.append(time.process_time())
            if turn:
                for part, (start, end) in zip(taken, itertools.pairwise(clock), strict=False):
                    taken[part].append(1000 * (end - start))
                taken["all"].append(1000 * (clock[-1] - clock[0]))
    return {part: statistics.median(times) for part, times in taken.items()}


def fill(piece: str) -> str:
    return (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]


def make_large_texts() -> Iterator[tuple[str, str]]:
    """A megabyte each: of ordinary lines, and of what makes careless code slow."""
    chance = random.Random(1)
    aliases = [alias.lstrip("=") for tag in load_lexicon().values() for alias in tag.aliases]
    plain = "you will build and run services with other teams and care for what customers say".split()
    yield "lines of prose", "\n".join(" ".join(chance.choices(plain, k=12)) for _ in range(MEGABYTE // 60))
    lines = [", ".join(chance.choices(aliases, k=8)) for _ in range(MEGABYTE // 120)]
    yield "lines of nothing but tags", "Engineer\nRequirements\n- " + "\n- ".join(lines)
    yield "one line of nothing but tags", " ".join(chance.choices(aliases, k=MEGABYTE // 12))[:MEGABYTE]
    yield "one word again and again", fill("Go ")
    yield "100,000 bullets", "- a\n" * 50_000 + "- python\n" * 50_000
    yield "bullets glued on one line", fill("• Build python services ")
    yield "brackets", "Engineer\n" + "[(" * (MEGABYTE // 2)
    yield "links that never close", "Engineer\n" + fill("[a](")
    yield "tags that never close", "Engineer\n" + fill("<p <b ")
    yield "names in capitals", fill("Hiring Acme ABC DEF ")
    yield (
        "words broken over lines",
        "Engineer\n" + fill("Build what respon-\nsible people want to use every day and respon-\n"),
    )


def measure_large_texts(resume: Resume, vocabulary: Mapping[str, Tag]) -> Iterator[tuple[str, float]]:
    """Seconds of the processor to read, match and tailor each large text."""
    for name, text in make_large_texts():
        start = time.process_time()
        posting = read(text)
        found = match_posting(posting, vocabulary)
        tailor(resume, posting, found, ENGLISH)
        find_gaps(found, posting, resume, vocabulary)
        yield name, time.process_time() - start


def make_resume() -> Resume:
    data: dict[str, Any] = {
        "basics": {"name": "Robin Example"},
        "work": [{"name": "Example", "highlights": [{"text": "Cut it.", "tags": ["billing"]}]}],
    }
    fill_ids(data)
    return Resume.model_validate(data)


def report_figures(labelled: Labelled) -> None:
    print(f"{len(labelled.labels)} postings, as evaluate.py counts")
    show("  shipped", labelled.sum_up(labelled.score()))
    show("  the lexicon's words alone", labelled.sum_up(labelled.score(without_own_words(labelled))))
    show("  the resume's own words alone", labelled.sum_up(labelled.score(without_lexicon(labelled))))
    print(f"\nConstants fitted to {len(labelled.labels) - HELD_OUT}, measured on {HELD_OUT}")
    for title, grid, names in (
        ("weights and thresholds", TAG_GRID, ("P", "R", "F1", "R2", "wrho")),
        ("order of highlights", ORDER_GRID, ("n5", "n10", "cov")),
    ):
        figures, values = cross_validate(labelled, grid, names)
        show(f"  {title}", figures)
        print(f"    most often {json.dumps(values)}, shipped {json.dumps(get_constants(grid))}")
    print()
    show("Words in the right place", measure_sections(labelled))
    show("Headings of a catalogue, by their count", measure_headings(labelled.folder))
    print()
    show("Milliseconds of the processor for a posting", measure_speed(labelled))


def main(folder: Path) -> None:
    if (folder / "evaluate.py").is_file():
        report_figures(Labelled(folder))
    else:
        print(f"There are no labelled postings in {folder}: only the speed is measured.")
    resume = make_resume()
    print("\nSeconds of the processor for a megabyte")
    for name, seconds in measure_large_texts(resume, build_vocabulary(resume, load_lexicon())):
        print(f"  {name:<30} {seconds:5.2f}")


if __name__ == "__main__":
    # As the command does: nothing that is loaded at the start is ever garbage.
    gc.disable()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
