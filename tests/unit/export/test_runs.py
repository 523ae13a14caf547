"""Words of a sheet as runs of one formatting each."""

from __future__ import annotations

from markupsafe import Markup

from casefolio.export.runs import TextRun, WordRow, join_runs, merge_runs, read_fact, read_rows, read_runs
from casefolio.pdf.sheet import Fact


def test_each_formatting_is_a_run_and_a_link_keeps_its_address() -> None:
    html = Markup(
        'Led <strong>5 <em>brave</em></strong> people, <a href="https://x.example/?a=1&amp;b">here</a>.'
    )
    assert read_runs(html) == (
        TextRun("Led "),
        TextRun("5 ", is_bold=True),
        TextRun("brave", is_bold=True, is_italic=True),
        TextRun(" people, "),
        TextRun("here", url="https://x.example/?a=1&b"),
        TextRun("."),
    )


def test_spans_for_the_page_leave_no_trace() -> None:
    html = Markup('Cut  <span class="keep">bi-weekly</span>\n \u2060costs &lt;b&gt; <code>a  b</code> ')
    assert read_runs(html) == (TextRun("Cut bi-weekly costs <b> "), TextRun("a b", is_code=True))


def test_rows_and_items_stand_on_lines_of_their_own() -> None:
    html = Markup(
        '<span class="row">One</span>\n'
        '<span class="row"><span class="item" style="--depth: 2">• Two</span></span>'
    )
    assert read_rows(html) == (WordRow((TextRun("One"),)), WordRow((TextRun("• Two"),), depth=2))


def test_a_fact_is_a_link_where_it_has_an_address() -> None:
    assert read_fact(Fact("mail", Markup("a@b.example"), "mailto:a@b.example"), is_bold=True) == (
        TextRun("a@b.example", url="mailto:a@b.example", is_bold=True),
    )


def test_neighbours_of_one_formatting_are_joined() -> None:
    runs = (TextRun("a", is_bold=True), TextRun(": ", is_bold=True), TextRun("b"))
    assert merge_runs(runs) == (TextRun("a: ", is_bold=True), TextRun("b"))
    assert join_runs(runs) == "a: b"
