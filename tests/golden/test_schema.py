"""What `casefolio check` takes in the cases here, an editor takes too, which knows the schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.golden.cases import read_yaml
from tests.unit.schema.editor import find_marks, find_marks_in

from casefolio.posting.front_matter import read_front_matter
from casefolio.text.source import Source

HERE = Path(__file__).parent
KINDS = {"data/resume.yaml": "resume", "data/private.yaml": "private"}


def read_cases(folder: str) -> dict[str, Any]:
    return {file.stem: read_yaml(file.read_text("utf-8")) for file in sorted((HERE / folder).glob("*.yaml"))}


def find_yaml(text: str) -> str:
    """The front matter of a posting; "" without one."""
    front = read_front_matter(Source("posting.txt", text))
    return "\n".join(text.splitlines()[: front.first_line - 2]).strip("-\n") if front.node else ""


GOOD = {
    name: case
    for name, case in read_cases("errors").items()
    if case["exit"] == 0 and "warning:" not in case["output"]
}
RESUMES = {name: case["resume"] for name, case in read_cases("choices").items()}
POSTINGS = {
    name: text
    for folder, key in (("choices", "posting"), ("postings", "given"))
    for name, case in read_cases(folder).items()
    if (text := find_yaml(case[key]))
}


@pytest.mark.parametrize("files", [case["files"] for case in GOOD.values()], ids=GOOD)
def test_what_check_takes_is_not_marked(files: dict[str, Any]) -> None:
    texts = {file: text for file, text in files.items() if file in KINDS}
    assert texts
    assert [mark for file, text in texts.items() for mark in find_marks(KINDS[file], text)] == []


@pytest.mark.parametrize("resume", RESUMES.values(), ids=RESUMES)
def test_the_resumes_are_not_marked(resume: dict[str, Any]) -> None:
    # The cases leave the name to the test.
    assert find_marks_in("private", resume) == []


@pytest.mark.parametrize("text", POSTINGS.values(), ids=POSTINGS)
def test_the_wishes_of_postings_are_not_marked(text: str) -> None:
    assert find_marks("posting", text) == []
