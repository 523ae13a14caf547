"""Words on a page: no character that spoils the text layer, no word torn at its hyphen."""

from __future__ import annotations

import pytest

from casefolio.pdf.words import keep_ending, keep_words, mark_up, plain


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


def test_a_kept_word_takes_the_short_last_one_along() -> None:
    assert keep_ending(mark_up("They cut bi-weekly ms")) == 'They cut <span class="keep">bi-weekly ms</span>'
    assert keep_ending(mark_up("a few more tests.")) == 'a few <span class="keep">more tests.</span>'
