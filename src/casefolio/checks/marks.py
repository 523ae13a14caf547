"""Warnings for markup in texts that is not rendered as its writer may expect: HTML, LaTeX, lists."""

from __future__ import annotations

import html
from collections.abc import Iterator

from casefolio.resume.formulas import FORMULA_FIELDS, has_formulas, is_formula
from casefolio.resume.model import LONG_FIELDS, MARKDOWN_FIELDS
from casefolio.text.errors import Problem
from casefolio.text.folding import LIST_MARK
from casefolio.text.inline import render_text
from casefolio.text.inline.code import hide_code
from casefolio.text.inline.formulas import find_formulas, hide_formulas
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

_NO_TEXTS = frozenset({"tags", "meta", "id", "url", "caseStudy", "email", "phone", "image", "path"})
"""Keys whose values are not running text."""

_TAG_HINTS = {
    "a": "a link is written [words](https://…)",
    "b": "bold is written **words**",
    "strong": "bold is written **words**",
    "i": "italics are written *words*",
    "em": "italics are written *words*",
    "code": "code is written between backticks: `words`",
    "br": "a paragraph ends with an empty line",
    "p": "a paragraph ends with an empty line",
    "ul": "an item of a list begins with '- ' on a line of its own",
    "ol": "an item of a list begins with '1. ' on a line of its own",
    "li": "an item of a list begins with '- ' on a line of its own",
    **dict.fromkeys(
        "abbr article aside big blockquote button center dd details div dl dt embed figure font footer form "
        "h1 h2 h3 h4 h5 h6 hr iframe img mark marquee pre s script section small span strike style sub sup "
        "svg table tbody td textarea th thead tr tt u video".split(),
        "leave it out",
    ),
}
"""What to write in place of each HTML tag."""

_TAG = lazy_pattern(
    rf"(?i)(?<!\\)</?(?P<name>{'|'.join(_TAG_HINTS)})(?:\s[^<>]*|/)?>"
    r"|(?<!\\)<(?P<other>[a-z][a-z0-9-]{0,30})(?:\s+[a-z][a-z-]{0,30}\s?=[^<>]*)>|<!--(?:[^-]|-(?!->))*+(?:-->|\Z)"
)
_ENTITY = lazy_pattern(r"(?<!\\)&(?:[A-Za-z]{2,31}\d{0,2}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")

_LATEX = lazy_pattern(
    r"\\(?:(?P<sign>[$&%])|(?P<word>textbf|textit|texttt|emph|underline|href|url|item|LaTeX|TeX)\b)"
)
_LATEX_HINTS = {
    "textbf": "bold is written **words**",
    "textit": "italics are written *words*",
    "emph": "italics are written *words*",
    "texttt": "code is written between backticks: `words`",
    "href": "a link is written [words](https://…)",
}

# Words that their own characters make bold or italic, such as `__init__` and `a*b*c`.
_UNDERLINED = lazy_pattern(r"(?<![\w\\])(_{1,2})(?P<word>[A-Za-z0-9]\w*?)\1(?!\w)")
_STARRED = lazy_pattern(r"(?<![\w*\\])[A-Za-z0-9]+(?:\*[A-Za-z0-9]+){2,}(?![\w*])")

# Markdown for pages. A single line may begin with any character.
_PAGE_MARKS = lazy_pattern(r"!\[[^\]\[]*\]\([^)\s(]+\)|~~\S[^~]*~~")
_PAGE_LINES = lazy_pattern(r"(?m)^[ \t]*(?:#{1,6}[ \t]+\S.*|>[ \t]+[^\s\d].*|```|~~~|\|.*\|[ \t]*$)")

_BULLETS = "•‣▪●◦"
_ITEM = lazy_pattern(rf"\n[ \t]*{LIST_MARK}[ \t]+\S|(?<=\s)(?P<bullet>[{_BULLETS}])[ \t]*\S")
_QUOTES = lazy_pattern(r"“[^“]+”|„[^„]+[“”]|‘[^‘]+’|‚[^‚]+[‘’]|«[^«]+»|»[^»]+«")
_MARKDOWN = lazy_pattern(r"\*\*\S[^*]*\*\*|\[[^\]\[]+\]\([^)\s(]+\)|(?<!`)`[^`]+`(?!`)")


def find_mark_problems(root: Node) -> Iterator[Problem]:
    """Warnings for markup in texts that is not rendered as in the program that it was written for."""
    has_math = has_formulas(root)
    for key, node in _walk(root, ""):
        if not has_math:
            yield from _find_formula(node, key)
        text = hide_formulas(str(node.value))
        yield from _find_curly_quotes(node, key)
        if key not in MARKDOWN_FIELDS:
            yield from _find_shown_marks(node, text, key)
        elif "`" in text:
            text = hide_code(text, with_blocks=False)
        yield from _find_html(node, text, is_plain=key not in MARKDOWN_FIELDS)
        yield from _find_latex(node, text)
        if key in MARKDOWN_FIELDS:
            yield from _find_lost_signs(node, text)
            yield from _find_page_marks(node, text)
        if key not in LONG_FIELDS:
            yield from _find_list(node, text)


def _walk(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """All running texts, each with its field."""
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            if name not in _NO_TEXTS and not name.startswith("x-"):
                yield from _walk(child, name)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _walk(child, key)
    elif isinstance(node.value, str):
        yield key, node


def _find_curly_quotes(node: Node, key: str) -> Iterator[Problem]:
    """Quotes of a word processor around a whole text, which YAML takes for letters of it."""
    text = str(node.value)
    # What others say of a person, and what a work or an award is called, is often quoted so; and with YAML's
    # own quotes around them, they are meant.
    if key not in ("reference", "name", "title") and _QUOTES.fullmatch(text) and not _is_marked_off(node):
        message = f"{text[0]} and {text[-1]} are shown: they are no quotes for YAML"
        hint = "write straight quotes or none; if they are meant, put straight ones around them"
        yield _warn(node, text[0], message, hint)


def _find_html(node: Node, text: str, *, is_plain: bool) -> Iterator[Problem]:
    """One warning for each tag, at its first place."""
    told: set[str] = set()
    for found in _TAG.finditer(text) if "<" in text else ():
        name = (found["name"] or found["other"] or "comment").lower()
        if name not in told:
            told.add(name)
            hint = "leave it out" if is_plain else _TAG_HINTS.get(name, "leave it out")
            hint += "" if is_plain else "; if it is meant as it is, put it between backticks"
            yield _warn(node, found[0], f"HTML is shown as it is written: '{found[0]}'", hint)
    for found in _ENTITY.finditer(text) if "&" in text else ():
        meant = html.unescape(found[0])
        if meant != found[0] and found[0] not in told:
            told.add(found[0])
            hint = f"write '{meant}'" if meant.isprintable() and meant.strip() else "write a space"
            yield _warn(node, found[0], f"HTML is shown as it is written: '{found[0]}'", hint)


def _find_formula(node: Node, key: str) -> Iterator[Problem]:
    """A formula that is not set, since nobody has said that there are some."""
    text = str(node.value)
    for found in find_formulas(text) if text.count("$") > 1 else ():
        if is_formula(found.latex):
            written = text[found.start : found.end]
            hint = "write it in words or characters, such as x²"
            if key in FORMULA_FIELDS:
                hint = f"write 'math: true' under 'meta:', 'casefolio:'; or, {hint}"
            yield _warn(node, written, f"a formula is shown as it is written: '{written}'", hint)
            return


def _find_latex(node: Node, text: str) -> Iterator[Problem]:
    told: set[str] = set()
    for found in _LATEX.finditer(text) if "\\" in text else ():
        if found[0] not in told:
            told.add(found[0])
            sign = found["sign"]
            hint = f"write '{sign}'" if sign else _LATEX_HINTS.get(found["word"], "write the words alone")
            yield _warn(node, found[0], f"LaTeX is shown as it is written: '{found[0]}'", hint)


def _find_lost_signs(node: Node, text: str) -> Iterator[Problem]:
    shown = render_text(str(node.value))
    for pattern, sign in ((_UNDERLINED, "_"), (_STARRED, "*")):
        for found in pattern.finditer(text) if sign in text else ():
            if found[0] in shown:
                continue
            message = f"the signs of '{found[0]}' are not shown: they are Markdown's"
            yield _warn(
                node, found[0], message, f"put it between backticks: `{found[0]}`{_say_meant(found[0])}"
            )


def _find_page_marks(node: Node, text: str) -> Iterator[Problem]:
    found = _PAGE_MARKS.search(text) if "](" in text or "~~" in text else None
    if found := found or (_PAGE_LINES.search(text) if "\n" in text.strip() else None):
        words = found[0].strip()
        shown = words if len(words) <= 30 else f"{words[:29]}…"
        message = f"Markdown of pages is shown as it is written: '{shown}'"
        hint = "a text may hold paragraphs, lists, **bold** and *slanted* words, `code`, links and no more"
        yield _warn(node, words, message, hint)


def _say_meant(word: str) -> str:
    """The unambiguous spelling of bold words and italics."""
    if not word.startswith("_"):
        return ""
    plain = word.strip("_")
    return f"; bold is written **{plain}**" if word.startswith("__") else f"; italics are written *{plain}*"


def _find_shown_marks(node: Node, text: str, key: str) -> Iterator[Problem]:
    if ("*" in text or "[" in text or "`" in text) and (found := _MARKDOWN.search(text)):
        message = f"'{key}' is plain text: the marks of '{found[0]}' are shown"
        yield _warn(node, found[0], message, "leave them out")


def _find_list(node: Node, text: str) -> Iterator[Problem]:
    """A list in a text that is shown as one paragraph: on separate lines, or with bullets in one line."""
    if not ("\n" in text or text[:1] in _BULLETS) or not (found := _ITEM.search(text)):
        return
    if not found["bullet"] or text.startswith(found["bullet"]):
        message = "a list within a text is shown in one line"
        if _is_marked_off(node):
            hint = "make each item an entry of its own, '- text: …', one below the other"
        elif found["bullet"]:
            hint = "begin each item with '- ', as indented as the first one"
        else:
            hint = "make each item an entry of its own, its '- ' as indented as that of the entry itself"
        yield _warn(node, found[0].strip(), message, hint)


def _is_marked_off(node: Node) -> bool:
    """Whether a text stands between quotes or below a `|`, so that more indentation would not part it."""
    line = node.source.lines[node.place.line - 1]
    return line[node.place.column - 1 : node.place.column] in ("'", '"', "|", ">")


def _warn(node: Node, words: str, message: str, hint: str) -> Problem:
    return node.warning(message, hint, node.place_of(words))
