"""Names that are kept back: a wording of the public file, and the real name in its place.

`names:` of `data/private.yaml` maps one to the other. Documents for a posting show the real names, all that
is published shows the wordings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any
from unicodedata import east_asian_width

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.records import Record
from casefolio.resume.basics import Basics
from casefolio.resume.model import MARKDOWN_FIELDS, Resume
from casefolio.resume.privacy.spelling import fold_words
from casefolio.text.errors import Problem
from casefolio.text.inline import has_words, render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

NAMES_KEY = "names"
"""The key of the private file."""

PUBLIC, REAL = "public", "real"
"""What a posting may ask for: the wordings of the public file, or the real names, which are usual."""

_NO_WORDS = frozenset({
    "id", "tags", "case_study", "meta", "url", "email", "phone", "image", "doi", "arxiv", "network",
    "username",
})  # fmt: skip
"""Fields in which nothing is replaced: ids, settings, addresses."""

LEGAL_FORMS = frozenset(
    "ab ag aps as asa bv co company corp corporation gmbh inc incorporated kg kgaa limited llc llp ltd nv oy "
    "oyj plc pllc pte pty sa sarl sas se spa srl ug".split()
)
"""What stands behind a company's name, and is left out as often as not."""

# Within words in inline Markdown: code, and the addresses and tags of links and spans, stay as they are.
_KEPT = r"`[^`]*+`|\]\([^()\s]*+\)|\]\{[^{}]*+\}|(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w.-]++"

# Between two words of a wording: a space, and marks around the words.
_GAP = r"[*_]*+\s++[*_\[]*+"

_MARKS = lazy_pattern(r"(?P<closing>\*\*?|__?)(?=[*_]{0,5}\s)|(?<=[\s*_\[])(?P<opening>\*\*?|__?|\[)")

_MARK = lazy_pattern(r"[\\`*_\[\]<]")
_LIST_MARK = lazy_pattern(r"(?:\d{1,9}[.)]|[-+*•#]{1,6})\s")
_SIGN = lazy_pattern(r"([\\`*_{}\[\]()#+.!<>~|-])")


@dataclass(frozen=True)
class KeptName:
    """A wording of the public file, and the name that it stands for."""

    wording: str
    real: str


@dataclass(frozen=True)
class KeptNames:
    """The names that a person keeps back.

    A wording is found as whole words, and not within a compound (*payments company-wide*). Its first letter
    may be in either case, since it may begin a sentence; but one word with a capital is found as it is
    written. Of two wordings the longer one counts. What follows it stays: *'s* of a possessive.
    """

    names: tuple[KeptName, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def reveal(self, resume: Resume) -> Resume:
        """The resume with the real names in all of its texts; the same value where there is none to show."""
        return _change(resume, self._reveal_field) if self else resume

    def reveal_text(self, text: str, *, is_markdown: bool = True) -> str:
        """A text with the real names."""

        def write(found: re.Match[str]) -> str:
            if not found["wording"]:
                return found[0]
            name = self._find(found["wording"])
            before, after = _find_lone_marks(found["wording"], name.wording)
            return f"{before}{_escape(name.real) if is_markdown else name.real}{after}"

        return self._pattern.sub(write, text) if self else text

    def find(self, text: str) -> Iterator[KeptName]:
        """The names whose wordings stand in a text, in its order."""
        for found in self._pattern.finditer(text) if self else ():
            if found["wording"]:
                yield self._find(found["wording"])

    def find_used(self, resume: Resume) -> frozenset[KeptName]:
        """The names whose wordings stand in a resume."""
        used: set[KeptName] = set()

        def note(_: str, text: str) -> str:
            used.update(self.find(text))
            return text

        _change(resume, note)
        return frozenset(used)

    def find_shown(self, text: str) -> tuple[KeptName, ...]:
        """Those that a document's text shows, in the order of the private file."""
        words = " ".join(text.split())
        names = ((each, " ".join(each.real.split())) for each in self.names)
        return tuple(each for each, real in names if re.search(_whole(re.escape(real), real), words))

    def _find(self, written: str) -> KeptName:
        return self._by_wording[_fold(written)]

    def _reveal_field(self, key: str, text: str) -> str:
        return self.reveal_text(text, is_markdown=key in MARKDOWN_FIELDS)

    @cached_property
    def _by_wording(self) -> dict[str, KeptName]:
        return {_fold(each.wording): each for each in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ordered = sorted(self.names, key=lambda each: -len(each.wording))
        wordings = "|".join(_describe(each.wording) for each in ordered)
        return re.compile(f"{_KEPT}|(?P<wording>{wordings})")


NO_NAMES = KeptNames()


def read_names(node: Node | None) -> tuple[KeptNames, list[Problem]]:
    """The names below `names:` of the private file, and what is wrong with them."""
    if node is None or node.is_absent:
        return NO_NAMES, []
    if not isinstance(node.value, dict):
        return NO_NAMES, [node.problem("expected a mapping", _HINT)]
    names: dict[str, KeptName] = {}
    problems: list[Problem] = []
    for wording, child in node.value.items():
        if wording.startswith("x-"):
            continue
        if not isinstance(child.value, str):
            message = f"'{wording}' has no real name" if child.is_absent else "expected a name"
            problems.append(node.key_problem(wording, message, _HINT))
        elif not has_words(wording):
            problems.append(node.key_problem(wording, "a wording without a word", _HINT))
        elif other := names.get(_fold(wording)):
            message = f"'{wording}' stands twice, as '{other.wording}' too"
            problems.append(node.key_problem(wording, message, "keep one: a sentence may begin with either"))
        else:
            names[_fold(wording)] = KeptName(wording, child.value)
    return KeptNames(tuple(names.values())), problems


_HINT = 'write the words of resume.yaml, a colon and the name: "A European payments company": Example Pay AG'


def drop_legal_form(name: str) -> str:
    """A company's name without what stands behind it: `Real Pay AG` is *Real Pay*."""
    words = name.split()
    while words and not LEGAL_FORMS.isdisjoint(fold_words(words[-1].replace(".", ""))):
        words.pop()
    return " ".join(words).rstrip(",&- ")


def _change(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """A value of a resume with `change` applied to its texts, given their field; itself where all stay."""
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, tuple):
        items = tuple(_change(item, change, key) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if not isinstance(value, Record):
        return value
    changes = {}
    for name in type(value).model_fields:
        # The person's own name is no name that is kept back: files are called by it.
        if name not in _NO_WORDS and not (name == "name" and isinstance(value, Basics)):
            old = getattr(value, name)
            new = _change(old, change, name)
            if new is not old:
                changes[name] = new
    return value.model_copy(update=changes) if changes else value


def _describe(wording: str) -> str:
    """A pattern for a wording, with marks between its words."""
    first, *rest = wording.split()
    letter = first[0]
    is_free = rest or letter.islower()
    cases = sorted({letter, letter.lower(), letter.upper()}) if is_free else [letter]
    opening = f"(?:{'|'.join(map(re.escape, cases))}){re.escape(first[1:])}"
    return _whole(_GAP.join((opening, *map(re.escape, rest))), wording)


def _whole(pattern: str, words: str) -> str:
    """The pattern of words that are no part of another; where a script has no spaces, all are."""
    start = r"(?<!\w)(?<!\w-)" if _is_spaced(words[0]) else ""
    end = r"(?!-?\w)" if _is_spaced(words[-1]) else ""
    return f"{start}{pattern}{end}"


def _is_spaced(character: str) -> bool:
    return character.isalnum() and east_asian_width(character) not in "WF"


def _fold(wording: str) -> str:
    """A wording without marks and the case of its first letter."""
    words = " ".join(_MARKS.sub("", wording).split())
    return words[:1].lower() + words[1:]


def _find_lone_marks(written: str, wording: str) -> tuple[str, str]:
    """The marks in a wording that open or close outside of it: what goes before the name, and behind it."""
    opened: list[str] = []
    closed: list[str] = []
    # What stands in the wording itself is no mark.
    is_bare = " ".join(written.split())[1:] == " ".join(wording.split())[1:]
    for mark in () if is_bare else _MARKS.finditer(written):
        if mark["opening"]:
            opened.append(mark["opening"])
        elif opened and opened[-1] == mark["closing"]:
            opened.pop()
        else:
            closed.append(mark["closing"])
    return "".join(opened), "".join(closed)


def _escape(name: str) -> str:
    """A name as inline Markdown that means its characters."""
    is_plain = not (_MARK.search(name) or _LIST_MARK.match(name)) and render_text(name) == name
    return name if is_plain else _SIGN.sub(r"\\\1", name)
