"""What the entries of the lexicon are called, to find the one that a person's tag is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.vocabulary.lexicon import LEXICON, load_lexicon
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.cache import load_or_make
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

NAMES = "resume/vocabulary/names.txt"
"""What else people call an entry of the lexicon."""

_SMALL = ("a", "and", "for", "in", "of", "on", "the", "to")
"""Words that may have no letter in an abbreviation."""


class _Kept(NamedTuple):
    """The names of entries in lower case, with the ids of these: what `marshal` can write.

    `main` are labels and first aliases, `loose` the same without their marks, `parts` those of labels that
    list several. `owners` are all aliases, a line each with its id; by their first letters, so that few of
    them are read.
    """

    main: dict[str, str]
    loose: dict[str, str]
    parts: dict[str, str]
    owners: dict[str, str]


_LETTERS = 2
"""How many letters of a name say among which others it is."""


class EntryNames:
    """The names of the lexicon's entries, by which the entry of a tag is found."""

    def __init__(self, lexicon: Mapping[str, Tag], kept: _Kept) -> None:
        self._lexicon = lexicon
        self._kept = kept

    def find_entry(self, names: Sequence[str]) -> Tag | None:
        """The entry that one of the names denotes, whose words are all inherited."""
        for name in map(str.lower, names):
            if name in self._kept.main:
                return self._lexicon[self._kept.main[name]]
            owners = [tag for _, tag in self._find_owners(name)]
            if len(owners) == 1 and owners[0].kind == "technology":
                return owners[0]
        return next(filter(None, map(self._find_near, map(str.lower, names))), None)

    def find_listed(self, parts: Sequence[str], base: Tag | None, taken: Collection[str]) -> list[Tag]:
        """The competences beside `base` that the parts of a label name: *Email & lifecycle marketing*.

        None that is or belongs to another tag (`taken`), and none where the tag is a technology.
        """
        if base and base.kind == "technology":
            return []
        found = (self._kept.main.get(part) or self._kept.parts.get(part) for part in parts)
        entries = (self._lexicon[id] for id in dict.fromkeys(filter(None, found)) if id not in taken)
        return [entry for entry in entries if entry is not base and entry.kind != "technology"]

    def find_sharing(self, names: Iterable[str]) -> dict[str, list[Tag]]:
        """The names that are aliases of entries, in the lexicon's spelling, each with these entries."""
        found: dict[str, list[Tag]] = {}
        for name in map(str.lower, names):
            for alias, tag in self._find_owners(name):
                found.setdefault(alias, []).append(tag)
        return found

    def _find_near(self, name: str) -> Tag | None:
        """The only competence with a name that differs by a hyphen, an *&* or a plural (*Style guides*), or
        that has all words of this one, two or more: *special needs education* for *Special needs*.

        Unless it is the same but for its marks: none where another entry has the name among its words.
        """
        loose, plain = self._kept.loose, _unmarked(name)
        if plain in loose and self._lexicon[loose[plain]].kind != "technology":
            return self._lexicon[loose[plain]]
        near = [loose[spelling] for spelling in (f"{plain}s", plain.removesuffix("s")) if spelling in loose]
        first, *further = plain.split() or [""]
        if not near and further:
            words = {first, *further}
            near = [id for longer, id in loose.items() if first in longer and words <= {*longer.split()}]
        ids = {*near, *(tag.id for _, tag in self._find_owners(name))}
        entry = self._lexicon[near[0]] if near and len(ids) == 1 else None
        return entry if entry and entry.kind != "technology" else None

    def _find_owners(self, name: str) -> Iterator[tuple[str, Tag]]:
        """The aliases that are the name but for capitals, each with an entry that has it."""
        rows, start = self._kept.owners.get(name[:_LETTERS], ""), f"\n{name}\t"
        at = rows.find(start)
        while at >= 0:
            end = rows.index("\n", at + 1)
            tag = self._lexicon[rows[at + len(start) : end]]
            yield from ((alias, tag) for alias in tag.aliases if plain_alias(alias) == name)
            at = rows.find(start, end)


def index_names(lexicon: Mapping[str, Tag]) -> EntryNames:
    """The names of a lexicon; those of the shipped one are kept beside the compiled modules."""
    return EntryNames(lexicon, _load_names() if lexicon is load_lexicon() else _list_names(lexicon.values()))


@cache
def _load_names() -> _Kept:
    sources = (LEXICON, "resume/vocabulary/lexicon.py")
    made = load_or_make(
        "resume/vocabulary/entry_names.py", sources, lambda: tuple(_list_names(load_lexicon().values()))
    )
    return _Kept(*made)


def _list_names(entries: Iterable[Tag]) -> _Kept:
    entries = [*entries]
    counts = Counter(plain_alias(tag.aliases[0]) for tag in entries if tag.aliases)
    main = {tag.label.lower(): tag.id for tag in entries}
    parts: dict[str, list[str]] = {}
    owners: dict[str, dict[str, None]] = {}
    for tag in entries:
        if tag.aliases and counts[name := plain_alias(tag.aliases[0])] == 1:
            main.setdefault(name, tag.id)
        for part in _PARTED.split(tag.label.lower()):
            parts.setdefault(part, []).append(tag.id)
        for alias in tag.aliases:
            name = plain_alias(alias)
            owners.setdefault(name[:_LETTERS], {})[f"{name}\t{tag.id}"] = None
    loose: dict[str, str] = {}
    for name, id in main.items():
        loose.setdefault(_unmarked(name), id)
    return _Kept(
        main,
        loose,
        {part: ids[0] for part, ids in parts.items() if len(ids) == 1 and " " in part},
        {letters: "\n".join(("", *rows, "")) for letters, rows in owners.items()},
    )


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
