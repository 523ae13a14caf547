"""Which of a person's paragraphs fit a posting best, by the scoring of highlights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casefolio.letter.values import FEWEST, MOST, ParagraphChoice
from casefolio.match import match_posting
from casefolio.resume.letters import LetterParagraph
from casefolio.resume.model import HIGHLIGHT_SECTIONS, Project, Resume
from casefolio.resume.record import Highlight
from casefolio.resume.vocabulary.tags import adopt
from casefolio.tailor.ranking import Ranked, rank_highlights
from casefolio.tailor.reading import read_tags
from casefolio.tailor.study import Study


def choose_paragraphs(study: Study) -> tuple[ParagraphChoice, ...]:
    """All paragraphs of the resume, in its order: the best are chosen, all pinned ones, no hidden one."""
    ranking = _rank(study)
    pinned = [each for each in ranking if each.pinned]
    loose = [each for each in ranking if not (each.pinned or each.hidden)]
    free = max(0, MOST - len(pinned))
    chosen = {each.id for each in (*pinned, *_take(loose[:free], FEWEST - len(pinned)))}
    places = [paragraph.id for paragraph in study.resume.letter.paragraphs]
    return tuple(
        _explain(each, is_chosen=each.id in chosen)
        for each in sorted(ranking, key=lambda each: places.index(each.id))
    )


def _take(ranking: Sequence[Ranked], fewest: int) -> Iterator[Ranked]:
    """Those that are proposed, and the best that are not up to the fewest."""
    for place, each in enumerate(ranking):
        if each.selected or place < fewest:
            yield each


def _explain(ranked: Ranked, *, is_chosen: bool) -> ParagraphChoice:
    reason = ranked.reason
    if is_chosen and not ranked.selected:
        reason = f"the best of the others; {reason}"
    elif ranked.selected and not is_chosen:
        reason = f"others fit better; {reason}"
    return ParagraphChoice(ranked.id, ranked.score, reason, is_chosen, ranked.pinned)


def _rank(study: Study) -> tuple[Ranked, ...]:
    """The paragraphs as if they were the highlights of a resume that has no others: they are scored alike."""
    paragraphs = study.resume.letter.paragraphs
    read = {
        each.id: tuple(found.tag for found in read_tags(each.text, study.vocabulary))
        for each in paragraphs
        if not each.tags
    }
    resume = _as_resume(study.resume, [_with_tags(each, read) for each in paragraphs])
    asked = {tag for paragraph in paragraphs for tag in read.get(paragraph.id, paragraph.tags)}
    vocabulary = adopt(study.vocabulary, asked)
    known = all(study.vocabulary[tag].own for tag in asked)
    match = study.match if known else match_posting(study.posting, vocabulary)
    return rank_highlights(resume, study.posting.preferences, match, read)


def _with_tags(paragraph: LetterParagraph, read: dict[str, tuple[str, ...]]) -> Highlight:
    tags = read.get(paragraph.id, paragraph.tags)
    return Highlight.model_construct(id=paragraph.id, text=paragraph.text, tags=tags)


def _as_resume(resume: Resume, highlights: list[Highlight]) -> Resume:
    holder = Project.model_construct(highlights=tuple(highlights))
    others = dict.fromkeys((*HIGHLIGHT_SECTIONS, "custom_sections"), ())
    return resume.model_copy(update=others | {"projects": (holder,)})
