"""What a careful editor would say about a resume that has no errors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from casefolio.resume.model import Claim, PartialDate, Resume, Work
from casefolio.resume.sections.fields import DATES, describe_employer, describe_entry
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.resume.vocabulary.tags import Tag
from casefolio.text.errors import Problem
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

FEWEST_ALIASES = 4
"""Words a tag should be known by. Measured: with four forms a tag, F1 is .65; with all of 14, .81."""

MOST_SAME_OPENINGS = 2
"""How many claims may begin with the same verb before it reads like a list of one's habits."""

MOST_SUGGESTED = 4
"""Tags to choose from for a claim that has none."""

LONGEST_CLAIM = 240
"""Characters that fill about two and a half lines of a PDF; recruiters read no further."""

LONGEST_GAP = 6
"""Months between two positions that nobody asks about."""

_GENERIC = """
business communication customer customers data design development efficiency engineering experience
growth hiring impact improvement innovation leadership management own people process product quality
results scale service services software strategy support systems team teams technology tools
"""
GENERIC_ALIASES = frozenset(_GENERIC.split())
"""Words that stand in nearly every posting and so tell nothing when a tag is looked for by them."""

_FIRST_PERSON = lazy_pattern(r"(?<![\w/&.'’-])(I|my|me|mine|myself|we|our|ours|us)(?![\w/&'’.-])")
_FIGURE = lazy_pattern(
    r"\d|\b(?:half|halved|halving|doubl\w+|tripl\w+|twice|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|first|only|sole|\w+fold)\b",
    re.I,
)


def find_advice(root: Node, resume: Resume, vocabulary: Mapping[str, Tag]) -> Iterator[Problem]:
    """Advice on words, figures, tags and dates, each at its place in the YAML."""
    yield from _advise_on_tags(root, resume, vocabulary)
    yield from _advise_on_wording(root, resume)
    yield from _advise_on_openings(root, resume)
    yield from _advise_on_figures(root, resume)
    yield from _advise_on_time(root, resume.work)


def _advice(node: Node, message: str, hint: str = "", word: str = "") -> Problem:
    place = node.place_of(word) if word else node.place
    return replace(node.source.problem(place, message, hint), severity="advice")


def _highlight_node(root: Node, claim: Claim) -> Node:
    return root.find((claim.section, claim.entry, "highlights", claim.position))


def _text_node(root: Node, claim: Claim) -> Node:
    return _highlight_node(root, claim).find(("text",))


def _advise_on_tags(root: Node, resume: Resume, vocabulary: Mapping[str, Tag]) -> Iterator[Problem]:
    entries = root.find(("tags",))
    for tag in vocabulary.values():
        if tag.own and entries.child(tag.id) and (told := _say_what_it_is_taken_for(tag)):
            yield replace(entries.key_problem(tag.id, *told), severity="advice")
    for id in resume.tags:
        known = vocabulary[id].aliases
        if vocabulary[id].kind != "technology" and len(known) < FEWEST_ALIASES:
            message = f"tag '{id}' is known by {len(known)} word{'s' * (len(known) != 1)} only"
            hint = "add under 'aliases' what postings call it"
            yield replace(entries.key_problem(id, message, hint), severity="advice")
        for alias in root.find_items(("tags", id, "aliases")):
            if str(alias.value).lower() in GENERIC_ALIASES:
                message = f"'{alias.value}' stands in nearly every posting, whatever it asks for"
                yield _advice(alias, message, "use a phrase of two words or more")
    yield from _advise_on_bare_claims(root, resume, vocabulary)


def _advise_on_bare_claims(root: Node, resume: Resume, vocabulary: Mapping[str, Tag]) -> Iterator[Problem]:
    """A word on each claim without tags; one for all where no claim has any."""
    claims = list(resume.claims())
    bare = [
        claim
        for claim in claims
        if not claim.highlight.tags and not resume.entries(claim.section)[claim.entry].tags
    ]
    if len(bare) == len(claims) > 1:
        message = f"none of the {len(claims)} highlights has tags: their {_READ_INSTEAD}"
        yield _advice(
            _text_node(root, bare[0]), message, "`casefolio tags` proposes some, `--write` adds them"
        )
        return
    for claim in bare:
        message = f"'{claim.highlight.id}' has no tags: its {_READ_INSTEAD}"
        hint = _advise_on_first_tags(root, claim, resume, vocabulary)
        yield _advice(_text_node(root, claim), message, hint)


_READ_INSTEAD = "words are read instead, which counts less"


def _advise_on_first_tags(root: Node, claim: Claim, resume: Resume, vocabulary: Mapping[str, Tag]) -> str:
    near = ", ".join(_suggest_tags(claim.highlight.text, resume, vocabulary))
    if isinstance(_highlight_node(root, claim).value, str):
        return f"write it as '- text: …' and below that 'tags: [{near or '…'}]'"
    return f"its words speak for: {near}" if near else "add 'tags: […]'"


def _say_what_it_is_taken_for(tag: Tag) -> tuple[str, str] | None:
    """Which words of the lexicon a tag has whose name is another there, and what to do about it."""
    if tag.entry and tag.entry != tag.id:
        message = f"tag '{tag.id}' is taken for '{tag.entry}' and has all its words"
        return message, "list under 'not' those that do not fit"
    if tag.sharing:
        others = " and ".join(f"'{id}'" for id in tag.sharing)
        message = f"tag '{tag.id}' is looked for by its own name only, a word of {others}"
        return message, f"for all words of '{tag.sharing[0]}' name it so; for others add them under 'aliases'"
    return None


def _suggest_tags(text: str, resume: Resume, vocabulary: Mapping[str, Tag]) -> list[str]:
    """Tags whose words stand in a text, the most telling first: the person's own, or where none does, any."""
    # Only here: most resumes have tags, and the words of all tags take a while to compile.
    from casefolio.tailor.reading import read_tags

    read = [each.tag for each in read_tags(text, vocabulary)]
    return ([id for id in read if id in resume.tags] or read)[:MOST_SUGGESTED]


def _advise_on_wording(root: Node, resume: Resume) -> Iterator[Problem]:
    for claim in resume.claims():
        node = _text_node(root, claim)
        text = render_text(claim.highlight.text)
        if found := _FIRST_PERSON.search(text):
            hint = "leave the person out: 'Led …', not 'I led …'"
            yield _advice(node, f"first person: '{found[1]}'", hint, _near(text, found))
        if len(text) > LONGEST_CLAIM:
            message = f"{len(text)} characters: few readers finish more than {LONGEST_CLAIM}"
            yield _advice(node, message, "split it, or give it a 'short'")


def _near(text: str, found: re.Match[str]) -> str:
    """The found word with the character after it, so that `I` is not found inside another word."""
    return text[found.start() : found.end() + 1]


def _advise_on_openings(root: Node, resume: Resume) -> Iterator[Problem]:
    openings: dict[str, list[Claim]] = defaultdict(list)
    for claim in resume.claims():
        if word := re.match(r"\W*(\w+)", render_text(claim.highlight.text)):
            openings[word[1].lower()].append(claim)
    for claims in openings.values():
        for claim in claims[MOST_SAME_OPENINGS:]:
            opening = render_text(claim.highlight.text).split()[0]
            message = f"{len(claims)} claims open with '{opening}'"
            yield _advice(_text_node(root, claim), message, "another verb says more")


def _advise_on_figures(root: Node, resume: Resume) -> Iterator[Problem]:
    """One word per position, where most of its claims name no figure."""
    for index, position in enumerate(resume.work):
        bare = [i for i, h in enumerate(position.highlights) if not _FIGURE.search(render_text(h.text))]
        if len(position.highlights) >= 3 and len(bare) * 2 > len(position.highlights):
            message = f"{len(bare)} of {len(position.highlights)} claims here name no figure"
            node = root.find(("work", index, "highlights", bare[0], "text"))
            yield _advice(node, message, "how many, how much, how fast, compared with what?")


def _advise_on_time(root: Node, work: tuple[Work, ...]) -> Iterator[Problem]:
    dated = [(i, w) for i, w in enumerate(work) if w.start_date]
    dated.sort(key=lambda pair: _months(pair[1].start_date, last=False))
    for (_, earlier), (index, later) in pairwise(dated):
        node = root.find(("work", index)).find(("startDate",))
        if earlier.end_date is None:
            if later.name != earlier.name:
                message = f"begins while {_name(earlier)} goes on: it has no endDate"
                yield _advice(node, message, "add the endDate there, unless both are true")
            continue
        apart = _months(later.start_date, last=False) - _months(earlier.end_date, last=True)
        if apart > LONGEST_GAP:
            message = f"{apart} months after {_name(earlier)} ended ({earlier.end_date})"
            yield _advice(node, message, "readers will ask: say what filled them, or be ready to")
        elif apart < -1 and later.name != earlier.name:
            message = f"begins {-apart} months before {_name(earlier)} ended ({earlier.end_date})"
            yield _advice(node, message, "check both dates")


def _name(work: Work) -> str:
    """What a person knows a position by: its employer, or where it has none, its heading."""
    employer = describe_employer("work", work).title
    title = employer or describe_entry("work", work, find_labels("en")).title
    return f"'{title.text}'" if title and title.kind != DATES else "the one before"


def _months(date: PartialDate | None, *, last: bool) -> int:
    """A date as a count of months; a bare year is its first or `last` month."""
    assert date is not None
    return date.year * 12 + (date.month or (12 if last else 1))
