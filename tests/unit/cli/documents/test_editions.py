"""What `casefolio pdf` says of several PDFs."""

from __future__ import annotations

from pathlib import Path

from casefolio.cli.documents.editions import tabulate_editions
from casefolio.documents.freshness import Edition
from casefolio.documents.left_out import LeftOut


def test_the_table_has_a_line_for_each_posting_and_tells_of_one_that_failed() -> None:
    full = Edition("acme", Path("a.pdf"), 1, 0.964, LeftOut(3, ("awards",)), band="well", is_new=True)
    table = tabulate_editions({"acme": full, "b": Edition("b", Path("b.pdf"), 2, 1.0, LeftOut()), "c": None})
    assert table.splitlines() == [
        "posting  pages  full  covers  left out",
        "acme     1      96%   well    3 lines, 1 entry  made",
        "b        2      100%  –       –                 unchanged",
        "c                                               failed",
    ]
