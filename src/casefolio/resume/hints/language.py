"""Checks that the documents' language is one with labels, and that of the text."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.resume.vocabulary.labels import LANGUAGES, has_labels
from casefolio.resume.vocabulary.text_language import find_text_language
from casefolio.text.errors import Problem
from casefolio.text.yaml_tree import Node

USUAL = "en"

_PROSE = frozenset({"summary", "description", "text", "reference", "highlights"})
"""The keys at which a person writes sentences; names and titles may be in any language."""

_NO_PROSE = frozenset({"tags", "meta"})


def find_language_problems(root: Node) -> Iterator[Problem]:
    """A warning where headings and dates stay English though another language is named, and where the text
    is plainly in another language than they are."""
    language = _find_exactly(root, ("meta", "casefolio", "language"))
    named = language.value if language is not None and isinstance(language.value, str) else ""
    if language is not None and named and not has_labels(named):
        hint = f"there are: {', '.join(LANGUAGES)}; titles of your own stand under 'sections'"
        message = f"there are no words in '{named}': headings and dates stay English"
        yield language.warning(message, hint)
    prose = list(_find_prose(root))
    found = find_text_language(str(node.value) for node in prose)
    if found and found != _primary(named or USUAL):
        usual = "" if named else ", as usual"
        what = "its headings and dates are" if has_labels(named or USUAL) else "the language is said to be"
        message = f"the text reads as {_name(found)}, but {what} {_name(named or USUAL)}{usual}"
        hint = f"write 'language: {found}' under 'meta:', 'casefolio:'"
        yield (language or prose[0]).warning(message, hint)


def _find_prose(node: Node, key: str = "") -> Iterator[Node]:
    if isinstance(node.value, str):
        if key in _PROSE:
            yield node
    elif isinstance(node.value, list):
        for item in node.value:
            yield from _find_prose(item, key)
    elif isinstance(node.value, dict):
        for name, child in node.value.items():
            if name not in _NO_PROSE and not name.startswith("x-"):
                yield from _find_prose(child, name)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _name(language: str) -> str:
    """The English name of a language: `German`; its tag where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-").get_language_name("en") or f"'{language}'"
    except (ValueError, UnknownLocaleError):
        return f"'{language}'"


def _find_exactly(node: Node, path: tuple[str, ...]) -> Node | None:
    child: Node | None = node
    for step in path:
        child = child.child(step) if child else None
    return child
