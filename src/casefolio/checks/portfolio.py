"""Checks a whole portfolio: data, private data, case studies, links, postings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from casefolio.checks.files import find_lost_links, find_undecodable, find_unread_postings
from casefolio.checks.leaks.private_text import find_private_text, find_unread_private_files
from casefolio.checks.letters import find_letter_faults
from casefolio.checks.marks import find_mark_problems
from casefolio.checks.names import find_unused_names
from casefolio.checks.pages import SitePages, find_site_faults
from casefolio.checks.pages.contents import (
    find_active_content,
    find_films_without_poster,
    find_pictures_without_words,
    find_special_files,
    find_unrendered,
)
from casefolio.checks.pages.options import find_option_problems
from casefolio.checks.pages.resume import find_resume_faults
from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.pictures import find_picture_problems
from casefolio.resume.entry_ref import list_entry_nodes
from casefolio.resume.formulas import find_page_faults, has_formulas
from casefolio.resume.hints.language import find_language_problems
from casefolio.resume.hints.tags import propose_id
from casefolio.resume.model import ENTRY_SECTIONS
from casefolio.resume.portfolio import (
    CASE_STUDIES_FOLDER,
    RESUME_FILE,
    Portfolio,
    find_postings,
    read_case_study_pages,
    read_portfolio,
    read_site_url,
    read_story,
)
from casefolio.resume.privacy import find_private_fields
from casefolio.resume.record import PartialDate
from casefolio.resume.references import find_dangling_text_links, find_date
from casefolio.resume.references.ids import RESERVED_CASE_STUDY_IDS, find_case_study_ids
from casefolio.resume.sections.portrait import find_portrait_file
from casefolio.storage.project import (
    ASSETS_FOLDER,
    DATA_FOLDER,
    DESK_PLACE,
    DOCS_FOLDER,
    GENERATED_PAGES,
    PDF_TEMPLATES,
    SITE_CONFIG,
    STYLE_SHEET,
    TEMPLATES_FOLDER,
    list_letters,
    list_postings,
)
from casefolio.storage.shipped import find_folders
from casefolio.text.addresses import LONGEST_QR_ADDRESS
from casefolio.text.errors import InputError, Place, Problem, sort_problems, stop_on_errors, suggest
from casefolio.text.source import Source, read_source, real_path
from casefolio.text.yaml_tree import Node, parse_yaml

T = TypeVar("T")


@dataclass(frozen=True)
class Findings:
    """All problems, and how much was checked."""

    problems: tuple[Problem, ...]
    highlights: int = 0
    case_studies: int = 0
    postings: int = 0


def check_portfolio(root: Path, *, advises: bool = True, today: date | None = None) -> Findings:
    """Check everything that a person edits in the project at `root`. Bad input is reported, never raised.

    Where there is no error, it also gives advice (`advises`), and checks page budgets. With `today`, it
    reports future dates.
    """
    problems: list[Problem] = []
    portfolio = _collect(problems, lambda: read_portfolio(root, private=True))
    problems += portfolio.warnings if portfolio else ()
    problems += find_unused_names(portfolio) if portfolio else ()
    problems += find_unread_private_files(root)
    node = _collect([], lambda: parse_yaml(read_source(root / RESUME_FILE, root)))
    if node is not None and not node.is_absent:
        problems += find_private_fields(node)
        problems += find_private_text(root, node)
        problems += find_picture_problems(root / DOCS_FOLDER, root)
        problems += find_lost_links(root, DOCS_FOLDER)
        problems += find_lost_links(root, DATA_FOLDER)
        problems += find_page_problems(root, find_case_study_ids(node), has_math=has_formulas(node))
        problems += find_look_problems(root, node)
        problems += find_language_problems(node)
        problems += find_future_dates(node, today) if today else ()
        problems += find_mark_problems(portfolio.node if portfolio else node)
        if (root / DOCS_FOLDER).is_dir():
            site = SitePages(root, portfolio.node if portfolio else node, portfolio)
            problems += find_resume_faults(site, has_photo=_find_photo(node) is not None)
            problems += find_site_faults(site)
            problems += find_undecodable(root, site.config.is_excluded)
    problems += find_option_problems(root)
    problems += find_special_files(root / TEMPLATES_FOLDER, root)
    # Two files with one name must not keep the others from being checked.
    _collect(problems, lambda: find_postings(root))
    problems += find_unread_postings(root)
    files = list_postings(root)
    for file in files:
        problems += _find_posting_problems(file, root, portfolio)
    problems += find_letter_faults(root, portfolio)
    if advises and portfolio and not any(problem.severity == "error" for problem in problems):
        # Only without errors: advice on text that has to be changed anyway is noise.
        from casefolio.checks.advice import find_advice
        from casefolio.checks.fonts import find_font_problems

        problems += find_font_problems(portfolio)
        problems += find_advice(portfolio.node, portfolio.resume, portfolio.vocabulary)
        problems += _find_budget_problems(root, portfolio, files)
    resume = portfolio.resume if portfolio else None
    return Findings(
        problems=sort_problems(problems),
        highlights=sum(1 for _ in resume.claims()) if resume else 0,
        case_studies=len(resume.case_studies) if resume else 0,
        postings=len(files),
    )


def find_future_dates(root: Node, today: date) -> Iterator[Problem]:
    """A warning at each future date that is shown as past: a start, an award's date.

    Studies and projects with an end may be planned: their start is reported only where it has none. So may a
    talk or an exhibition of an own section.
    """
    now = PartialDate(today.year, today.month, today.day)
    for ref, entry in list_entry_nodes(root):
        end = entry.child("endDate")
        is_open = end is None or end.is_absent
        keys = ("startDate", "date") if ref.section in ENTRY_SECTIONS else ("startDate",)
        for key in keys if is_open or ref.section in ("work", "volunteer") else ():
            node = entry.child(key)
            written = find_date(node) if node is not None else None
            if node is not None and written and written.is_after(now):
                lasts = " and, without an 'endDate', shown as if it lasted"
                lasts = lasts if is_open and key == "startDate" else ""
                message = f"'{written}' is still to come{lasts}"
                yield node.warning(message, "check the year, or leave the entry out until then")


def _find_budget_problems(root: Path, portfolio: Portfolio, postings: Collection[Path]) -> Iterator[Problem]:
    """Budgets that cannot be kept, and letters. The check is imported only where there may be one."""
    if _has_budgets(portfolio) or any(map(_asks_for_pages, postings)):
        from casefolio.checks.budgets import find_budget_problems

        yield from find_budget_problems(portfolio, postings)
    if portfolio.resume.letter.has_words or list_letters(root):
        from casefolio.checks.budgets import find_letter_room_problems

        yield from find_letter_room_problems(portfolio, postings)


def _has_budgets(portfolio: Portfolio) -> bool:
    budgets = portfolio.resume.meta.casefolio.pages
    return bool(budgets.general or budgets.tailored)


def _asks_for_pages(posting: Path) -> bool:
    return b"pages" in posting.read_bytes()


def read_checked(root: Path, *, private: bool) -> tuple[Portfolio, dict[str, Source]]:
    """The portfolio and the texts of its case studies by id, checked.

    Raises InputError with everything wrong in resume, private data and pages; postings are not read.
    """
    problems = [*find_special_files(root / TEMPLATES_FOLDER, root)]
    portfolio = _collect(problems, lambda: read_portfolio(root, private=private))
    node = portfolio.node if portfolio else None
    if node is None:
        node = _collect([], lambda: parse_yaml(read_source(root / RESUME_FILE, root)))
    if node is not None and not node.is_absent:
        problems += find_lost_links(root, DOCS_FOLDER)
        problems += find_page_problems(root, find_case_study_ids(node), has_math=has_formulas(node))
        problems += find_look_problems(root, node)
        problems += () if private else find_private_text(root, node)
        if (root / DOCS_FOLDER).is_dir():
            site = SitePages(root, node, portfolio)
            problems += find_resume_faults(site, has_photo=_find_photo(node) is not None)
    stop_on_errors(problems)
    assert portfolio is not None
    return portfolio, read_case_study_pages(root)


def find_look_problems(root: Path, node: Node) -> Iterator[Problem]:
    """A look that does not exist, and a photo or QR code that the PDF cannot show."""
    look = _find_exactly(node, ("meta", "casefolio", "look"))
    if look is None:
        return
    yield from _find_lost_look(root, look.child("name") or look)
    if (font := look.child("font")) and isinstance(font.value, str) and font.value:
        # Only here: most keep the look's own.
        from casefolio.checks.fonts import find_typeface_problems

        yield from find_typeface_problems(root, font)
    if photo := _find_photo(node):
        yield from _find_photo_problems(root, node, photo)
    if code := _find_choice(node, "qr"):
        yield from _find_code_problems(root, code)


def _find_photo(node: Node) -> Node | None:
    """The choice to show a photo in the PDF; None without it."""
    return _find_choice(node, "photo")


def _find_choice(node: Node, key: str) -> Node | None:
    """A part of a look that is to be shown; None without it."""
    choice = _find_exactly(node, ("meta", "casefolio", "look", key))
    is_shown = choice is not None and str(choice.value).lower() == "true"
    return choice if is_shown else None


def _find_code_problems(root: Path, code: Node) -> Iterator[Problem]:
    """A QR code that PDFs are made without: the site has no address, or one that is too long."""
    address = read_site_url(root)
    if not address:
        hint = f"write the address that the site will have as 'site_url' into {SITE_CONFIG.as_posix()}"
        yield code.warning("PDFs show no QR code: the site has no address", hint)
    elif len(address) > LONGEST_QR_ADDRESS:
        message = f"PDFs show no QR code: the site's address has more than {LONGEST_QR_ADDRESS} characters"
        yield code.warning(message, "a phone could not read it from paper; a shorter address can be")


def _find_posting_problems(file: Path, root: Path, portfolio: Portfolio | None) -> Iterator[Problem]:
    # Imported only where there are postings: a build of the site does not need them.
    from casefolio.posting import find_posting_problems
    from casefolio.posting.front_matter import read_front_matter

    problems: list[Problem] = []
    source = _collect(problems, partial(read_source, file, root))
    yield from problems
    if source is None:
        return
    resume, vocabulary = (portfolio.resume, portfolio.vocabulary) if portfolio else (None, {})
    yield from find_posting_problems(source, resume, vocabulary)
    front = _collect([], partial(read_front_matter, source))
    if front and front.node and (look := front.node.child("look")):
        yield from _find_lost_look(root, look)


def _list_looks(root: Path) -> list[str]:
    folders = find_folders(root, PDF_TEMPLATES)
    return sorted({sheet.parent.name for folder in folders for sheet in folder.glob(f"*/{STYLE_SHEET}")})


def _find_lost_look(root: Path, name: Node) -> Iterator[Problem]:
    """A problem where the look named by the resume or a posting does not exist."""
    looks = _list_looks(root)
    if isinstance(name.value, str) and name.value and name.value not in looks:
        there_are = f"there are: {', '.join(looks)}"
        near = suggest(name.value, looks)
        yield name.problem(f"no look '{name.value}'", f"{near} {there_are}" if near else there_are)


def _find_photo_problems(root: Path, node: Node, photo: Node) -> Iterator[Problem]:
    hint = f"put the picture into {ASSETS_FOLDER.as_posix()}/ and write 'image: assets/me.jpg'"
    image = _find_exactly(node, ("basics", "image"))
    if image is None or image.is_absent:
        yield photo.problem("a photo is to be shown, but 'basics' has no 'image'", hint)
        return
    written = str(image.value)
    portrait = find_portrait_file(written)
    if not portrait:
        yield image.problem(f"'{written}' is no file of this project, so the PDF cannot show it", hint)
        return
    file = real_path(root / portrait)
    if not file.is_relative_to(real_path(root / ASSETS_FOLDER)):
        yield image.problem(f"'{written}' is not in {ASSETS_FOLDER.as_posix()}/", hint)
    elif not file.is_file():
        near = suggest(file.name, [other.name for other in file.parent.glob("*")])
        yield image.problem(f"there is no picture '{written}'", near or hint)
    elif file.suffix.lower() != ".svg" and not _is_picture(file):
        yield image.problem(f"'{written}' is no picture that can be read", "save it again, as JPEG or PNG")


def _is_picture(file: Path) -> bool:
    # Imported here: few PDFs show a photo.
    from PIL import Image

    try:
        with Image.open(file) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def _find_exactly(node: Node, path: tuple[str, ...]) -> Node | None:
    for step in path:
        child = node.child(step)
        if child is None:
            return None
        node = child
    return node


def find_page_problems(root: Path, studies: dict[str, Node], *, has_math: bool = False) -> Iterator[Problem]:
    """Case studies without a page, pages without an entry, links to case studies that do not exist; with
    `has_math`, formulas of stories that cannot be set.

    A project without `docs/` has no site, and so no pages to miss.
    """
    docs = root / DOCS_FOLDER
    if not docs.is_dir():
        return
    written = {file.stem: file for file in sorted((root / CASE_STUDIES_FOLDER).glob("*.md"))}
    for id in RESERVED_CASE_STUDY_IDS:
        written.pop(id, None)
    for id, node in studies.items():
        if id not in written and id not in RESERVED_CASE_STUDY_IDS:
            near = suggest(id, [name for name in written if name not in studies])
            hint = near.replace("mean '", f"mean '{CASE_STUDIES_FOLDER.as_posix()}/").replace("'?", ".md'?")
            message = f"no page {CASE_STUDIES_FOLDER.as_posix()}/{id}.md for case study '{id}'"
            yield node.problem(message, hint or "write it: the story begins at '## …'")
    for id, file in written.items():
        if id not in studies:
            place = Place(file.relative_to(root).as_posix())
            hint = suggest(id, studies, _advise_on_page(id))
            yield Problem(place, f"no case study '{id}' in {RESUME_FILE.as_posix()} for this page", hint)
    for page in GENERATED_PAGES:
        if (docs / page).is_file():
            message = f"never shown: the site makes this page from {RESUME_FILE.as_posix()}"
            hint = "move what it says to another page; what the made one looks like stands in templates/site/"
            yield Problem(Place(f"{DOCS_FOLDER.as_posix()}/{page}"), message, hint, severity="warning")
    for name in (DESK_PLACE.rstrip("/"), f"{DESK_PLACE.rstrip('/')}.md"):
        if (docs / name).exists():
            message = f"not to be seen while you preview: the applications desk stands at {DESK_PLACE} then"
            hint = "give it another name, unless the built site is enough"
            yield Problem(Place(f"{DOCS_FOLDER.as_posix()}/{name}"), message, hint, severity="warning")
    site_url = read_site_url(root)
    yield from find_special_files(docs, root)
    for file in sorted(docs.rglob("*.md")):
        yield from _find_link_problems(file, root, studies, site_url)
    own = (
        file
        for file in sorted(docs.rglob("*.md"))
        if file.relative_to(docs).as_posix() not in GENERATED_PAGES
    )
    for file in own if has_math else ():
        source = _collect([], partial(read_source, file, root))
        yield from find_page_faults(source) if source else ()


def _advise_on_page(name: str) -> str:
    """The hint for a page without an entry; its name may not be a valid id."""
    id = propose_id(name)
    add = f"add an entry with 'id: {id or 'my-story'}' under 'caseStudies:'"
    rename = f"rename the page to '{id or 'my-story'}.md' and " if id != name else ""
    return f"{rename}{add}, or delete the page"


def _find_link_problems(file: Path, root: Path, studies: Collection[str], site_url: str) -> Iterator[Problem]:
    problems: list[Problem] = []
    source = _collect(problems, lambda: read_source(file, root))
    yield from problems
    if source:
        yield from find_dangling_text_links(source, studies, site_url)
        yield from find_unrendered(source)
        yield from find_active_content(source)
        yield from find_pictures_without_words(source)
        if file.parent == root / CASE_STUDIES_FOLDER:
            yield from find_films_without_poster(source)
            # MkDocs would show a front matter that it cannot read as text.
            _collect(problems, partial(read_story, source))
            yield from problems


def _collect(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """The result of `read`; None where it raises InputError, whose problems are added."""
    try:
        return read()
    except InputError as error:
        problems += error.problems
        return None
