"""Markup of other site generators and of note programs, which is published here as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefolio.checks.pages.config import SiteConfig
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.formulas import is_formula
from casefolio.storage.project import RESUME_FILE
from casefolio.text.errors import Problem
from casefolio.text.inline.code import hide_code
from casefolio.text.inline.formulas import find_formulas
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source


class _Foreign(NamedTuple):
    """A kind of markup: what it is, what to write instead, and the names of what in mkdocs.yml reads it."""

    sign: str
    pattern: re.Pattern[str]
    what: str
    hint: str
    readers: tuple[str, ...]


_ADD = "add '- {0}' under 'markdown_extensions:' in mkdocs.yml"
_EXTENSION = f"{_ADD}, or take the marks out"
_BOX = f"write '!!! note', and its text below, indented; {_ADD.format('admonition')}"

_KINDS = (
    _Foreign(
        "[[",
        lazy_pattern(r"!?\[\[(?=[^\W\d_])[^\[\]\n]{1,200}\]\](?![(\[:])"),
        "a link of a note program",
        "write '[its words](page.md)', a picture as '![what it shows](picture.png)'",
        ("wikilink", "roamlinks", "ezlinks", "obsidian"),
    ),
    _Foreign(
        "{%",
        lazy_pattern(r"\{%-?[ \t]{0,9}[A-Za-z][^%\n]{0,200}%\}"),
        "an instruction of another site generator",
        "write what it stands for",
        ("macros", "jinja", "markdownextradata"),
    ),
    _Foreign(
        "{{",
        lazy_pattern(r"\{\{[<%]?[ \t]{0,9}[A-Za-z_][^{}\n]{0,200}\}\}"),
        "a placeholder of another site generator",
        "write what it stands for",
        ("macros", "jinja", "markdownextradata"),
    ),
    _Foreign(
        ":::",
        lazy_pattern(r"^:::+[ \t]{0,9}\{?\.?[A-Za-z][^\n]{0,80}", re.M),
        "a box of another site generator",
        _BOX,
        ("fenced_div", "container"),
    ),
    _Foreign(
        "[!",
        lazy_pattern(r"^[ \t]{0,3}>[ \t]{0,3}\[![A-Za-z]{1,30}\]", re.M),
        "a box of GitHub's",
        _BOX,
        ("callouts", "alerts"),
    ),
    _Foreign(
        "!!!",
        lazy_pattern(r"^!!![ \t]{1,3}[A-Za-z][^\n]{0,80}", re.M),
        "a box",
        _EXTENSION.format("admonition"),
        ("admonition",),
    ),
    _Foreign(
        "???",
        lazy_pattern(r"^\?\?\?\+?[ \t]{1,3}[A-Za-z][^\n]{0,80}", re.M),
        "a box that opens",
        _EXTENSION.format("pymdownx.details"),
        ("pymdownx.details",),
    ),
    _Foreign(
        '=== "',
        lazy_pattern(r'^===[!+]?[ \t]"[^"\n]{1,80}"', re.M),
        "a tab",
        _EXTENSION.format("pymdownx.tabbed"),
        ("pymdownx.tabbed",),
    ),
    _Foreign(
        "~~",
        lazy_pattern(r"(?<![~\w])~~[^\s~][^~\n]{0,200}~~(?!~)"),
        "struck text",
        _EXTENSION.format("pymdownx.tilde"),
        ("pymdownx.tilde", "pymdownx.extra", "strikethrough"),
    ),
    _Foreign(
        "==",
        lazy_pattern(r"(?<![=\w])==[^\s=][^=\n]{0,200}(?<=[^\s])==(?![=\w])"),
        "marked text",
        _EXTENSION.format("pymdownx.mark"),
        ("pymdownx.mark",),
    ),
    _Foreign(
        "] ",
        lazy_pattern(r"^[ \t]{0,12}[-*+][ \t]{1,4}\[[ xX]\][ \t]", re.M),
        "a box to tick",
        _EXTENSION.format("pymdownx.tasklist"),
        ("tasklist",),
    ),
    _Foreign(
        ":",
        lazy_pattern(r"(?<![\w:/]):[a-z][a-z_]{2,30}:(?![\w:/])"),
        "the name of a sign",
        f"write the sign itself, as 🎉; or {_ADD.format('pymdownx.emoji')}",
        ("emoji",),
    ),
)


_MATH_READERS = ("arithmatex", "katex", "mathjax", "mdx_math")


def find_foreign_markup(source: Source, config: SiteConfig, *, has_math: bool = False) -> Iterator[Problem]:
    """A warning for each kind of markup that nothing in mkdocs.yml reads, at its first place in a page.

    `has_math` tells that the project has formulas.
    """
    if not has_math:
        yield from _find_formula(source, config)
    text = hide_code(source.text, with_comments=True)
    for kind in _KINDS:
        if kind.sign not in text or any(reader in config.text for reader in kind.readers):
            continue
        if found := kind.pattern.search(text):
            written = found[0].strip()
            place = source.place_at(found.start() + found[0].index(written))
            message = f"{kind.what} is published as it is written: '{_shorten(written)}'"
            yield source.problem(place, message, kind.hint, "warning")


def _find_formula(source: Source, config: SiteConfig) -> Iterator[Problem]:
    if source.text.count("$") < 2 or any(reader in config.text for reader in _MATH_READERS):
        return
    for found in find_formulas(source.text, is_page=True):
        if is_formula(found.latex):
            message = f"a formula is published as it is written: '{_shorten(f'${found.latex}$')}'"
            hint = f"write 'math: true' under 'meta:', 'casefolio:' in {RESUME_FILE.as_posix()}"
            yield source.problem(source.place_at(found.start), message, hint, "warning")
            return


def _shorten(written: str) -> str:
    return written if len(written) <= 30 else f"{written[:29]}…"
