"""The employer's name in a posting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.posting import weights
from casefolio.posting.facts.domain import find_company_by_domain
from casefolio.posting.facts.name_forms import NAME, NAMES, ROW_NAME, find_names
from casefolio.posting.facts.title import HIRING_TITLE, names_role
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import is_button, is_fact_name, is_field, is_head, is_place_or_pay
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

EMPLOYERS = "posting/phrases/employers.txt"

_LABELLED_COMPANY = lazy_pattern(
    r"(?:(?:(?:hiring )?(?:company|organi[sz]ation)|employer|institution|firm|agency|client)(?: name)?"
    r"|name of (?:the )?(?:company|employer|organi[sz]ation|institution))\s*:\s*(.{2,60})",
    re.I,
)
_LAST_CELL = lazy_pattern(rf"(?:,| [-–—|·•]) (?:The )?({NAME})$")
"""A name at the end of a title: *Clerk, Example Mill*."""
_CONTRACTION = lazy_pattern(
    r"(?:we|you|they|he|she|it|that|there|here|who|what|i)['’](?:re|ll|ve|s|d|m)\b.*", re.I
)
_IN_BRACKETS = lazy_pattern(r" \([^()]{2,60}\)$")
_CELL = lazy_pattern(r"(?<!\s)(?:\s+[-–—·•]|\s*\|)\s+")
_GREETED = lazy_pattern(r"(?:hey|hi|hello|welcome)\b[^.!?]{0,30}we(?:'re| are) $", re.I)
"""*Hello, we're Example.*"""
_PART_OF = (
    ", part of ",
    ", a part of ",
    ", a member of ",
    " is part of ",
    " is a member of ",
    " is a part of ",
)
"""What comes after the employer's name, before that of a group: *Example School, part of the Example Trust*."""
_TITLE_LABEL = lazy_pattern(r"(?:(?:job|position|post|role) )?title\s*:", re.I)
_PLACED_IN = lazy_pattern(r"\b(?:in|near|from|to|around) $", re.I)
_HIRES = lazy_pattern(
    r"(?:, [^,.!?]{2,80},)? (?:is (?:(?:currently|now|actively|urgently) )?(?:hiring|looking (?:for|to)|seeking|recruiting"
    r"|searching for|in search of|an equal)|(?:seeks|needs|wants|requires) (?:an?|its|the|two|three|several|experienced|new) "
    r"|(?:currently |now )?has (?:an? )?(?:\w+ )?(?:vacanc|opening|opportunit)|invites applications"
    r"|(?:wishes|wants|would like) to (?:appoint|hire|recruit)|recruits )"
)
_LONGEST_GREETING = 50
"""How many characters before a name may greet the reader."""
_WHOLE_NAME = lazy_pattern(r"[A-Z][^\d:;!?@<>|]{2,59}")
"""The first line of a posting that may be an employer's name, in whatever form: *Save the Harbour*."""
_MARKED_NAME = lazy_pattern(r"[\w.'’&+/°\[\]-]{2,30}(?: [\w.'’&+/°-]{1,30}){0,5}")
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
_AT_COMPANY = lazy_pattern(rf"(?:\bat|@) ({NAME})(?: page is loaded)?$")
_APPLY_TO = lazy_pattern(
    r"\b(?:apply|applications?|cv|resume|letter|write|send|questions)\b[^.!?]{0,60} (?:to|at)(?: the)? $",
    re.I,
)
_WRITER = lazy_pattern(
    r"\bI(?:'m| am) [^.!?]{1,60}?\b(?i:VP|C[ETPO]O|head|director|(?:co-)?founder|manager|lead)\b[^.!?]{0,30}? at "
    rf"({NAME})"
)
"""A person of the employer who writes in the first person; a recruiter would name the agency."""
_WE_ARE = ("We're ", "We are ")
_DATE = lazy_pattern(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: \d{1,2},?)? \d{4}",
    re.I,
)

_NEAR_TITLE = 6
"""In a list so many rows below the title nothing names the employer."""
HIGHEST_ABOVE = -5
"""How many rows above the title a letterhead may begin."""

_COMPANY_ROWS = 400
"""How many lines are searched for the employer's name."""


class _Phrases(NamedTuple):
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
def _phrases() -> _Phrases:
    groups = read_phrases(EMPLOYERS)
    return _Phrases(
        frozenset(groups["labels"]),
        tuple(f"{phrase} " for phrase in groups["headings"]),
        tuple(f" {phrase} " for phrase in groups["does"]),
        groups["has"],
        frozenset(groups["no names"]),
        frozenset(groups["organisations"]),
        frozenset(groups["fields"]),
        frozenset(groups["parts"]),
    )


def find_company(rows: Sequence[Row], title_index: int) -> str:
    """The employer's name, or "" where nothing names it clearly."""
    votes: defaultdict[str, float] = defaultdict(float)
    skipped = 0
    fields = [index for index, row in enumerate(rows[:_COMPANY_ROWS]) if is_field(row.text)]
    for index, row in enumerate(rows[:_COMPANY_ROWS]):
        text = without_symbols(row.text)
        if len(fields) > 1 and index in fields and index != title_index:
            continue  # one alone may be a name: *Salary Finance*
        if ":" in text and (labelled := _LABELLED_COMPANY.fullmatch(text)):
            return _strip_place(labelled[1].strip())
        if row.bullet and not row.emphasis and index > title_index + _NEAR_TITLE + skipped:
            continue
        if (
            index
            and rows[index - 1].text.lower() in _phrases().labels
            and row.emphasis == HeadingLikeness.SHORT
        ):
            votes[_clean_name(text)] += weights.COMPANY_BELOW_LABEL
        hiring = HIRING_TITLE.fullmatch(text) if index < 5 else None
        if hiring and NAMES.fullmatch(hiring["company"]):
            votes[_clean_name(hiring["company"])] += weights.COMPANY_HIRES
        is_value = index > 0 and _is_fact_value(rows[index - 1].text)
        skipped += index > title_index and (is_value or is_button(text) or is_fact_name(text))
        is_below = index == title_index + 1 > 0 and is_head(text)
        if (row.emphasis and not is_value) or index == title_index or is_below:
            below_title = index - title_index - skipped if title_index >= 0 else 99
            for name, vote in _read_short_row(text, below_title):
                is_word = not row.emphasis and index != title_index and " " not in name
                if is_word and not _is_mentioned(name, rows, index):
                    continue  # *Leeds · remote*
                is_title_cell = index == title_index and name.startswith("The ")
                votes[name if is_title_cell else _clean_name(name)] += vote
        if index == title_index + 1 > 0 and (marked := _read_marked(row, rows[title_index])):
            votes.setdefault(marked, weights.COMPANY_BELOW_TITLE)
        if 0 <= title_index < index < title_index + 6 and (part := NAMES.match(text)):
            votes[_clean_name(part[0])] += weights.COMPANY_BELOW_TITLE * text.startswith(_PART_OF, part.end())
        if 0 <= title_index < index < title_index + 3 and (opening := _read_opening(text)):
            votes[_clean_name(opening)] += weights.COMPANY_OPENS
        is_begun = row.emphasis == HeadingLikeness.SHORT and index + 1 < len(rows) and rows[index + 1].wrapped
        if (is_begun or not (row.emphasis or row.bullet)) and (len(text) > 30 or row.sentence):
            for name, vote in _read_sentences(text[:1_500]):
                votes[_clean_name(name)] += vote
    if title_index > 0 and (above := _read_first_row(rows, title_index)):
        votes[above] += weights.COMPANY_ABOVE_LABEL
    votes.pop("", None)
    _join_short_names(votes, rows[max(0, title_index + HIGHEST_ABOVE) : title_index + 2])
    if title_index > 0:
        _drop_team(votes, rows[title_index].text, rows[:title_index])
    text = " ".join(row.text for row in rows[:_COMPANY_ROWS]) if votes else ""
    for name in votes:
        votes[name] += weights.COMPANY_MENTION * min(weights.MOST_MENTIONS, text.count(name))
    best = max(votes, key=lambda name: (votes[name], len(name), name), default="")
    if best and votes[best] >= weights.FEWEST_VOTES:
        return best
    return _clean_name(find_company_by_domain(rows[:_COMPANY_ROWS]))


def _strip_place(name: str) -> str:
    """A name without the place after it: *Example Mills Ltd, Leeds*."""
    first, comma, _ = name.partition(", ")
    return first if comma and _is_organisation(first) else name


def _is_mentioned(name: str, rows: Sequence[Row], but: int) -> bool:
    """Whether another row has a name, and not only as a place: *in Leeds*."""
    begins = re.compile(rf"\b{re.escape(name)}\b")
    return any(
        not _PLACED_IN.search(row.text[max(0, found.start() - 8) : found.start()])
        for index, row in enumerate(rows[:_COMPANY_ROWS])
        if index != but
        for found in begins.finditer(row.text)
    )


def _read_first_row(rows: Sequence[Row], title_index: int) -> str:
    """The employer as the first row of all, where a label names the title below: *Job title: Clerk*."""
    name = _IN_BRACKETS.sub("", without_symbols(rows[0].text))
    is_labelled = title_index <= -HIGHEST_ABOVE and _TITLE_LABEL.match(rows[title_index].text)
    is_name = _WHOLE_NAME.fullmatch(name) and not (
        classify_heading(name, HeadingLikeness.SHORT) or is_button(name)
    )
    if not (is_labelled and is_name):
        return ""
    name = next(filter(_is_organisation, _CELL.split(name)), name)
    return _clean_name(name) or (name if name.count(" ") > 1 and not names_role(name) else "")


def _join_short_names(votes: dict[str, float], top: Sequence[Row]) -> None:
    """Give the votes for a short name to the longer one next to the title: *Example* to *Example Paper Mill*."""
    texts = [without_symbols(row.text) for row in top]
    for text in texts:
        cells = _CELL.split(text)
        for short in list(votes):
            for place, cell in enumerate(cells):
                name = _IN_BRACKETS.sub("", cell)
                if not (name.startswith((f"{short} ", f"{short}'s ")) and ROW_NAME.fullmatch(name)):
                    continue
                if _is_organisation(name) or (place == 0 and is_head(text) and not names_role(name)):
                    votes[name] = votes.get(name, 0.0) + votes.pop(short, 0.0)
    for long in [name for name in votes if " " in name and any(text.startswith(name) for text in texts)]:
        for short in [name for name in votes if long.startswith(f"{name} ")]:
            if _is_organisation(long) or any(text.rstrip(".") == long for text in texts):
                votes[long] += votes.pop(short)


def _drop_team(votes: dict[str, float], title: str, above: Sequence[Row]) -> None:
    """Take out the last part of a title, where an employer stands above it: *Engineer - Accounts & Billing*."""
    last = _LAST_CELL.search(title)
    team = last[1] if last else ""
    if team in votes and not _is_organisation(team) and any(row.text in votes for row in above):
        del votes[team]


def _read_short_row(text: str, below_title: int) -> Iterator[tuple[str, float]]:
    """Names, with votes, in a line such as `About Example`, or a name alone next to the title."""
    for opening in _phrases().headings:
        name = text.removeprefix(opening).rstrip("?!:.")
        if text.startswith(opening) and NAMES.fullmatch(name):
            yield name, weights.COMPANY_ABOUT
    row_name = None if is_fact_name(text) or _is_numbered_fact(text) else ROW_NAME.fullmatch(text)
    is_name = row_name and not is_button(row_name[1])
    stands_alone = is_name and not classify_heading(text, HeadingLikeness.SHORT)
    if below_title in (-1, 1, 2) and row_name and stands_alone:
        yield row_name[1], weights.COMPANY_BELOW_TITLE if below_title == 1 else weights.COMPANY_NEAR_TITLE
    name, *places = text.split(", ")
    if 0 < below_title < 3 and 0 < len(places) < 3 and _is_organisation(name) and ROW_NAME.fullmatch(name):
        yield name, weights.COMPANY_BELOW_TITLE
    if HIGHEST_ABOVE <= below_title < 0 and row_name and stands_alone and _is_organisation(row_name[1]):
        yield row_name[1], _weigh_above(text, below_title)
    *inner, last_part = text.split(", ")[1:] if below_title == 0 and ", " in text else [""]
    for cell in () if _is_organisation(last_part) else inner:
        if cell.count(" ") > 1 and ROW_NAME.fullmatch(cell) and _is_organisation(cell):
            yield cell, weights.COMPANY_AT_TITLE
    if below_title == 0 and (at := _AT_COMPANY.search(text)):
        yield at[1], weights.COMPANY_AT_TITLE
    elif below_title == 0 and (last := _LAST_CELL.search(text)):
        is_clear = _is_organisation(last[1]) and last[1].rpartition(" ")[2].lower() not in _phrases().fields
        name = f"The {last[1]}" if text.endswith(f" The {last[1]}") else last[1]
        yield name, weights.COMPANY_AT_TITLE if is_clear or name != last[1] else weights.COMPANY_LAST_CELL
    if below_title in (0, 1):
        # `Example · Leeds · Remote` below a title, `Example – Engineer` in it.
        name, *cells = _CELL.split(text)
        name = _strip_cell(name, is_title=below_title == 0)
        is_place = len(cells) > 1 and all(map(is_button, cells)) and "Remote" not in cells
        is_part = below_title == 0 and not any(map(names_role, cells))  # *Legal – Contracts*
        if (
            cells
            and not (is_place or is_part)
            and NAMES.fullmatch(name)
            and not classify_heading(name, HeadingLikeness.SHORT)
        ):
            yield name, weights.COMPANY_FIRST_CELL


def _strip_cell(name: str, *, is_title: bool) -> str:
    """A name in a cell without brackets; in a title's, without a place: *Example Analytics, Leeds | Clerk*."""
    return _IN_BRACKETS.sub("", name).partition(", " if is_title else "\n")[0]


def _read_marked(row: Row, title: Row) -> str:
    """A heading below the title's, in whatever letters: *People Can Fly*, *dentsu*; "" for no employer's name."""
    name = without_symbols(row.text)
    is_name = row.emphasis == title.emphasis == HeadingLikeness.MARKED and _MARKED_NAME.fullmatch(name)
    is_other = is_name and (
        is_button(name) or is_fact_name(name) or names_role(name) or is_place_or_pay(name)
    )
    return name if is_name and not (is_other or classify_heading(name, row.emphasis)) else ""


def _read_opening(text: str) -> str:
    """The organisation that a row begins with, before more about it: *Example Hospital, Leeds: …*; "" for none."""
    found = NAMES.match(text)
    is_set_off = found and text[found.end() :].startswith((", ", ": ", " – ", " - ", " ("))
    return found[0] if found and is_set_off and _is_organisation(found[0]) else ""


def _is_fact_value(above: str) -> bool:
    """Whether a row is the value of the fact above it, which names no employer: *Grade*, and below it *G7*."""
    return is_fact_name(above) and above.lower().rstrip(":") not in _phrases().labels


def _weigh_above(text: str, below_title: int) -> float:
    """The vote for an organisation above the title, less for a part of one."""
    if text.partition(" ")[0].lower() in _phrases().parts:
        return weights.COMPANY_PART_ABOVE
    return weights.COMPANY_ABOVE_TITLE if below_title == -1 else weights.COMPANY_LETTERHEAD


def _is_numbered_fact(text: str) -> bool:
    """Whether a row is a fact with its number: *Band 5*."""
    name, _, number = text.rpartition(" ")
    return number.isdigit() and is_fact_name(name)


def _read_sentences(text: str) -> Iterator[tuple[str, float]]:
    """Names, with votes, by their context: `At Example, …`, `Example is a …`, `join Example`."""
    if ("I'm " in text or "I am " in text) and (writer := _WRITER.search(text)):
        yield writer[1], weights.COMPANY_WRITER
    for found in find_names(text):
        start, name = found.start(), found[0]
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
        is_addressed = before.endswith((" to ", " at ", " the ")) and _is_organisation(name)
        if is_addressed and _APPLY_TO.search(text[max(0, start - 100) : start]):
            yield name, weights.COMPANY_APPLY_TO
        if _HIRES.match(after) and not (before.endswith(", ") or _PLACED_IN.search(before)):
            yield name, weights.COMPANY_SEEKS
        elif begins and after.startswith(_phrases().does):
            yield name, weights.COMPANY_DOES
        elif start == 0 and " " in name and _DOES_ANYTHING.match(after):
            yield name, weights.COMPANY_DOES_ANYTHING
        if name.endswith("'s") and f"'s{after}".startswith(_phrases().has):
            yield name, weights.COMPANY_HAS


def _is_organisation(name: str) -> bool:
    """Whether a name of several words has a word for what organisations are, last or *University of …*."""
    first, *middle, last = name.rstrip(".").split(" ") if " " in name else (name, "")
    if middle and middle[0] in ("of", "for") and first.lower() in _phrases().organisations:
        return True
    if len(middle) > 1 and middle[-1] == "of" and middle[-2].lower() in _phrases().organisations:
        return True
    return last.lower() in _phrases().organisations


def _clean_name(name: str) -> str:
    """A name, or "" for a word that any sentence may begin with."""
    name = re.sub(r"['’]s$", "", name.strip(" ?!:.,"))
    if name.startswith("The ") and name.count(" ") > 1:
        without = name[4:]
        name = without if _is_organisation(without) else name
    first, _, second = name.lower().partition(" ")
    is_new = first == "new" and second not in (
        "",
        "york",
        "jersey",
        "zealand",
        "delhi",
        "orleans",
        "mexico",
        "england",
    )
    if (first in _phrases().no_names and not is_new) or len(name) < 2 or name.replace(" ", "").isdigit():
        return ""
    if (names_role(name) and " & " not in name) or _CONTRACTION.fullmatch(name):
        return ""
    return "" if _DATE.fullmatch(name) else name
