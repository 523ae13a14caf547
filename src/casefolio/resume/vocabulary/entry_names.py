"""What the entries of the lexicon are called, to find the one that a person's tag is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

NAMES = "resume/vocabulary/names.txt"
"""What else people call an entry of the lexicon."""

_SMALL = ("a", "and", "for", "in", "of", "on", "the", "to")
"""Words that may have no letter in an abbreviation."""


class EntryNames:
    """The names of the lexicon's entries, in lower case: by label, first alias, and any alias."""

    def __init__(self, entries: tuple[Tag, ...]) -> None:
        counts = Counter(plain_alias(tag.aliases[0]) for tag in entries if tag.aliases)
        self._main = {tag.label.lower(): tag for tag in entries}
        for tag in entries:
            if tag.aliases and counts[name := plain_alias(tag.aliases[0])] == 1:
                self._main.setdefault(name, tag)
        self._loose: dict[str, Tag] = {}
        for name, tag in self._main.items():
            self._loose.setdefault(_unmarked(name), tag)
        owners: dict[str, list[Tag]] = {}
        for tag in entries:
            for part in _PARTED.split(tag.label.lower()):
                owners.setdefault(part, []).append(tag)
        self._parts = {part: tags[0] for part, tags in owners.items() if len(tags) == 1 and " " in part}
        self._any: dict[str, list[tuple[str, Tag]]] = {}
        for tag in entries:
            for alias in tag.aliases:
                self._any.setdefault(plain_alias(alias), []).append((alias, tag))

    def find_entry(self, names: Sequence[str]) -> Tag | None:
        """The entry that one of the names denotes, whose words are all inherited."""
        for name in map(str.lower, names):
            if name in self._main:
                return self._main[name]
            owners = self._any.get(name, ())
            if len(owners) == 1 and owners[0][1].kind == "technology":
                return owners[0][1]
        return next(filter(None, map(self._find_near, map(str.lower, names))), None)

    def find_listed(self, parts: Sequence[str], base: Tag | None, taken: Collection[str]) -> list[Tag]:
        """The competences beside `base` that the parts of a label name: *Email & lifecycle marketing*.

        None that is or belongs to another tag (`taken`), and none where the tag is a technology.
        """
        if base and base.kind == "technology":
            return []
        found = (self._main.get(part) or self._parts.get(part) for part in parts)
        others = [
            entry
            for entry in found
            if entry and entry is not base and entry.kind != "technology" and entry.id not in taken
        ]
        return list({entry.id: entry for entry in others}.values())

    def _find_near(self, name: str) -> Tag | None:
        """The only competence with a name that differs by a hyphen, an *&* or a plural (*Style guides*), or
        that has all words of this one, two or more: *special needs education* for *Special needs*.

        Unless it is the same but for its marks: none where another entry has the name among its words.
        """
        plain = _unmarked(name)
        if plain in self._loose and self._loose[plain].kind != "technology":
            return self._loose[plain]
        plurals = (f"{plain}s", plain.removesuffix("s"))
        near = [self._loose[spelling] for spelling in plurals if spelling in self._loose]
        words = set(plain.split())
        if not near and len(words) > 1:
            near = [tag for longer, tag in self._loose.items() if words.issubset(longer.split())]
        ids = {tag.id for tag in [*near, *(tag for _, tag in self._any.get(name, ()))]}
        return near[0] if near and len(ids) == 1 and near[0].kind != "technology" else None

    def find_sharing(self, names: Iterable[str]) -> dict[str, list[Tag]]:
        """The names that are aliases of entries, in the lexicon's spelling, each with these entries."""
        found: dict[str, list[Tag]] = {}
        for name in map(str.lower, names):
            for alias, tag in self._any.get(name, ()):
                found.setdefault(alias, []).append(tag)
        return found


@lru_cache(maxsize=2)
def index_names(entries: tuple[Tag, ...]) -> EntryNames:
    """Cached: a preview reads its resume many times, always with the same lexicon."""
    return EntryNames(entries)


def split_label(label: str) -> tuple[str, ...]:
    """A label, and what it says without its brackets: *Quality control (QC)*, *QC (quality control)*.

    What stands in them is a name of the same only where one of the two has the initials of the other.
    """
    outside, bracket, inside = label.rstrip(") ").partition(" (")
    if not bracket:
        return (label,)
    short, long = sorted((outside.lower(), inside.lower()), key=len)
    words = long.replace("-", " ").split()
    initials = ["".join(word[0] for word in words if word not in small) for small in ((), _SMALL)]
    return (label, outside, inside) if short in initials else (label, outside)


_PARTED = lazy_pattern(r",? (?:&|and) |, | / ")


def list_parts(label: str, base: Tag | None) -> tuple[str, ...]:
    """The names in a label that lists several, but those of the label of the entry that it is.

    Not single words: in *Email & lifecycle marketing*, *Email* says something only together with the other.
    """
    parts = _PARTED.split(label.lower())
    own = _PARTED.split(base.label.lower()) if base else ()
    return tuple(part for part in parts if " " in part and part not in own) if len(parts) > 1 else ()


def find_other_name(name: str) -> str:
    """The id of the entry that people also call so (`names.txt`), or ""."""
    return _read_other_names().get(_spell(name), "")


@cache
def _read_other_names() -> Mapping[str, str]:
    """The ids of entries by what else they are called."""
    rows = (row.partition(":") for row in read_phrases(NAMES)["names"])
    return {_spell(name): id for id, _, names in rows for name in names.split(",")}


def _spell(name: str) -> str:
    """A name without what is written in one way or another: case, hyphens, *&*, and a plural's *s*."""
    return _unmarked(name.strip().lower()).removesuffix("s")


def plain_alias(alias: str) -> str:
    """An alias in lower case, without the sign of an exact one."""
    return alias.removeprefix("=").lower()


def _unmarked(name: str) -> str:
    return name.replace("-", " ").replace(" & ", " and ")
