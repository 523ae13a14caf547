"""Reads the finished site as a stranger would, and finds what must not be there.

Works on words, not on bytes: a phone number in other groups, an address broken by tags, a mail address in
entities and the text of a PDF are all found. On a machine without private data and postings (a build
server) only the structure can be looked at: file types, links out of the site, comments.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from itertools import compress, count, islice
from pathlib import Path
from urllib.parse import unquote

from casefolio.posting.front_matter import read_front_matter
from casefolio.resume.portfolio import POSTING_ENDINGS, POSTINGS_FOLDER, PRIVATE_FILE
from casefolio.resume.privacy import PrivateValue, list_private_values
from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import digest
from casefolio.storage.project import BUILD_FOLDER
from casefolio.text.errors import Place, Problem, sort_problems
from casefolio.text.inline import render_text
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, read_source
from casefolio.text.yaml_tree import Node, parse_yaml

ROW_OF_WORDS = 8
"""So many words in a row of a posting are a quotation, not chance."""

FEWEST_LETTERS = 4
"""A shorter private value (a unit, a country code) says nothing, and would be found everywhere."""

FEWEST_DIGITS, COMPARED_DIGITS = 7, 9
"""A number from so many digits on is a phone number; its last ones are compared, whatever is before them."""

EXPECTED_ENDINGS = (
    *(".html", ".css", ".js", ".css.map", ".js.map", "LICENSE.txt"),
    *(".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff", ".woff2"),
)
EXPECTED_FILES = (
    *("sitemap.xml", "sitemap.xml.gz", "robots.txt", "llms.txt", "resume.json", "search/search_index.json"),
    *("CNAME", ".nojekyll", ".well-known/*"),
)
"""What a portfolio site consists of: endings of paths, and patterns over them; its PDF comes on top."""

_WORD = lazy_pattern(r"\w+")
_NUMBER = lazy_pattern(r"\d(?:[\s().–/+-]{0,3}\d){6,}")

_TEXT_ENDINGS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".json", ".map", ".md", ".yaml", ".yml")


@dataclass(frozen=True)
class Secret:
    """Words that must not appear. `what` names them to the person, without repeating them."""

    what: str
    words: tuple[str, ...]
    exact_case: bool = False


@dataclass(frozen=True)
class Secrets:
    """What a site must not show, as it stands on this machine.

    `numbers` are phone numbers by their last digits, `quotations` rows of words of postings; `documents`
    are digests of PDFs made for postings. Each leads to what it is.
    """

    words: tuple[Secret, ...] = ()
    numbers: dict[str, str] | None = None
    quotations: dict[tuple[str, ...], str] | None = None
    documents: dict[str, str] | None = None

    @cached_property
    def beginnings(self) -> dict[str, list[Secret]]:
        """The secrets by their first word, and the first words of quotations: all else can be passed over."""
        found: dict[str, list[Secret]] = {row[0]: [] for row in self.quotations or ()}
        for secret in self.words:
            found.setdefault(secret.words[0].lower(), []).append(secret)
        return found


def read_secrets(root: Path, public: Node) -> Secrets:
    """What the private file and the postings of a project hold that its public resume does not say.

    Raises InputError where the private file or a posting cannot be read: it could not be looked for.
    """
    said = _Said(public)
    words: list[Secret] = []
    numbers: dict[str, str] = {}
    quotations: dict[tuple[str, ...], str] = {}
    for what, value in _read_private(root):
        digits = re.sub(r"\D", "", value)
        if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d]", value):
            if not said.number(digits):
                numbers[digits[-COMPARED_DIGITS:]] = what
            continue
        row = fold_words(value)
        if sum(map(len, row)) >= FEWEST_LETTERS and not said.words(row):
            words.append(Secret(what, row))
    for posting in _read_postings(root):
        words += [secret for secret in _posting_secrets(posting) if not said.words(secret.words)]
        for row in _rows(fold_words(posting.text)):
            if row not in said.rows:
                quotations.setdefault(row, posting.path)
    return Secrets(tuple(words), numbers, quotations, _read_documents(root))


def examine_site(
    site: Path,
    secrets: Secrets,
    *,
    pdf: str = "",
    expected: Iterable[str] = (),
    shown: str = "site",
    cache: Path | None = None,
) -> list[Problem]:
    """Everything in the folder `site` that must not be published, each at its place.

    `pdf` is the one PDF that belongs there, `expected` are further patterns of files that do; `shown` is
    what a person calls the folder. In the folder `cache` lies what PDFs were found to say.
    """
    patterns = [*EXPECTED_FILES, *expected, *([pdf] if pdf else [])]
    problems: list[Problem] = []
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        place = Place(f"{shown}/{path}")
        if path == ".git" or path.startswith(".git/"):
            continue
        if file.is_symlink():
            message = "a link to another place, which would be published"
            problems.append(Problem(place, message, "put a copy of what is meant to be public there"))
        elif file.is_file():
            if not (path.endswith(EXPECTED_ENDINGS) or any(fnmatch(path, each) for each in patterns)):
                hint = "move it out of docs/, or name it under extra: portfolio: files: in mkdocs.yml"
                problems.append(Problem(place, "not a file that a portfolio consists of", hint))
            problems += _examine_file(file, place.path, secrets, cache)
    return list(sort_problems(problems))


def find_links_outside(folder: Path, shown: str) -> list[Problem]:
    """Symbolic links below `folder`: what they lead to would be copied into the site and published."""
    hint = "put a copy of what is meant to be public there"
    return [
        Problem(Place(f"{shown}/{file.relative_to(folder).as_posix()}"), "a link to another place", hint)
        for file in sorted(folder.rglob("*"))
        if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())
    ]


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    return tuple(map(str.lower, _WORD.findall(text)))


def _examine_file(file: Path, shown: str, secrets: Secrets, cache: Path | None) -> Iterator[Problem]:
    if file.suffix == ".pdf":
        data = file.read_bytes()
        if slug := (secrets.documents or {}).get(digest(data)):
            yield Problem(Place(shown), f"the PDF made for {slug}", "only the general one may be published")
        text = _read_pdf(file, data, cache)
        if text is None:
            yield Problem(Place(shown), "a PDF that cannot be read, and so not looked through", "take it out")
        yield from _find_words(text or "", shown, secrets)
    elif file.suffix in _TEXT_ENDINGS:
        raw = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".html":
            yield from _find_comments(raw, shown)
        seen: set[str] = set()
        for text in _readings(raw, has_tags=file.suffix in (".html", ".svg", ".xml")):
            for problem in _find_words(text, shown, secrets):
                if problem.message not in seen:
                    seen.add(problem.message)
                    yield problem


def _readings(raw: str, *, has_tags: bool) -> Iterator[str]:
    """The text as readers see it, and as its source says it; lines stay where they are."""
    if has_tags:
        yield html.unescape(re.sub(r"<[^>]*>", lambda m: "\n" * m[0].count("\n") or " ", raw))
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), raw)
    yield unquote(html.unescape(plain), errors="replace")


_COMMENT = lazy_pattern(r"<!--(.*?)(?:-->|\Z)", re.S)


def _find_comments(raw: str, shown: str) -> Iterator[Problem]:
    for match in _COMMENT.finditer(raw):
        if match[1].strip():
            place = Source(shown, raw).place_at(match.start())
            yield Problem(place, "a comment, which everybody can read in the page's source", "delete it")


def _find_words(text: str, shown: str, secrets: Secrets) -> Iterator[Problem]:
    """The secrets in a text, each where it first stands."""
    source = Source(shown, text)
    found: dict[str, int] = {}
    for match in _NUMBER.finditer(text) if secrets.numbers else ():
        digits = re.sub(r"\D", "", match[0])
        for tail, what in (secrets.numbers or {}).items():
            if tail in digits:
                found.setdefault(f"shows {what}", match.start())
    written = _WORD.findall(text)
    words = list(map(str.lower, written))
    quotations = secrets.quotations or {}
    for index in compress(count(), map(secrets.beginnings.__contains__, words)):
        for secret in secrets.beginnings[words[index]]:
            here = written if secret.exact_case else words
            if tuple(here[index : index + len(secret.words)]) == secret.words:
                found.setdefault(f"shows {secret.what}", _find_start(text, index))
        if posting := quotations.get(tuple(words[index : index + ROW_OF_WORDS])):
            found.setdefault(f"quotes the posting {posting}", _find_start(text, index))
    for message, offset in found.items():
        yield Problem(source.place_at(offset), message, "take it out of what docs/ and resume.yaml say")


def _find_start(text: str, index: int) -> int:
    """Where the word stands that is the `index`th, from 0."""
    return next(islice(_WORD.finditer(text), index, None)).start()


def _rows(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All rows of words that are long enough to be a quotation."""
    return zip(*(words[start:] for start in range(ROW_OF_WORDS)), strict=False)


class _Said:
    """What the public resume says anyway."""

    def __init__(self, public: Node) -> None:
        written = [str(node.value) for node in public.scalars()]
        texts = dict.fromkeys([*written, *map(render_text, written)])
        folded = [fold_words(text) for text in texts]
        self.rows = {row for words in folded for row in _rows(words)}
        self._text = "".join(f" {' '.join(words)} |" for words in folded)
        self._digits = [re.sub(r"\D", "", text) for text in texts]

    def words(self, row: tuple[str, ...]) -> bool:
        return f" {' '.join(row).lower()} " in self._text

    def number(self, digits: str) -> bool:
        return any(digits[-COMPARED_DIGITS:] in said for said in self._digits)


def _read_private(root: Path) -> Iterator[PrivateValue]:
    file = root / PRIVATE_FILE
    if file.exists():
        # Raised, not passed over: a private file that cannot be read must stop the build, not the guard.
        yield from list_private_values(parse_yaml(read_source(file, root)))


def _read_postings(root: Path) -> Iterator[Source]:
    folder = root / POSTINGS_FOLDER
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.suffix.lower() in POSTING_ENDINGS and file.stem != "README":
            yield read_source(file, root)


def _posting_secrets(posting: Source) -> Iterator[Secret]:
    """A posting's path, and the company and the address that its front matter names."""
    path = posting.path.removesuffix(Path(posting.path).suffix)
    yield Secret(f"the path of {posting.path}", fold_words("/".join(path.split("/")[-2:])))
    front = read_front_matter(posting).node
    for key in ("company", "url"):
        value = front.child(key) if front else None
        row = tuple(_WORD.findall(value.value)) if value and isinstance(value.value, str) else ()
        if row:
            is_name = key == "company"
            words = row if is_name else tuple(word.lower() for word in row)
            yield Secret(f"the {key} of {posting.path}", words, exact_case=is_name)


def _read_documents(root: Path) -> dict[str, str]:
    """Digests of the PDFs that were made for postings."""
    found = {}
    for file in sorted((root / BUILD_FOLDER).glob("*/*.pdf")):
        if file.parent.name != "general":
            found[digest(file.read_bytes())] = f"'{file.parent.name}'"
    return found


def _read_pdf(file: Path, data: bytes, cache: Path | None) -> str | None:
    """Everything that a PDF says: its text, its metadata, the addresses of its links. None if unreadable."""
    if cache is None:
        return _read_pdf_anew(data)

    def read() -> bytes | None:
        text = _read_pdf_anew(data)
        return None if text is None else text.encode("utf-8", "surrogatepass")

    # Reading takes longer than all else here, and a site's PDF seldom changes.
    said = find_or_make(cache / f"{file.name}.txt", digest(data), read)
    return None if said is None else said.decode("utf-8", "surrogatepass")


def _read_pdf_anew(data: bytes) -> str | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        texts = [page.extract_text() for page in reader.pages]
        texts += [str(value) for value in (reader.metadata or {}).values()]
        for page in reader.pages:
            for annotation in page.get("/Annots") or ():
                action = annotation.get_object().get("/A")
                texts.append(str((action or {}).get("/URI", "")))
    except PyPdfError:
        return None
    return "\n".join(texts)
