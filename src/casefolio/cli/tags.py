"""`casefolio tags`: proposes tags where there are none, and lists the known tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches, unified_diff
from pathlib import Path

import click

from casefolio.checks.portfolio import read_checked
from casefolio.cli.console import Session, count, print_text
from casefolio.report.layout import Paint, cut, pack
from casefolio.resume.portfolio import read_portfolio
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.project import RESUME_FILE
from casefolio.storage.writing.output import write_atomically
from casefolio.tailor.proposals import Proposal, explain_refusal, propose_tags, write_tags
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.inline import render_text

MOST_NEAREST = 8
"""The most tags that are listed for a word that no tag has."""


@click.command()
@click.option("--write", is_flag=True, help="Put them into data/resume.yaml, and show what has changed.")
@click.option("--known", metavar="[WORD]", is_flag=False, flag_value="",
              help="List the known tags with their words: all, or those nearest to WORD.")  # fmt: skip
@click.pass_obj
def tags(session: Session, write: bool, known: str | None) -> None:
    """Propose tags for lines, entries and case studies that have none, by their words.

    The first tag says what a line is about, so the most telling comes first.
    """
    if write and known is not None:
        raise click.UsageError("of --write and --known, give one")
    root = session.find_root()
    paint = Paint(session.wants_colour(), session.find_width() or Paint().width)
    if known is not None:
        vocabulary = read_portfolio(root, private=False).vocabulary
        print_text("\n".join(_list_known(vocabulary, known.strip(), paint)))
        return
    portfolio, _ = read_checked(root, private=False)
    proposals = propose_tags(portfolio)
    if write:
        _write(session, root, proposals)
        return
    for proposal in proposals:
        if proposal.tags:
            print_text(_render(proposal, paint))
    session.say(_sum_up(proposals))


def _render(proposal: Proposal, paint: Paint) -> str:
    """A proposal in three lines: its place, its text, and the tags with the words they were read from."""
    tags = ", ".join(read.tag for read in proposal.tags)
    words = ", ".join(f"“{read.words}”" for read in proposal.tags)
    place = f"{proposal.place.path}:{proposal.place.line}"
    return "\n".join(
        [
            f"{paint('heading', proposal.id)}  {paint('quiet', place)}",
            f"  {cut(render_text(proposal.text), paint.width - 2)}",
            f"  tags: [{tags}]  {paint('quiet', f'from {words}')}",
        ]
    )


def _sum_up(proposals: Sequence[Proposal]) -> str:
    silent = [proposal for proposal in proposals if not proposal.tags]
    found = len(proposals) - len(silent)
    said = []
    if found:
        said.append(
            f"Tags for {count(found, 'place')}. `casefolio tags --write` puts them into "
            f"{RESUME_FILE.as_posix()}; there they count like your own, so look through them."
        )
    if silent:
        lines = ", ".join(f"{each.id} (line {each.place.line})" for each in silent)
        said.append(f"No words that postings use in {count(len(silent), 'line')}: {lines}.")
    return "\n".join(said) or "Everything has tags."


def _write(session: Session, root: Path, proposals: Sequence[Proposal]) -> None:
    file = root / RESUME_FILE
    before = file.read_bytes()
    after, refused = write_tags(before, proposals)
    if after != before:
        print_text("".join(_compare(before, after)), nl=False)
        write_atomically(file, after)
    done = sum(bool(proposal.tags) for proposal in proposals) - len(refused)
    session.say(f"{RESUME_FILE.as_posix()}: tags for {count(done, 'place')}" if done else "Nothing to write.")
    if refused:
        raise InputError(map(explain_refusal, refused))


def _compare(before: bytes, after: bytes) -> Iterator[str]:
    name = RESUME_FILE.as_posix()
    old, new = (text.decode("utf-8-sig").splitlines(keepends=True) for text in (before, after))
    yield from unified_diff(old, new, fromfile=name, tofile=name)


def _list_known(vocabulary: Mapping[str, Tag], word: str, paint: Paint) -> Iterator[str]:
    """A table of tags: the person's own first. Raises InputError where none is near the word."""
    own_first = sorted(vocabulary.values(), key=lambda tag: not tag.own)
    found = _find_known(vocabulary, word) if word else own_first
    if not found:
        raise InputError([Problem(Place("--known"), f"no tag is near '{word}'", "any other word of it?")])
    width = max(len(tag.id) for tag in found)
    for tag in found:
        words = [alias.removeprefix("=") for alias in tag.aliases] or [tag.label]
        # Those that hold the word say why the tag stands here.
        words.sort(key=lambda name: not (word and _holds(name, word)))
        for row, text in enumerate(pack(words, paint.width - width - 2, most=2)):
            yield f"{tag.id if not row else '':<{width}}  {text}"


def _find_known(vocabulary: Mapping[str, Tag], word: str) -> Sequence[Tag]:
    """The tags that have a name equal to a word, or with a word that begins with it, or else the nearest.

    First those of which it is the id, label or an early one of their words: it says most of them.
    """
    wanted = word.casefold()
    names = {tag.id: [name.casefold() for name in _names_of(tag)] for tag in vocabulary.values()}
    exact = {id: own.index(wanted) for id, own in names.items() if wanted in own}
    places = {
        id: next((at for at, name in enumerate(own) if _holds(name, word)), None) for id, own in names.items()
    }
    within = {id: place for id, place in places.items() if place is not None}
    if exact or within:
        ordered = (*sorted(exact, key=lambda id: exact[id]), *sorted(within, key=lambda id: within[id]))
        return [vocabulary[id] for id in dict.fromkeys(ordered)]
    by_name = {name: id for id, own in names.items() for name in own}
    near = get_close_matches(wanted, by_name, n=MOST_NEAREST, cutoff=0.7)
    return [vocabulary[id] for id in dict.fromkeys(by_name[name] for name in near)]


def _holds(name: str, word: str) -> bool:
    """Whether a word of a name begins with the word: *market* stands in *stock market*, not in *remarket*."""
    return f" {word.casefold().replace('-', ' ')}" in f" {name.casefold().replace('-', ' ')}"


def _names_of(tag: Tag) -> Iterable[str]:
    return (tag.id, tag.label, *(alias.removeprefix("=") for alias in tag.aliases))
