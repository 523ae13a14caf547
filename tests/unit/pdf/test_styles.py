"""Files that a style sheet loads."""

from __future__ import annotations

from pathlib import Path

from casefolio.pdf.styles import find_lost_files


def test_what_is_there_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('@import "b.css"; p { background: url(x.svg), url(data:,x), url(#a) }')
    (tmp_path / "b.css").write_text("@import url(a.css);")
    (tmp_path / "x.svg").write_text("")
    assert list(find_lost_files(tmp_path / "a.css", tmp_path)) == []


def test_what_is_lost_is_reported_in_the_sheet_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('/* url(none.css) */\n@import "b.css";')
    (tmp_path / "b.css").write_text("p { background: url(pictrue.svg) }")
    (tmp_path / "picture.svg").write_text("")
    (problem,) = find_lost_files(tmp_path / "a.css", tmp_path)
    assert str(problem.place) == "b.css:1:21"
    assert problem.message == "there is no file 'pictrue.svg'"
    assert problem.hint == "did you mean 'picture.svg'?"
