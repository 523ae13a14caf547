"""The vocabulary of tags in which resume and postings are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.model import Resume, TagEntry, highlights_of
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import fold_phrase

NAMES = "resume/vocabulary/names.txt"
"""What else people call an entry of the lexicon."""

MIDDLE_SHARE = 0.1
"""The assumed share of postings that ask for a tag without a counted frequency."""

LEAST_RARITY, RARITY_POWER = 0.3, 0.5
"""A tag's rarity is the share of postings without it, at least LEAST_RARITY, to the power of RARITY_POWER.

Measured on 50 labelled pairs of resume and posting that nothing was tuned on: benchmarks/README.md.
"""

_SMALL = ("a", "and", "for", "in", "of", "on", "the", "to")
"""Words that may have no letter in an abbreviation."""

Kind = Literal["competence", "soft", "technology", "domain"]


@dataclass(frozen=True)
class Tag:
    """A competence or technology: its label, and the words that postings use for it.

    `aliases` are surface forms, matched by whole words; `exclusions` are phrases in which an alias
    means something else (`growth mindset`). `own` is True where the resume's vocabulary or one of
    its entries has the tag, False where only the lexicon has it. `share` is the share of all postings that
    ask for it, 0 to 1. `entry` is the lexicon entry whose words an own tag has inherited, `listed` are others
    that its label names besides, `sharing` those with which it has a word in common. One that `is_read` is
    own only because it was read from words.
    """

    id: str
    label: str
    kind: Kind = "competence"
    aliases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    own: bool = False
    share: float = MIDDLE_SHARE
    entry: str = ""
    sharing: tuple[str, ...] = ()
    is_read: bool = False
    listed: tuple[str, ...] = ()

    @property
    def rarity(self) -> float:
        """How much the tag distinguishes postings, 0.55 to 1: little where nearly all of them ask for it."""
        return float(max(LEAST_RARITY, 1.0 - self.share) ** RARITY_POWER)


def used_tags(resume: Resume) -> list[str]:
    """The ids of all tags that the resume uses anywhere, each once, in resume order."""
    emphases = (tag for emphasis in resume.basics.emphases for tag in emphasis.tags)
    return list(dict.fromkeys([*emphases, *shown_tags(resume)]))


def shown_tags(resume: Resume) -> list[str]:
    """The ids of the tags that some claim, entry, skill or case study shows, in resume order."""
    found: dict[str, None] = {}
    for section in resume.section_names:
        for entry in resume.entries(section):
            found |= dict.fromkeys(entry.tags)
            for highlight in highlights_of(entry):
                found |= dict.fromkeys(highlight.tags)
                for variant in highlight.variants:
                    found |= dict.fromkeys(variant.tags)
    for study in resume.case_studies:
        found |= dict.fromkeys(study.tags)
    return list(found)


def build_vocabulary(resume: Resume, lexicon: Mapping[str, Tag]) -> dict[str, Tag]:
    """All tags that can be found in a posting, by id, the resume's own first.

    A tag of the resume inherits kind, aliases and exclusions from the lexicon entry whose id, label or first
    alias is its id or label, or comes near it (`_find_near`); for a technology any name counts that no
    other entry has (`postgres`, "K8s").
    A label that lists several has the words of each that is an entry: *Email & lifecycle marketing*.
    Why: other words of a competence indicate it in a posting, but mean less: building prototypes is not
    founding a company. A tag that is only such a word is searched for by that word, unless it is another name
    of the whole entry (`names.txt`) that no other tag has. A tag adds its own aliases, and removes those that
    it lists under `not`. One without a lexicon entry is searched for by label and id.
    """
    ids = list(dict.fromkeys([*resume.tags, *used_tags(resume)]))
    # Most tags go by the lexicon's own ids; looking through 10,000 aliases takes a while.
    is_named = all(id in lexicon and not _split_list(resume.tags.get(id), lexicon[id]) for id in ids)
    names = None if is_named else _index_names(tuple(lexicon.values()))
    vocabulary: dict[str, Tag] = {}
    entries = {id: resume.tags.get(id) or TagEntry() for id in ids}
    called_by = {id: _list_names(id, written.label) for id, written in entries.items()}
    bases = {id: lexicon.get(id) or (names.find_entry(called_by[id]) if names else None) for id in ids}
    others = _find_other_names(called_by, bases, lexicon) if names else {}
    inherited: set[str] = set()
    for id, written in entries.items():
        called, base, other = called_by[id], bases[id], others.get(id)
        sharing = names.find_sharing(called) if names and not base else {}
        further = (_as_alias(name, written.label) for name in called if name.lower() not in _lower(sharing))
        parts = _split_list(written, base)
        listed = names.find_listed(parts, base, {*ids, *inherited}) if names else []
        words = base.aliases if base else [*sharing, *further, *(other.aliases if other else ())]
        words = [*words, *(alias for entry in listed for alias in entry.aliases)]
        exclusions = (
            base.exclusions
            if base
            else [no for tags in sharing.values() for t in tags for no in t.exclusions]
        )
        if other:
            exclusions = [*exclusions, *other.exclusions]
            base = other
        exclusions = [*exclusions, *(no for entry in listed for no in entry.exclusions)]
        if listed or other:
            # What one of them rules out may be what another means.
            meant = set(map(fold_phrase, words))
            exclusions = [no for no in exclusions if fold_phrase(no) not in meant]
        vocabulary[id] = Tag(
            id=id,
            label=written.label or (base.label if base else _as_label(id)),
            kind=base.kind if base else "competence",
            aliases=tuple(_without(_unique([*written.aliases, *words]), written.not_)),
            exclusions=tuple(_unique([*written.not_, *exclusions])),
            own=True,
            share=base.share if base else MIDDLE_SHARE,
            entry=base.id if base else "",
            listed=tuple(entry.id for entry in listed),
            sharing=tuple(_unique(tag.id for tags in sharing.values() for tag in tags)),
        )
        inherited.update(entry.id for entry in (base, *listed) if entry)
    rest = {id: tag for id, tag in lexicon.items() if id not in vocabulary and id not in inherited}
    return vocabulary | rest


def _list_names(id: str, label: str) -> list[str]:
    return [name for name in (*_split_label(label), _as_label(id)) if name]


def _find_other_names(
    called_by: Mapping[str, Sequence[str]], bases: Mapping[str, Tag | None], lexicon: Mapping[str, Tag]
) -> dict[str, Tag]:
    """By the id of a tag without an entry the one that it is another name of; an entry belongs to one tag.

    The id of a tag with a label may mean something else: `adr` for *Architecture decisions*.
    """
    taken = {base.id for base in bases.values() if base}
    found: dict[str, Tag] = {}
    for id, called in called_by.items():
        if bases[id]:
            continue
        owners = (lexicon.get(_read_other_names().get(_spell(name), "")) for name in called[:-1] or called)
        entry = next((owner for owner in owners if owner and owner.id not in taken), None)
        if entry:
            taken.add(entry.id)
            found[id] = entry
    return found


@cache
def _read_other_names() -> Mapping[str, str]:
    """The ids of entries by what else they are called."""
    rows = (row.partition(":") for row in read_phrases(NAMES)["names"])
    return {_spell(name): id for id, _, names in rows for name in names.split(",")}


def _spell(name: str) -> str:
    """A name without what is written in one way or another: case, hyphens, *&*, and a plural's *s*."""
    return _unmarked(name.strip().lower()).removesuffix("s")


class _Names:
    """The names of the lexicon's entries, in lower case: by label, first alias, and any alias."""

    def __init__(self, entries: tuple[Tag, ...]) -> None:
        counts = Counter(_plain(tag.aliases[0]) for tag in entries if tag.aliases)
        self._main = {tag.label.lower(): tag for tag in entries}
        for tag in entries:
            if tag.aliases and counts[name := _plain(tag.aliases[0])] == 1:
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
                self._any.setdefault(_plain(alias), []).append((alias, tag))

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
def _index_names(entries: tuple[Tag, ...]) -> _Names:
    """Cached: a preview reads its resume many times, always with the same lexicon."""
    return _Names(entries)


def _split_label(label: str) -> tuple[str, ...]:
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


def _split_list(written: TagEntry | None, base: Tag | None) -> tuple[str, ...]:
    """The names in a label that lists several, but those of the entry's own label.

    Not single words: in *Email & lifecycle marketing*, *Email* says something only together with the other.
    """
    label, known = written.label if written else "", base.label if base else ""
    parts = _PARTED.split(label.lower())
    own = _PARTED.split(known.lower())
    return tuple(part for part in parts if " " in part and part not in own) if len(parts) > 1 else ()


def _as_alias(name: str, label: str) -> str:
    """A name as an alias; one that is an abbreviation in a longer label has to be in capitals: *IT*."""
    return f"={name}" if name.isupper() and name in label and name != label else name


def _plain(alias: str) -> str:
    return alias.removeprefix("=").lower()


def _unmarked(name: str) -> str:
    return name.replace("-", " ").replace(" & ", " and ")


def _lower(aliases: Iterable[str]) -> set[str]:
    return {_plain(alias) for alias in aliases}


def _as_label(id: str) -> str:
    return id.replace("-", " ")


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _without(words: Iterable[str], refused: Iterable[str]) -> list[str]:
    unwanted = {word.lower() for word in refused}
    return [word for word in words if word.lower() not in unwanted]
