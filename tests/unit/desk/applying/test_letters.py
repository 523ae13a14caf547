"""The letter on a posting's page: as it reads, and its text in a file that keeps all else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.desk.example import POSTING, read_project, study, write_project

from casefolio.desk.applying.letters import LONGEST_LETTER, LetterView, save_letter, view_letter
from casefolio.desk.workspace import State
from casefolio.resume.portfolio import Portfolio
from casefolio.text.errors import InputError

LETTER = "letter: {opening: I would like to **join** you., closing: Until soon.}\n"
FRONT = b"---\n# Whom it goes to.\nrecipient:   Dana Sample\naddress: |\n  12 Grid Lane\n---\n\n"
TEXT = "Dear {recipient},\n\nI know:\n\n- boats;\n- <b>noise</b>.\n\nKind regards,\n\nAda Example\n"


class Desk:
    """A project with a posting, whose letter is looked at and saved."""

    def __init__(self, root: Path, resume: str = "") -> None:
        write_project(root, acme=POSTING)
        with (root / "data/resume.yaml").open("a", encoding="utf-8") as file:
            file.write(resume)
        self.file = root / "data/letters/acme.md"
        self.posting = root / "data/postings/acme.txt"
        self.file.parent.mkdir()
        _, self.state = read_project(root)

    def look(self) -> LetterView:
        return view_letter(self._portfolio(self.state), study(self.state))

    def save(self, text: str, version: str | None = None) -> None:
        """Save a text from a page that shows the letter as it is, or a `version` of it."""
        shown = (self.look().version or "") if version is None else version
        save_letter(self._portfolio(self.state), self.posting, {"text": text, "version": shown})

    def refuse(self, text: str, version: str | None = None) -> str:
        """What is said of a text that is not saved; nothing is written."""
        before = self.file.read_bytes() if self.file.exists() else None
        with pytest.raises(InputError) as refused:
            self.save(text, version)
        assert (self.file.read_bytes() if self.file.exists() else None) == before
        assert [file.name for file in self.file.parent.iterdir()] == ["acme.md"] * (before is not None)
        return str(refused.value)

    def _portfolio(self, state: State) -> Portfolio:
        assert state.portfolio is not None
        return state.portfolio


def test_a_letter_is_chosen_and_saved_as_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTER)
    view = desk.look()
    assert (view.path, view.version, view.is_own, view.problems) == ("data/letters/acme.md", "", False, ())
    assert "I would like to <strong>join</strong> you." in [row.html for row in view.rows]
    desk.save(view.text.replace("\n", "\r\n"))
    assert desk.file.read_bytes() == view.text.encode()
    own = desk.look()
    assert own.is_own and own.version and (own.text, own.rows) == (view.text, view.rows)


def test_the_box_has_the_text_and_the_page_what_becomes_of_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.write_bytes(FRONT + TEXT.encode())
    view = desk.look()
    assert view.text == TEXT and view.sheet is not None
    assert [(row.html, row.depth, row.mark) for row in view.rows] == [
        ("Dear Dana Sample,", 0, ""),
        ("I know:", 0, ""),
        ("boats;", 1, "•"),
        ("&lt;b&gt;noise&lt;/b&gt;.", 1, "•"),
    ]
    assert str(view.sheet.receiver[0]) == "Dana Sample"
    desk.file.write_text("Dear all,\n", encoding="utf-8")
    assert desk.look().warnings == ("the letter does not end with your name",)


@pytest.mark.parametrize("front", [FRONT, b"\xef\xbb\xbf" + FRONT, FRONT.replace(b"\n", b"\r\n"), b"", b"\n"])
def test_what_stands_above_the_text_is_kept_byte_for_byte(tmp_path: Path, front: bytes) -> None:
    desk = Desk(tmp_path)
    desk.file.write_bytes(front + b"Dear all,\n\nAda Example\n")
    desk.save("\r\nDear you,\r\n\r\nAda Example  \r\n\r\n")
    assert desk.file.read_bytes() == front + b"Dear you,\n\nAda Example\n"


def test_settings_without_a_text_get_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.file.write_bytes(b"---\nrecipient: Dana\n---")
    assert "the letter is empty" in str(desk.look().problems[0])
    desk.save("Dear {recipient},\n\nAda Example")
    assert desk.file.read_bytes() == b"---\nrecipient: Dana\n---\nDear {recipient},\n\nAda Example\n"


def test_an_edit_on_the_disk_is_never_lost(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTER)
    shown = desk.look().version
    desk.file.write_bytes(b"Mine.\n\nAda Example\n")
    assert "data/letters/acme.md: was changed since" in desk.refuse("Other.", shown)
    shown = desk.look().version
    desk.file.write_bytes(b"Mine again.\n\nAda Example\n")
    assert "was changed since" in desk.refuse("Other.", shown)
    shown = desk.look().version
    desk.file.unlink()
    assert "was changed since" in desk.refuse("Other.", shown)


def test_what_would_make_it_wrong_is_not_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert "'{recipient}' stays empty" in desk.refuse("Dear {recipient},\n\nAda Example")
    assert "the letter is empty" in desk.refuse(" \r\n")
    assert "no letter has more than 20,000" in desk.refuse("x" * (LONGEST_LETTER + 1))
    # What was wrong before does not keep a person from the next step.
    desk.file.write_bytes(b"Dear {recipient} and {reciepent},\n\nAda Example\n")
    assert len(desk.look().problems) == 2
    desk.save("Dear {recipient},\n\nAda Example")
    assert len(desk.look().problems) == 1
    assert "{none}" in desk.refuse("Dear {none},\n\nAda Example")


def test_a_file_that_cannot_be_read_has_no_box(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTER)
    for data in (b"---\nrecipient: [\n---\nText\n", b"Caf\xe9\n", b"---\nrecipient: never closed\n"):
        desk.file.write_bytes(data)
        view = desk.look()
        assert view.path == "data/letters/acme.md"
        assert view.version is None and view.problems
        desk.refuse("Other.", "")


def test_without_any_letter_the_box_is_empty(tmp_path: Path) -> None:
    view = Desk(tmp_path).look()
    assert (view.text, view.version, view.sheet, view.problems) == ("", "", None, ())


def test_a_posting_with_errors_does_not_keep_a_letter_from_being_saved(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LETTER)
    desk.posting.write_text("---\npin: [none\n---\nEngineer\n", encoding="utf-8")
    desk.save("Dear all,\n\nAda Example", "")
    assert desk.file.read_bytes() == b"Dear all,\n\nAda Example\n"
