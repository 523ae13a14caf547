"""Proposes tags for untagged parts of a resume, by their words, most significant first."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.entry_ref import EntryRef, find_entry_path
from casefolio.resume.model import Resume
from casefolio.resume.portfolio import Portfolio
from casefolio.resume.record import Entry
from casefolio.resume.sections.fields import describe_entry
from casefolio.resume.vocabulary.labels import ENGLISH
from casefolio.storage.project import RESUME_FILE
from casefolio.tailor.reading import ReadTag, read_resume
from casefolio.tailor.tag_edit import Path, add_tags
from casefolio.text.errors import Place, Problem
from casefolio.text.source import decode_source
from casefolio.text.yaml_tree import Node


@dataclass(frozen=True)
class Proposal:
    """Proposed tags for one line, entry or case study; none where its words indicate none.

    `text` are its words (inline Markdown), `path` leads to it in the tree of `resume.yaml`.
    """

    id: str
    text: str
    path: Path
    place: Place
    tags: tuple[ReadTag, ...]


def propose_tags(portfolio: Portfolio) -> tuple[Proposal, ...]:
    """A proposal for each line without tags, and for each entry and case study whose words indicate some."""
    read = read_resume(portfolio.resume, portfolio.vocabulary).tags
    return tuple(
        Proposal(id, text, path, portfolio.node.find(path).place, read.get(id, ()))
        for id, text, path, is_line in _list_untagged(portfolio.resume, portfolio.node)
        if is_line or id in read
    )


def write_tags(data: bytes, proposals: Iterable[Proposal]) -> tuple[bytes, tuple[Proposal, ...]]:
    """`resume.yaml` with the tags that are proposed, and the proposals that could not be written into it.

    Raises InputError where the file is no text or no YAML.
    """
    by_path = {each.path: each for each in proposals if each.tags}
    tags = {path: [read.tag for read in each.tags] for path, each in by_path.items()}
    edited, refused = add_tags(decode_source(data, RESUME_FILE.as_posix()), tags)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + edited.text.encode(), tuple(by_path[path] for path in refused)


def explain_refusal(proposal: Proposal) -> Problem:
    """The problem of a proposal whose tags could not be written."""
    message = f"no tags could be put here without changing more: '{proposal.id}'"
    return Problem(proposal.place, message, "write 'tags:' there by hand")


def _find_title(section: str, entry: Entry) -> str:
    title = describe_entry(section, entry, ENGLISH).title
    return title.text if title else ""


def _list_untagged(resume: Resume, root: Node) -> Iterator[tuple[str, str, Path, bool]]:
    """The id, text and path of each part without tags, and whether it is a line."""
    for claim in resume.claims():
        entry = resume.entries(claim.section)[claim.entry]
        if not claim.highlight.tags and not entry.tags:
            place = find_entry_path(root, EntryRef(claim.section, claim.entry))
            path = (*place, "highlights", claim.position)
            yield claim.highlight.id, claim.highlight.text, path, True
    for section in resume.section_names:
        for index, entry in enumerate(resume.entries(section)):
            if not entry.tags:
                ref = EntryRef(section, index)
                yield str(ref), _find_title(section, entry), find_entry_path(root, ref), False
    for index, study in enumerate(resume.case_studies):
        if not study.tags:
            yield study.id, study.title, ("caseStudies", index), False
