"""From what a posting asks for to what the resume shows first: choices and orders, each with its reason."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from casefolio.deferred.dataclasses import dataclass
from casefolio.match import Match
from casefolio.posting import Posting
from casefolio.resume.brief import fold_positions
from casefolio.resume.model import Resume
from casefolio.resume.selection import Selection
from casefolio.resume.vocabulary.labels import Labels
from casefolio.tailor.bold import choose_bold
from casefolio.tailor.choices import build_sections, choose_case_studies, choose_emphasis
from casefolio.tailor.named_words import NamedWord, find_named_words, weigh_named_words
from casefolio.tailor.nearness import measure_nearness
from casefolio.tailor.ranking import CONTRAST, PRIORITY_STEP, Ranked, Term, rank_highlights

__all__ = ["CONTRAST", "PRIORITY_STEP", "Ranked", "Tailoring", "Term", "tailor"]


@dataclass(frozen=True)
class Tailoring:
    """The resume as it should be shown for a posting, and the ranking of all its highlights, best first.

    `selection` holds everything that may be shown, in its order; the page budget decides what falls away.
    `named` are the words that demands name in the resume and that no tag has.
    """

    selection: Selection
    ranking: tuple[Ranked, ...]
    named: tuple[NamedWord, ...]

    def find(self, id: str) -> Ranked | None:
        """The rank of the highlight with this id, with the sum that its score is."""
        return next((ranked for ranked in self.ranking if ranked.id == id), None)


def tailor(
    resume: Resume, posting: Posting, match: Match, labels: Labels, read: Container[str] = ()
) -> Tailoring:
    """Choose and order what the resume shows for a posting. The person's pins, hides and boosts win.

    The tags of lines and entries whose ids are in `read` were read from their words, and count less.
    """
    near = measure_nearness(resume, posting)
    named = _find_shown_words(posting, match, resume)
    ranks = {id: each.rank for id, each in near.items()}
    shares = {id: each.share for id, each in near.items()}
    ranking = rank_highlights(resume, posting.preferences, match, read, ranks, weigh_named_words(named))
    emphasis, reason = choose_emphasis(resume, posting, match)
    selection = Selection(
        label=(emphasis.label if emphasis else "") or resume.basics.label,
        summary=(emphasis.summary if emphasis else "") or resume.basics.summary,
        sections=build_sections(resume, posting, match, ranking, labels, shares, read),
        case_studies=choose_case_studies(resume, match),
        emphasis=emphasis.id if emphasis else "",
        bold=choose_bold(match, _list_proposed_texts(resume, ranking)),
        reasons={"emphasis": reason} if reason else {},
    )
    return Tailoring(selection, ranking, named)


def _find_shown_words(posting: Posting, match: Match, resume: Resume) -> tuple[NamedWord, ...]:
    """The named words in what may be shown: not in what is hidden, nor below positions of one line."""
    pinned, hidden = posting.preferences.pin, {*posting.preferences.hide}
    named = find_named_words(posting, match, fold_positions(resume, pinned))
    left = (replace(each, places=tuple(id for id in each.places if id not in hidden)) for each in named)
    return tuple(each for each in left if each.places)


def _list_proposed_texts(resume: Resume, ranking: tuple[Ranked, ...]) -> list[str]:
    texts = {claim.highlight.id: claim.highlight.text for claim in resume.claims()}
    return [each.wording.text if each.wording else texts[each.id] for each in ranking if each.selected]
