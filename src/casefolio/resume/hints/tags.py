"""Hints for unknown tags: by a usual name of a tag, or by a typing error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.errors import find_misspelled
from casefolio.text.patterns import lazy_pattern

_MOST_SUGGESTED = 3
_SHORTEST_MISSPELLED = 5
"""The fewest letters of a word for which a similar spelling is a typing error; not `vue`, `rust`."""

_SIGNS = {"++": "pp", "+": "-plus", "#": "sharp", "&": "-and-", "@": "-at-", "%": "-percent"}


class TagNames:
    """The names of tags: ids, labels, aliases.

    `own` holds the tags of the resume by id, each with its other names; `lexicon` all others.
    """

    def __init__(self, own: Mapping[str, Iterable[str]], lexicon: Mapping[str, Tag]) -> None:
        self._lexicon = lexicon
        self._own_ids = tuple(own)
        self._own = _index({id: (id, *names) for id, names in own.items()})
        self._names = _index({id: (id, tag.label, *tag.aliases) for id, tag in lexicon.items()})

    def suggest(self, word: str, otherwise: str = "") -> str:
        """The hint for an unknown tag.

        A usual name suggests its tag. A similar spelling suggests one only where it is unlikely to be another
        technology. Otherwise the hint is to add the tag, or `otherwise`.
        """
        found = (
            _find_by_name(word, self._own)
            or self._rank(_find_by_name(word, self._names), word)
            or self._find_own_by_spelling(word)
            or self._rank(_find_by_slip(word, self._names), word)
        )
        if (
            not found
            and len(parts := [part.strip() for part in re.split(r"[,;|]", word) if part.strip()]) > 1
        ):
            return (
                f"write each as an item of its own: [{', '.join(self.find(part) or part for part in parts)}]"
            )
        if found:
            return f"did you mean {' or '.join(repr(id) for id in found[:_MOST_SUGGESTED])}?"
        id = propose_id(word)
        add = "add it under 'tags:'"
        return otherwise or (f"{add} as '{id}', and write that here" if id not in ("", word) else add)

    def find(self, word: str) -> str:
        """The id of the tag with this name, or ""."""
        own = _find_by_name(word, self._own)
        return next(iter(own or self._rank(_find_by_name(word, self._names), word)), "")

    def _rank(self, ids: Iterable[str], word: str) -> list[str]:
        """The ids, closest first: those with this label, technologies, those with the fewest other names."""

        def distance(id: str) -> tuple[bool, bool, int, str]:
            tag = self._lexicon[id]
            is_called_so = _fold(word) in (_fold(id), _fold(tag.label))
            return (not is_called_so, tag.kind != "technology", len(tag.aliases), id)

        return sorted(ids, key=distance)

    def _find_own_by_spelling(self, word: str) -> list[str]:
        """The person's own tag with the most similar spelling; a technology only for a typing error."""
        near = find_misspelled(word, [id for id in self._own_ids if not self._is_technology(id)])
        return [near] if near else []

    def _is_technology(self, id: str) -> bool:
        return id in self._lexicon and self._lexicon[id].kind == "technology"


Names = Mapping[str, Collection[str]]
"""The ids that have a name, by that name without capitals, spaces and hyphens."""


def _index(names: Mapping[str, Iterable[str]]) -> Names:
    index: dict[str, dict[str, None]] = {}
    for id, each in names.items():
        for name in each:
            index.setdefault(_fold(name), {})[id] = None
    return index


def _fold(word: str) -> str:
    """A name without capitals, spaces, hyphens; `=` marks an alias that needs its capitals."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", word).removeprefix("=").lower())


def _fold_signs(word: str) -> str:
    """The same without the signs that people leave out: `node.js`, `A/B testing`."""
    return re.sub(r"[./&'’]+", "", word)


_SHORTEST_PLURAL = 4
_VERSION = lazy_pattern(r"(?<!\s)\s+v?\d+(?:\.\d+)*(?:\.x|\+)?$", re.I)


def _find_by_name(word: str, names: Names) -> list[str]:
    """The ids of which this is a name, however it is written."""
    plain = _fold(word)
    spellings = [plain]
    if len(plain) >= _SHORTEST_PLURAL:
        spellings += [plain.removesuffix("s"), f"{plain}s"]
    if found := next((names[each] for each in spellings if each in names), ()):
        return list(found)
    if (name := _VERSION.sub("", word).lstrip("#@")) != word:
        return _find_by_name(name, names)
    bare = _fold_signs(plain)
    return _unique(ids for name, ids in names.items() if bare and _fold_signs(name) == bare)


def _find_by_slip(word: str, names: Names) -> list[str]:
    plain = _fold(word)
    return _unique(ids for name, ids in names.items() if _is_slip(plain, name))


def _unique(groups: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(id for ids in groups for id in ids))


def propose_id(word: str) -> str:
    """An id for a word: `Q#` is `qsharp`, `Élan vital` is `elan-vital`; "" where it has no letter of ours."""
    for sign, name in _SIGNS.items():
        word = word.replace(sign, name)
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _is_slip(word: str, meant: str) -> bool:
    """Whether a letter was left out, doubled or swapped with its neighbour behind the first one.

    Another letter makes another name too often: `nestjs` is not `nextjs`, `scalaz` is not `scala`.
    """
    if min(len(word), len(meant)) < _SHORTEST_MISSPELLED or word[0] != meant[0]:
        return False
    if abs(len(word) - len(meant)) > 1 or word == meant:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant))
    )
    if len(word) < len(meant):
        return word[at:] == meant[at + 1 :]
    if len(word) > len(meant):
        return word[at:][1:] == meant[at:] and word[at] == word[at - 1]
    return word[at : at + 2] == meant[at : at + 2][::-1] and word[at + 2 :] == meant[at + 2 :]
