"""The employer's name in a posting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from casefolio.posting import weights
from casefolio.posting.facts.domain import find_company_by_domain
from casefolio.posting.facts.employer_sentences import PLACED_IN, read_sentences
from casefolio.posting.facts.name_forms import NAME, NAMES, ROW_NAME, employer_phrases, is_organisation
from casefolio.posting.facts.title import HIRING_TITLE, names_role
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import is_button, is_fact_name, is_field, is_head, is_place_or_pay
from casefolio.text.patterns import lazy_pattern

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
_WHOLE_NAME = lazy_pattern(r"[A-Z][^\d:;!?@<>|]{2,59}")
"""The first line of a posting that may be an employer's name, in whatever form: *Save the Harbour*."""
_MARKED_NAME = lazy_pattern(
    r"([\w.'’&+/°\[\]-]{2,30}(?: [\w.'’&+/°-]{1,30}){0,5})(?:, (?:Inc|LLC|Ltd|N\.A|GmbH|Corp|PLC|plc)\.?)?"
)
_AT_COMPANY = lazy_pattern(rf"(?:\bat|@) ({NAME})(?: page is loaded)?$")
_DATE = lazy_pattern(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?: \d{1,2},?)? \d{4}",
    re.I,
)

_TOP_ROWS = 20
"""So many rows at the top say who the employer is; further down a label may name a part of it."""

_SHORTEST_SMALL, _FEWEST_MENTIONS = 4, 2
"""The fewest letters of a name in small ones, and in how many other rows it must stand."""

_NEAR_TITLE = 6
"""In a list so many rows below the title nothing names the employer."""
HIGHEST_ABOVE, _LOWEST_BELOW = -5, 2
"""How many rows above the title a letterhead may begin, and below it a name alone may stand."""

_COMPANY_ROWS = 400
"""How many lines are searched for the employer's name."""


def find_company(rows: Sequence[Row], title_index: int) -> str:
    """The employer's name, or "" where nothing names it clearly."""
    votes: defaultdict[str, float] = defaultdict(float)
    skipped = 0
    below = rows[title_index + 1].text if 0 <= title_index < len(rows) - 1 else ""
    fields = [index for index, row in enumerate(rows[:_COMPANY_ROWS]) if is_field(row.text)]
    for index, row in enumerate(rows[:_COMPANY_ROWS]):
        text = without_symbols(row.text)
        if len(fields) > 1 and index in fields and index != title_index:
            continue  # one alone may be a name: *Salary Finance*
        if ":" in text and (labelled := _LABELLED_COMPANY.fullmatch(text)):
            if index <= _TOP_ROWS or not is_organisation(below):
                return _strip_place(labelled[1].strip())
            continue  # a part of it, as *Organization: Healthcare* at the end
        if row.bullet and not row.emphasis and index > title_index + _NEAR_TITLE + skipped:
            continue
        if (
            index
            and rows[index - 1].text.lower() in employer_phrases().labels
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
        if index == title_index + 1 > 0 and _is_small_name(text, rows):
            votes[text] += weights.COMPANY_BELOW_TITLE
        if text.startswith("As ") and (owner := _read_owner(text)):
            votes[owner] += weights.COMPANY_HERE_AT
        if 0 <= title_index < index < title_index + 6 and (part := NAMES.match(text)):
            votes[_clean_name(part[0])] += weights.COMPANY_BELOW_TITLE * text.startswith(_PART_OF, part.end())
        if 0 <= title_index < index < title_index + 3 and (opening := _read_opening(text)):
            votes[_clean_name(opening)] += weights.COMPANY_OPENS
        is_begun = row.emphasis == HeadingLikeness.SHORT and index + 1 < len(rows) and rows[index + 1].wrapped
        if (is_begun or not (row.emphasis or row.bullet)) and (len(text) > 30 or row.sentence):
            for name, vote in read_sentences(text[:1_500]):
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
    return first if comma and is_organisation(first) else name


def _is_mentioned(name: str, rows: Sequence[Row], but: int) -> bool:
    """Whether another row has a name, and not only as a place: *in Leeds*."""
    begins = re.compile(rf"\b{re.escape(name)}\b")
    return any(
        not PLACED_IN.search(row.text[max(0, found.start() - 8) : found.start()])
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
    name = next(filter(is_organisation, _CELL.split(name)), name)
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
                if is_organisation(name) or (place == 0 and is_head(text) and not names_role(name)):
                    votes[name] = votes.get(name, 0.0) + votes.pop(short, 0.0)
    for long in [name for name in votes if " " in name and any(text.startswith(name) for text in texts)]:
        for short in [name for name in votes if long.startswith(f"{name} ")]:
            if is_organisation(long) or any(text.rstrip(".") == long for text in texts):
                votes[long] += votes.pop(short)


def _drop_team(votes: dict[str, float], title: str, above: Sequence[Row]) -> None:
    """Take out the last part of a title, where an employer stands above it: *Engineer - Accounts & Billing*."""
    last = _LAST_CELL.search(title)
    team = last[1] if last else ""
    if team in votes and not is_organisation(team) and any(row.text in votes for row in above):
        del votes[team]


def _read_short_row(text: str, below_title: int) -> Iterator[tuple[str, float]]:
    """Names, with votes, in a line such as `About Example`, or a name alone next to the title."""
    for opening in employer_phrases().headings:
        if text.startswith(opening) and NAMES.fullmatch(name := text.removeprefix(opening).rstrip("?!:.")):
            yield name, weights.COMPANY_ABOUT
    if not HIGHEST_ABOVE <= below_title <= _LOWEST_BELOW:
        return
    row_name = None if is_fact_name(text) or _is_numbered_fact(text) else ROW_NAME.fullmatch(text)
    is_name = row_name and not is_button(row_name[1])
    stands_alone = is_name and not classify_heading(text, HeadingLikeness.SHORT)
    if below_title in (-1, 1, _LOWEST_BELOW) and row_name and stands_alone:
        yield row_name[1], weights.COMPANY_BELOW_TITLE if below_title == 1 else weights.COMPANY_NEAR_TITLE
    name, *places = text.split(", ")
    if below_title > 0 and 0 < len(places) < 3 and is_organisation(name) and ROW_NAME.fullmatch(name):
        yield name, weights.COMPANY_BELOW_TITLE
    if below_title < 0 and row_name and stands_alone and is_organisation(row_name[1]):
        yield row_name[1], _weigh_above(text, below_title)
    *inner, last_part = text.split(", ")[1:] if below_title == 0 and ", " in text else [""]
    for cell in () if is_organisation(last_part) else inner:
        if cell.count(" ") > 1 and ROW_NAME.fullmatch(cell) and is_organisation(cell):
            yield cell, weights.COMPANY_AT_TITLE
    if below_title == 0 and (at := _AT_COMPANY.search(text)):
        yield at[1], weights.COMPANY_AT_TITLE
    elif below_title == 0 and (last := _LAST_CELL.search(text)):
        is_clear = (
            is_organisation(last[1]) and last[1].rpartition(" ")[2].lower() not in employer_phrases().fields
        )
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
    text = without_symbols(row.text)
    is_name = row.emphasis == title.emphasis == HeadingLikeness.MARKED and _MARKED_NAME.fullmatch(text)
    name = is_name[1] if is_name else ""
    is_other = is_name and (
        is_button(name) or is_fact_name(name) or names_role(name) or is_place_or_pay(name)
    )
    return name if name and not (is_other or classify_heading(name, row.emphasis)) else ""


def _is_small_name(text: str, rows: Sequence[Row]) -> bool:
    """Whether a row is one word in small letters that the text mentions: *exampli*, and *Design at exampli*."""
    if not (text.islower() and text.isalnum() and len(text) >= _SHORTEST_SMALL) or is_button(text):
        return False
    mentions = sum(text in row.text.split(" ") for row in rows[:_COMPANY_ROWS]) - 1
    return mentions >= _FEWEST_MENTIONS and not (is_fact_name(text) or names_role(text))


def _read_owner(text: str) -> str:
    """Whose role a row speaks of: *As Example's Nursing Educator, you will:*; "" for none."""
    name, genitive, role = text.removeprefix("As ").partition("'s ")
    return name if genitive and NAMES.fullmatch(name) and names_role(role) else ""


def _read_opening(text: str) -> str:
    """The organisation that a row begins with, before more about it: *Example Hospital, Leeds: …*; "" for none."""
    found = NAMES.match(text)
    is_set_off = found and text[found.end() :].startswith((", ", ": ", " – ", " - ", " ("))
    return found[0] if found and is_set_off and is_organisation(found[0]) else ""


def _is_fact_value(above: str) -> bool:
    """Whether a row is the value of the fact above it, which names no employer: *Grade*, and below it *G7*."""
    return is_fact_name(above) and above.lower().rstrip(":") not in employer_phrases().labels


def _weigh_above(text: str, below_title: int) -> float:
    """The vote for an organisation above the title, less for a part of one."""
    if text.partition(" ")[0].lower() in employer_phrases().parts:
        return weights.COMPANY_PART_ABOVE
    return weights.COMPANY_ABOVE_TITLE if below_title == -1 else weights.COMPANY_LETTERHEAD


def _is_numbered_fact(text: str) -> bool:
    """Whether a row is a fact with its number: *Band 5*."""
    name, _, number = text.rpartition(" ")
    return number.isdigit() and is_fact_name(name)


def _clean_name(name: str) -> str:
    """A name, or "" for a word that any sentence may begin with."""
    name = re.sub(r"['’]s$", "", name.strip(" ?!:.,"))
    if name.startswith("The ") and name.count(" ") > 1:
        without = name[4:]
        name = without if is_organisation(without) else name
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
    if (
        (first in employer_phrases().no_names and not is_new)
        or len(name) < 2
        or name.replace(" ", "").isdigit()
    ):
        return ""
    if (names_role(name) and " & " not in name) or _CONTRACTION.fullmatch(name):
        return ""
    return "" if _DATE.fullmatch(name) else name
