"""Words on a page: no character that spoils the text layer, no word torn or left alone."""

from __future__ import annotations

import pytest

from casefolio.pdf.sheet.words import GLUE, keep_ending, keep_words, mark_up, plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A/B tests", '<span class="keep">A/B</span> tests'),
        ("(bi-weekly)", '<span class="keep">(bi-weekly)</span>'),
        ("from 2019 – 2021", "from 2019 – 2021"),
        ("- a dash", "- a dash"),
        ("10\u00a0000 riders", '<span class="keep">10 000</span> riders'),
        ("state\u2011owned", '<span class="keep">state-owned</span>'),
        ("soft\u00adhyphen and\u200b zero", "softhyphen and zero"),
        ("a-very-long-chain-of-words-that-must-break", "a-very-long-chain-of-words-that-must-break"),
        ("R&D/<b>", '<span class="keep">R&amp;D/&lt;b&gt;</span>'),
    ],
)
def test_plain_text_becomes_html(text: str, html: str) -> None:
    assert mark_up(text) == html


def test_nothing_stands_inside_a_link() -> None:
    """WeasyPrint would tag such a link twice."""
    html = '<strong>A/B</strong> <a href="https://x-y.example.com/a-b">on-call\u00a0duty</a> off-call'
    assert keep_words(html) == (
        '<strong><span class="keep">A/B</span></strong> '
        '<a href="https://x-y.example.com/a-b">on-call duty</a> <span class="keep">off-call</span>'
    )


def test_plain_folds_space() -> None:
    assert plain(" a\n b\u00a0c\u00ad ") == "a b c"
    # Whatever separates or formats; but what joins letters stays.
    assert plain("a\u2028b\u3000c\u205fd\x85e\x7f\u061c\u2063\u206a\u3164\u034f") == "a b c d e"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("html", "stranded", "short"),
    [
        ("high across all of engineering.", "high across all of_engineering.", None),
        ("gone <strong>16 hours unnoticed</strong>.", "gone <strong>16 hours_unnoticed</strong>.", None),
        ('the <span class="keep">A/B</span> tests.', 'the <span class="keep">A/B</span>_tests.', None),
        ('told in <a href="a b">the story</a>', 'told in <a href="a b">the_story</a>', None),
        ("and it was up to it", "and it was up to_it", "and it was up to_it"),
        ("one", "one", "one"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_stranded_word_gets_company_and_short_ones_have_it_always(
    html: str, stranded: str, short: str | None
) -> None:
    assert keep_ending(html, is_stranded=True) == stranded.replace("_", " " + GLUE)
    assert keep_ending(html) == (html if short is None else short.replace("_", " " + GLUE))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("from 900 ms to 90 ms, 40 % less", "from 900_ms to 90_ms, 40_% less"),
        ("Unit 74 and Series C.", "Unit_74 and Series C."),
        ("Incident 74, after 1,200,000 ms", "Incident 74, after 1,200,000 ms"),
        ("in 2019 we grew 3 teams", "in 2019_we grew 3 teams"),
        ("Version 3.5 for 12 shops", "Version 3.5 for 12 shops"),
    ],
)
def test_numbers_stay_with_what_they_count_where_both_are_short(text: str, bound: str) -> None:
    assert mark_up(text) == bound.replace("_", " " + GLUE)
