"""What PDFs cost: many at once, none changed, one more in memory; as medians and ratios of one run.

    .venv/bin/python benchmarks/pdf.py [rounds]

The sample portfolio is copied to a folder of its own, with twenty postings made from its samples. The
yardstick is the same twenty documents drawn by WeasyPrint alone, in one process, without any choosing,
fitting or checking. `benchmarks/startup.py` measures the cold start of one.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from startup import copy_sample

from casefolio.documents import DEFAULT_LOOK, Options, make_tailored
from casefolio.load import find_postings, read_portfolio
from casefolio.posting import read_posting
from casefolio.source import read_source

VARIANTS = 20
ROUNDS = 5
WARM_ROUNDS = 15

YARDSTICK = """\
import sys
from pathlib import Path
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

pages, look = sys.argv[1:]
fonts = FontConfiguration()
styles = CSS(filename=look, font_config=fonts)
for page in sorted(Path(pages).glob("*.html")):
    html = HTML(filename=page, base_url=look)
    html.write_pdf(page.with_suffix(".pdf"), stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
"""


def multiply_postings(project: Path) -> None:
    """Twenty postings: the samples, and more of them that each lack other lines, so ask for other things."""
    samples = find_postings(project)
    for number in range(VARIANTS - len(samples)):
        sample = samples[number % len(samples)]
        first, *lines = sample.read_text(encoding="utf-8").rpartition("\n---\n")[2].strip().splitlines()
        kept = [line for index, line in enumerate(lines) if index % 7 != number // len(samples)]
        text = "\n".join([first, *kept])
        sample.with_stem(f"variant-{number:02}").write_text(text, encoding="utf-8")


def write_pages(project: Path, folder: Path) -> None:
    """The HTML of each document as it is laid out last."""
    portfolio = read_portfolio(project, private=True)
    folder.mkdir()
    for file in find_postings(project):
        posting = read_posting(read_source(file, project), file.stem)
        html = make_tailored(portfolio, posting, Options()).made.html
        (folder / f"{file.stem}.html").write_text(html, encoding="utf-8")


def time_command(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def measure_commands(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The median of each in seconds; they take turns. The first round only warms the disk."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken = time_command(command)
            if turn:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def measure_warm(project: Path) -> tuple[float, int]:
    """Median seconds for one more fitted PDF from data in memory, and its bytes."""
    portfolio = read_portfolio(project, private=True)
    file = find_postings(project)[-1]
    posting = read_posting(read_source(file, project), file.stem)

    def make() -> int:
        return len(make_tailored(portfolio, posting, Options()).made.data)

    return median_of(make, WARM_ROUNDS), make()


def median_of(call: Callable[[], object], rounds: int) -> float:
    call()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_sample(folder)
        multiply_postings(project)
        script, look = folder / "yardstick.py", project / "templates/pdf" / DEFAULT_LOOK / "look.css"
        script.write_text(YARDSTICK, encoding="utf-8")
        write_pages(project, folder / "pages")
        every = [str(Path(sys.executable).with_name("casefolio")), "-C", str(project), "pdf", "--all"]
        many, bare, idle = f"{VARIANTS} fitted, one command", f"{VARIANTS} bare WeasyPrint", "nothing changed"
        commands = {
            many: [*every, "--force"],
            idle: every,
            bare: [sys.executable, str(script), str(folder / "pages"), str(look)],
        }
        # One process alone first: its children's peak would hide in that of the others.
        time_command(commands[many])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        medians = measure_commands(commands, rounds)
        warm, size = measure_warm(project)
    print(f"{os.cpu_count()} cores")
    for command, seconds in medians.items():
        print(f"{command:<26}{seconds:7.2f} s")
    print(f"{'one more, warm':<26}{warm * 1000:7.0f} ms")
    print(f"{'largest process':<26}{memory:7.0f} MB")
    print(f"{'one page':<26}{size / 1000:7.1f} kB")
    print(f"\n{many} / {bare}: {medians[many] / medians[bare]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
