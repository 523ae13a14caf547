"""How long a person waits for the page after saving, and whether the preview grows with the edits.

    .venv/bin/python benchmarks/live.py [rounds] [edits]

The sample portfolio is previewed from a folder of its own, beside it the same pages with nothing but MkDocs
and Material. A client does what the script in a page does: it waits for news, then fetches the page. It saves
now here and now there, so that a busy moment of the machine falls on both.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, EDITS = 20, 200
WARM_EDITS = 20
"""Edits after which the memory is looked at for the first time."""

CLAIM = "most profitable initiative"
STORY = "docs/case-studies/postpone-billing.md"

BARE = """\
site_name: Portfolio
site_url: https://robin.example.com/portfolio/
theme: {name: material, font: false}
plugins: []
markdown_extensions: [attr_list, md_in_html, def_list, footnotes, {toc: {permalink: true}}]
"""


@dataclass
class Preview:
    """A running `mkdocs serve`, and the state of the page that is open."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path
    news: str = ""

    @classmethod
    def start(cls, project: Path) -> Preview:
        log = project.parent / f"{project.name}.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{find_port()}"]
        with log.open("wb") as output:
            process = subprocess.Popen(command, cwd=project, stdout=output, stderr=subprocess.STDOUT)
        while not (found := re.search(r"[Ss]erving on (\S+)", log.read_text(encoding="utf-8"))):
            if process.poll() is not None:
                raise SystemExit(log.read_text(encoding="utf-8"))
            time.sleep(0.05)
        return cls(process, found[1], log)

    def ask(self, path: str) -> str:
        with urllib.request.urlopen(urljoin(self.address, path), timeout=65) as answer:
            text: str = answer.read().decode()
            return text

    def open(self, path: str) -> str:
        """The page; notes how its script would ask for news."""
        page = self.ask(path)
        if found := re.search(r'\{"pages": (\d+), "told": \d+, "epoch": (\d+)', page):
            self.news = f"/livereload/{found[1]}/{found[2]}.json"
        elif found := re.search(r"livereload\((\d+), (\d+)\)", page):
            self.news = f"/livereload/{found[1]}/{found[2]}"
        return page

    def wait_until(self, path: str, is_there: Callable[[str], bool]) -> None:
        """Wait for news and fetch the page, until it is as wanted."""
        while not is_there(self.open(path)):
            self.ask(self.news)

    def memory(self) -> int:
        """Kilobytes in use, after a rest."""
        time.sleep(1.5)
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) if found else 0

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@dataclass(frozen=True)
class Edit:
    """A save, and the page on which it is to be seen."""

    name: str
    preview: Preview
    file: Path
    page: str
    change: Callable[[str, int], str]
    is_there: Callable[[str, int], bool]

    def take(self, good: str, number: int) -> float:
        """Seconds from the save to the page that shows it."""
        self.preview.open(self.page)
        time.sleep(random.uniform(0.4, 1.2))
        start = time.perf_counter()
        self.file.write_text(self.change(good, number), encoding="utf-8")
        self.preview.wait_until(self.page, lambda page: self.is_there(page, number))
        return time.perf_counter() - start


def copy_sample(project: Path) -> None:
    for name in ("data", "docs", "templates", "hooks"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)


def copy_bare(sample: Path, project: Path) -> None:
    """The sample's pages as plain Markdown, with nothing but Material around them."""
    command = [
        sys.executable,
        "-m",
        "casefolio.cli",
        "-C",
        str(sample),
        "pages",
        "--out",
        str(project / "docs"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copytree(sample / "docs/assets", project / "docs/assets", dirs_exist_ok=True)
    (project / "mkdocs.yml").write_text(BARE, encoding="utf-8")


def find_port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def list_edits(sample: Path, ours: Preview, bare_project: Path, bare: Preview) -> list[Edit]:
    def mark(good: str, number: int) -> str:
        return good.replace(CLAIM, f"{CLAIM} edit-{number}e")

    def shows(page: str, number: int) -> bool:
        return f"edit-{number}e" in page

    resume = sample / "data/resume.yaml"
    return [
        Edit("bare Material, resume.md", bare, bare_project / "docs/resume.md", "resume/", mark, shows),
        Edit("Casefolio, resume.yaml", ours, resume, "resume/", mark, shows),
        Edit(
            "Casefolio, a case study", ours, sample / STORY, "case-studies/postpone-billing/",
            lambda good, number: f"{good}\n\nMore words: edit-{number}e.\n", shows,
        ),
        Edit(
            "Casefolio, a mistake: told", ours, resume, "resume/",
            lambda good, number: f"{good}\nwrong{number}: x\n",
            lambda page, number: f"unknown key &#x27;wrong{number}&#x27;" in page,
        ),
        Edit(
            "Casefolio, put right", ours, resume, "resume/", mark,
            lambda page, number: shows(page, number) and 'role="alert"></div>' in page,
        ),
    ]  # fmt: skip


def measure(edits: list[Edit], rounds: int) -> dict[str, list[float]]:
    """Seconds by edit. The first round only warms up and is left out."""
    goods = {edit.file: edit.file.read_text(encoding="utf-8") for edit in edits}
    times: dict[str, list[float]] = {edit.name: [] for edit in edits}
    for turn in range(rounds + 1):
        for place, edit in enumerate(edits):
            taken = edit.take(goods[edit.file], turn * len(edits) + place)
            if turn:
                times[edit.name].append(taken)
    return times


def grow(edit: Edit, count: int) -> tuple[int, int]:
    """Kilobytes after the first few edits and after all; every fourth is a mistake."""
    good, early = edit.file.read_text(encoding="utf-8"), 0
    for number in range(count):
        if number % 4 == 3:
            edit.file.write_text(f"{good}\nwrong{number}: x\n", encoding="utf-8")
            edit.preview.wait_until(edit.page, lambda page, number=number: f"wrong{number}" in page)
        else:
            edit.file.write_text(edit.change(good, 10_000 + number), encoding="utf-8")
            edit.preview.wait_until(
                edit.page, lambda page, number=number: edit.is_there(page, 10_000 + number)
            )
        if number + 1 == WARM_EDITS:
            early = edit.preview.memory()
    return early, edit.preview.memory()


def main(rounds: int, count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        sample, bare_project = Path(name) / "sample", Path(name) / "bare"
        copy_sample(sample)
        copy_bare(sample, bare_project)
        ours, bare = Preview.start(sample), Preview.start(bare_project)
        try:
            edits = list_edits(sample, ours, bare_project, bare)
            times = measure(edits, rounds)
            early, late = grow(edits[1], count)
        finally:
            ours.stop()
            bare.stop()
    print(f"{'save → page':<30}{'min':>8}{'median':>8}{'p95':>8}   of {rounds}")
    for what, taken in times.items():
        taken.sort()
        p95 = taken[min(len(taken) - 1, round(0.95 * len(taken)))]
        print(f"{what:<30}{taken[0]:7.2f}s{statistics.median(taken):7.2f}s{p95:7.2f}s")
    medians = [statistics.median(taken) for taken in times.values()]
    print(f"\nCasefolio / bare Material: {medians[1] / medians[0]:.2f}")
    if count < WARM_EDITS:
        return
    print(f"memory after {WARM_EDITS} edits {early / 1024:.0f} MB, after {count} {late / 1024:.0f} MB: "
          f"{100 * (late - early) / early:+.1f} %")  # fmt: skip


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [ROUNDS, EDITS][len(numbers) :]))
