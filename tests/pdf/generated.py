"""Resumes of every size, the same ones on every run."""

from __future__ import annotations

import random
from typing import Any

from tests.pdf.conftest import make_resume

from casefolio.resume.model import Resume

_TEXT = (
    "rebuilt the ordering service so that forty shops could each change their prices without a release and "
    "cut waiting from 900 ms to 90 ms for 4 M riders while bi-weekly A/B tests proved it over two quarters"
)
_WORDS = _TEXT.split()
_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_LONG_LINK = "[the long report](https://reports.example.com/" + "section/" * 12 + "index.html)"
_OTHER_SECTIONS: dict[str, list[dict[str, Any]]] = {
    "education": [{"institution": "Example University", "studyType": "MSc", "area": "Mathematics"}],
    "skills": [{"name": "Languages", "keywords": ["Python", "Rust", "Go"]}, {"name": "Patience"}],
    "projects": [{"name": "Signal Box", "description": "A simulator for railway signals"}],
    "certificates": [{"name": "Signal Permit", "issuer": "Example Office", "date": "2020-05"}],
    "languages": [{"language": "English", "fluency": "Native"}],
    "interests": [{"name": "Trains", "keywords": ["night trains"]}],
    "references": [{"name": "Ada Sample", "reference": "Answers the question behind the question."}],
}


def make_worker(seed: int) -> Resume:
    """A resume with 1 to 12 positions and 1 to 80 highlights, any part of which may be missing."""
    chance = random.Random(seed)
    positions = 1 + seed % 12
    lines = 1 + seed * 37 % 80
    basics = {"name": "Ada Example", "email": "ada@example.com"}
    if chance.random() < 0.7:
        basics |= {"label": "Engineer", "summary": " ".join(_make_words(chance, 40)).capitalize() + "."}
    work = [_make_position(chance, index) for index in range(positions)]
    for number in range(max(lines, 1)):
        work[number % positions]["highlights"].append(_make_line(chance, number))
    others = {name: entries for name, entries in _OTHER_SECTIONS.items() if chance.random() < 0.6}
    return make_resume({"basics": basics, "work": work} | others)


def _make_position(chance: random.Random, index: int) -> dict[str, Any]:
    position: dict[str, Any] = {"name": f"Example Works {index}", "highlights": []}
    optional = {"position": f"Engineer {index}", "startDate": str(2000 + index), "location": "Exampleville",
                "summary": "Owned the ordering service.", "description": "Timetables"}  # fmt: skip
    return position | {name: value for name, value in optional.items() if chance.random() < 0.7}


def _make_line(chance: random.Random, number: int) -> dict[str, Any]:
    words = [f"{number}.", *_make_words(chance, chance.choice((3, 12, 25, 60)))]
    if chance.random() < 0.1:
        words.insert(2, _LONG_WORD)
    if chance.random() < 0.1:
        words.append(_LONG_LINK)
    line: dict[str, Any] = {"id": f"h{number}", "text": " ".join(words)}
    return line | ({"short": f"{number}. in short"} if chance.random() < 0.3 else {})


def _make_words(chance: random.Random, count: int) -> list[str]:
    return [chance.choice(_WORDS) for _ in range(count)]
