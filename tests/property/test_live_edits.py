"""Whatever a person's hand does to the files of a running preview: it lives, answers, and finds back."""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import without_state

FEW, MANY = 6, 200
PARTS = ("data", "docs", "templates", "mkdocs.yml")
ASKED = (
    *("", "resume/", "case-studies/quiet-ferry/", "Ada-Sample-Resume.pdf", "assets/site.css", "nowhere"),
    "/livereload/1/1.json",
)

PIECES = (
    *("\t", ":", "- ", "[", "}}", '"', "{{ x.y }}", "{% if %}", "#", "\x07", "---\n", "\n\n", "x: y\n"),
    *("[a](#casestudy-b)", "日本"),
)

ALSO = {
    "data/private.yaml": "basics: {phone: +49 30 5550 1427}\n",
    "data/postings/boat.txt": "---\ncompany: Boats\n---\nEngineer\n",
}
"""Files of the project that the portfolio of the other tests does not have."""


class Hand:
    """Edits the files of a project, well and badly, always the same way for the same seed."""

    def __init__(self, project: Path, kept: Path, seed: int) -> None:
        self._project, self._kept = project, kept
        self._chance = random.Random(seed)
        (project / "data/postings").mkdir(exist_ok=True)
        for name, text in ALSO.items():
            (project / name).write_text(text, encoding="utf-8")
        for part in PARTS:
            (shutil.copytree if (project / part).is_dir() else shutil.copy)(project / part, kept / part)
        self._files = sorted(
            file.relative_to(kept)
            for file in kept.rglob("*")
            if file.suffix in (".yaml", ".yml", ".md", ".txt", ".html", ".j2", ".css")
        )

    def edit(self) -> None:
        """One thing that a person does to a file, or an editor on their behalf."""
        file = self._chance.choice([Path("data/resume.yaml"), *self._files])
        place = self._project / file
        if place.is_symlink():
            place.unlink()
        self._chance.choice(
            [self._repair, self._repair, self._slip, self._slip, self._cut, self._delete, self._rename,
             self._add, self._spoil, self._save_in_steps, self._link_to_itself]
        )(place, file)  # fmt: skip

    def repair_all(self) -> None:
        """Everything as it was."""
        for file in sorted(self._project.rglob("*")):
            known = self._kept / file.relative_to(self._project)
            is_ours = file.relative_to(self._project).parts[0] in PARTS
            if file.is_symlink() or (file.is_file() and is_ours and not known.exists()):
                file.unlink()
        for file in (file for file in self._kept.rglob("*") if file.is_file()):
            self._repair(self._project / file.relative_to(self._kept), file.relative_to(self._kept))

    def _repair(self, place: Path, file: Path) -> None:
        place.write_bytes((self._kept / file).read_bytes())

    def _slip(self, place: Path, file: Path) -> None:
        text = (self._kept / file).read_text("utf-8")
        at = self._chance.randrange(len(text) + 1)
        piece = self._chance.choice(PIECES)
        place.write_text(text[:at] + piece + text[at + self._chance.choice([0, 0, 5]) :], "utf-8")

    def _cut(self, place: Path, file: Path) -> None:
        data = (self._kept / file).read_bytes()
        place.write_bytes(data[: self._chance.randrange(len(data) + 1)])

    def _delete(self, place: Path, file: Path) -> None:
        place.unlink(missing_ok=True)

    def _rename(self, place: Path, file: Path) -> None:
        if place.exists():
            place.rename(place.with_name(f"renamed-{place.name}"))

    def _add(self, place: Path, file: Path) -> None:
        place.with_name(f"added-{place.name}").write_bytes((self._kept / file).read_bytes())

    def _spoil(self, place: Path, file: Path) -> None:
        place.write_bytes(self._chance.randbytes(self._chance.randrange(300)))

    def _link_to_itself(self, place: Path, file: Path) -> None:
        place.unlink(missing_ok=True)
        place.symlink_to(place.name)

    def _save_in_steps(self, place: Path, file: Path) -> None:
        aside = place.with_name(f"{place.name}~")
        aside.write_bytes((self._kept / file).read_bytes())
        place.unlink(missing_ok=True)
        time.sleep(self._chance.random() * 0.05)
        aside.rename(place)


@contextmanager
def asking(running: Any) -> Iterator[list[BaseException]]:
    """Meanwhile a browser asks for one thing after the other; gives what went wrong with that."""
    stop, wrong = threading.Event(), list[BaseException]()

    def ask() -> None:
        while not stop.is_set():
            for path in ASKED:
                try:
                    running.ask(path)
                except OSError as error:
                    wrong.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield wrong
    finally:
        stop.set()
        thread.join()


def edit_live(start: Callable[[Path], Any], built: Path, folder: Path, seed: int, count: int) -> None:
    project = Path(shutil.copytree(built, folder / "folio"))
    (folder / "kept").mkdir()
    hand, chance = Hand(project, folder / "kept", seed), random.Random(seed)
    running = start(project)
    first = running.wait_for_no_banner()
    with asking(running) as wrong:
        for _ in range(count):
            hand.edit()
            time.sleep(chance.random() * 0.25)
        assert running.process.poll() is None
        hand.repair_all()
        # Nothing may be wrong with what is shown before that has been seen.
        running.wait_for(lambda page: without_state(page) == without_state(first))
    assert wrong == []
    assert running.stop() == 0


@pytest.mark.sweep
def test_a_few_edits_in_a_row(serve: Any, built: Path, tmp_path: Path) -> None:
    edit_live(serve, built, tmp_path, seed=1, count=FEW)


@pytest.mark.sweep
def test_many_edits_in_a_row(serve: Any, built: Path, tmp_path: Path) -> None:
    edit_live(serve, built, tmp_path, seed=2, count=MANY)
