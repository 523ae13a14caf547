"""What PDFs cost: many at once, none changed, one more in memory; as medians and ratios of one run.

    .venv/bin/python benchmarks/pdf.py [rounds] [--rendercv PYTHON]

The sample portfolio is copied to a folder of its own, with twenty postings made from its samples. The
yardsticks draw the same twenty documents in one process: WeasyPrint alone, from the HTML that is laid out
last; and RenderCV, from the words of those pages. `benchmarks/startup.py` measures the cold start of one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from functools import partial
from itertools import cycle
from pathlib import Path

from clock import Command, measure, show, show_ratio
from yardsticks import copy_sample, read_arguments, rendercv_alone, weasyprint_alone, write_inputs

from casefolio.documents.document import Options, make_tailored
from casefolio.posting import read_posting
from casefolio.resume.portfolio import find_postings, read_portfolio
from casefolio.tailor.study import study_posting
from casefolio.text.source import read_source

VARIANTS = 20
ROUNDS = 5
WARM_ROUNDS = 40

MANY, MANY_UNMEASURED = f"{VARIANTS} fitted, one command", f"{VARIANTS} fitted, no height known"
WEASYPRINT, RENDERCV = f"{VARIANTS} by WeasyPrint alone", f"{VARIANTS} by RenderCV, one process"


def multiply_postings(project: Path) -> None:
    """Twenty postings: the samples, and more of them that each lack other lines, so ask for other things."""
    samples = find_postings(project)
    for number in range(VARIANTS - len(samples)):
        sample = samples[number % len(samples)]
        first, *lines = sample.read_text(encoding="utf-8").rpartition("\n---\n")[2].strip().splitlines()
        kept = [line for index, line in enumerate(lines) if index % 7 != number // len(samples)]
        text = "\n".join([first, *kept])
        sample.with_stem(f"variant-{number:02}").write_text(text, encoding="utf-8")


def measure_warm(project: Path) -> tuple[float, float, int]:
    """One more fitted PDF from data in memory, for one posting after another: seconds waited, seconds of
    processor time, and bytes; medians."""
    portfolio = read_portfolio(project, private=True)
    postings = [read_posting(read_source(file, project), file.stem) for file in find_postings(project)]
    taken = []
    for number, posting in zip(range(len(postings) + WARM_ROUNDS), cycle(postings), strict=False):
        start, used = time.perf_counter(), time.process_time()
        study = study_posting(posting, portfolio.resume, portfolio.vocabulary)
        data = make_tailored(portfolio, study, Options()).made.data
        if number >= len(postings):
            taken.append((time.perf_counter() - start, time.process_time() - used, len(data)))
    wall, cpu, size = map(statistics.median, zip(*taken, strict=True))
    return wall, cpu, round(size)


def main(rounds: int, rendercv: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, inputs = copy_sample(folder), folder / "inputs"
        multiply_postings(project)
        write_inputs(project, inputs)
        every = [str(Path(sys.executable).with_name("casefolio")), "-C", str(project), "pdf", "--all"]
        forget = partial(shutil.rmtree, project / ".cache/heights", ignore_errors=True)
        commands = {
            MANY_UNMEASURED: Command([*every, "--force"], before=forget),
            MANY: Command([*every, "--force"]),
            "nothing changed": Command(every),
            WEASYPRINT: weasyprint_alone(project, inputs),
        }
        if rendercv:
            commands[RENDERCV] = rendercv_alone(rendercv, inputs)
        times = measure(commands, rounds)
        wall, cpu, size = measure_warm(project)
    print(f"{os.cpu_count()} cores")
    show(times)
    print(f"{'one more, in memory':<34}{wall * 1000:6.0f} ms{cpu * 1000:8.0f} ms")
    print(f"{'bytes of a page':<34}{size / 1000:6.1f} kB\n")
    for ours in (MANY, MANY_UNMEASURED):
        show_ratio(times, ours, RENDERCV, "at most 0.8")
        show_ratio(times, ours, WEASYPRINT, "at most 1.0")


if __name__ == "__main__":
    arguments = read_arguments(ROUNDS)
    main(arguments.rounds, arguments.rendercv)
