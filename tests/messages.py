"""The guide's page of messages, from the golden cases: what `check` says, and of what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.golden.cases import read_yaml

CASES = Path(__file__).parent / "golden/errors"

HEAD = """\
# What each message means

<!-- Made by scripts/guide from tests/golden/errors: add a case there, with `about`, and run it. -->

Each message says where, what, and what to do:

```text
data/resume.yaml:7:31: unknown tag 'pyhton'
      - {text: First., tags: [pyhton]}
                              ^
    hint: did you mean 'python'?
```

That is the file, the line and the column in it; the line itself, with a mark below the place; and a hint.
Many editors jump to the place when you click on it. All that is wrong is told at once, so mend from the top:
one slip may cause the next.

* An **error** has no word in front. Nothing is made until it is mended; the command ends with exit code 1.
* A **warning** tells of something that is likely not meant. PDF and site are made all the same.
* **Advice** is a remark on how you write. Take it or leave it.

Below are the messages of `casefolio check` with the cases that they come from. Look for the words of yours
with your browser's search; names and numbers differ.
"""

AREAS = {
    "data/private": "In data/private.yaml",
    "data/postings": "In a posting",
    "docs": "On your pages",
    "mkdocs.yml": "In mkdocs.yml",
    "data/applications": "In what was sent",
    "data/letters": "In a letter",
    "": "In data/resume.yaml",
}
"""The parts of the page by how the path of a message begins; the last one takes the rest."""


def render_messages() -> str:
    cases = [read_yaml(file.read_text("utf-8")) for file in sorted(CASES.glob("*.yaml"))]
    best = choose_cases(cases)
    parts: dict[str, list[str]] = {area: [] for area in ("", *AREAS)}
    for case in cases:
        told = [each for each in split_problems(case["output"]) if best[fold_message(each)] is case]
        for area, problems in groupby(sorted(told, key=find_area), key=find_area):
            parts[area].append(write_case(case, list(problems)))
    text = [f"## {AREAS[area]}\n\n" + "\n".join(told) for area, told in parts.items() if told]
    return HEAD + "\n" + "\n".join(text)


def choose_cases(cases: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The case that tells of a message: that of which the message is the greatest part."""
    best: dict[str, tuple[float, dict[str, Any]]] = {}
    for case in cases:
        messages = [fold_message(problem) for problem in split_problems(case["output"])]
        for message, count in Counter(messages).items():
            if (share := count / len(messages)) > best.get(message, (0.0,))[0]:
                best[message] = (share, case)
    return {message: case for message, (_, case) in best.items()}


def find_area(problem: str) -> str:
    return next(area for area in AREAS if problem.startswith(area))


def write_case(case: dict[str, Any], problems: list[str]) -> str:
    about = re.sub(r"([\\*_<\[])", r"\\\1", " ".join(case["about"].split()))
    return f"**{about}**\n\n````text\n" + "\n\n".join(problems) + "\n````\n"


def split_problems(output: str) -> Iterator[str]:
    """The messages of an output, each with its lines; without the count at the end."""
    for block in re.split(r"\n(?=\S)", output.rstrip("\n")):
        if re.match(r"\S+?(?::\d+:\d+)?: ", block):
            yield block


def fold_message(problem: str) -> str:
    """The words of a message: without its place, names and numbers."""
    message = re.sub(r"^\S+?(?::\d+:\d+)?: ", "", problem.split("\n")[0])
    return re.sub(r"'[^']*'|\d+", "…", message)
