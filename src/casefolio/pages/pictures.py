"""Cleaned copies of a project's pictures, for publishing. The person's own files are not changed."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from casefolio.pictures import (
    FILM_KINDS,
    Overwritten,
    PictureError,
    clean_embedded,
    clean_film,
    clean_picture,
    fits_name,
    is_picture,
    tells_position,
)
from casefolio.storage.project import CACHE_FOLDER
from casefolio.text.errors import Place, Problem, stop_on_errors

EMBEDDING_ENDINGS = (".html", ".css", ".md")
"""Endings of text files that may hold a picture in a `data:` address."""

CAPTIONS_ENDING = ".vtt"
"""The ending of files with what is said in a film."""

_MARK = b"data:image/"

_BEGINNING = 64
"""Bytes at the beginning of a file that tell its kind."""


def publish_pictures(folder: Path, root: Path, shown: str) -> None:
    """Replace the pictures in a folder that is to be published by cleaned ones.

    `root` is the project's root, whose cache is used; `shown` names the folder in problems. Raises InputError
    with each picture that cannot be cleaned.
    """
    from casefolio.storage.writing.output import write_atomically

    problems: list[Problem] = []
    for file in _list_candidates(folder):
        try:
            if _is_film(file):
                with _open_film(file, mmap.ACCESS_WRITE) as film:
                    clean_film(film, file.name)
                continue
            data = file.read_bytes()
            cleaned = clean_file(file, data, root)
        except PictureError as error:
            problems.append(_as_problem(f"{shown}/{file.relative_to(folder).as_posix()}", error))
            continue
        if cleaned != data:
            write_atomically(file, cleaned)
    stop_on_errors(problems)


def read_pictures(docs: Path, root: Path) -> dict[str, bytes]:
    """The cleaned pictures and films below a folder by path, and captions of films.

    Raises InputError with each that cannot be cleaned.
    """
    pictures: dict[str, bytes] = {}
    problems: list[Problem] = []
    for file in _list_candidates(docs):
        data = file.read_bytes()
        is_shown = is_picture(file.name, data) or file.suffix.lower() == CAPTIONS_ENDING
        if file.suffix.lower() in EMBEDDING_ENDINGS or not is_shown:
            continue
        path = file.relative_to(docs).as_posix()
        try:
            pictures[path] = clean_file(file, data, root)
        except PictureError as error:
            problems.append(_as_problem(f"{docs.relative_to(root).as_posix()}/{path}", error))
    stop_on_errors(problems)
    return pictures


def clean_pages(pages: Mapping[str, str], root: Path) -> dict[str, str]:
    """Pages with the pictures in them cleaned. Raises InputError with each page where one cannot be."""
    cleaned: dict[str, str] = {}
    problems: list[Problem] = []
    for path, text in pages.items():
        try:
            cleaned[path] = clean_embedded(text, partial(_find_turned, root=root))
        except PictureError as error:
            problems.append(_as_problem(path, error))
    stop_on_errors(problems)
    return cleaned


def find_picture_problems(docs: Path, root: Path) -> Iterator[Problem]:
    """Pictures that cannot be cleaned, and a warning for each that holds the position where it was taken.

    The site has only cleaned copies, but a public repository shows the file as it is.
    """
    for file in _list_candidates(docs):
        place = file.relative_to(root).as_posix()
        if not _fits_name(file):
            message = f"no {file.suffix.removeprefix('.')} film inside"
            yield Problem(Place(place), message, "look what it is: browsers play MP4 and WebM")
            continue
        try:
            is_told = _tells_position(file, root)
        except PictureError as error:
            yield _as_problem(place, error)
            continue
        if is_told:
            message = (
                "tells where the picture was taken; the site leaves that out, a public repository does not"
            )
            hint = "export it without its location before you push it"
            yield Problem(Place(place), message, hint, severity="warning")


def find_metadata(file: Path, shown: str) -> Iterator[Problem]:
    """A problem where a picture of a finished site still holds metadata; `shown` is its path."""
    try:
        if not _is_clean(file):
            hint = "build the site anew: mkdocs build --strict"
            yield Problem(Place(shown), "a picture with metadata, such as place, time or names", hint)
    except PictureError as error:
        yield _as_problem(shown, error)


def _is_clean(file: Path) -> bool:
    if _is_film(file):
        with _open_film(file, mmap.ACCESS_COPY) as film:
            clean_film(film, file.name)
            return not film.is_changed
    data = file.read_bytes()
    return clean_file(file, data, None) == data


def _tells_position(file: Path, root: Path) -> bool:
    """Whether a picture or film tells where it was taken. Raises PictureError where it cannot be cleaned."""
    if _is_film(file):
        with _open_film(file, mmap.ACCESS_COPY) as film:
            return clean_film(film, file.name)
    data = file.read_bytes()
    return clean_file(file, data, root) != data and tells_position(data)


def _is_film(file: Path) -> bool:
    return file.suffix.lower() in FILM_KINDS


def _fits_name(file: Path) -> bool:
    if not _is_film(file):
        return True
    with file.open("rb") as opened:
        return fits_name(file.name, opened.read(_BEGINNING))


@contextmanager
def _open_film(file: Path, access: int) -> Iterator[Overwritten]:
    """A film that is mapped, not read: it may have a gigabyte. Raises PictureError for an empty file."""
    with file.open("r+b" if access == mmap.ACCESS_WRITE else "rb") as opened:
        if not file.stat().st_size:
            raise PictureError("it is empty")
        with mmap.mmap(opened.fileno(), 0, access=access) as mapped:
            yield Overwritten(mapped)


def clean_file(file: Path, data: bytes, root: Path | None) -> bytes:
    """The bytes to publish: a cleaned picture, a text with its pictures cleaned, or other data unchanged.

    Raises PictureError where that cannot be done.
    """
    turn = partial(_find_turned, root=root) if root else None
    if file.suffix.lower() in EMBEDDING_ENDINGS:
        if _MARK not in data:
            return data
        text = data.decode("utf-8", "surrogateescape")
        return clean_embedded(text, turn).encode("utf-8", "surrogateescape")
    return clean_picture(data, turn) if is_picture(file.name, data) else data


def _find_turned(data: bytes, orientation: int, *, root: Path) -> bytes:
    """A picture turned upright; cached, since decoding is slow."""
    # Only here: most pictures need neither Pillow nor the cache.
    from casefolio.storage.cache import digest_engine, find_or_make
    from casefolio.storage.fingerprint import digest

    def turn() -> bytes:
        from casefolio.pictures.turning import turn_upright

        return turn_upright(data, orientation)

    name = digest(data)
    made_from = f"{digest_engine()} {name} {orientation}"
    turned = find_or_make(root / CACHE_FOLDER / "pictures" / name[:16], made_from, turn)
    assert turned is not None
    return turned


def _list_candidates(folder: Path) -> list[Path]:
    """All files below a folder, without symbolic links, which are rejected elsewhere, and Git's own files."""
    files = (file for file in folder.rglob("*") if ".git" not in file.relative_to(folder).parts)
    return sorted(file for file in files if file.is_file() and not file.is_symlink())


def _as_problem(place: str, error: PictureError) -> Problem:
    is_film = place.lower().endswith(tuple(FILM_KINDS))
    hint = "save it anew as PNG, JPEG, WebP or SVG"
    hint = "export it anew, with picture and sound alone" if is_film else hint
    return Problem(Place(place), f"cannot be published without its metadata: {error}", hint)
