"""How long a person waits for a command: cold starts, as medians and as ratios of one run.

    .venv/bin/python benchmarks/startup.py [rounds] [--rendercv PYTHON]

The sample portfolio is copied to a folder of its own, so nothing in `build/` changes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from clock import Command, measure, show, show_ratio
from yardsticks import copy_sample, read_arguments, rendercv_command, weasyprint_alone, write_inputs

POSTING = "sample-billing"
ROUNDS = 9

PYTHON, CHECK, MATCH = "python -c pass", "check", "match POSTING"
PDF, PDF_UNMEASURED, PDF_FIRST = "pdf POSTING", "pdf POSTING, no height known", "pdf POSTING, nothing known"
WEASYPRINT, RENDERCV = "ten lines of WeasyPrint", "rendercv render"


def main(rounds: int, rendercv: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, inputs = copy_sample(folder), folder / "inputs"
        # Its cache is removed each time, which would make the others' commands first ones.
        another = copy_sample(folder / "another")
        write_inputs(project, inputs)
        casefolio = [str(Path(sys.executable).with_name("casefolio")), "-C", str(project)]
        forget = partial(shutil.rmtree, ignore_errors=True)
        pdf_first = [*casefolio[:-1], str(another), "pdf", POSTING]
        pdf = [*casefolio, "pdf", POSTING]
        commands = {
            PYTHON: Command([sys.executable, "-c", "pass"]),
            "python -c 'import click'": Command([sys.executable, "-c", "import click"]),
            "--help": Command([casefolio[0], "--help"]),
            CHECK: Command([*casefolio, "check"]),
            MATCH: Command([*casefolio, "match", POSTING]),
            PDF_FIRST: Command(pdf_first, before=partial(forget, another / ".cache")),
            PDF_UNMEASURED: Command(pdf, before=partial(forget, project / ".cache/heights")),
            PDF: Command(pdf),
            WEASYPRINT: weasyprint_alone(project, inputs, POSTING),
        }
        if rendercv:
            commands[RENDERCV] = rendercv_command(rendercv, inputs, POSTING)
        times = measure(commands, rounds)
    show(times)
    print()
    show_ratio(times, CHECK, PYTHON, "0.18 s")
    show_ratio(times, MATCH, PYTHON, "0.22 s")
    for ours, aim in ((PDF, "at most 0.6"), (PDF_UNMEASURED, "at most 1.0")):
        show_ratio(times, ours, WEASYPRINT, "at most 1.2")
        show_ratio(times, ours, RENDERCV, aim)


if __name__ == "__main__":
    arguments = read_arguments(ROUNDS)
    main(arguments.rounds, arguments.rendercv)
