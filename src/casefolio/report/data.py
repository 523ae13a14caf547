"""The public contract of `casefolio match --json`."""

from __future__ import annotations

from typing import Any

from casefolio.posting import Posting
from casefolio.tailor.entries import ExplainedEntry
from casefolio.tailor.explanation import ExplainedLine, ExplainedTag, Explanation, group_words


def match_json(explanation: Explanation) -> dict[str, Any]:
    """Everything that a match says, as plain values.

    `lines` holds every line with words, `tags` those found, heaviest first, `highlights` all, best first;
    `work` is the position's index in the resume, null for highlights of other sections. `read` are tags of a
    highlight that has none, with the words that they were read from. `entries` are those of other sections,
    with the tags of theirs that are asked for and the lines that name them. `named` are words of demands that
    no tag has, with their lines and the ids of the highlights and entries that have them too, those shown
    first. The coverage is that of the proposal, `possible` what it would be if every line were shown; both
    from 0 to 1.
    """
    study = explanation.study
    return {
        "posting": _posting_json(study.posting),
        "lines": [
            {"line": line.number, "section": line.section, "text": line.text} for line in study.posting.lines
        ],
        "tags": [_tag_json(tag) for tag in explanation.tags],
        "highlights": [_highlight_json(line) for line in explanation.lines],
        "entries": [_entry_json(entry) for entry in explanation.entries],
        "named": [
            {
                "words": each.words,
                "lines": [line for _, lines in group_words(each.evidence) for line in lines],
                "places": [*answer.shown_by, *answer.left_out],
            }
            for each, answer in explanation.named
        ],
        "gaps": {
            "tags": [ask.id for ask in study.gaps.tags],
            "technologies": [ask.label for ask in study.gaps.technologies],
            "manners": [ask.id for ask in study.gaps.manners],
            "mentioned": [ask.id for ask in study.gaps.mentioned],
            "lines": list(study.gaps.lines),
        },
        "coverage": {
            "central": round(study.coverage.share, 4),
            "possible": round(study.possible.share, 4),
        },
        "emphasis": study.selection.emphasis,
    }


def _posting_json(posting: Posting) -> dict[str, Any]:
    return {
        "slug": posting.slug,
        "title": posting.title,
        "company": posting.company,
        "seniority": posting.seniority,
        "language": posting.language,
    }


def _tag_json(tag: ExplainedTag) -> dict[str, Any]:
    return {
        "id": tag.id,
        "weight": tag.weight,
        "central": tag.central,
        "emphasised": tag.emphasised,
        "evidence": [
            {"line": item.line, "section": item.section, "words": item.words} for item in tag.evidence
        ],
    }


def _entry_json(entry: ExplainedEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "score": entry.score,
        "pinned": entry.pinned,
        "hidden": entry.state == "hidden",
        "tags": list(entry.tags),
        "named": list(entry.named),
    }


def _highlight_json(line: ExplainedLine) -> dict[str, Any]:
    ranked = line.ranked
    return {
        "id": ranked.id,
        "work": ranked.entry if ranked.section == "work" else None,
        "section": ranked.section,
        "entry": ranked.entry,
        "rank": ranked.rank,
        "score": ranked.score,
        "selected": ranked.selected,
        "reason": ranked.reason,
        "named": list(ranked.named.words),
        "read": [{"tag": read.tag, "words": read.words} for read in line.read],
    }
