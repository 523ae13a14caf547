"""Sentences that name an employer: *At Example, …*, *Example is a …*, *join Example*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefolio.posting import weights
from casefolio.posting.facts.name_forms import NAME, employer_phrases, find_names, is_organisation
from casefolio.text.patterns import lazy_pattern

PLACED_IN = lazy_pattern(r"\b(?:in|near|from|to|around) $", re.I)
_GREETED = lazy_pattern(r"(?:hey|hi|hello|welcome)\b[^.!?]{0,30}we(?:'re| are) $", re.I)
"""*Hello, we're Example.*"""
_HIRES = lazy_pattern(
    r"(?:, [^,.!?]{2,80},)? (?:is (?:(?:currently|now|actively|urgently) )?(?:hiring|looking (?:for|to)|seeking|recruiting"
    r"|searching for|in search of|an equal)|(?:seeks|needs|wants|requires) (?:an?|its|the|two|three|several|experienced|new) "
    r"|(?:currently |now )?has (?:an? )?(?:\w+ )?(?:vacanc|opening|opportunit)|invites applications"
    r"|(?:wishes|wants|would like) to (?:appoint|hire|recruit)|recruits )"
)
_LONGEST_GREETING = 50
"""How many characters before a name may greet the reader."""
_AFTER_NAME = 120
"""How many characters after a name are examined."""
_HERE_AT = lazy_pattern(
    r"\b(?:us|team|family|career|role|job|position|post|opportunity|opening|vacancy|life|work|working|an? [\w ]{3,40})"
    r" (?:here )?at(?: the)? $",
    re.I,
)
"""What comes before an employer's name: *come and join us at Example*."""
_DOES_ANYTHING = lazy_pattern(r" [a-z]{3,}[a-rt-z]s ")
"""A verb after the name that a sentence begins with: *Example Mills spins wool*."""
_SEEKS_TO_JOIN = lazy_pattern(
    r"\b(?:looking for|seeking|hiring|searching for|need|recruiting)\b[^.!?]{0,80} to join $", re.I
)
_JOINED_AS = (" as ", " and ", " in ", "!", " today")
_PLACED = (" in ", " at our ", " as ", " from ", ".", ",", " on a ", " for ")
"""What comes after an employer's name, and not after that of a team: *to join Example in Leeds*."""
_APPLY_TO = lazy_pattern(
    r"\b(?:apply|applications?|cv|resume|letter|write|send|questions)\b[^.!?]{0,60} (?:to|at)(?: the)? $",
    re.I,
)
_BEFORE_SUBJECT = lazy_pattern(r"(?:(?:As|With|For|Since|Founded) [^.!?]{3,100}, )?(?:[Tt]he )?")
"""What comes before an employer that a sentence is about: *As the first maker of …, Example …*."""
_WRITER = lazy_pattern(
    r"\bI(?:'m| am) [^.!?]{1,60}?\b(?i:VP|C[ETPO]O|head|director|(?:co-)?founder|manager|lead)\b[^.!?]{0,30}? at "
    rf"({NAME})"
)
"""A person of the employer who writes in the first person; a recruiter would name the agency."""
_WE_ARE = ("We're ", "We are ")


def read_sentences(text: str) -> Iterator[tuple[str, float]]:
    """Names, with votes, by their context: `At Example, …`, `Example is a …`, `join Example`."""
    if ("I'm " in text or "I am " in text) and (writer := _WRITER.search(text)):
        yield writer[1], weights.COMPANY_WRITER
    for found in find_names(text):
        start, name = found.start(), found[0]
        if " " not in name and (name.isdigit() or name.lower() in employer_phrases().no_names):
            continue
        before = text[max(0, start - 6) : start]
        after = text[found.end() : found.end() + _AFTER_NAME]
        begins = start == 0 or before.endswith((". ", "! ", "? ", ": "))
        if (
            name.startswith("At ")
            and begins
            and after.startswith((",", " (", " we ", " we'", " you ", " you'"))
        ):
            yield name[3:], weights.COMPANY_AT
        elif before.endswith(("At ", " at ", " with ", "join ", "Join ")):
            is_opening = before.endswith("At ") and after.startswith(",")
            yield name, weights.COMPANY_AT if is_opening else weights.COMPANY_WITH
        if before.endswith(("at ", "the ")) and _HERE_AT.search(text[max(0, start - 60) : start]):
            yield name, weights.COMPANY_HERE_AT
        if before.endswith(" at ") and after.startswith((", a ", ", an ", ", the ")):
            yield name, weights.COMPANY_APPOSITION
        if begins and name.startswith(_WE_ARE) and after.startswith((",", ".", " –", " —", " - ", " and ")):
            yield name.partition(" ")[2].removeprefix("are "), weights.COMPANY_WE_ARE
        if before.endswith(("e're ", "e are ")) and after.startswith((",", " and we ", " –", " —")):
            yield name, weights.COMPANY_WE_ARE_INSIDE
        elif after.startswith((".", "!")) and start < _LONGEST_GREETING and _GREETED.match(text[:start]):
            yield name, weights.COMPANY_WE_ARE
        if name.startswith("Join ") and after.startswith(_JOINED_AS):
            yield name[5:], weights.COMPANY_JOIN_AS
        if before.endswith("join ") and (after.startswith(_PLACED) and _SEEKS_TO_JOIN.search(text[:start])):
            yield name, weights.COMPANY_JOINED
        is_addressed = before.endswith((" to ", " at ", " the ")) and is_organisation(name)
        if is_addressed and _APPLY_TO.search(text[max(0, start - 100) : start]):
            yield name, weights.COMPANY_APPLY_TO
        if _HIRES.match(after) and not (before.endswith(", ") or PLACED_IN.search(before)):
            yield name, weights.COMPANY_SEEKS
        elif begins and after.startswith(employer_phrases().does):
            yield name, weights.COMPANY_DOES
        elif start == 0 and _does_anything(name, after):
            yield name, weights.COMPANY_DOES_ANYTHING
        if name.endswith("'s") and f"'s{after}".startswith(employer_phrases().has):
            yield name, weights.COMPANY_HAS


def _does_anything(name: str, after: str) -> bool:
    """Whether any verb follows a name of several words; after one word it may be a noun: *Example engineers build …*."""
    return " " in name and _DOES_ANYTHING.match(after) is not None


def tells_of(company: str, text: str) -> bool:
    """Whether a text begins with what an employer is or does, and not with whom it looks for."""
    start = text.find(company, 0, _AFTER_NAME) if company else -1
    if start < 0 or not _BEFORE_SUBJECT.fullmatch(text, 0, start):
        return False
    after = text[start + len(company) : start + len(company) + _AFTER_NAME]
    is_told = after.startswith(employer_phrases().does) or _does_anything(company, after)
    return is_told and not _HIRES.match(after)
