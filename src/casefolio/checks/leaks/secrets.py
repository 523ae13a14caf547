"""What a site must not show, as far as this machine has it: private values, postings, letters, their PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.portfolio import POSTING_ENDINGS, POSTINGS_FOLDER, PRIVATE_FILE
from casefolio.resume.privacy.allowed import Allowance, read_allowances
from casefolio.resume.privacy.secrets import (
    FoundValue,
    PrivateValues,
    Said,
    Secret,
    find_secrets,
    list_rows,
    make_name,
)
from casefolio.resume.privacy.spelling import Spelled, fold_words
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER, list_letters
from casefolio.text.errors import InputError
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

if TYPE_CHECKING:
    from casefolio.posting import Posting

ROW_OF_WORDS = 8
"""The number of consecutive words of a posting that count as a quotation."""

TEXT_ENDINGS = (
    *(".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".map", ".md", ".yaml", ".yml"),
    *(".vtt", ".bib", ".webmanifest"),
)
"""Endings of files that are read as text, in lower case."""

_COMMON_SECTIONS = ("eeo", "noise")
"""Sections of postings whose sentences are in half of them, and so are no quotation."""

QUOTED = "the words"
"""How problems name a quotation from a posting."""

_ADDRESS = lazy_pattern(r"https?://[^\s<>\"')\]/]+/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?/]")


@dataclass(frozen=True)
class Secrets:
    """What a site must not show, as far as this machine has it.

    `quotations` maps rows of words of postings and letters to their names, `documents` digests of PDFs made
    for postings to theirs. `allowed` are values that the person publishes on purpose.
    """

    values: PrivateValues = field(default_factory=PrivateValues)
    quotations: dict[tuple[str, ...], str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    allowed: tuple[Allowance, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values or self.quotations or self.documents)

    def apart_from(self, general: bytes) -> Secrets:
        """The secrets without tailored PDFs that are equal to the general one, byte by byte."""
        own = digest(general)
        return replace(self, documents={d: slug for d, slug in self.documents.items() if d != own})

    def find(self, text: Spelled) -> Iterator[FoundValue]:
        """Each private value and each quoted posting, at its first place in the text."""
        yield from self.values.find(text) if self.values else ()
        seen: set[str] = set()
        for index, word in enumerate(text.words) if self.quotations else ():
            if word in self._beginnings:
                posting = self.quotations.get(tuple(text.words[index : index + ROW_OF_WORDS]))
                if posting and posting not in seen:
                    seen.add(posting)
                    yield FoundValue(text.words_at(index, ROW_OF_WORDS), f"{QUOTED} of {posting}")

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first words of quotations, so that all other words are skipped."""
        return frozenset(row[0] for row in self.quotations)

    def find_document(self, data: bytes) -> str | None:
        """The posting that a PDF was made for; None for other data."""
        return self.documents.get(digest(data))

    def may_show(self, text: str, file: str = "") -> bool:
        """Whether the person has allowed these words, in this file or, for "", in any."""
        return any(allowance.covers(text, file) for allowance in self.allowed)


def read_secrets(
    root: Path, public: Node, config: Node | None = None, *, interprets_postings: bool = True
) -> Secrets:
    """The content of a project's private file, postings and letters that its public resume does not have.

    `config` is the site's configuration. Raises InputError where the private file, a posting or a letter
    cannot be read: its content could not be searched for. Faster without interpreting postings: then a
    company that the front matter does not name is unknown, and sentences that half of all postings share are
    quotations.
    """
    said = Said(public)
    rows_said = said.rows(ROW_OF_WORDS)
    words: list[Secret] = []
    quotations: dict[tuple[str, ...], str] = {}
    for source, found, texts in _list_sent(root, interprets_postings=interprets_postings):
        for secret in found:
            if not any(said.says(row) for row in secret.rows):
                words.append(secret)
        for text in texts:
            for row in list_rows(fold_words(text), ROW_OF_WORDS):
                if row not in rows_said:
                    quotations.setdefault(row, source.path)
    return Secrets(
        find_secrets(_read_private(root), public) + PrivateValues(tuple(words)),
        quotations,
        _read_documents(root) if interprets_postings else {},
        tuple(read_allowances(config)),
    )


def _read_private(root: Path) -> Node | None:
    file = root / PRIVATE_FILE
    # Raised, not ignored: an unreadable private file must stop the build, not disable the leak check.
    return parse_yaml(read_source(file, root)) if file.exists() else None


def _read_postings(root: Path) -> Iterator[Source]:
    folder = root / POSTINGS_FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.suffix.lower() in POSTING_ENDINGS and file.stem != "README":
            yield read_source(file, root)


def _list_sent(root: Path, *, interprets_postings: bool) -> Iterator[tuple[Source, list[Secret], list[str]]]:
    """Each posting and each letter, with its secrets and its own texts."""
    for source in _read_postings(root):
        posting = _interpret(source) if interprets_postings else None
        yield source, list(_list_posting_secrets(source, posting)), _list_own_texts(source, posting)
    for file in list_letters(root):
        source = read_source(file, root)
        yield source, list(_list_letter_secrets(source)), [source.text]


def _interpret(source: Source) -> Posting | None:
    """The posting; None where its front matter is invalid, which `check` reports."""
    from casefolio.posting import read_posting

    try:
        return read_posting(source, Path(source.path).stem)
    except InputError:
        return None


def _list_posting_secrets(source: Source, posting: Posting | None) -> Iterator[Secret]:
    """A posting's path, its company, who reads the letter, and the addresses in it."""
    yield _list_path(source)
    what = f"the company of {source.path}"
    written = _find_in_front(source, "company")
    # A company that was only recognised in the text may be wrong.
    recognised = posting.company if posting else ""
    if name := make_name(what, written or recognised, is_doubtful=not written):
        yield name
    if name := make_name(f"the recipient of {source.path}", _find_in_front(source, "recipient")):
        yield name
    url = _find_in_front(source, "url")
    for address in dict.fromkeys(filter(None, (url, *_ADDRESS.findall(source.text)))):
        # A link may be written without its scheme.
        if row := fold_words(address.partition("://")[2] or address):
            yield Secret(f"the url of {source.path}", (row,))


def _list_path(source: Source) -> Secret:
    path = source.path.removesuffix(Path(source.path).suffix)
    return Secret(f"the path of {source.path}", (fold_words("/".join(path.split("/")[-2:])),))


def _list_letter_secrets(source: Source) -> Iterator[Secret]:
    """A letter's path, and who reads it."""
    from casefolio.letter.file import parse_letter

    yield _list_path(source)
    notes = parse_letter(source).notes
    if name := make_name(f"the recipient of {source.path}", notes.recipient):
        yield name


def _find_in_front(source: Source, key: str) -> str:
    """A value of a posting's front matter. Raises InputError where that is malformed."""
    from casefolio.posting.front_matter import read_front_matter

    front = read_front_matter(source).node
    value = front.child(key) if front else None
    return value.value if value and isinstance(value.value, str) else ""


def _list_own_texts(source: Source, posting: Posting | None) -> list[str]:
    """The text of a posting in parts, without sentences that half of all postings share."""
    lines = posting.lines if posting else ()
    own = {line.number for line in lines if line.section not in _COMMON_SECTIONS}
    common = {line.number for line in lines} - own
    return "\n".join("\f" if number in common else line for number, line in enumerate(source.lines, 1)).split(
        "\f"
    )


def _read_documents(root: Path) -> dict[str, str]:
    """Digests of the PDFs that were made for postings."""
    found = {}
    for file in sorted((root / BUILD_FOLDER).glob("*/*.pdf")):
        if file.parent.name != "general":
            found[digest(file.read_bytes())] = f"'{file.parent.name}'"
    return found
