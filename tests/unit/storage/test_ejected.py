"""The note on ejected files: what is written is read, and a broken one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefolio.storage.ejected import EJECTED_FILE, read_ejected, write_ejected
from casefolio.text.errors import InputError


def test_what_is_written_is_read_in_the_order_of_paths(tmp_path: Path) -> None:
    assert read_ejected(tmp_path) == {}
    write_ejected(tmp_path, {"templates/b": "2", "templates/a": "1"})
    assert list(read_ejected(tmp_path).items()) == [("templates/a", "1"), ("templates/b", "2")]
    assert (tmp_path / EJECTED_FILE).read_bytes().endswith(b"}\n")


@pytest.mark.parametrize(
    "text", ["", "[", "[]", "{}", '{"ejected": []}', '{"ejected": {"a": 1}}', "[" * 9999]
)
def test_a_broken_note_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / EJECTED_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"\.casefolio\.json: cannot be read\n    hint: bring it back"):
        read_ejected(tmp_path)
