"""An editor that knows the schema marks nothing in a file that `casefolio check` takes."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from tests.property import test_blanks, test_surfaces
from tests.unit.schema.editor import find_marks


@given(test_surfaces.resumes())
def test_whatever_the_model_takes_is_not_marked(data: dict[str, Any]) -> None:
    assert find_marks("resume", yaml.safe_dump(data)) == []


@given(test_blanks.resumes())
def test_blanks_are_not_marked(data: tuple[dict[str, Any], dict[str, Any]]) -> None:
    blanked, left = data
    # What looks like nothing is told in the file by `check` alone: JSON Schema knows no invisible signs.
    text = yaml.safe_dump(blanked, allow_unicode=True).replace("\u200b", "")
    assert find_marks("resume", text) == []
    assert find_marks("resume", yaml.safe_dump(left)) == []
