"""Text for HTML, between tags and in attributes, and for pages in Markdown."""

from __future__ import annotations

import html
import json
import re

from casefolio.text.escaping.terminal import show_controls
from casefolio.text.patterns import lazy_pattern

# What Markdown, or an extension of it, could take for a mark, and what ends an attribute.
_MARKS = lazy_pattern(r"[\\`*_{}\[\]<>&#|~^$\"]|!\Z")


def escape_html(text: str) -> str:
    """The text to stand between tags."""
    return html.escape(text, quote=False)


def escape_attribute(text: str) -> str:
    """The text to stand between the quotes of an attribute; between tags, too."""
    return html.escape(text)


def escape_shown(text: str) -> str:
    """As `escape_attribute`, for texts that were refused: what is invisible in them is shown as `�`."""
    return html.escape(show_controls(text))


def escape_markdown(text: str) -> str:
    """The text for a page in Markdown: within a line of it, in its HTML, and in an attribute there.

    Marks are entities, which every generator leaves alone wherever they stand.
    """
    return _MARKS.sub(write_entity, text)


def write_entity(found: re.Match[str]) -> str:
    """The entity of the character that was found."""
    return html.escape(found[0], quote=False) if found[0] in "&<>" else f"&#{ord(found[0])};"


def quote_yaml(text: str) -> str:
    """The text as a value of a page's front matter."""
    return json.dumps(text, ensure_ascii=False)
