"""How long a person waits for a command: cold starts, as medians and as ratios of one run.

    .venv/bin/python benchmarks/startup.py [rounds]

The sample portfolio is copied to a folder of its own, so nothing in `build/` changes. The commands take
turns, so that a busy moment of the machine falls on all of them.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casefolio.documents import DEFAULT_LOOK, Options, make_tailored
from casefolio.load import read_portfolio
from casefolio.posting import read_posting
from casefolio.source import read_source

ROOT = Path(__file__).resolve().parent.parent
POSTING = "sample-billing"
ROUNDS = 9

# The least that a PDF from this HTML, in this look, costs anyone.
YARDSTICK = """\
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

page, look, target = sys.argv[1:]
fonts = FontConfiguration()
styles = CSS(filename=look, font_config=fonts)
html = HTML(filename=page, base_url=look)
html.write_pdf(target, stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1")
"""


def copy_sample(folder: Path) -> Path:
    project = folder / "portfolio"
    for name in ("data", "docs", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def write_page(project: Path, file: Path) -> None:
    """The HTML that `casefolio pdf` lays out last, for the yardstick to lay out once."""
    portfolio = read_portfolio(project, private=True)
    posting = read_posting(read_source(project / f"data/postings/{POSTING}.txt", project), POSTING)
    file.write_text(make_tailored(portfolio, posting, Options()).made.html, encoding="utf-8")


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The median time of each command in seconds. The first round only warms the disk and is left out."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_sample(folder)
        page, script = folder / "page.html", folder / "yardstick.py"
        look = str(project / "templates/pdf" / DEFAULT_LOOK / "look.css")
        write_page(project, page)
        script.write_text(YARDSTICK, encoding="utf-8")
        casefolio = [str(Path(sys.executable).with_name("casefolio")), "-C", str(project)]
        medians = measure(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "casefolio --help": [casefolio[0], "--help"],
                "casefolio match POSTING": [*casefolio, "match", POSTING],
                "ten lines of WeasyPrint": [
                    sys.executable, str(script), str(page), look, str(folder / "page.pdf"),
                ],
                "casefolio pdf POSTING": [*casefolio, "pdf", POSTING],
            },
            rounds,
        )  # fmt: skip
    for command, seconds in medians.items():
        print(f"{command:<26}{seconds:6.2f} s")
    ratio = medians["casefolio pdf POSTING"] / medians["ten lines of WeasyPrint"]
    print(f"\ncasefolio pdf / ten lines: {ratio:.2f} (aim: at most 1.5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
