"""Characters without a font become pictures, emoji elements of their own; no element stands in a link."""

from __future__ import annotations

import pytest

from casefolio.pdf.markup.signs import (
    BOX,
    box_missing,
    drop_boxes,
    find_boxed,
    is_emoji,
    mark_emoji,
    split_at_signs,
)


def box(sign: str) -> str:
    return f'<img class="no-glyph" src="{BOX}" alt="{sign}">'


@pytest.mark.parametrize(
    ("missing", "body", "shown"),
    [
        ("🚀", "Built 3 🚀 tools", f"Built 3 {box('🚀')} tools"),
        ("🚀", "a🚀b 🚀🚀", f"a{box('🚀')}b {box('🚀')}{box('🚀')}"),
        ("👩💻", "by 👩‍💻", f"by {box('👩‍💻')}"),
        ("👩", "by 👩‍♂️ x", f"by {box('👩‍♂️')} x"),
        ("👍", "👍🏽", box("👍🏽")),
        ("🇩🇪", "🇩🇪🇩🇪", box("🇩🇪") * 2),
        ("कि", "कि क", f"{box('कि')} {box('क')}"),
        ("❤", "❤️ x", f"{box('❤️')} x"),
        ("🚀", '<a href="/x">a 🚀 b</a>', f'<a href="/x">a </a>{box("🚀")}<a href="/x"> b</a>'),
        ("🚀", '<a href="/x">🚀</a> 🚀', f"{box('🚀')} {box('🚀')}"),
        ("🚀", "<b>🚀</b> &amp; c", f"<b>{box('🚀')}</b> &amp; c"),
        ("", "Built 3 tools", "Built 3 tools"),
    ],
)
def test_a_character_without_a_font_is_a_picture(missing: str, body: str, shown: str) -> None:
    html = f"<html><title>🚀</title><body><p>{body}</p></body></html>"
    assert box_missing(html, missing) == html.replace(body, shown)


def test_what_is_said_below_the_page_does_without_it() -> None:
    html = '<body data-stories="My 🚀 stories"><p>x</p></body>'
    assert box_missing(html, "🚀") == '<body data-stories="My  stories"><p>x</p></body>'


def test_what_is_boxed_is_found_again() -> None:
    html = box_missing("<body><p>🚀 山 👩‍💻 🚀</p></body>", "🚀山👩💻")
    assert find_boxed(html) == "🚀山👩💻"
    assert find_boxed(drop_boxes(html)) == ""
    assert drop_boxes(html) == "<body><p>   </p></body>"


def test_an_emoji_stands_in_an_element() -> None:
    html = '<body><p>ok ✅ 👩‍💻 ❤️ → ™ <a href="/x">x ⚡</a></p></body>'
    marked = '<span class="emoji">{}</span>'.format
    assert mark_emoji(html) == (
        f"<body><p>ok {marked('✅')} {marked('👩‍💻')} {marked('❤️')} → ™ "
        f'<a href="/x">x </a>{marked("⚡")}</p></body>'
    )
    assert is_emoji("🚀") and is_emoji("🇩") and not is_emoji("→") and not is_emoji("山")


def test_words_are_looked_for_between_signs() -> None:
    assert list(split_at_signs("Built 3 🚀 tools", "🚀")) == ["Built 3 ", " tools"]
    assert list(split_at_signs("Built 3 🚀 tools", "")) == ["Built 3 ", "🚀", " tools"]
    assert list(split_at_signs("a क b", "क")) == ["a ", " b"]
    assert list(split_at_signs("Built 3 tools", "")) == ["Built 3 tools"]
