"""What lies on other hosts: how it is known, and what a page shows instead."""

from __future__ import annotations

import pytest

from casefolio.pages.stories.embeds import EmbedWords, find_embed, is_frame, write_embeds

WORDS = EmbedWords("Open on {host}", "Load from {host}")
TALK = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (TALK, "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        (f"{TALK}&t=90s", "https://www.youtube-nocookie.com/embed/abcdefghijk?start=90"),
        ("https://youtu.be/abcdefghijk?t=1h", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("http://m.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
        ),
        (
            "https://www.loom.com/share/0123456789abcdef0123",
            "https://www.loom.com/embed/0123456789abcdef0123",
        ),
        ("https://codepen.io/ada/pen/AbCdEf", "https://codepen.io/ada/embed/AbCdEf?default-tab=result"),
        (
            "https://codepen.io/team/ada/pen/AbCdEf",
            "https://codepen.io/team/ada/embed/AbCdEf?default-tab=result",
        ),
        (
            "https://www.figma.com/file/AbCdEf12/My-board?node-id=1%3A2",
            "https://embed.figma.com/design/AbCdEf12?embed-host=share&node-id=1%3A2",
        ),
        (
            "https://www.figma.com/proto/AbCdEf12/My-board",
            "https://embed.figma.com/proto/AbCdEf12?embed-host=share",
        ),
    ],
)
def test_what_can_be_embedded_is_known_by_its_address(address: str, frame: str) -> None:
    embed = find_embed(address)
    assert embed is not None and embed.frame == frame
    assert is_frame(frame) and embed.address.startswith("https://")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@ada",
        'https://www.youtube.com/watch?v="><script>',
        "https://youtube.com.films.example/watch?v=abcdefghijk",
        "https://vimeo.com/about",
        "https://www.figma.com/community",
        "https://codepen.io/ada",
        "https://films.example/1",
        "ftp://vimeo.com/76979871",
        "https://[broken",
    ],
)
def test_other_addresses_are_links(address: str) -> None:
    assert find_embed(address) is None
    assert write_embeds(f"[A talk]({address})", ["youtube", "vimeo"], WORDS) == f"[A talk]({address})"


@pytest.mark.parametrize(
    "story",
    [
        f"[A *talk*]({TALK})",
        f"Words.\n\n<{TALK}>\n",
        f"{TALK}\n\nWords.",
        f'[A]({TALK} "B")\n \nWords.',
    ],
)
def test_a_link_that_stands_alone_becomes_a_card(story: str) -> None:
    card = write_embeds(story, [], WORDS)
    assert card.count(f'<div class="embed of-film"><a href="{TALK}">') == 1
    assert "Open on youtube.com" in card and "data-frame" not in card
    assert ("Words." in story) == ("Words." in card)


@pytest.mark.parametrize(
    "story",
    [
        f"Words and [a talk]({TALK}).",
        f"Words\n[a talk]({TALK})",
        f"[a talk]({TALK})\nwords",
        f"    [a talk]({TALK})",
        f"```\n\n[a talk]({TALK})\n\n```",
        f"<!--\n\n{TALK}\n\n-->",
    ],
)
def test_a_link_among_words_or_in_code_stays(story: str) -> None:
    assert write_embeds(story, ["youtube"], WORDS) == story


def test_only_an_allowed_provider_may_be_loaded_on_a_click() -> None:
    story = f"{TALK}\n\n[Board](https://www.figma.com/proto/AbCdEf12/My-board)"
    shown = write_embeds(story, ["figma"], WORDS)
    talk, board = shown.split("\n\n")
    assert "data-frame" not in talk
    assert 'data-frame="https://embed.figma.com/proto/AbCdEf12?embed-host=share"' in board
    assert 'data-load="Load from figma.com"' in board
    assert "<strong>Board</strong>" in board


def test_words_of_a_link_stay_words() -> None:
    card = write_embeds(f"[A <b>talk</b> *x* &]({TALK})", [], WORDS)
    assert "<strong>A &lt;b&gt;talk&lt;/b&gt; &#42;x&#42; &amp;</strong>" in card
