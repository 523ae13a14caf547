"""The entries of a file: macros, repeated keys, and what is broken."""

from __future__ import annotations

import pytest

from casefolio.importing.bibtex import is_bibtex
from casefolio.importing.bibtex.blocks import Blocks, read_blocks
from casefolio.importing.notes import Notes
from casefolio.text.source import Source


def read(text: str) -> tuple[Blocks, list[tuple[str, str]]]:
    notes = Notes()
    blocks = read_blocks(Source("works.bib", text), notes)
    return blocks, [(note.path, note.message) for note in notes]


def test_macros_are_put_in_and_parts_joined() -> None:
    blocks, notes = read(
        '@string{one = "First"}\n@STRING(two = one # { Second})\n'
        '@misc{a, title = Two # ", #3" # {{#}}, month = JAN}'
    )
    assert blocks.entries[0].fields == {"title": "First Second, #3{#}", "month": "jan"}
    assert notes == []


def test_a_macro_that_nobody_defines_is_told_and_kept_as_a_word() -> None:
    blocks, notes = read("@misc{a, title = {A}, journal = jml}")
    assert blocks.entries[0].fields["journal"] == "jml"
    assert notes == [("works.bib:1", "'jml' is defined nowhere, and taken as a word")]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@misc{b, title = {B,", "a brace or quote is not closed before the next entry begins"),
        ("@misc{title = {B}}", "no comma stands behind its key"),
        ("@misc{b, title {B}}", "a field has no '='"),
        ("@misc{b, title = {B} author = {C, D}, year = 2020}", "no comma stands before 'author'"),
        ('@misc{b, title = "B, C" author="D", year = 2020}', "no comma stands before 'author'"),
        ("@misc{b, title = {B}, year = 2020\nmonth = jan}", "no comma stands before 'month'"),
    ],
)
def test_a_broken_entry_is_told_with_its_line_and_the_rest_is_read(
    broken: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    blocks, notes = read(f"@misc{{a, title = {{A}}}}\r\n\r\n{broken}\r\n@misc{{c, title = {{C}}}}\r\n")
    assert [entry.key for entry in blocks.entries] == ["a", "c"]
    assert notes[0] == ("works.bib:3", f"kept under 'x-bibtex', for it is broken: {reason}")
    assert blocks.broken == (broken,)
    assert capfd.readouterr() == ("", "")


def test_an_equals_sign_within_a_value_breaks_nothing() -> None:
    blocks, _ = read('@misc{a, title = {A = {B}} # " c = d", url = http://a.example?b=c}')
    assert blocks.entries[0].fields == {"title": "A = {B} c = d", "url": "http://a.example?b=c"}
    assert blocks.broken == ()


def test_the_end_of_the_file_may_come_too_early() -> None:
    blocks, notes = read("@misc{a, title = {A}}\n@misc{b, title = {B")
    assert len(blocks.entries) == 1 and blocks.broken == ("@misc{b, title = {B",)
    assert notes[0][1].endswith("a brace or quote is not closed before the file ends")


def test_two_entries_with_one_key_are_both_taken_unless_they_are_the_same() -> None:
    blocks, notes = read("@misc{a, title={A}}\n@misc{a, title={B}}\n@misc{A, title={A}}")
    assert [entry.fields["title"] for entry in blocks.entries] == ["A", "B"]
    assert [path for path, _ in notes] == ["works.bib:2", "works.bib:3"]


def test_what_a_field_says_a_second_time_is_kept() -> None:
    blocks, _ = read("@misc{a, year = 2020, Year = 2021, year = 2020}")
    assert blocks.entries[0].fields == {"year": "2020"} and blocks.entries[0].repeated == {"year": "2021"}


def test_comments_are_counted_and_are_no_publications() -> None:
    blocks, notes = read('% mine\n@comment{jabref-meta: x}\n@preamble{"x"}\n@misc{a, title={A}}')
    assert len(blocks.entries) == 1 and len(notes) == 3 and blocks.broken == ()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("@article{a,}", True),
        ("% head\n\n  @Book (a,)", True),
        ("Created by Me.\n@misc{a}", True),
        ("basics:\n  summary: |\n@misc{a}", False),
        ("basics: {name: A}", False),
        ("a mail to a@b{c}", False),
    ],
)
def test_a_file_is_known_by_its_entries(text: str, is_one: bool) -> None:
    assert is_bibtex(text) is is_one
