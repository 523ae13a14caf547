"""What a person asks for a posting: its YAML front matter, read and checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.records import PydanticCustomError
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.hints.dates import advise_on_date
from casefolio.resume.hints.tags import TagNames
from casefolio.resume.model import Resume
from casefolio.resume.privacy.names import PUBLIC, REAL
from casefolio.resume.record import parse_date
from casefolio.resume.vocabulary.tags import Tag, own_tags
from casefolio.text import front_matter
from casefolio.text.errors import InputError, Problem, find_misspelled, suggest
from casefolio.text.front_matter import FrontMatter
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

MOST_PAGES = 20
"""A budget beyond this is a slip of the finger."""


@dataclass(frozen=True)
class Preferences:
    """A person's preferences for one posting; empty where they say nothing."""

    company: str = ""
    """Who is hiring: a note for you and for the report."""
    role: str = ""
    """The position: a note for you and for the report."""
    url: str = ""
    """Where the posting stands, with https://."""
    recipient: str = ""
    """Who reads your letter, by name: it greets them, and {recipient} in it is filled in."""
    date: str = ""
    """When you answer it: 2022, 2022-06 or 2022-06-01. A letter shows it, where it has no date of its own."""
    pages: int | None = None
    """How many pages its PDF may fill; else `meta.casefolio.pages.tailored` counts."""
    look: str = ""
    """Another look than that of resume.yaml."""
    pin: tuple[str, ...] = ()
    """Ids of highlights, or of entries (certificates-1), that must appear, whatever the posting says."""
    hide: tuple[str, ...] = ()
    """Ids of highlights, or of entries, that must not appear."""
    boost: Mapping[str, float] = field(default_factory=dict)
    """By tag, how many times it counts: 2 doubles its weight, 0 silences it."""
    emphasis: str = ""
    """The headline and summary to use: an id of `basics.emphases`."""
    names: str = ""
    """public, where its documents may not show the real names of private.yaml."""

    @property
    def shows_real_names(self) -> bool:
        return self.names != PUBLIC


def read_front_matter(source: Source) -> FrontMatter:
    """The front matter of a posting. Raises InputError where its YAML is malformed or never closed."""
    return front_matter.read_front_matter(source, KEYS)


def read_preferences(node: Node | None) -> Preferences:
    """The preferences that a front matter holds. Raises InputError with everything that does not fit."""
    preferences, problems = collect_preferences(node)
    if problems:
        raise InputError(problems)
    return preferences


def collect_preferences(node: Node | None) -> tuple[Preferences, list[Problem]]:
    """The preferences that can be read, and what does not fit."""
    values, problems = collect_values(node, KEYS)
    return Preferences(**values), problems


Readers = Mapping[str, Callable[[Node], Any]]
"""What may stand in a front matter, and how it is read."""


def collect_values(node: Node | None, readers: Readers) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a front matter by key, as far as they can be read, and what does not fit."""
    if node is None or node.is_absent:
        return {}, []
    if not isinstance(node.value, dict):
        return {}, [node.problem(f"expected a mapping, found {_kind(node)}", _list_known(readers))]
    values: dict[str, Any] = {}
    problems = list(_find_unknown_keys(node, readers))
    for key, child in node.value.items():
        if key in readers and not child.is_absent:
            try:
                values[key] = readers[key](child)
            except InputError as error:
                problems += error.problems
    return values, problems


_MOST_UNKNOWN = 2
"""With more unknown keys than this, and than known ones, a front matter is the pasted page's own."""


def _find_unknown_keys(node: Node, readers: Readers) -> Iterator[Problem]:
    """A problem at each key that means nothing; one for all where the person did not write them."""
    known = _list_known(readers)
    unknown = [key for key in node.keys if key not in readers and not key.startswith("x-")]
    if len(unknown) > max(_MOST_UNKNOWN, len(node.keys) - len(unknown)):
        message = f"{len(unknown)} unknown keys: {_list(unknown)}"
        yield node.key_problem(unknown[0], message, f"{_NO_FRONT_MATTER}. {known}")
        return
    for key in unknown:
        near = find_misspelled(key, readers)
        hint = f"did you mean '{near}'?" if near else f"{known}; or, as a note of your own, call it 'x-{key}'"
        yield node.key_problem(key, f"unknown key '{key}'", hint)


_NO_FRONT_MATTER = "if the pasted text has this at its top, remove its '---' or indent it: then it is text"


def read_text(node: Node) -> str:
    if not isinstance(node.value, str):
        raise InputError([node.problem(f"expected text, found {_kind(node)}", "put it between quotes")])
    return node.value.strip()


def read_date(node: Node) -> str:
    text = read_text(node)
    try:
        parse_date(text)
    except PydanticCustomError as error:
        message = f"'{text}' is not a date" if error.type == "date_form" else f"{error.message()}: '{text}'"
        raise InputError([node.problem(message, advise_on_date(text, "date"))]) from None
    return text


def read_url(node: Node) -> str:
    """An address on the web: it is shown as a link in reports, and a link may do anything."""
    text = read_text(node)
    if not _WEB_ADDRESS.fullmatch(text):
        hint = f"write 'https://{text}'" if _HOST.fullmatch(text) else "write the posting's https://… here"
        raise InputError([node.problem(f"'{text}' is no address on the web", hint)])
    return text


_WEB_ADDRESS = lazy_pattern(r"https?://[^\s/]+(?:/\S*)?", re.I)
_HOST = lazy_pattern(r"[\w-]+(?:\.[\w-]+)+(?:[:/]\S*)?")


def read_pages(node: Node) -> int:
    text = str(node.value) if isinstance(node.value, str) else ""
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_PAGES:
        message = f"'pages' is a number from 1 to {MOST_PAGES}, found {_kind(node)}"
        raise InputError([node.problem(message, "write 1 or 2")])
    return int(text)


def read_ids(node: Node) -> tuple[str, ...]:
    if isinstance(node.value, str):
        return (node.value.strip(),)
    if not isinstance(node.value, list):
        raise InputError([node.problem(f"expected a list, found {_kind(node)}", "write [first, second]")])
    wrong = [child for child in node.value if not isinstance(child.value, str)]
    if wrong:
        raise InputError(
            child.problem(f"expected the id of a highlight or entry, found {_kind(child)}") for child in wrong
        )
    return tuple(dict.fromkeys(str(child.value).strip() for child in node.value))


def read_boost(node: Node) -> dict[str, float]:
    if not isinstance(node.value, dict):
        message = f"expected a mapping, found {_kind(node)}"
        raise InputError([node.problem(message, "write {billing: 1.5}")])
    boost: dict[str, float] = {}
    problems = []
    for tag, child in node.value.items():
        factor = str(child.value) if isinstance(child.value, str) else ""
        if re.fullmatch(r"\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}", factor):
            boost[tag] = float(factor)
        else:
            message = f"'{tag}' needs a factor of 0 or more, found {_kind(child)}"
            problems.append(
                child.problem(message, "1 changes nothing, 2 doubles a tag's weight, 0 silences it")
            )
    if problems:
        raise InputError(problems)
    return boost


def read_names(node: Node) -> str:
    text = read_text(node).lower()
    if text not in (PUBLIC, REAL):
        hint = f"'{PUBLIC}' shows those of resume.yaml, '{REAL}' those of private.yaml, as it is without this key"
        raise InputError([node.problem(f"'names' is {PUBLIC} or {REAL}, found {_kind(node)}", hint)])
    return text


def _kind(node: Node) -> str:
    if isinstance(node.value, list):
        return "a list"
    if isinstance(node.value, dict):
        return "a mapping"
    return f"'{node.value}'" if node.value else "nothing"


KEYS: Readers = {
    "company": read_text,
    "role": read_text,
    "url": read_url,
    "recipient": read_text,
    "date": read_date,
    "pages": read_pages,
    "look": read_text,
    "pin": read_ids,
    "hide": read_ids,
    "boost": read_boost,
    "emphasis": read_text,
    "names": read_names,
}
"""What may stand in a posting's front matter, and how it is read."""


def _list_known(readers: Readers) -> str:
    return f"known here: {', '.join(readers)}"


def find_preference_problems(
    preferences: Preferences, node: Node, resume: Resume, vocabulary: Mapping[str, Tag]
) -> Iterator[Problem]:
    """Ids in the front matter `node` that the resume does not have, and preferences that contradict each other."""
    highlights = [claim.highlight.id for claim in resume.claims()]
    entries = [
        EntryRef(name, index) for name in resume.section_names for index in range(len(resume.entries(name)))
    ]
    paragraphs = [paragraph.id for paragraph in resume.letter.paragraphs]
    known = [*highlights, *map(str, entries), *paragraphs]
    for key in ("pin", "hide"):
        for id in getattr(preferences, key):
            if id not in known:
                yield _item(node, key, id).problem(
                    f"unknown highlight or entry '{id}'", suggest(id, known, _list_ids(highlights, entries))
                )
    owners = {claim.highlight.id: str(EntryRef(claim.section, claim.entry)) for claim in resume.claims()}
    for id in preferences.pin:
        owner = owners.get(id, "")
        if id in preferences.hide:
            place = _item(node, "hide", id)
            yield place.problem(f"'{id}' is pinned and hidden", "take it out of one of the two")
        elif owner in preferences.hide:
            place = _item(node, "hide", owner)
            yield place.problem(f"'{owner}' is hidden, and '{id}' in it pinned", "take out one of the two")
    for tag in preferences.boost:
        if tag not in vocabulary:
            own = {known.id: (known.label, *known.aliases) for known in own_tags(vocabulary)}
            there_are = f"tags of the resume: {_list(own)}" if own else "the resume has no tags"
            hint = TagNames(own, vocabulary).suggest(tag, there_are)
            boost = node.find(("boost",))
            yield boost.key_problem(tag, f"unknown tag '{tag}'", hint)
    emphases = [emphasis.id for emphasis in resume.basics.emphases]
    if preferences.emphasis and preferences.emphasis not in emphases:
        yield _unknown(node, "emphasis", preferences.emphasis, "emphasis", emphases)


def _unknown(node: Node, key: str, id: str, kind: str, known: Collection[str]) -> Problem:
    otherwise = f"there are: {_list(known)}" if known else f"the resume has no {kind}"
    return _item(node, key, id).problem(f"unknown {kind} '{id}'", suggest(id, known, otherwise))


def _list_ids(highlights: Collection[str], entries: Iterable[EntryRef]) -> str:
    """The ids that may be pinned and hidden: of highlights, and of entries by their sections."""
    counts = Counter(ref.section for ref in entries)
    ranges = [f"{name}-0" + f" to {name}-{count - 1}" * (count > 1) for name, count in counts.items()]
    parts = [f"highlights: {_list(highlights)}"] * bool(highlights)
    parts += [f"entries: {_list(ranges)}"] * bool(ranges)
    return f"there are {'; '.join(parts)}" if parts else "the resume has no highlight and no entry"


def _item(node: Node, key: str, id: str) -> Node:
    """Where `id` is written under `key`."""
    child = node.find((key,))
    items = child.value if isinstance(child.value, list) else [child]
    return next((item for item in items if isinstance(item.value, str) and item.value.strip() == id), child)


def _list(words: Collection[str], most: int = 12) -> str:
    shown = list(words)[:most]
    return ", ".join(shown) + (", …" if len(words) > most else "")
