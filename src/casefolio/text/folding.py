"""Values of YAML scalars: whether they are blank, and which line breaks survive YAML's folding."""

from __future__ import annotations

from collections.abc import Sequence

from casefolio.text.patterns import lazy_pattern

LIST_MARK = r"(?:[-*+•‣▪●○◦·]|\d{1,2}[.)])"
"""What begins an item of a list, as a pattern; a blank follows."""

_ITEM = lazy_pattern(rf"[ \t]*{LIST_MARK}[ \t]+\S")
_BREAKS = lazy_pattern(r"\n{2,}")


def is_blank(text: str) -> bool:
    """Whether a text has no visible character: only spaces, line ends and zero-width characters."""
    return not any(character.isprintable() and not character.isspace() for character in text)


def keep_shape(value: str, style: str | None, written: str) -> str:
    """The value of a YAML scalar in which paragraphs and list items stay separate.

    `style` is PyYAML's (`|`, `>`, a quote, or None for plain), `written` the scalar as it stands in the file.
    Why: YAML makes one line of all lines but those of `|`, and one line end of an empty line.
    """
    if style == "|" or "\n" not in written:
        return value
    first, *others = written.split("\n")
    if style in (None, "", ">") and any(map(_ITEM.match, others)):
        folded = _fold(others if style == ">" else [first, *others])
        if folded.split() == value.split():
            return folded
    return _BREAKS.sub("\n\n", value.replace("\n", "\n\n"))


def _fold(lines: Sequence[str]) -> str:
    """The lines as Markdown: those of a paragraph and of an item are joined, all others stay."""
    folded: list[str] = []
    for line in lines:
        if folded and folded[-1] and line.strip() and not _ITEM.match(line):
            folded[-1] += f" {line.strip()}"
        else:
            folded.append(line.rstrip())
    return _BREAKS.sub("\n\n", "\n".join(folded)).strip()
