"""The stem that the forms of an English word share: `manage`, `managing`, `managed`, `management`.

Light on purpose. Words for people (`manager`, `user`) keep their ending: who works with product managers does
no product management. Adjectives keep theirs too. A stem is only compared with other stems; it is no word.
"""

from __future__ import annotations

from collections.abc import Callable

from casefolio.text.words import fold_plural
from casefolio.text.words.remembered import Remembered

_SHORTEST = 3
"""The fewest letters that are left of a word."""

_LONGEST_AT = 6
"""The most letters of a stem that keeps its *at*: `operat`, but `implement(at)`."""

_FAMILIES = """
acquire acquisition
advise advice
apply application
approve approval
build built
child children
choose choice chosen
comply compliance
convert conversion
crisi crise
criterion criteria
curriculum curricula
decide decision
deliver delivery
describe description
discover discovery
grow growth grown
intervene intervention
lead led
maintain maintenance
make made
practise practice
provide provision
recover recovery
remove removal
renew renewal
resolve resolution
respond response
retain retention
run ran
sell sale sold
teach taught
use used using
write wrote written
"""
"""Words that their endings do not bring together, folded; those of a line have the stem of its first."""

_WHOLE = frozenset(
    "accounting department engineering evening marketing meeting mission morning nothing something"
    " station".split()
)
"""Words whose ending is no form of the word before it: *accounting* is no form of *account*."""

_DOUBLED = frozenset("bdfglmnprt")
_VOWELS = frozenset("aeiouy")


def _stem_anew(word: str) -> str:
    word = _FIRST_OF_FAMILY.get(word, word)
    if len(word) <= _SHORTEST or word in _WHOLE or not word.isalpha():
        return word
    found = _strip_verb(word)
    if len(found) > _LONGEST_AT and found.endswith("at"):
        found = found[:-2]
    if len(found) > len("ment") + _SHORTEST:
        found = found.removesuffix("ment")
    if found.endswith(("e", "si", "ific")):
        found = found[:-1]
    if len(found) > _SHORTEST and found[-1] == found[-2] and found[-1] in _DOUBLED:
        found = found[:-1]
    if len(found) > _SHORTEST and found[-1] in "yz":
        found = found[:-1] + ("i" if found[-1] == "y" else "s")
    return found


stem = Remembered(_stem_anew, most=20_000).__getitem__
"""The stem of a word as `split_words` folds it: in small letters, no plural.

A word of another language gets something that is always the same.
"""


def _strip_verb(word: str) -> str:
    """A word without the first ending that leaves a syllable."""
    for ending in ("ing", "ed", "ion", "ance"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= _SHORTEST and not _VOWELS.isdisjoint(left):
            return left[:-1] if word.endswith("uction") else left
    return word.removesuffix("e")


def stem_of_agent(word: str) -> str:
    """The stem of what a folded word for people does: `weld` for `welder`; "" for any other word."""
    for ending in ("er", "or"):
        doer = word.removesuffix(ending)
        if doer != word and len(doer) >= _SHORTEST:
            return stem(f"{doer}ing")
    return ""


def is_derived(word: str) -> bool:
    """Whether a folded word names an activity, made from a verb: `planning`, `assessment`, `analysis`."""
    return word.endswith(("ing", "ment", "ion", "ance", "ysi")) or word in _NOUNS


_FIRST_OF_FAMILY = {
    word: first for first, *others in map(str.split, _FAMILIES.split("\n")[1:-1]) for word in others
}
_NOUNS = frozenset(
    "advice approval choice delivery discovery growth recovery removal renewal response sale".split()
)


def find_base(word: str, is_known: Callable[[str], bool]) -> str:
    """The base of a verb in the past, both folded: `raise` for `raised`.

    Of the bases that it may have the first that is known; the word as it is where none is.
    """
    if word in _BASES:
        return _BASES[word]
    left = word.removesuffix("ed")
    if left == word or len(left) < _SHORTEST - 1:
        return word
    forms = (left, f"{left}e", left[:-1], f"{left[:-1]}y")
    return next(filter(is_known, map(fold_plural, forms)), word)


_BASES = dict(
    pair.split(":")
    for pair in (
        "began:begin brought:bring built:build chose:choose cut:cut did:do drew:draw drove:drive fed:feed "
        "found:find gave:give got:get grew:grow held:hold kept:keep led:lead made:make met:meet "
        "oversaw:oversee ran:run rebuilt:rebuild rewrote:rewrite saw:see sent:send set:set "
        "shot:shoot sold:sell spoke:speak taught:teach took:take undertook:undertake won:win wrote:write"
    ).split()
)
"""Verbs whose past has no *-ed*."""
