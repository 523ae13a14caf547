"""What the site costs: its build against bare Material's of the same pages; medians and ratios of one run.

    .venv/bin/python benchmarks/site.py [rounds]

The sample portfolio is copied to a folder of its own. The yardstick is `mkdocs build` of its exported pages
with Material as it comes: no hook, no templates of ours, its search left out as here. It makes no PDF, no
picture and looks through nothing afterwards.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from yardsticks import ROOT, copy_sample

ROUNDS = 7

BIN = Path(sys.executable).parent

BARE = """\
site_name: Robin Example
site_url: https://robin.example.com/portfolio/
theme: {name: material, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, def_list, footnotes, {toc: {permalink: true}}]
"""


def write_bare(project: Path, folder: Path) -> Path:
    """The pages of the project as Material alone would take them, its pictures and fonts beside them."""
    out = folder / "bare"
    command = [str(BIN / "casefolio"), "-C", str(project), "pages", "--out", str(out / "docs")]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree(project / "docs/assets", out / "docs/assets", dirs_exist_ok=True)
    (out / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    return out


def time_build(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [str(BIN / "mkdocs"), "build"],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return time.perf_counter() - start


def measure(project: Path, bare: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds by what was built; they take turns. The first round only warms the disk."""
    times: dict[str, list[float]] = {"first build": [], "another build": [], "bare Material": []}
    for turn in range(rounds + 1):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        for name, folder in (("first build", project), ("another build", project), ("bare Material", bare)):
            taken = time_build(folder)
            if turn:
                times[name].append(taken)
    return times


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = copy_sample(Path(name))
        shutil.copytree(ROOT / "hooks", project / "hooks")
        times = measure(project, write_bare(project, Path(name)), rounds)
    bare = times["bare Material"]
    for build, taken in times.items():
        ratio = statistics.median(one / other for one, other in zip(taken, bare, strict=True))
        print(f"{build:<16}{statistics.median(taken):7.2f} s{ratio:7.2f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
