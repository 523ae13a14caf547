"""What lies on other hosts: a link that stands alone in a paragraph becomes a card with a picture of ours.

Nothing is asked from the other host. Where the person allows a provider, a click loads it into the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.settings import Provider
from casefolio.text.escaping.markup import escape_attribute, escape_markdown
from casefolio.text.inline.code import hide_code
from casefolio.text.patterns import lazy_pattern

Shape = Literal["film", "drawing", "code"]


@dataclass(frozen=True)
class Embed:
    """Something on another host: where it is seen, and `frame`, the address that shows it within a page."""

    provider: Provider
    shape: Shape
    address: str
    frame: str

    @property
    def host(self) -> str:
        """The host as people know it."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


def find_embed(address: str) -> Embed | None:
    """What an address shows, by its form alone; None for one that is none of these."""
    provider = find_provider(address)
    if provider is None:
        return None
    parts = urlsplit(address)
    frame = _FRAMES[provider](parts.path, parse_qs(parts.query))
    secure = f"https{address[len(parts.scheme) :]}"
    return Embed(provider, _SHAPES[provider], secure, frame) if frame else None


def find_provider(address: str) -> Provider | None:
    """Whose an address is; None for another host."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    return PROVIDERS.get(host) if parts.scheme in ("http", "https") else None


def is_frame(address: str) -> bool:
    """Whether an address shows, within a page, something of a provider that is known."""
    return address.startswith(_FRAME_PREFIXES)


_FRAME_PREFIXES = (
    "https://embed.figma.com/",
    "https://www.youtube-nocookie.com/embed/",
    "https://player.vimeo.com/video/",
    "https://www.loom.com/embed/",
    "https://codepen.io/",
)

PROVIDERS: Mapping[str, Provider] = {
    "figma.com": "figma",
    "embed.figma.com": "figma",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "youtube-nocookie.com": "youtube",
    "vimeo.com": "vimeo",
    "player.vimeo.com": "vimeo",
    "loom.com": "loom",
    "codepen.io": "codepen",
}
"""The hosts of what can be embedded."""

_SHAPES: Mapping[Provider, Shape] = {
    "figma": "drawing",
    "youtube": "film",
    "vimeo": "film",
    "loom": "film",
    "codepen": "code",
}

Query = Mapping[str, list[str]]


def _frame_figma(path: str, query: Query) -> str:
    found = re.fullmatch(r"/(file|design|proto|board|slides|deck)/([\w-]{5,64})(?:/[^/]*)*", path)
    node = next(iter(query.get("node-id", ())), "")
    more = f"&node-id={quote(node, safe='')}" if node else ""
    kind = {"file": "design"}.get(found[1], found[1]) if found else ""
    return f"https://embed.figma.com/{kind}/{found[2]}?embed-host=share{more}" if found else ""


def _frame_youtube(path: str, query: Query) -> str:
    found = re.fullmatch(r"/(?:(?:shorts|live|embed)/)?([\w-]{11})/?", path)
    id = next(iter(query.get("v", ())), "") if path == "/watch" else found[1] if found else ""
    if not re.fullmatch(r"[\w-]{11}", id):
        return ""
    start = re.fullmatch(r"(\d{1,6})s?", next(iter(query.get("t", query.get("start", ()))), ""))
    return f"https://www.youtube-nocookie.com/embed/{id}" + (f"?start={start[1]}" if start else "")


def _frame_vimeo(path: str, query: Query) -> str:
    found = re.fullmatch(r"/(?:video/)?(\d{4,12})(?:/([0-9a-f]{6,16}))?/?", path)
    secret = (found[2] if found else "") or next(iter(query.get("h", ())), "")
    more = f"&h={quote(secret, safe='')}" if secret else ""
    return f"https://player.vimeo.com/video/{found[1]}?dnt=1{more}" if found else ""


def _frame_loom(path: str, query: Query) -> str:
    found = re.fullmatch(r"/(?:share|embed)/([0-9a-f]{16,40})/?", path)
    return f"https://www.loom.com/embed/{found[1]}" if found else ""


def _frame_codepen(path: str, query: Query) -> str:
    found = re.fullmatch(r"/((?:team/)?[\w-]{1,60})/(?:pen|full|details|embed)/([A-Za-z]{4,40})/?", path)
    return f"https://codepen.io/{found[1]}/embed/{found[2]}?default-tab=result" if found else ""


_FRAMES: Mapping[Provider, Callable[[str, Query], str]] = {
    "figma": _frame_figma,
    "youtube": _frame_youtube,
    "vimeo": _frame_vimeo,
    "loom": _frame_loom,
    "codepen": _frame_codepen,
}

_LONE_LINK = lazy_pattern(
    r"(?<![^\n])(?:\[(?P<words>[^\[\]\n]{1,300})\]\(<?(?P<link>https?://[^\s()<>]{1,500})>?(?:\s+\"[^\"\n]*\")?\)"
    r"|<?(?P<bare>https?://[^\s()<>\[\]]{1,500})>?)[ \t]*(?=\n[ \t]*\n|\n?\Z)"
)


@dataclass(frozen=True)
class EmbedWords:
    """What stands on a card: where it leads, and what a click on its button does; both with `{host}`."""

    open_at: str
    load_from: str


def write_embeds(story: str, allowed: Collection[Provider], words: EmbedWords) -> str:
    """The Markdown of a story with a card for each link to such a thing that stands alone; code stays."""
    hidden = hide_code(story, with_comments=True)
    parts, position = [], 0
    for found in _LONE_LINK.finditer(hidden):
        embed = find_embed(found["link"] or found["bare"])
        if embed is None or not _begins_paragraph(story, found.start()):
            continue
        parts += [story[position : found.start()], _write_card(embed, found["words"] or "", allowed, words)]
        position = found.end()
    return "".join((*parts, story[position:]))


def _begins_paragraph(text: str, position: int) -> bool:
    """Whether nothing stands in the line before the one that begins here."""
    before = text.rfind("\n", 0, max(position - 1, 0)) + 1
    return not text[before:position].strip()


def _write_card(embed: Embed, written: str, allowed: Collection[Provider], words: EmbedWords) -> str:
    frame = ""
    if embed.provider in allowed:
        load = escape_attribute(words.load_from.format(host=embed.host))
        frame = f' data-frame="{escape_attribute(embed.frame)}" data-load="{load}"'
    leads = escape_markdown(words.open_at.format(host=embed.host))
    title = escape_markdown(" ".join(written.split()))
    said = f"<strong>{title}</strong> <span>{leads}</span>" if title else f"<strong>{leads}</strong>"
    return (
        f'<div class="embed of-{embed.shape}"{frame}><a href="{escape_attribute(embed.address)}">'
        f"{_PICTURES[embed.shape]}{said}</a></div>"
    )


def _draw(inside: str) -> str:
    paper = '<rect x="20" y="34" width="280" height="112" rx="14"/>'
    return f'<svg viewBox="0 18 320 144" aria-hidden="true"><g class="paper">{paper}{inside}</g></svg>'


_PICTURES: Mapping[Shape, str] = {
    "film": _draw(
        '<circle cx="160" cy="90" r="34" class="mark"/><path d="M150 72v36l30-18z" class="ground"/>'
    ),
    "drawing": _draw(
        '<rect x="50" y="54" width="96" height="72" rx="8" class="soft"/>'
        '<circle cx="216" cy="80" r="26" class="mark"/><path d="M180 124h72M66 74h46M66 92h30" class="line"/>'
    ),
    "code": _draw(
        '<path d="m92 60-32 30 32 30M228 60l32 30-32 30" class="stroke"/>'
        '<path d="M140 70h60M128 90h60M140 110h44" class="line"/>'
    ),
}
"""Drawn here: no provider's logo, no picture of theirs."""
