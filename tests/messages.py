"""The guide's page of messages, from the golden cases: what `check` says, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    parts: dict[str, list[str]] = {area: [] for area in ("", *AREAS)}
    told: set[str] = set()
    for file in sorted(CASES.glob("*.yaml")):
        case = read_yaml(file.read_text("utf-8"))
        new: dict[str, list[str]] = {}
        for problem in split_problems(case["output"]):
            if (words := fold_message(problem)) not in told:
                told.add(words)
                new.setdefault(next(area for area in AREAS if problem.startswith(area)), []).append(problem)
        for area, problems in new.items():
            parts[area].append(write_case(case, problems))
    text = [f"## {AREAS[area]}\n\n" + "\n".join(cases) for area, cases in parts.items() if cases]
    return HEAD + "\n" + "\n".join(text)


def write_case(case: dict[str, Any], problems: list[str]) -> str:
    about = re.sub(r"([\\*_<\[])", r"\\\1", " ".join(case["about"].split()))
    return f"**{about}**\n\n````text\n" + "\n".join(problems) + "\n````\n"


def split_problems(output: str) -> Iterator[str]:
    """The messages of an output, each with its lines; without the count at the end."""
    for block in re.split(r"\n(?=\S)", output.rstrip("\n")):
        if re.match(r"\S+?(?::\d+:\d+)?: ", block):
            yield block


def fold_message(problem: str) -> str:
    """The words of a message: without its place, names and numbers."""
    message = re.sub(r"^\S+?(?::\d+:\d+)?: ", "", problem.split("\n")[0])
    return re.sub(r"'[^']*'|\d+", "…", message)
