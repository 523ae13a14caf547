"""Editorial advice on a resume that has no errors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from casefolio.checks.timeline import find_misplaced, find_remarks
from casefolio.resume.entry_ref import EntryRef, find_entry_path
from casefolio.resume.model import Claim, Resume
from casefolio.resume.vocabulary.tags import Tag, own_tags
from casefolio.text.errors import Problem
from casefolio.text.inline import measure_bold_at_most, render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

FEWEST_ALIASES = 4
"""The fewest words a tag should have. Measured: with four forms a tag, F1 is .65; with all of 14, .81."""

MOST_SAME_OPENINGS = 2
"""How many claims may begin with the same verb."""

MOST_SUGGESTED = 4
"""The most tags suggested for a claim that has none."""

LONGEST_CLAIM = 240
"""Characters of the longest claim without advice, about two and a half lines of a PDF."""

MOST_BOLD = 1 / 3
"""The share of a claim's letters that may be bold without advice."""

_GENERIC = """
business communication customer customers data design development efficiency engineering experience
growth hiring impact improvement innovation leadership management own people process product quality
results scale service services software strategy support systems team teams technology tools
"""
GENERIC_ALIASES = frozenset(_GENERIC.split())
"""Words that are in nearly every posting, and so are no evidence for a tag."""

_FIRST_PERSON = lazy_pattern(r"(?<![\w/&.'’-])(my|me|myself|we|our|ours|us)(?![\w/&'’-]|\.\w)")
_FIRST_PERSON_SINGULAR = lazy_pattern(
    r"(?:^|[.:;,!?(–—]\s*|\b(?:and|but|or|that|which|who|where|when|while|as|because|since|so|if|than|what|how|"
    r"before|after|until)\s+)(I)(?=['’](?:m|ve|d|ll)\b|\s+(?!(?:and|or|to|through|vs)\b)[a-z])"
)
"""`I` before a verb and at the beginning of a sentence; after a noun it is a numeral, as in `Type I`."""

_QUOTED = lazy_pattern(r"“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]|‘[^‘’]*’|\b(?:[Aa]bout|[Cc]ontact|[Jj]oin) us\b")
"""Quotations, and names of pages: their `we` is not the person's."""

_SMALL_WORDS = frozenset(
    "the a an in at for with as on to of from by over under during der die das le la el".split()
)
"""Words that are not counted as a claim's opening."""

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
    yield from _advise_on_bold(root, resume)
    yield from _advise_on_time(root, resume)
    yield from _advise_on_profiles(root)


def _advice(node: Node, message: str, hint: str = "", word: str = "") -> Problem:
    place = node.place_of(word) if word else node.place
    return replace(node.source.problem(place, message, hint), severity="advice")


def _highlight_node(root: Node, claim: Claim) -> Node:
    entry = root.find(find_entry_path(root, EntryRef(claim.section, claim.entry)))
    return entry.find(("highlights", claim.position))


def _text_node(root: Node, claim: Claim) -> Node:
    return _highlight_node(root, claim).find(("text",))


def _advise_on_tags(root: Node, resume: Resume, vocabulary: Mapping[str, Tag]) -> Iterator[Problem]:
    entries = root.find(("tags",))
    for tag in own_tags(vocabulary):
        if entries.child(tag.id) and (told := _say_what_it_is_taken_for(tag)):
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
    """Advice on each claim without tags; one for all where no claim has any."""
    claims = list(resume.claims())
    if resume.work and not claims:
        message = "no position has highlights: a PDF for a posting has no lines to choose from"
        hint = "below each position write 'highlights:', and below that a line '- …' for each thing achieved"
        yield replace(root.key_problem("work", message, hint), severity="advice")
        return
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
    """For a tag without a lexicon entry of its own: which entry's words it has, and the hint; else None."""
    if tag.entry and tag.entry != tag.id:
        message = f"tag '{tag.id}' is taken for '{tag.entry}' and has all its words"
        return message, "list under 'not' those that do not fit"
    if tag.sharing:
        others = " and ".join(f"'{id}'" for id in tag.sharing)
        message = f"tag '{tag.id}' is looked for by its own name only, a word of {others}"
        return message, f"for all words of '{tag.sharing[0]}' name it so; for others add them under 'aliases'"
    return None


def _suggest_tags(text: str, resume: Resume, vocabulary: Mapping[str, Tag]) -> list[str]:
    """Tags whose words are in a text, the most specific first: the person's own, or else any."""
    # Imported here: most resumes have tags, and the words of all tags take a while to compile.
    from casefolio.tailor.reading import read_tags

    read = [each.tag for each in read_tags(text, vocabulary)]
    return ([id for id in read if id in resume.tags] or read)[:MOST_SUGGESTED]


def _advise_on_wording(root: Node, resume: Resume) -> Iterator[Problem]:
    # Other languages have these words too, and mean something else: Swedish "I 2020", Italian "I clienti".
    is_english = _is_english(resume)
    for claim in resume.claims():
        node = _text_node(root, claim)
        text = render_text(claim.highlight.text)
        if is_english and (found := _find_first_person(text)):
            hint = "leave the person out: 'Led …', not 'I led …'"
            yield _advice(node, f"first person: '{found[1]}'", hint, _near(text, found))
        if len(text) > LONGEST_CLAIM:
            message = f"{len(text)} characters: few readers finish more than {LONGEST_CLAIM}"
            yield _advice(node, message, "split it, or give it a 'short'")


def _is_english(resume: Resume) -> bool:
    return resume.meta.casefolio.language.partition("-")[0].lower() == "en"


def _find_first_person(text: str) -> re.Match[str] | None:
    """The first word in the first person, outside of quotations."""
    own = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found = [match for pattern in (_FIRST_PERSON, _FIRST_PERSON_SINGULAR) if (match := pattern.search(own))]
    return min(found, key=lambda match: match.start(1), default=None)


def _near(text: str, found: re.Match[str]) -> str:
    """The found word with the character after it, so that `I` is not found inside another word."""
    return text[found.start(1) : found.end(1) + 1]


def _advise_on_openings(root: Node, resume: Resume) -> Iterator[Problem]:
    openings: dict[str, list[Claim]] = defaultdict(list)
    for claim in resume.claims():
        word = re.match(r"\W*([^\W\d_]+)(?=\s)", render_text(claim.highlight.text))
        if word and word[1].lower() not in _SMALL_WORDS:
            openings[word[1].lower()].append(claim)
    for claims in openings.values():
        for claim in claims[MOST_SAME_OPENINGS:]:
            opening = render_text(claim.highlight.text).split()[0]
            message = f"{len(claims)} claims open with '{opening}'"
            yield _advice(_text_node(root, claim), message, "another verb says more")


def _advise_on_figures(root: Node, resume: Resume) -> Iterator[Problem]:
    """One advice per position where most claims have no figure; in English it may be written in words."""
    if not _is_english(resume):
        return
    for index, position in enumerate(resume.work):
        bare = [i for i, h in enumerate(position.highlights) if not _FIGURE.search(render_text(h.text))]
        if len(position.highlights) >= 3 and len(bare) * 2 > len(position.highlights):
            message = f"{len(bare)} of {len(position.highlights)} claims here name no figure"
            node = root.find(("work", index, "highlights", bare[0], "text"))
            yield _advice(node, message, "how many, how much, how fast, compared with what?")


def _advise_on_bold(root: Node, resume: Resume) -> Iterator[Problem]:
    """Advice on each wording of a claim of which too much is bold where all spans are, as on the site."""
    for claim in resume.claims():
        node, highlight = _highlight_node(root, claim), claim.highlight
        variants = ((("variants", n, "text"), each.text) for n, each in enumerate(highlight.variants))
        for path, text in ((("text",), highlight.text), *variants, (("short",), highlight.short)):
            bold, letters = measure_bold_at_most(text)
            if bold > MOST_BOLD * letters:
                message = f"{bold / letters:.0%} of this text is bold: then nothing in it stands out"
                yield _advice(node.find(path), message, _LESS_BOLD)


_LESS_BOLD = "mark the few words that a reader should not miss with **…** or […]{tag}"


def _advise_on_time(root: Node, resume: Resume) -> Iterator[Problem]:
    misplaced = find_misplaced(resume)
    for remark in (*([misplaced] if misplaced else []), *find_remarks(resume)):
        node = root.find(("work", remark.index)).find(("startDate",))
        yield _advice(node, remark.message, remark.hint)


def _advise_on_profiles(root: Node) -> Iterator[Problem]:
    for profile in root.find_items(("basics", "profiles")):
        network, *ways = (profile.child(key) for key in ("network", "url", "username"))
        if network and not network.is_absent and all(way is None or way.is_absent for way in ways):
            message = f"'{network.value}' has neither 'url' nor 'username', and so is not shown"
            yield _advice(network, message, "add 'url: https://…', or leave the profile out")
