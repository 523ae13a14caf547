"""Detects names that a posting says are not asked for: *no Java*, *Kafka is not needed*.

A replacement is asked for, the replaced thing is not: *Nomad instead of Docker*, *replacing Jenkins with
Buildkite*. A denial applies to a whole list: *No Java, PHP or Ruby*. The words are in phrases/denials.txt.
All functions read a few words around a position, so that a text takes linear time.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from itertools import pairwise

from casefolio.match.places import Places
from casefolio.storage.phrases import read_phrases, read_words
from casefolio.text.words import BREAK, Words, fold_phrase

DENIALS = "match/phrases/denials.txt"

_DENIAL_REACH, _LONGEST_BRIDGE = 3, 7
"""The most words of any kind between a denial and its object, and the most words of a bridge to it."""

_CONSEQUENCE_REACH = 12
"""The most words from *without* to what does not work then."""

_CONTRAST_REACH = 3
"""The most words between *instead of* and the thing that is not used."""

_EXCHANGE_REACH = 6
"""The most words between *replacing* and its object, and from there to *with*."""

_LONGEST_SUBJECT = 8
"""The most words between a name and *is not needed*."""

_LONGEST_LIST = 8
"""The most items of a list that one denial applies to."""

_NOUN_REACH = 2
"""The most words of any kind before these: *Java developers*."""

_MOST_FILLERS = 4
"""The most words between *not* and *needed*."""

_WISH_REACH = 5
"""The most words between *but* and *a plus*."""

_LONGEST_LABEL, _LABEL_REACH = 40, 200
"""The most characters up to the colon of *Not needed:*, and from there to what it applies to."""

_OPENING_SIGNS = ("(", ":", "–", "-", "—", ",", "[")


@cache
def _words(group: str) -> frozenset[str]:
    return read_words(DENIALS, group)


@cache
def _phrases(group: str) -> tuple[frozenset[tuple[str, ...]], int]:
    """The phrases of a group as folded words, and the length of the longest."""
    phrases = frozenset(fold_phrase(phrase) for phrase in read_phrases(DENIALS)[group])
    return phrases, max(map(len, phrases))


@cache
def _telling() -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, ...]]]:
    """Words and pairs of words of which each denial has at least one.

    First the words and the longer one of each pair: a line without any of these has no denial.
    """
    plain = "denials not no unwanted answers exchanges swaps exchanged preferences".split(" ")
    groups = (*plain, "right before", "free of")
    phrases = _phrases("contrasts")[0] | _phrases("contrasts of names")[0] | _phrases("no part of it")[0]
    alone = frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)
    alone = alone.union({"over"}, *map(_words, groups))
    pairs = frozenset(phrase[:2] for phrase in phrases)
    return alone.union(max(pair, key=len) for pair in pairs), alone, pairs


@cache
def _contrast_words() -> frozenset[str]:
    """The longest word of each contrast, without which none stands there: *instead* of *instead of*."""
    return frozenset(max(phrase, key=len) for phrase in _phrases("contrasts")[0])


def may_deny(words: Words) -> bool:
    """A fast test for lines without any denial, which most are."""
    signs, alone, pairs = _telling()
    folded = words.folded
    if signs.isdisjoint(folded):
        return False
    return not alone.isdisjoint(folded) or not pairs.isdisjoint(pairwise(folded))


def is_denied(words: Words, start: int, end: int, places: Places, *, is_name: bool) -> bool:
    """Whether the text says that the words from `start` to `end` are not asked for.

    `is_name` is True for the name of a technology: before other words some denials, such as *zero*, mean
    something else.
    """
    if _is_denied_before(words, start, places, is_name=is_name) or _is_refused_after(words, end):
        return True
    first, last = _find_list(words, start, end, places)
    if first != start and _is_denied_before(words, first, places, is_name=is_name):
        return not _stands_in(words, end)
    if last != end and _is_refused_after(words, last):
        return True
    return is_name and (_is_replaced(words, start, end) or _is_free_of(words, end))


def is_plainly_denied(words: Words, start: int, *, is_name: bool) -> bool:
    """Whether *no*, *not*, *without* comes before: *no Java needed*, *not bound to ceremonies*.

    A denial reaches over a few words of any kind, and further over *need to know*, *prior experience with*.
    """
    for place in range(start - 1, max(-1, start - 1 - _LONGEST_BRIDGE), -1):
        word = words.folded[place]
        if word in _words("denials"):
            return _denies(words, place, is_before_name=is_name and place == start - 1)
        is_far = place < start - _DENIAL_REACH and word not in _words("bridges")
        if word == BREAK or word in _words("barriers") or is_far:
            return False
    return False


def _denies(words: Words, place: int, *, is_before_name: bool) -> bool:
    """Whether the word at a position is a denial: it is not in *no-nonsense*, *not only*, *not without*."""
    if words.sign_after(place) == "-":
        return is_before_name  # a no-Java zone
    before = words.folded[max(0, place - _DENIAL_REACH) : place]
    if words.folded[place] in _words("denials twice") and (
        not (_words("not") | _words("nothing")).isdisjoint(before) or _is_needed_for_all(words, place)
    ):
        return False
    return words.word_at(place + 1) not in _words("affirmed by")


def _is_needed_for_all(words: Words, place: int) -> bool:
    """Whether nothing works without it, with *without* at the beginning of a sentence."""
    if place and words.folded[place - 1] != BREAK:
        return False
    after = words.folded[place + 1 : place + 1 + _CONSEQUENCE_REACH]
    after = after[: after.index(BREAK)] if BREAK in after else after
    if not _words("no matter").isdisjoint(after):
        return False
    fails = any(verb in _words("can") and no in _words("not") for verb, no in pairwise(after))
    return fails or not _words("nothing").isdisjoint(after)


def _find_list(words: Words, start: int, end: int, places: Places) -> tuple[int, int]:
    """Begin and end of the list that the words from `start` to `end` are in. It may have one item only.

    The last two items are joined by a word: *Java, PHP or Ruby* is a list, *Java, PHP* is not.
    """
    last, ends_with_word = _go_on(words, end, places)
    first = _go_back(words, start, places, after_comma=ends_with_word)
    return first, last if ends_with_word else end


def _go_on(words: Words, end: int, places: Places) -> tuple[int, bool]:
    """The end of the last item of the list, and whether a word joins it."""
    for _ in range(_LONGEST_LIST):
        after, link = _read_link(words, end, 1)
        stop = places.end_of_what_begins_at(after)
        if stop is None and words.word_at(after - 1) in _words("excluding"):
            stop = after + 1  # another item, whatever it is
        if stop is None:
            return end, False
        end = stop
        if link is _Link.WORD:
            return end, True
    return end, False


def _go_back(words: Words, start: int, places: Places, *, after_comma: bool) -> int:
    """The begin of the first item of the list. A comma joins items only where a word joins later ones."""
    before_commas: int | None = None
    for _ in range(_LONGEST_LIST):
        before, link = _read_link(words, start, -1)
        begin = places.begin_of_what_ends_at(before)
        if begin is None or (link is _Link.COMMA and not after_comma):
            break
        if link is _Link.WORD and before_commas is not None:
            return before_commas  # `no Java or PHP, Go and Rust`: two lists
        if link is _Link.COMMA and before_commas is None:
            before_commas = start
        start, after_comma = begin, after_comma or link is _Link.WORD
    return start


class _Link(Enum):
    """What joins two items of a list: nothing or a slash, a comma, a word."""

    NONE = auto()
    COMMA = auto()
    WORD = auto()


def _read_link(words: Words, at: int, step: int) -> tuple[int, _Link]:
    """The position beyond a comma and an *or*, forwards or backwards, and the link between."""
    link = _Link.NONE
    for _ in range(2):
        place = at if step > 0 else at - 1
        if words.word_at(place) in _words("joining"):
            link = _Link.WORD
        elif words.word_at(place) == BREAK and words.sign_at(place) == ",":
            link = _Link.COMMA if link is _Link.NONE else link
        else:
            break
        at += step
    return at, link


def _is_denied_before(words: Words, start: int, places: Places, *, is_name: bool) -> bool:
    """Whether the words before deny it, or say that something else is used."""
    return (
        is_plainly_denied(words, start, is_name=is_name)
        or _is_contrasted(words, start, places)
        or _is_below_refusal(words, start)
        or (is_name and (_is_contrasted_name(words, start) or _is_not_preferred(words, start, places)))
    )


def _is_contrasted(words: Words, start: int, places: Places) -> bool:
    """Whether *instead of*, *rather than* comes before, and nothing else that it may apply to."""
    if not places.has_any(_contrast_words()):
        return False
    for place in range(start, max(-1, start - 1 - _CONTRAST_REACH), -1):
        if _ends_with(words, place, "contrasts"):
            return True
        if words.word_at(place - 1) == BREAK or words.folded[place - 1] in _words("barriers"):
            return False
        if places.name_ends_at(place):
            return False
    return False


def _is_contrasted_name(words: Words, start: int) -> bool:
    """Whether *non-*, *zero* or *anything but* comes immediately before, or *away from the*."""
    if words.word_at(start - 1) in _words("right before"):
        return words.folded[start - 1] != "zero" or words.sign_after(start - 1) != "-"
    return any(_ends_with(words, place, "contrasts of names") for place in (start, start - 1))


def _stands_in(words: Words, end: int) -> bool:
    """Whether it replaces something else, even in a denied list: *…, Go instead of PHP*."""
    return _begins_with(words, end, "contrasts")


def _begins_with(words: Words, at: int, group: str) -> bool:
    """Whether one of a group's phrases begins at word `at`."""
    phrases, longest = _phrases(group)
    beginning = tuple(words.folded[at : at + longest])
    return not phrases.isdisjoint(beginning[:size] for size in range(1, len(beginning) + 1))


def _ends_with(words: Words, end: int, group: str) -> bool:
    """Whether one of a group's phrases ends immediately before word `end`."""
    phrases, longest = _phrases(group)
    ending = tuple(words.folded[max(0, end - longest) : end])
    return not phrases.isdisjoint(ending[place:] for place in range(len(ending)))


def _is_not_preferred(words: Words, start: int, places: Places) -> bool:
    """Whether something else is preferred: *Go over Java*, *we prefer Go to Java*."""
    link = words.word_at(start - 1)
    before = words.folded[max(0, start - 1 - _EXCHANGE_REACH) : start - 1]
    if link == "to":
        return places.name_ends_at(start - 1) and not _words("preferences").isdisjoint(before)
    if link != "over":
        return False
    return places.name_ends_at(start - 1) or not _words("preferences").isdisjoint(before)


def _is_below_refusal(words: Words, start: int) -> bool:
    """Whether it follows shortly after *Not needed:* at the beginning of the text."""
    offset = words.starts[start]
    colon = words.text.find(":", 0, min(offset, _LONGEST_LABEL))
    if colon < 0 or offset > colon + _LABEL_REACH or ". " in words.text[colon:offset]:
        return False
    return _says_no(words, 0) and words.text[:colon].count(" ") < _MOST_FILLERS


def _is_refused_after(words: Words, end: int) -> bool:
    """Whether the words after it deny it: *is not needed*, *? No thanks*, *(irrelevant)*."""
    sign = words.sign_at(end) if words.word_at(end) == BREAK else ""
    if sign == "?":
        return words.word_at(end + 1) in _words("answers")
    if sign:
        return sign in _OPENING_SIGNS and (_says_no(words, end + 1) or _answers_no(words, end + 1))
    at = _skip_subject(words, end)
    if _says_no(words, at) or _is_replaced_by(words, at) or _begins_with(words, at, "no part of it"):
        return True
    return at > end and words.word_at(at) in _words("not") and words.word_at(at + 1) == BREAK


def _skip_subject(words: Words, end: int) -> int:
    """The position after *developers*, *experience of any kind is*, where *not needed* would follow."""
    at = end
    while at < end + _NOUN_REACH and words.word_at(at) not in _words("subjects"):
        if words.word_at(at) == BREAK or words.folded[at] in _words("refusing"):
            return end
        at += 1
    if words.word_at(at) not in _words("subjects"):
        return end
    while at < end + _LONGEST_SUBJECT and words.word_at(at) in _words("subjects"):
        at += 1
    return at


def _says_no(words: Words, at: int) -> bool:
    """Whether *not needed*, *no requirement*, *irrelevant* is at `at`, without *but a plus* after it."""
    word = words.word_at(at)
    if word in _words("unwanted"):
        return True
    if word in _words("no"):
        return words.word_at(at + 1) in _words("no such") and not _is_wished_for(words, at + 2)
    if word not in _words("not"):
        return False
    place = at + 1
    while place <= at + _MOST_FILLERS and words.word_at(place) in _words("fillers"):
        place += 1
    refused = _words("does not" if words.word_at(at - 1) in ("do", "does", "did") else "not wanted")
    return words.word_at(place) in refused and not _is_wished_for(words, place + 1)


def _is_wished_for(words: Words, at: int) -> bool:
    """Whether *but a plus* follows: then it is wished for."""
    at += words.word_at(at) == BREAK
    following = words.folded[at + 1 : at + 1 + _WISH_REACH]
    return words.word_at(at) in _words("but") and not _words("wishes").isdisjoint(following)


def _answers_no(words: Words, at: int) -> bool:
    """Whether a lone *no* is at `at`: *PHP: no.*"""
    return words.word_at(at) in _words("no") | _words("answers") and words.word_at(at + 1) == BREAK


def _is_replaced_by(words: Words, at: int) -> bool:
    """Whether *replaced by*, *durch Go ersetzt* is at `at`."""
    if words.word_at(at) in _words("exchanged"):
        return words.word_at(at + 1) in _words("exchanged for")
    following = words.folded[at + 1 : at + 1 + _EXCHANGE_REACH]
    return words.word_at(at) == "durch" and not _words("exchanged").isdisjoint(following)


def _is_replaced(words: Words, start: int, end: int) -> bool:
    """Whether it is between *replacing* and *with*."""
    for verbs, prepositions in (("exchanges", "exchanged for"), ("swaps", "swapped for")):
        before = words.folded[max(0, start - _EXCHANGE_REACH) : start]
        after = words.folded[end : end + _EXCHANGE_REACH]
        verb = _find_near(before[::-1], _words(verbs), _words(prepositions))
        if verb and _find_near(after, _words(prepositions), _words(verbs)):
            return True
    return False


def _find_near(row: list[str], wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    """Whether one of the wanted words comes before a break and before any unwanted one."""
    for word in row:
        if word in wanted:
            return True
        if word == BREAK or word in unwanted:
            return False
    return False


def _is_free_of(words: Words, end: int) -> bool:
    """Whether *-free* follows: *a PHP-free shop*."""
    return words.sign_after(end - 1) == "-" and words.word_at(end) in _words("free of")
