"""The public contract of `casefolio match --json`."""

from __future__ import annotations

from typing import Any

from casefolio.match import FoundTag, Gaps, Match
from casefolio.posting import Posting
from casefolio.report.coverage import find_coverage
from casefolio.resume.model import Resume
from casefolio.tailor import Ranked, Tailoring


def match_json(
    resume: Resume, posting: Posting, match: Match, tailoring: Tailoring, gaps: Gaps
) -> dict[str, Any]:
    """Everything that a match found, as plain values.

    `lines` holds every line with words, `tags` those found, heaviest first, `highlights` all, best first;
    `work` is the position's index in the resume, null for highlights of other sections.
    """
    return {
        "posting": {
            "slug": posting.slug,
            "title": posting.title,
            "company": posting.company,
            "seniority": posting.seniority,
            "language": posting.language,
        },
        "lines": [
            {"line": line.number, "section": line.section, "text": line.text} for line in posting.lines
        ],
        "tags": [_tag_json(tag) for tag in match.tags],
        "highlights": [_highlight_json(ranked) for ranked in tailoring.ranking],
        "gaps": {
            "tags": [ask.id for ask in gaps.tags],
            "technologies": [ask.label for ask in gaps.technologies],
            "lines": list(gaps.lines),
        },
        "coverage": {
            "central": round(find_coverage(resume, match, tailoring, gaps), 4),
            "possible": round(find_coverage(resume, match, tailoring, gaps, every=True), 4),
        },
        "emphasis": tailoring.selection.emphasis,
    }


def _tag_json(tag: FoundTag) -> dict[str, Any]:
    return {
        "id": tag.id,
        "weight": tag.weight,
        "central": tag.central,
        "emphasised": tag.emphasised,
        "evidence": [
            {"line": item.line, "section": item.section, "words": item.words} for item in tag.evidence
        ],
    }


def _highlight_json(ranked: Ranked) -> dict[str, Any]:
    return {
        "id": ranked.id,
        "work": ranked.entry if ranked.section == "work" else None,
        "section": ranked.section,
        "entry": ranked.entry,
        "rank": ranked.rank,
        "score": ranked.score,
        "selected": ranked.selected,
        "reason": ranked.reason,
    }
