"""Assigns each row of a posting to a section: by its heading, its sentence, its position."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from casefolio.posting import weights
from casefolio.posting.headings import classify_heading
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import ends_letter, ends_posting, is_noise, is_place_or_pay
from casefolio.posting.sentences import count_phrases, names_money, opens_like
from casefolio.posting.values import JOB_SECTIONS, LISTS, Opened, VagueHeading
from casefolio.posting.values import PostingSection as Section
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

LONG = 160
"""The fewest characters of a paragraph; shorter lines are list items."""

SHORTEST_STATEMENT = 60
"""The fewest characters of a sentence among demands that one phrase makes an equal opportunity statement."""

SHORTEST_REPEATED = 25
"""The fewest characters of an equal line that is a repetition; shorter ones, such as headings, recur."""

OPENING = 120
"""How many characters of a paragraph are searched for its subject."""

FEWEST_ITEM_WORDS, MOST_ITEM_WORDS = 3, 20
"""Words of an item without a bullet; above the first heading one more, since it may be a title."""

FEWEST_SENTENCE_WORDS = 9
"""With fewer words and no significant phrase, a line gets the section of those around it."""

LOOKED_AHEAD = 8
"""How many rows below a heading are examined to find its section."""

S = TypeVar("S", bound=Opened)


class SectionedRow(NamedTuple, Generic[S]):
    """A row with its section. A `repeated` one occurred before; a `heading` has no content of its own."""

    row: Row
    section: S
    repeated: bool = False
    heading: bool = False


def assign_sections(
    rows: Sequence[Row], title_index: int, language: str = "en"
) -> list[SectionedRow[Section]]:
    """Each row with its section. Never fails, whatever the text.

    Where no line is recognised as about the job and no heading is about anything else (*Description* may be
    both), and in an unsupported language, all lines that are not noise count as about the job.
    """
    reader = _Reader(rows, title_index)
    found = [reader.judge(index) for index in range(len(rows))]
    judged = _settle_headings(found)
    if language and any(j.section in JOB_SECTIONS and j.section != Section.TITLE for j in judged):
        return judged
    if language and any(j.heading and j.section != VagueHeading.MIXED for j in found):
        return judged
    return [_as_role(j) for j in judged]


def _settle_headings(read: Sequence[SectionedRow[Opened]]) -> list[SectionedRow[Section]]:
    """The rows with each vague heading assigned to the section of the row after it."""
    settled: list[SectionedRow[Section]] = []
    below = Section.ROLE
    for each in reversed(read):
        below = below if isinstance(each.section, VagueHeading) else each.section
        settled.append(SectionedRow(each.row, below, each.repeated, each.heading))
    return settled[::-1]


def _as_role(each: SectionedRow[Section]) -> SectionedRow[Section]:
    if each.section == Section.TITLE or is_noise(each.row, without_symbols(each.row.text)):
        return each
    return each._replace(section=Section.ROLE)


class _Reader:
    """Reads the rows from top to bottom, with the current section as state.

    `section` is that of the last heading, None before there was one; `last` that of the previous row;
    `is_unwanted` is True below a heading of things that are not asked for; `is_over` after the end of the
    posting.
    """

    def __init__(self, rows: Sequence[Row], title_index: int) -> None:
        self.rows = rows
        self.title_index = title_index
        self.section: Opened | None = None
        self.last: Opened = Section.NOISE
        self.has_asked = False
        self.is_over = False
        self.is_unwanted = False
        self.seen: dict[str, Opened] = {}
        self.subjects = _find_subjects(rows, title_index)

    def judge(self, index: int) -> SectionedRow[Opened]:
        row = self.rows[index]
        key = row.text.lower() if len(row.text) > SHORTEST_REPEATED else ""
        if key in self.seen:
            section = self.seen[key]
            # A repetition of the title does not belong to the section around it.
            self.last = Section.NOISE if section == Section.TITLE else section
            return SectionedRow(row, section, repeated=True)
        section, is_heading = self._judge_new(index)
        if key:
            self.seen[key] = section
        return SectionedRow(row, section, heading=is_heading)

    def _judge_new(self, index: int) -> tuple[Opened, bool]:
        """The section of a row that is not a repetition, and whether it is a heading."""
        row = self.rows[index]
        text = without_symbols(row.text)
        if index == self.title_index:
            return Section.TITLE, False
        if (self.has_asked and ends_posting(text)) or (self.last in JOB_SECTIONS and ends_letter(text)):
            self.is_over = True
        if row.wrapped and not self.is_over:
            return self.last, False
        if not row.text:
            # A heading without words: a new section begins, which only its content can decide.
            if self.section:
                self._open(self._look_ahead(index + 1) or VagueHeading.MIXED)
            return self.last, True
        labelled = _read_label(row, text)
        opened = None if labelled else self._find_heading(index, text)
        if not opened and not labelled and _ADDRESSES_READER.search(text) and _introduces(row):
            opened = self._look_ahead(index + 1)
        is_listed = self.section in LISTS and self.last in LISTS and not is_place_or_pay(text)
        if self.is_over or (is_noise(row, text, is_listed=is_listed) and opened not in LISTS):
            return Section.NOISE, False
        if opened:
            ahead = self._look_ahead(index + 1) if opened == VagueHeading.MIXED else None
            self._open(ahead or opened)
            return self.last, True
        if labelled:
            self._open(labelled)
            return self.last, False
        self.last = self._judge_sentence(row, text)
        return self.last, False

    def _open(self, section: Opened) -> None:
        self.is_unwanted = section == VagueHeading.UNWANTED
        section = Section.NOISE if self.is_unwanted else section
        self.section = section
        self.has_asked = self.has_asked or section in LISTS
        self.last = section

    def _find_heading(self, index: int, text: str) -> Opened | None:
        row = self.rows[index]
        if row.emphasis == HeadingLikeness.NONE or not text:
            capitals = _CAPITALS.match(text)
            return classify_heading(capitals[0], HeadingLikeness.MARKED) if capitals else None
        opened = classify_heading(text, row.emphasis)
        if opened and row.emphasis != HeadingLikeness.COLON:
            is_item = row.bullet and row.emphasis != HeadingLikeness.MARKED
            is_last = row.emphasis == HeadingLikeness.SHORT and index + 1 == len(self.rows)
            if is_last or _is_item(text, opened) or (is_item and opened not in (*LISTS, Section.BENEFITS)):
                return None
        return opened

    def _look_ahead(self, start: int) -> Section | None:
        """The section of most of the lines below a heading, where they are a recognisable list; else None."""
        counts = {Section.BENEFITS: 0, Section.REQUIREMENTS: 0, Section.DUTIES: 0}
        looked = 0
        for row in self.rows[start : start + LOOKED_AHEAD]:
            is_below = looked > 0 and row.gap and not row.bullet and self.rows[start].bullet
            if is_below or row.emphasis >= HeadingLikeness.COLON or len(row.text) > LONG:
                break
            looked += 1
            words = split_words(row.text)
            if count_phrases(words)[Section.BENEFITS]:
                counts[Section.BENEFITS] += 1
            elif row.bullet and (kind := opens_like(words, row.text)):
                counts[kind] += 1
        best = max(counts, key=lambda name: counts[name])
        return best if counts[best] * 2 > looked else None

    def _judge_sentence(self, row: Row, text: str) -> Opened:
        """The section of a row that is no heading."""
        self.is_unwanted = self.is_unwanted and (row.bullet or not row.gap)
        if self.is_unwanted:
            return Section.NOISE
        sentence = _read_sentence(row, text)
        asks = self.section in LISTS
        if self._is_statement(sentence, asks):
            if not row.bullet:
                self.section = self.section if asks else Section.EEO
            return Section.EEO
        if isinstance(self.section, Section) and asks:
            return _judge_item(sentence, self.section)
        if self.section in (Section.BENEFITS, Section.PROCESS):
            is_process = sentence.counts[Section.PROCESS] > sentence.pay + 1
            return Section.PROCESS if is_process else self.section
        return self._judge_freely(sentence)

    def _is_statement(self, sentence: _Sentence, asks: bool) -> bool:
        """Whether a row is about equal opportunity; among demands, more evidence is required."""
        count = sentence.counts[Section.EEO]
        is_clear = count >= weights.FEWEST_EEO or len(sentence.text) > SHORTEST_STATEMENT
        return count > 0 and not sentence.kind and (not asks or is_clear)

    def _judge_freely(self, sentence: _Sentence) -> Opened:
        """The section of a line without a heading, or below one that may contain anything."""
        counts, kind = sentence.counts, sentence.kind
        asked = counts[Section.REQUIREMENTS] + counts[Section.ROLE]
        if sentence.pay >= weights.FEWEST_BENEFITS and sentence.pay > asked:
            return Section.BENEFITS
        fewest = weights.FEWEST_PROCESS_LONG if sentence.is_long else weights.FEWEST_PROCESS
        is_formal = counts[Section.PROCESS] >= max(fewest, counts[Section.ROLE])
        if (is_formal and not kind) or _FRAUD.search(sentence.text):
            return Section.PROCESS
        if kind and not sentence.is_long and self._is_item(sentence, kind):
            self.has_asked = True
            is_optional = kind == Section.REQUIREMENTS and _is_wish(sentence)
            return Section.NICE_TO_HAVE if is_optional else kind
        is_short = not sentence.is_long and sentence.text.count(" ") + 1 < FEWEST_SENTENCE_WORDS
        if is_short and not counts[Section.ROLE] and not counts[Section.COMPANY]:
            return self._default()
        return self._weigh(sentence)

    def _is_item(self, sentence: _Sentence, kind: Section) -> bool:
        """Whether a line that begins like a list item is one."""
        if kind == Section.REQUIREMENTS:
            is_next = sentence.row.bullet and self.last == Section.REQUIREMENTS
            return sentence.counts[Section.REQUIREMENTS] > 0 or is_next
        if self.section == Section.EEO:
            return sentence.row.bullet
        fewest = FEWEST_ITEM_WORDS if self.section else FEWEST_ITEM_WORDS + 1
        return sentence.row.bullet or fewest <= len(_WORD.findall(sentence.text)) <= MOST_ITEM_WORDS

    def _default(self) -> Opened:
        if self.section is None and self.last not in JOB_SECTIONS:
            return Section.NOISE
        if self.section not in (None, VagueHeading.MIXED):
            return self.section
        return Section.ROLE if self.last == VagueHeading.MIXED else self.last

    def _weigh(self, sentence: _Sentence) -> Opened:
        """The section with the most weight by a paragraph's phrases."""
        counts = sentence.counts
        scores = {
            Section.ROLE: self._weigh_role(sentence),
            Section.COMPANY: counts[Section.COMPANY]
            + weights.COMPANY_HEADING * (self.section == Section.COMPANY),
            Section.BENEFITS: weights.BENEFIT_PHRASE * sentence.pay,
            Section.PROCESS: weights.PROCESS_PHRASE * counts[Section.PROCESS],
            Section.EEO: weights.EEO_HEADING * (self.section == Section.EEO),
        }
        if not self.section:
            self.section = VagueHeading.MIXED
        best = max(scores, key=lambda section: scores[section])
        if scores[best] == 0:
            return Section.COMPANY if self.last in (Section.NOISE, VagueHeading.MIXED) else self._default()
        asks = counts[Section.REQUIREMENTS] >= weights.REQUIREMENTS_IN_ROLE
        return Section.REQUIREMENTS if best == Section.ROLE and asks else best

    def _weigh_role(self, sentence: _Sentence) -> float:
        opening = sentence.text[:OPENING].lower()
        return (
            sentence.counts[Section.ROLE]
            + weights.ROLE_REQUIREMENT * sentence.counts[Section.REQUIREMENTS]
            + weights.ROLE_SUBJECT * any(subject in opening for subject in self.subjects)
            + weights.ROLE_TEAM * bool(_TEAM.search(opening))
            + weights.ROLE_OPENING * bool(_ROLE.match(opening))
            + weights.ROLE_HEADING * (self.section == Section.ROLE)
        )


class _Sentence(NamedTuple):
    """A row that is no heading: its text, the number of its phrases by section, and its `kind` by opening.

    `pay` counts its phrases on benefits, amounts of money among them.
    """

    row: Row
    text: str
    counts: Mapping[Section, int]
    kind: Section | None
    pay: int

    @property
    def is_long(self) -> bool:
        return len(self.text) >= LONG


def _read_sentence(row: Row, text: str) -> _Sentence:
    words = split_words(text)
    counts = count_phrases(words)
    pay = counts[Section.BENEFITS] + weights.MONEY_PHRASES * names_money(text)
    return _Sentence(row, text, counts, opens_like(words, text), pay)


def _judge_item(sentence: _Sentence, opened: Section) -> Section:
    """The section of a line below a heading of demands: nearly always that heading's."""
    counts, kind = sentence.counts, sentence.kind
    asked = counts[Section.REQUIREMENTS]
    if sentence.pay >= weights.FEWEST_BENEFITS and not kind and sentence.pay > asked:
        return Section.BENEFITS
    if sentence.is_long:
        tells = counts[Section.COMPANY] > asked + counts[Section.ROLE]
        is_told = tells and counts[Section.COMPANY] >= weights.FEWEST_COMPANY
        return Section.COMPANY if is_told and not kind else opened
    if opened == Section.REQUIREMENTS and _is_wish(sentence):
        return Section.NICE_TO_HAVE
    if opened == Section.DUTIES and kind == Section.REQUIREMENTS and asked:
        return Section.REQUIREMENTS
    return opened


_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_CAPITALS = lazy_pattern(r"[A-Z]{3,}(?:[ &/,-]+[A-Z]{2,}){1,6}(?= [a-z])")
_ADDRESSES_READER = lazy_pattern(r"\byou(?:r|'ll|'d)?\b", re.I)
_FRAUD = lazy_pattern(r"\bphishing|fraudulent|\bscams?\b|official (?:correspondence|communication)", re.I)
_ROLE = lazy_pattern(
    r"(?:this|the|in this|in the) (?:role|position|job|ideal|successful)\b|as (?:an?|our|the) \w|you(?:'|\b)(?! can also)"
    r"|we(?:'re| are) (?:looking|seeking|hiring|searching)|join (?:our|us|the)\b|reporting to\b"
)
_TEAM = lazy_pattern(r"^(?:the|our|this) .{0,50}\bteam\b|\bteam (?:is|owns|builds|works|partners|at)\b")
_LABEL = lazy_pattern(r"([^:.!?]{2,60}):\s+(\S.{14,})", re.S)
_MOST_LABEL_WORDS = 7


def _introduces(row: Row) -> bool:
    """Whether a line that is no known heading may still be one: *We'll count on you to:*, *Is that you?*"""
    return row.emphasis >= HeadingLikeness.COLON or (
        row.emphasis == HeadingLikeness.SHORT and row.text.endswith("?")
    )


def _read_label(row: Row, text: str) -> Opened | None:
    """The section of a label with text after it on one line: `Requirements: five years of …`; else None."""
    label = _LABEL.fullmatch(text)
    if label is None or row.bullet or label[1].count(" ") >= _MOST_LABEL_WORDS:
        return None
    opened = classify_heading(label[1], HeadingLikeness.SHORT)
    return opened if opened in (*LISTS, Section.BENEFITS, Section.PROCESS) else None


_LATE_WISH = lazy_pattern(
    r"[^,;.]{12}[^,;.(]*+[,;.(].*\b(?:ideally|preferably|bonus|[^,;.]{3,40}(?:a plus|an advantage))\b", re.I
)
_WISH = lazy_pattern(
    r"\b(?:is|are) an? \+\W*$|[–—-] (?:(?:an?|big|strong|great) )?advantage\W*$"
    r"|^\W*\(?(?:a )?(?:plus|bonus|preferred|optional|nice to have|desirable|desired)\s?[):–—-]|\b(?:preferred|desired|optional|a plus)\W*$|\(.{0,30}(?:preferred|optional|nice to have).{0,10}\)\W*$",
    re.I,
)


def _is_wish(sentence: _Sentence) -> bool:
    """Whether a whole line is optional; *shipped models, ideally rankers* is not."""
    says_so = sentence.counts[Section.NICE_TO_HAVE] or _WISH.search(sentence.text)
    return bool(says_so) and not _LATE_WISH.match(sentence.text)


_NO_ITEM = lazy_pattern(
    r"you\b|work|life|join|(?:learn|read|find out|know|hear|see|discover) more\b|(?:meet|discover) us\b", re.I
)
_PREPOSITION = lazy_pattern(r"\b(?:with|in|of|to|for|at|as|on|across)\b", re.I)


def _is_item(text: str, opened: Opened) -> bool:
    """Whether a bare line that could be a heading is a list item: `Experience with Go`."""
    if opened == Section.NICE_TO_HAVE or _NO_ITEM.match(text):
        return False
    kind = opens_like(split_words(text), text)
    if kind == Section.DUTIES and " " in text:
        return True
    return bool(kind and _PREPOSITION.search(text))


_COMMON = lazy_pattern(
    r"\b(?:senior|staff|principal|lead|junior|software|engineer(?:ing)?|developer|manager|remote|backend|frontend"
    r"|full|stack|team|the|and|of|for|us|eu|uk|analyst|scientist|designer|product|head|director|specialist)\b",
    re.I,
)


def _find_subjects(rows: Sequence[Row], title_index: int) -> tuple[str, ...]:
    """The subjects of the job in its title, in lower case: *core platform*, *billing & expansion*."""
    if title_index < 0:
        return ()
    parts = re.split(r"[,():|–-]+", rows[title_index].text)
    cleaned = (" ".join(_COMMON.sub(" ", part).split()).strip(" &").lower() for part in parts)
    return tuple(part for part in cleaned if len(part) > 4)
