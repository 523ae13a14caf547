"""The words that a person's tags take over from the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.resume.model import Resume, TagEntry
from casefolio.resume.vocabulary.entry_names import (
    find_other_name,
    index_names,
    list_parts,
    plain_alias,
    split_label,
)
from casefolio.resume.vocabulary.tags import Tag, Vocabulary, used_tags
from casefolio.text.words import fold_phrase


def build_vocabulary(resume: Resume, lexicon: Mapping[str, Tag]) -> Vocabulary:
    """All tags that can be found in a posting, by id, the resume's own first.

    A tag of the resume inherits kind, aliases and exclusions from the lexicon entry whose id, label or first
    alias is its id or label, or comes near it (`EntryNames`); for a technology any name counts that no
    other entry has (`postgres`, "K8s").
    A label that lists several has the words of each that is an entry: *Email & lifecycle marketing*.
    Why: other words of a competence indicate it in a posting, but mean less: building prototypes is not
    founding a company. A tag that is only such a word is searched for by that word, unless it is another name
    of the whole entry (`names.txt`) that no other tag has. A tag adds its own aliases, and removes those that
    it lists under `not`. One without a lexicon entry is searched for by label and id.
    """
    ids = dict.fromkeys([*resume.tags, *used_tags(resume)])
    written = {id: resume.tags.get(id) or TagEntry() for id in ids}
    # Most tags go by the lexicon's own ids; looking through 10,000 aliases takes a while.
    is_named = all(id in lexicon and not list_parts(tag.label, lexicon[id]) for id, tag in written.items())
    names = None if is_named else index_names(lexicon)
    called = {id: _list_names(id, tag.label) for id, tag in written.items()}
    bases = {id: lexicon.get(id) or (names.find_entry(called[id]) if names else None) for id in ids}
    others = _find_other_names(called, bases, lexicon) if names else {}
    own: dict[str, Tag] = {}
    gone: set[str] = set()
    for id, tag in written.items():
        base = bases[id]
        sources = _Sources(
            entry=base or others.get(id),
            listed=names.find_listed(list_parts(tag.label, base), base, {*ids, *gone}) if names else [],
            sharing=names.find_sharing(called[id]) if names and not base else {},
            names=() if base else called[id],
        )
        own[id] = _inherit(id, tag, sources)
        gone.update(entry.id for entry in sources.entries)
    return Vocabulary(own, lexicon, gone)


class _Sources(NamedTuple):
    """What a tag has its words from: the entry that it is, and those that its label `listed` besides.

    A tag that is none by its own name has its `names` too, and is `sharing` some of them with entries.
    """

    entry: Tag | None
    listed: Sequence[Tag]
    sharing: Mapping[str, Sequence[Tag]]
    names: Sequence[str]

    @property
    def entries(self) -> Sequence[Tag]:
        """Those whose words are all taken over."""
        return [entry for entry in (self.entry, *self.listed) if entry]

    def list_words(self, label: str) -> Iterator[str]:
        shared = {plain_alias(alias) for alias in self.sharing}
        yield from self.sharing
        yield from (_as_alias(name, label) for name in self.names if name.lower() not in shared)
        yield from (alias for entry in self.entries for alias in entry.aliases)

    def list_exclusions(self) -> Iterator[str]:
        sharing = (tag for tags in self.sharing.values() for tag in tags)
        yield from (phrase for tag in (*sharing, *self.entries) for phrase in tag.exclusions)


def _inherit(id: str, written: TagEntry, sources: _Sources) -> Tag:
    words, exclusions = list(sources.list_words(written.label)), list(sources.list_exclusions())
    if sources.listed or (sources.entry and sources.names):
        # What one of them rules out may be what another means.
        meant = set(map(fold_phrase, words))
        exclusions = [phrase for phrase in exclusions if fold_phrase(phrase) not in meant]
    entry = sources.entry or Tag("", _as_label(id))
    return Tag(
        id=id,
        label=written.label or entry.label,
        kind=entry.kind,
        aliases=tuple(_without(_unique([*written.aliases, *words]), written.not_)),
        exclusions=tuple(_unique([*written.not_, *exclusions])),
        own=True,
        share=entry.share,
        entry=entry.id,
        listed=tuple(each.id for each in sources.listed),
        sharing=tuple(_unique(tag.id for tags in sources.sharing.values() for tag in tags)),
    )


def _list_names(id: str, label: str) -> list[str]:
    return [name for name in (*split_label(label), _as_label(id)) if name]


def _find_other_names(
    called: Mapping[str, Sequence[str]], bases: Mapping[str, Tag | None], lexicon: Mapping[str, Tag]
) -> dict[str, Tag]:
    """By the id of a tag without an entry the one that it is another name of; an entry belongs to one tag.

    The id of a tag with a label may mean something else: `adr` for *Architecture decisions*.
    """
    taken = {base.id for base in bases.values() if base}
    found: dict[str, Tag] = {}
    for id, names in called.items():
        if bases[id]:
            continue
        owners = (lexicon.get(find_other_name(name)) for name in names[:-1] or names)
        entry = next((owner for owner in owners if owner and owner.id not in taken), None)
        if entry:
            taken.add(entry.id)
            found[id] = entry
    return found


def _as_alias(name: str, label: str) -> str:
    """A name as an alias; one that is an abbreviation in a longer label has to be in capitals: *IT*."""
    return f"={name}" if name.isupper() and name in label and name != label else name


def _as_label(id: str) -> str:
    return id.replace("-", " ")


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _without(words: Iterable[str], refused: Iterable[str]) -> list[str]:
    unwanted = {word.lower() for word in refused}
    return [word for word in words if word.lower() not in unwanted]
