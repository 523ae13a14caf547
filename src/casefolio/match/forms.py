"""Finds the competences of a person where a posting names them in another form: *manage a large budget*.

Beside a phrase itself (`text/words/phrases.py`) these are found:

* its words inflected, in their order: *data models* for `data modelling`;
* the last word of two first, as a verb or with *of*: *develop new curricula*, *care of chronic wounds*;
* one word of two shared with another: *patient and family education*, *wound assessment and care*;
* the verb of a name of one word: *facilitate* for `facilitation`;
* two words written as one, or one as two: *fund-raising* for `fundraising`;
* in a title, who does it: *Volunteer Coordinator* for `volunteer-coordination`.

Names of technologies have one form. The competences of others are found by their words alone, so that a gap
is never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.match.places import Meaning, find_indexes
from casefolio.match.stems import is_derived, stem, stem_of_agent
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.words import BREAK, Words, fold_phrase
from casefolio.text.words.phrases import Found

_JOINS = frozenset(("and", "or"))
_LINKS = frozenset(("of", "for", "on"))
_LEADS = frozenset((BREAK, "to", "and", "or", "will", "you", "who", "can"))
"""What stands before a verb that is a noun too: *support customers*, but *a design system*."""

_NO_VERBS = frozenset(("staff",))
"""What begins lines as a noun: *Staff Nurse* asks for no staffing."""

_ARTICLES = frozenset("a an the our their your its".split())

_WITHIN = _ARTICLES | frozenset(("and", "of", "or"))
"""The small words that stand between a verb and its object."""

_SMALL = _WITHIN | frozenset(
    "about across after against are as at be before between by during for from how in into is it on over per"
    " that them this through to under we who will with within without you".split()
)
"""Words that are no part of a noun phrase."""

_WIDEST_GAP = 4
"""The most words between a verb and its noun: *manage a caseload of complex cases*."""

_REACH = _WIDEST_GAP + 2
"""How many words after the first of a phrase may have its second."""

_SHORTEST_NAME = 7
"""The fewest letters of a name of one word whose verb counts: *weld* for `welding`, nothing for `action`."""

_FIRST_OF_ENTRY = 24
"""So many words of a lexicon entry are searched for in other forms.

The first say best what it is; all cost 12 ms where a resume has thirty such tags, for no better order.
"""

_PARTICLES = frozenset("away back down in off on out over up".split())
"""What a verb has beside it: who says *check out our blog* names no checkout."""

_SHORTEST_SOLID = 8
"""The fewest letters of two words that count where they are written as one."""

_MOST_WORDS = 4
"""The most words of a phrase that is searched for in other forms."""


_NOTHING = [BREAK] * 3


class _Form(NamedTuple):
    """A phrase: the stems of its words, its folded words, and its tag."""

    stems: tuple[str, ...]
    folded: tuple[str, ...]
    meaning: Meaning


Forms = dict[str, dict[str, list[_Form]]]
"""Phrases by the stem with which they begin in a text, and by the next."""


class FormIndex:
    """The phrases of a person's own competences, searched for in one pass.

    Prepared when it is first searched: a resume alone never is.
    """

    def __init__(self, tags: Collection[Tag]) -> None:
        self._tags: Collection[Tag] = tags
        self._in_order: Forms = {}
        self._reversed: Forms = {}
        self._apart: dict[str, list[_Form]] = {}
        self._joined: dict[str, list[_Form]] = {}
        self._heads: dict[str, set[str]] = {}
        """By what a phrase of `_apart` may begin with, what then has to follow."""
        self._agents: dict[str, list[_Form]] = {}
        self._alone: Collection[str] = ()
        self._partners: Mapping[str, frozenset[str]] = {}

    def _prepare(self) -> None:
        for tag in self._tags:
            if tag.kind != "technology":
                meaning = Meaning(tag.id, tag.kind, is_form=True)
                for alias in tag.aliases[:_FIRST_OF_ENTRY] if tag.entry else tag.aliases:
                    self._add(alias, meaning, has_entry=bool(tag.entry))
        self._alone = frozenset(word for word, forms in self._in_order.items() if BREAK in forms)
        self._partners = {
            word: frozenset((*self._in_order.get(word, ()), *self._reversed.get(word, ())))
            for word in self._in_order.keys() | self._reversed.keys()
        }
        for solid in self._apart:
            for end in range(1, len(solid)):
                self._heads.setdefault(solid[:end], set()).add(solid[end:])
        self._tags = ()

    def _add(self, alias: str, meaning: Meaning, *, has_entry: bool) -> None:
        self._add_solid(alias, meaning)
        if has_entry and " " not in alias and "-" not in alias:
            return
        folded = fold_phrase(alias)
        size = len(folded)
        if alias[0] == "=" or not 0 < size <= _MOST_WORDS or not _SMALL.isdisjoint(folded):
            return
        if size == 1 and (len(alias) < _SHORTEST_NAME or not is_derived(folded[0])):
            return
        stems = tuple([stem(word) for word in folded])
        form = _Form(stems, folded, meaning)
        second = stems[1] if size > 1 else BREAK
        self._in_order.setdefault(stems[0], {}).setdefault(second, []).append(form)
        self._agents.setdefault(stems[-1], []).append(form)
        if size == 2:
            self._reversed.setdefault(second, {}).setdefault(stems[0], []).append(form)

    def _add_solid(self, alias: str, meaning: Meaning) -> None:
        folded = fold_phrase(alias)
        solid = "".join(folded)
        if len(folded) <= 2 and len(solid) >= _SHORTEST_SOLID and alias[0] != "=":
            index = self._joined if len(folded) == 2 else self._apart
            index.setdefault(solid, []).append(_Form((), folded, meaning))

    def find_agents(self, words: Words) -> list[Found[Meaning]]:
        """The phrases in a title by who does what they name, by where they start."""
        if self._tags:
            self._prepare()
        found: list[Found[Meaning]] = []
        for at, word in enumerate(words.folded):
            for form in self._agents.get(stem_of_agent(word), ()):
                start = at + 1 - len(form.stems)
                if start >= 0 and tuple(map(stem, words.folded[start:at])) == form.stems[:-1]:
                    found.append(Found(form.meaning, start, at + 1))
        return found

    def find(self, words: Words, stems: list[str]) -> list[Found[Meaning]]:
        """All phrases in another form, by where they start; they may overlap. `stems` are the words'."""
        if self._tags:
            self._prepare()
        found = [*self._find_solid(words)]
        partners = self._partners
        for at in find_indexes(stems, partners):
            word = stems[at]
            # Few words have a partner near them.
            if word not in self._alone and partners[word].isdisjoint(stems[at + 1 : at + 1 + _REACH]):
                continue
            if word in self._in_order:
                found += _find_in_order(self._in_order[word], words, stems, at)
            if word in self._reversed:
                found += _find_reversed(self._reversed[word], words, stems, at)
        return found

    def _find_solid(self, words: Words) -> Iterator[Found[Meaning]]:
        """The phrases that a word is without a space, or would be if it were written with the next."""
        folded = words.folded
        if not self._joined.keys().isdisjoint(folded):
            for at, word in enumerate(folded):
                yield from (Found(form.meaning, at, at + 1) for form in self._joined.get(word, ()))
        heads = self._heads
        for at in find_indexes(folded, heads):
            following = words.word_at(at + 1)
            if following in heads[folded[at]] and (
                following not in _PARTICLES or words.sign_after(at) == "-"
            ):
                forms = self._apart[folded[at] + following]
                yield from (Found(form.meaning, at, at + 2) for form in forms)


def _find_in_order(
    by_second: dict[str, list[_Form]], words: Words, stems: list[str], at: int
) -> Iterator[Found[Meaning]]:
    """The phrases that begin, in their order, with word `at`, but not those that stand there as they are."""
    folded = words.folded
    is_noun = _is_noun(folded[at])
    if BREAK in by_second and not is_derived(folded[at]) and _may_be_verb(words, at):
        yield from (Found(form.meaning, at, at + 1) for form in by_second[BREAK])
    second, third, fourth = (stems[at + 1 : at + 4] + _NOTHING)[:3]
    if second in by_second and second:
        for form in by_second[second]:
            end = at + len(form.stems)
            is_other = tuple(folded[at:end]) != form.folded and _is_noun(form.folded[0]) == is_noun
            if is_other and tuple(stems[at:end]) == form.stems:
                yield Found(form.meaning, at, end)
    if not second or not third:
        return
    if third in by_second and second in _ARTICLES:
        end = at + 3
    elif fourth in by_second and fourth and (second in _JOINS or third in _JOINS):
        end = at + 4
    else:
        return
    for form in by_second[stems[end - 1]]:
        if len(form.stems) == 2 and _is_noun(form.folded[0]) == is_noun:
            yield Found(form.meaning, at, end)


def _find_reversed(
    by_first: dict[str, list[_Form]], words: Words, stems: list[str], at: int
) -> Iterator[Found[Meaning]]:
    """The phrases whose last word comes first, as word `at`: as a verb, or before *of*."""
    folded = words.folded
    is_linked = words.word_at(at + 1) in _LINKS
    begin = at + 1 + is_linked
    for place in range(begin, min(begin + _WIDEST_GAP + 1, len(stems))):
        if stems[place] in by_first:
            for form in by_first[stems[place]]:
                if is_linked or _may_be_form_of(form.folded[1], words, at):
                    yield Found(form.meaning, at, place + 1)
        if folded[place] == BREAK or (folded[place] in _SMALL and folded[place] not in _WITHIN):
            return


def _may_be_form_of(noun: str, words: Words, at: int) -> bool:
    """Whether word `at` may be the verb of a noun with its stem."""
    word = words.folded[at]
    return not _is_noun(word) and word not in _NO_VERBS if is_derived(noun) else _may_be_verb(words, at)


def _is_noun(word: str) -> bool:
    """Whether a word names an activity and can be no verb: `development`, not `developing`."""
    return is_derived(word) and not word.endswith("ing")


def _may_be_verb(words: Words, at: int) -> bool:
    return words.word_at(at - 1) in _LEADS and words.word_at(at) not in _NO_VERBS
