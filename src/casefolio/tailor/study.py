"""The study of a posting for a resume: match, tailoring, gaps and coverage, computed once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.match import Gaps, Match, find_gaps, match_posting
from casefolio.posting import Posting, read_checked_posting
from casefolio.resume.entry_ref import EntryRef
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.privacy.names import NO_NAMES, KeptNames
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.resume.vocabulary.tags import Tag
from casefolio.tailor import Tailoring, tailor
from casefolio.tailor.choices import NAMED_ONLY
from casefolio.tailor.coverage import Coverage, find_demands, measure_coverage
from casefolio.tailor.reading import Reading, read_resume
from casefolio.text.source import Source


@dataclass(frozen=True)
class Study:
    """A posting, its demands, and how the resume answers them.

    `reading` is the resume that the rest is computed from. `coverage` is that of the proposed highlights,
    `possible` the coverage if all but the hidden ones were shown.
    """

    reading: Reading
    posting: Posting
    match: Match
    tailoring: Tailoring
    gaps: Gaps
    coverage: Coverage
    possible: Coverage

    @property
    def resume(self) -> Resume:
        return self.reading.resume

    @property
    def vocabulary(self) -> Mapping[str, Tag]:
        return self.reading.vocabulary

    @property
    def entry_tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of the entries that are evidence without lines, by their ids."""
        return list_entry_tags(self.selection)

    @property
    def selection(self) -> Selection:
        return self.tailoring.selection

    def measure(self, lines: Iterable[str], dropped: Collection[str] = ()) -> Coverage:
        """The coverage of other lines than the proposed: of those on the page, by their ids.

        `dropped` are the ids of the entries that the page does not have.
        """
        entry_tags = (tag for ref, tags in self.entry_tags.items() if ref not in dropped for tag in tags)
        return measure_coverage(self.coverage.demands, self.tailoring.ranking, frozenset(lines), entry_tags)


def show_names(portfolio: Portfolio, posting: Posting) -> Portfolio:
    """The portfolio as documents for a posting show it: with the real names, unless it forbids them."""
    if not portfolio.names or not posting.preferences.shows_real_names:
        return portfolio
    return replace(portfolio, resume=portfolio.names.reveal(portfolio.resume))


def read_study(
    source: Source, slug: str, resume: Resume, vocabulary: Mapping[str, Tag], names: KeptNames = NO_NAMES
) -> Study:
    """Read and study a posting. Raises InputError with everything that is wrong with it."""
    return study_posting(read_checked_posting(source, slug, resume, vocabulary), resume, vocabulary, names)


def study_posting(
    posting: Posting, resume: Resume, vocabulary: Mapping[str, Tag], names: KeptNames = NO_NAMES
) -> Study:
    """Match a posting with a resume, choose what answers it, and find what is missing.

    The resume is read with both the public and the real names; what is chosen has those that the posting's
    documents show.
    """
    reading = read_resume(resume, vocabulary, names)
    both = (reading.resume, reading.named)
    if posting.preferences.shows_real_names:
        reading = replace(reading, resume=reading.named)
    resume, vocabulary = reading.resume, reading.vocabulary
    match = match_posting(posting, vocabulary)
    labels = find_labels(resume.meta.casefolio.language)
    tailoring = tailor(resume, posting, match, labels, reading.tags)
    named_lines = {item.line for each in tailoring.named for item in each.evidence}
    gaps = find_gaps(match, posting, resume, vocabulary, both, named_lines)
    demands = find_demands(match, gaps, vocabulary)
    ranking = tailoring.ranking
    chosen = {each.id for each in ranking if each.selected}
    all_lines = {each.id for each in ranking if not each.hidden}
    entry_tags = [tag for tags in list_entry_tags(tailoring.selection).values() for tag in tags]
    return Study(
        reading=reading,
        posting=posting,
        match=match,
        tailoring=tailoring,
        gaps=gaps,
        coverage=measure_coverage(demands, ranking, chosen, entry_tags),
        possible=measure_coverage(demands, ranking, all_lines, entry_tags),
    )


def list_entry_tags(selection: Selection) -> dict[str, tuple[str, ...]]:
    """The tags of the entries that are evidence without lines, such as certificates, by their ids."""
    return {
        str(EntryRef(section.name, item.index)): item.entry.tags
        for section in selection.sections
        if section.name not in NAMED_ONLY
        for item in section.items
        if item.entry.tags
    }
