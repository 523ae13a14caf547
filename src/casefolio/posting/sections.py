"""Assigns each row of a posting to a section: by its heading, its sentence, its position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from casefolio.posting import weights
from casefolio.posting.facts.employer_sentences import tells_of
from casefolio.posting.facts.title import find_subjects, names_subject
from casefolio.posting.headings import classify_heading, read_label
from casefolio.posting.layout import HeadingLikeness, Row, without_symbols
from casefolio.posting.noise import (
    ends_letter,
    ends_posting,
    is_contact,
    is_fact,
    is_head,
    is_noise,
    is_place_or_pay,
)
from casefolio.posting.sectioned import SectionedRow, make_sectioned, settle_headings, settle_items
from casefolio.posting.sentences import (
    LONG,
    Sentence,
    asks_in_prose,
    count_phrases,
    is_bare_item,
    is_wish,
    judge_item,
    names_reward,
    open_sentence,
    opens_like,
    read_sentence,
    sums_up,
)
from casefolio.posting.values import JOB_SECTIONS, LISTS, Opened, VagueHeading
from casefolio.posting.values import PostingSection as Section
from casefolio.text.patterns import lazy_pattern
from casefolio.text.words import split_words

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

MOST_WRAPPED = 8
"""The most rows of one sentence that are read to find its section."""

LOOKED_AHEAD = 8
"""How many rows below a heading are examined to find its section."""


def assign_sections(
    rows: Sequence[Row], title_index: int, language: str = "en", company: str = ""
) -> list[SectionedRow[Section]]:
    """Each row with its section; `company` is the employer's name, if known. Never fails, whatever the text.

    Where no line is recognised as about the job and no heading is about anything else (*Description* may be
    both), and in an unsupported language, all lines that are not noise count as about the job.
    """
    reader = _Reader(rows, title_index, company)
    found = [reader.judge(index) for index in range(len(rows))]
    judged = settle_items(settle_headings(found))
    if language and any(j.section in JOB_SECTIONS and j.section != Section.TITLE for j in judged):
        return judged
    if language and any(j.heading and j.section != VagueHeading.MIXED for j in found):
        return judged
    return [_as_role(j) for j in judged]


def _as_role(each: SectionedRow[Section]) -> SectionedRow[Section]:
    if each.section == Section.TITLE or is_noise(each.row, without_symbols(each.row.text)):
        return each
    return each._replace(section=Section.ROLE)


class _Reader:
    """Reads the rows from top to bottom, with the current section as state.

    `section` is that of the last heading, None before there was one; `last` that of the previous row; `topic`
    the last one that a line without any evidence is about as well; `is_unwanted` is True below a heading of
    things that are not asked for; `is_over` after the end of the posting.
    """

    def __init__(self, rows: Sequence[Row], title_index: int, company: str) -> None:
        self.rows = rows
        self.company = company
        self.title_index = title_index
        self.section: Opened | None = None
        self.last: Opened = Section.NOISE
        self.topic: Opened = Section.NOISE
        self.has_asked = False
        self.is_over = False
        self.is_unwanted = False
        self.seen: dict[str, Opened] = {}
        self.subjects = find_subjects(rows[title_index].text) if title_index >= 0 else ()

    def judge(self, index: int) -> SectionedRow[Opened]:
        row = self.rows[index]
        key = row.text.lower() if len(row.text) > SHORTEST_REPEATED else ""
        if key in self.seen:
            section = self.seen[key]
            # A repetition of the title does not belong to the section around it.
            self.last = self.topic = Section.NOISE if section == Section.TITLE else section
            return SectionedRow(row, section, repeated=True)
        section, is_heading = self._judge_new(index)
        if key:
            self.seen[key] = section
        return make_sectioned((row, section, False, is_heading))

    def _judge_new(self, index: int) -> tuple[Opened, bool]:
        """The section of a row that is not a repetition, and whether it is a heading."""
        row = self.rows[index]
        text = without_symbols(self._join_sentence(index) if row.sentence else row.text)
        if index == self.title_index:
            return Section.TITLE, False
        if (self.has_asked and ends_posting(text)) or (self.last in JOB_SECTIONS and ends_letter(text)):
            self.is_over = True
        if row.wrapped and not self.is_over:
            return self.last, False
        if index == self.title_index + 1 > 0 and is_head(text):
            return Section.NOISE, False
        if not row.text:
            # A heading without words: a new section begins, which only its content can decide.
            if self.section:
                self._open(self._look_ahead(index + 1) or VagueHeading.MIXED)
            return self.last, True
        labelled = read_label(row, text)
        opened = None if labelled else self._find_heading(index, text)
        if not (opened or labelled) and _introduces(row) and _ADDRESSES_READER.search(text):
            opened = self._look_ahead(index + 1)
        asks = not row.bullet and self.section in LISTS and self.last in LISTS
        is_listed = asks and not is_place_or_pay(text)
        if self.section is None and row.bullet and is_fact(text):
            return Section.NOISE, False
        if self.is_over or (is_noise(row, text, is_listed=is_listed) and opened not in LISTS):
            return Section.NOISE, False
        if opened:
            self._open(self._look_below(index + 1, opened) or opened)
            return self.last, True
        if labelled and (labelled != Section.NICE_TO_HAVE or not names_reward(text)):
            self._open(labelled)
            if labelled != VagueHeading.MIXED:
                return self.last, False
        self.last = self._judge_sentence(row, text)
        return self.last, False

    def _look_below(self, start: int, opened: Opened) -> Section | None:
        """The section of the lines below a heading that may open another one than it says; None for its own."""
        if opened == VagueHeading.MIXED:
            return self._look_ahead(start)
        if opened == Section.TECH and start < len(self.rows) and asks_in_prose(self.rows[start].text):
            return Section.REQUIREMENTS  # *Your toolbox*, and below it *6+ years in planning*
        return None

    def _join_sentence(self, index: int) -> str:
        """A sentence with what was wrapped into the next rows, for a few of them."""
        rest = takewhile(lambda row: row.wrapped, self.rows[index + 1 : index + MOST_WRAPPED])
        return " ".join([self.rows[index].text, *(row.text for row in rest)])

    def _open(self, section: Opened) -> None:
        self.is_unwanted = section == VagueHeading.UNWANTED
        section = Section.NOISE if self.is_unwanted else section
        self.section = section
        self.has_asked = self.has_asked or section in LISTS
        self.last = self.topic = section

    def _find_heading(self, index: int, text: str) -> Opened | None:
        row = self.rows[index]
        if row.emphasis == HeadingLikeness.NONE or not text:
            capitals = _CAPITALS.match(text)
            return classify_heading(capitals[0], HeadingLikeness.MARKED) if capitals else None
        opened = classify_heading(text, row.emphasis)
        if opened and row.emphasis != HeadingLikeness.COLON:
            is_item = row.bullet and row.emphasis != HeadingLikeness.MARKED
            is_last = row.emphasis == HeadingLikeness.SHORT and index + 1 == len(self.rows)
            # *Minimum requirements for the role* in bold, and below it a list
            is_above_list = not row.bullet and any(each.bullet for each in self.rows[index + 1 : index + 2])
            if (
                is_last
                or (is_bare_item(text, opened) and not (is_above_list or text.endswith(":")))
                or (is_item and opened not in (*LISTS, Section.BENEFITS))
            ):
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
        sentence = read_sentence(row, text)
        asks = self.section in LISTS
        if self.section in (None, VagueHeading.MIXED) and sums_up(text):
            self.section = self.topic = VagueHeading.MIXED
            return Section.ROLE
        section = self._judge_read(sentence, asks)
        if section != Section.TECH or asks:
            is_aside = (
                section == Section.BENEFITS and self.section in (None, VagueHeading.MIXED) and not row.bullet
            )
            self.topic = self.topic if is_aside else section
        return section

    def _judge_read(self, sentence: Sentence, asks: bool) -> Opened:
        """The section of a row that is no summary; where the last heading `asks`, nearly always that one's."""
        if sentence.row.sentence and (spoken := self._judge_spoken(sentence)):
            return spoken
        if self._is_statement(sentence, asks):
            if not sentence.row.bullet:
                self.section = self.section if asks else Section.EEO
            return Section.EEO
        if not (sentence.row.bullet or sentence.is_long or sentence.pay) and is_contact(sentence.text):
            return Section.PROCESS
        if isinstance(self.section, Section) and asks:
            if self.section == Section.DUTIES and sentence.is_long and self._turns_to_reader(sentence):
                self._open(Section.REQUIREMENTS)
            return judge_item(sentence, self.section)
        if self.section in (Section.BENEFITS, Section.PROCESS):
            is_process = sentence.counts[Section.PROCESS] > sentence.pay + 1
            return Section.PROCESS if is_process else self.section
        return self._judge_freely(sentence)

    def _turns_to_reader(self, sentence: Sentence) -> bool:
        """Whether a paragraph below a list of duties asks for something: *We'd love to meet you if you have …*."""
        is_paragraph = sentence.row.gap and not sentence.row.bullet
        return is_paragraph and open_sentence(split_words(sentence.text)) == Section.REQUIREMENTS

    def _judge_spoken(self, sentence: Sentence) -> Section | None:
        """The section of one of several sentences of a paragraph, by its opening; None where that is silent.

        What follows is about the same until another sentence opens a section: *You have … Also some SQL.*
        """
        opened = open_sentence(split_words(sentence.text))
        if sentence.counts[Section.EEO] and opened in (None, Section.COMPANY):
            return Section.EEO if opened else None
        if opened == Section.COMPANY and self.section in LISTS and sentence.pay:
            opened = Section.BENEFITS  # *We provide a pension*, after what is asked for
        if opened == Section.TECH:
            return opened  # what follows may be about anything
        if opened:
            self._open(opened)
        if opened in (None, *LISTS) and is_wish(sentence.text, sentence.counts):
            return Section.NICE_TO_HAVE
        asks = sentence.counts[Section.REQUIREMENTS] > 0
        return Section.REQUIREMENTS if opened == Section.ROLE and asks else opened

    def _is_statement(self, sentence: Sentence, asks: bool) -> bool:
        """Whether a row is about equal opportunity; among demands, more evidence is required.

        What they list may be about people with disabilities: *Make it usable by …*, *Know WCAG …*.
        """
        count = sentence.counts[Section.EEO]
        if count and asks and _ACCESSIBLE.search(sentence.text):
            return False
        is_long = len(sentence.text) > SHORTEST_STATEMENT and not sentence.row.bullet
        is_clear = count >= weights.FEWEST_EEO or is_long
        return count > 0 and not sentence.kind and (not asks or is_clear)

    def _judge_freely(self, sentence: Sentence) -> Opened:
        """The section of a line without a heading, or below one that may contain anything."""
        counts, kind = sentence.counts, sentence.kind
        asked = counts[Section.REQUIREMENTS] + counts[Section.ROLE]
        is_paid = sentence.pay >= weights.FEWEST_BENEFITS and sentence.pay > asked
        if is_paid and not _TEAM_WORKS.match(sentence.text):
            return Section.BENEFITS
        fewest = weights.FEWEST_PROCESS_LONG if sentence.is_long else weights.FEWEST_PROCESS
        is_formal = counts[Section.PROCESS] >= max(fewest, counts[Section.ROLE])
        if (is_formal and not kind) or _warns(sentence.text.lower()):
            return Section.PROCESS
        if kind and not sentence.is_long and self._is_item(sentence, kind):
            self.has_asked = True
            is_optional = kind == Section.REQUIREMENTS and is_wish(sentence.text, sentence.counts)
            return Section.NICE_TO_HAVE if is_optional else kind
        is_short = not sentence.is_long and sentence.text.count(" ") + 1 < FEWEST_SENTENCE_WORDS
        if is_short and not counts[Section.ROLE] and not counts[Section.COMPANY]:
            section = self._default(sentence.row)
            return Section.COMPANY if sentence.row.sentence and section == Section.NOISE else section
        return self._weigh(sentence)

    def _is_item(self, sentence: Sentence, kind: Section) -> bool:
        """Whether a line that begins like a list item is one."""
        if kind == Section.REQUIREMENTS:
            is_next = sentence.row.bullet and self.last == Section.REQUIREMENTS
            return sentence.counts[Section.REQUIREMENTS] > 0 or is_next
        if self.section == Section.EEO:
            return sentence.row.bullet
        fewest = FEWEST_ITEM_WORDS if self.section else FEWEST_ITEM_WORDS + 1
        return sentence.row.bullet or fewest <= len(_WORD.findall(sentence.text)) <= MOST_ITEM_WORDS

    def _default(self, row: Row) -> Opened:
        """The section of a line without any evidence."""
        if self.section is None and self.topic not in JOB_SECTIONS:
            return Section.NOISE
        if self.section not in (None, VagueHeading.MIXED):
            return self.section
        if self.topic == Section.BENEFITS and (row.gap or not row.bullet):
            return Section.ROLE if row.bullet else Section.COMPANY
        return Section.ROLE if self.topic == VagueHeading.MIXED else self.topic

    def _weigh(self, sentence: Sentence) -> Opened:
        """The section with the most weight by a paragraph's phrases."""
        counts = sentence.counts
        scores = {
            Section.ROLE: self._weigh_role(sentence),
            Section.COMPANY: counts[Section.COMPANY]
            + weights.COMPANY_SUBJECT * tells_of(self.company, sentence.text)
            + weights.COMPANY_HEADING * (self.section == Section.COMPANY),
            Section.BENEFITS: weights.BENEFIT_PHRASE * sentence.pay,
            Section.PROCESS: weights.PROCESS_PHRASE * counts[Section.PROCESS],
            Section.EEO: weights.EEO_HEADING * (self.section == Section.EEO),
        }
        if not self.section:
            self.section = VagueHeading.MIXED
        best = max(scores, key=lambda section: scores[section])
        if scores[best] == 0:
            is_first = self.topic in (Section.NOISE, VagueHeading.MIXED)
            return Section.COMPANY if is_first else self._default(sentence.row)
        asks = counts[Section.REQUIREMENTS] >= weights.REQUIREMENTS_IN_ROLE
        return Section.REQUIREMENTS if best == Section.ROLE and asks else best

    def _weigh_role(self, sentence: Sentence) -> float:
        opening = sentence.text[:OPENING].lower()
        return (
            sentence.counts[Section.ROLE]
            + weights.ROLE_REQUIREMENT * sentence.counts[Section.REQUIREMENTS]
            + weights.ROLE_SUBJECT * any(names_subject(opening, subject) for subject in self.subjects)
            + weights.ROLE_TEAM * bool(_TEAM.search(opening))
            + weights.ROLE_OPENING * bool(_ROLE.match(opening))
            + weights.ROLE_HEADING * (self.section == Section.ROLE)
        )


_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_CAPITALS = lazy_pattern(r"[A-Z]{3,}(?:[ &/,-]+[A-Z]{2,}){1,6}(?= [a-z])")
_ADDRESSES_READER = lazy_pattern(r"\byou(?:r|'ll|'d)?\b", re.I)
_ACCESSIBLE = lazy_pattern(
    r"\bWCAG\b|\baccessibility (?:testing|standards|guidelines|requirements|audits)\b", re.I
)
_FRAUD = lazy_pattern(r"\bphishing|fraudulent|\bscams?\b|official (?:correspondence|communication)")
_FRAUD_SIGNS = ("phishing", "fraudulent", "scam", "official ")


def _warns(text: str) -> bool:
    """Whether a text in small letters warns of those who only say that they hire."""
    return any(sign in text for sign in _FRAUD_SIGNS) and _FRAUD.search(text) is not None


_ROLE = lazy_pattern(
    r"(?:this|the|in this|in the) (?:role|position|job|ideal|successful)\b|as (?:an?|our|the) \w|you(?:'|\b)(?! can also)"
    r"|we(?:'re| are) (?:looking|seeking|hiring|searching)|join (?:our|us|the)\b|reporting to\b"
)
_TEAM = lazy_pattern(r"^(?:the|our|this) .{0,50}\bteam\b|\bteam (?:is|owns|builds|works|partners|at)\b")
_TEAM_WORKS = lazy_pattern(
    r"(?:the|our|this) .{0,50}\bteam (?:focus|is responsible|is dedicated|owns|builds|works|partners|helps|develops|designs|delivers"
    r"|supports|leads|drives|manages|maintains)",
    re.I,
)
"""What a team does, for customers who may have benefits and insurance."""


def _introduces(row: Row) -> bool:
    """Whether a line that is no known heading may still be one: *We'll count on you to:*, *Is that you?*"""
    return row.emphasis >= HeadingLikeness.COLON or (
        row.emphasis == HeadingLikeness.SHORT and row.text.endswith("?")
    )
