"""What a name in capitals looks like: an employer's, within a sentence and on a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

EMPLOYERS = "posting/phrases/employers.txt"

NAME = (
    r"(?:(?:The )?(?:Foundation|Trust|Institute|Cent(?:er|re)|Society|Association|Museum|Council|Office|Agency|Fund|Bureau|Ministry"
    r"|Department|School|College|University|Academy|Alliance|Union|League|Board) (?:of|for)(?: the)? )?"
    r"(?:St\. )?(?:[a-z]{1,3}(?=[A-Z]))?[A-Z0-9][\w&'’+-]*(?:\.(?:ai|io|com|co|org|net|dev|app))?"
    r"(?:(?: [&+]| of| and|) ?[A-Z0-9][\w&'’+-]*){0,5}"
)
"""The pattern of a name, for others that have one inside: *Example & Sons*, *Trust of Example*."""

NAMES = lazy_pattern(NAME)
_START = lazy_pattern(
    r"[A-Z0-9](?:(?<!\w.)|(?<=[a-z].)(?:(?<!\w..)|(?<=[a-z]{2}.)(?:(?<!\w...)|(?<=[a-z]{3}.)(?<!\w....))))"
)
"""The first capital or digit of a word, after three small letters at most. Letters are looked for backwards,
since a sign that a pattern begins with is found fastest."""
ROW_NAME = lazy_pattern(
    rf"((?:[a-z]{{1,8}}(?=[A-Z])|[a-z]{{2,5}} )?{NAME}(?: for(?: the)? {NAME})?)\.?(?: \([^()]{{2,20}}\))?"
)
"""A name on a row of its own: *Institute for Marine Studies*, *Helm & Watch (MSSP)*, *quietDB*."""


def find_names(text: str) -> Iterator[re.Match[str]]:
    """The names in a text. Each begins with a capital or a digit, or soon has one (*ezExample*), which is found
    faster than a name is."""
    begin = _START.search(text)
    while begin:
        at = begin.start()
        while at > begin.pos and text[at - 1].islower():
            at -= 1
        found = NAMES.match(text, at)
        if found:
            yield found
        begin = _START.search(text, max(found.end() if found else 0, begin.end()))


class EmployerPhrases(NamedTuple):
    """Phrases that name an employer: labels above, headings before, or words after the name."""

    labels: frozenset[str]
    headings: tuple[str, ...]
    does: tuple[str, ...]
    has: tuple[str, ...]
    no_names: frozenset[str]
    organisations: frozenset[str]
    fields: frozenset[str]
    parts: frozenset[str]


@cache
def employer_phrases() -> EmployerPhrases:
    groups = read_phrases(EMPLOYERS)
    return EmployerPhrases(
        frozenset(groups["labels"]),
        tuple(f"{phrase} " for phrase in groups["headings"]),
        tuple(f" {phrase} " for phrase in groups["does"]),
        groups["has"],
        frozenset(groups["no names"]),
        frozenset(groups["organisations"]),
        frozenset(groups["fields"]),
        frozenset(groups["parts"]),
    )


def is_organisation(name: str) -> bool:
    """Whether a name of several words has a word for what organisations are, last or *University of …*."""
    first, *middle, last = name.rstrip(".").split(" ") if " " in name else (name, "")
    if middle and middle[0] in ("of", "for") and first.lower() in employer_phrases().organisations:
        return True
    if len(middle) > 1 and middle[-1] == "of" and middle[-2].lower() in employer_phrases().organisations:
        return True
    return last.lower() in employer_phrases().organisations
