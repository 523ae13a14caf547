"""The renderer of documents in one look on one paper, with its templates, fonts and layout engine."""

from __future__ import annotations

import contextlib
import io
import platform
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from casefolio.deferred.dataclasses import dataclass
from casefolio.fit import gaps_at, letter_gaps_at
from casefolio.pdf.height_cache import HeightCache
from casefolio.pdf.layout_process import find_running
from casefolio.pdf.markup.directions import settle_directions
from casefolio.pdf.markup.signs import box_missing, mark_emoji
from casefolio.pdf.sheet import LetterSheet, Sheet, SheetHead
from casefolio.pdf.styles import find_lost_files
from casefolio.storage.cache import digest_engine
from casefolio.storage.fingerprint import Stamp, digest, digest_files, stamp_files
from casefolio.storage.fonts import find_foreign
from casefolio.storage.looks import read_look
from casefolio.storage.project import (
    CACHE_FOLDER,
    DOCUMENT_FOLDERS,
    ENGINE_CACHE,
    PDF_TEMPLATES,
    RESUME_FILE,
    STYLE_SHEET,
)
from casefolio.storage.shipped import find_file, find_folders
from casefolio.storage.typefaces import Typeface, find_typeface, list_typefaces, tell_lost_font
from casefolio.templates import RESTORE, keep_compiled, make_environment, render_template
from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from casefolio.fit import Measures, Plan
    from casefolio.pdf.layout_process import LayoutProcess
    from casefolio.pdf.values import Layout, LoadedLook, Written

COMPILED_FOLDER = CACHE_FOLDER / "jinja"
"""The folder in which compiled templates are cached, relative to the root."""

HEIGHTS_FOLDER = CACHE_FOLDER / "heights"
"""The folder in which measured heights are cached, relative to the root."""

TOLERANCE = 0.05
"""The tolerance in pixels between measured and laid out heights: gaps are rounded in layouts."""

TEMPLATE, LETTER_TEMPLATE = "resume.html.j2", "letter.html.j2"

SHARED_LETTER = f"_parts/{LETTER_TEMPLATE}"
"""The letter of a look that has no template for it."""

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""

# WeasyPrint draws no glyph for a lone space between two elements, so that text extraction would have to guess
# it from the gap; hence it is moved into the element before.
_LONE_SPACE = lazy_pattern(r"(</(?:a|code|em|span|strong)>)\s+(?=<(?:a|code|em|span|strong)[ >])")


@dataclass(frozen=True)
class Renderer:
    """Renders sheets in one look on one paper. Equal sheets and gaps give equal pages."""

    root: Path
    look: str
    paper: str
    engine: ModuleType | LayoutProcess
    opened: LoadedLook
    environment: Any
    heights: HeightCache

    def render(self, sheet: Sheet, air: float, height: float | None = None) -> str:
        """The document as HTML. `air` opens the gaps, from 0 (tightest) to 1 (widest).

        `height` is that of a page in millimetres, by default the paper's.
        """
        html = self._fill(f"{self.look}/{TEMPLATE}", sheet, gaps_at(air), height)
        return self._settle(html, sheet)

    def render_letter(self, sheet: LetterSheet, air: float) -> str:
        """The letter as HTML, with its gaps opened likewise."""
        own = f"{self.look}/{LETTER_TEMPLATE}"
        has_own = find_file(self.root, PDF_TEMPLATES / own).is_file()
        template = own if has_own else SHARED_LETTER
        return self._settle(self._fill(template, sheet, letter_gaps_at(air)), sheet)

    def _fill(
        self, template: str, sheet: SheetHead, gaps: Mapping[str, float], height: float | None = None
    ) -> str:
        width, paper_height = PAPERS[self.paper]
        page = {"width": width, "height": height or paper_height}
        values = {"sheet": sheet, "page": page, "gaps": gaps, "typeface": self._find_typeface(sheet.font)}
        html = render_template(self.environment, template, values, PDF_TEMPLATES.as_posix())
        return _LONE_SPACE.sub(r" \1", html)

    def _find_typeface(self, name: str) -> Typeface | None:
        """The font that takes the place of the look's. Raises InputError where there is none of this name."""
        if not name:
            return None
        if found := find_typeface(self.root, name, is_serif=read_look(self.root, self.look).is_serif):
            return found
        known = list_typefaces(self.root)
        raise InputError([Problem(Place(RESUME_FILE.as_posix()), *tell_lost_font(name, known))])

    def _settle(self, html: str, sheet: SheetHead) -> str:
        """The document with the directions of its words, and pictures for what no font has."""
        html = settle_directions(html, "rtl" if sheet.is_right_to_left else "ltr")
        return self._set_foreign(html) if find_foreign(html, self.root) else html

    def _set_foreign(self, html: str) -> str:
        """The document with pictures for the characters that no font has, system fonts included."""
        foreign = find_foreign(html, self.root)
        missing = self.engine.find_missing(foreign, self.opened, self.folder)
        return mark_emoji(box_missing(html, missing))

    def lay_out(self, html: str) -> Layout:
        layout: Layout = self.engine.lay_out(html, self.opened, self.folder)
        return layout

    def open_gaps(self, layout: Layout, air: float, airs: Sequence[float]) -> Layout:
        """The same pages, the gaps of the first ones opened from `air` to those in `airs`."""
        opened: Layout = self.engine.open_gaps(layout, air, airs)
        return opened

    @property
    def folder(self) -> Path:
        """The look's folder: addresses in a document are relative to it."""
        return self.root / PDF_TEMPLATES / self.look

    def measure(self, sheet: Sheet) -> Measures:
        """The heights of everything in the sheet, in pixels, from the cache or from one layout.

        Raises InputError where the look's template has no measurable box for a line.
        """
        measures = self.heights.measure(sheet, self._measure_by_layout)
        if unmeasured := _find_unmeasured(sheet, measures):
            message = f"'{unmeasured[0]}' has no height: its line is missing here, or its data-key is"
            if more := len(unmeasured) - 1:
                message += f"; {more} more likewise"
            place = Place(f"{PDF_TEMPLATES.as_posix()}/{self.look}/{TEMPLATE}")
            raise InputError([Problem(place, message, _KEY_HINT)])
        return measures

    def confirms(self, layout: Layout, measures: Measures, plan: Plan) -> bool:
        """Whether the lines of a layout are as high as measured, within TOLERANCE."""
        heights = self.engine.line_heights(layout)
        known = {**measures.lines, **{id: measures.shorts[id] for id in plan.shorts}}
        # Ids of a template's own are ignored.
        return all(abs(heights[id] - known[id].at(plan.air)) < TOLERANCE for id in heights.keys() & known)

    def measure_again(self, sheet: Sheet) -> Measures:
        """The heights from a layout of the whole sheet, where the cached ones are wrong."""
        self.heights.forget()
        return self.measure(sheet)

    def _measure_by_layout(self, sheet: Sheet) -> Measures:
        """One layout on an endless page. Raises InputError where the look breaks that page itself."""
        layout = self.lay_out(self.render(sheet, air=0.0, height=self.engine.ENDLESS))
        if layout.pages > 1:
            place = Place(f"{PDF_TEMPLATES.as_posix()}/{self.look}/{STYLE_SHEET}")
            message = "the look begins a new page by itself, so what pages hold cannot be planned"
            raise InputError(
                [Problem(place, message, "take out 'break-before: page' and 'break-after: page'")]
            )
        measures: Measures = self.engine.measure(layout, PAPERS[self.paper][1])
        return measures

    def write(self, layout: Layout, *embedding: Any) -> Written:
        """The finished PDF; `embedding` is a resume to embed, and its date."""
        written: Written = self.engine.write(layout, *embedding)
        return written


_KEY_HINT = 'write <li data-key="{{ bullet.key }}"> around each bullet, as _parts/entries.html.j2 does'


def _find_unmeasured(sheet: Sheet, measures: Measures) -> list[str]:
    """The ids of lines that have no box in a layout of the sheet."""
    entries = (entry for block in sheet.blocks for entry in block.entries)
    keys = (bullet.key for entry in entries for bullet in entry.bullets)
    return [key.id for key in keys if key.kind == "line" and measures.find(key) is None]


def open_renderer(root: Path, look: str, paper: str) -> Renderer:
    """A renderer for a look in `templates/pdf/`, on paper `a4` or `letter`.

    Raises InputError where there is no such look, or where WeasyPrint's native libraries are missing.
    """
    if problems := list(_find_missing_parts(root, look)):
        raise InputError(problems)
    engine = _load_engine(root / ENGINE_CACHE)
    opened = engine.open_look(root, look)
    heights = _open_height_cache(root, look, paper, engine.VERSION)
    return Renderer(root, look, paper, engine, opened, _open_templates(root), heights)


_height_caches: dict[Path, HeightCache] = {}


def _open_height_cache(root: Path, look: str, paper: str, engine_version: str) -> HeightCache:
    """The height cache of a look; it is empty once the look, its fonts or this program have changed.

    What has changed is told by contents, so that heights hold in a copy of the project, and where `.cache/`
    was restored.
    """
    documents = _digest_documents(root, stamp_files(root, DOCUMENT_FOLDERS))
    parts = (engine_version, digest_engine(), documents)
    made_with = digest(repr(parts).encode())
    file = root / HEIGHTS_FOLDER / f"{look}-{paper}.json"
    known = _height_caches.get(file)
    if known is None or known.made_with != made_with:
        known = _height_caches[file] = HeightCache(file, made_with)
    return known


@lru_cache(maxsize=8)
def _digest_documents(root: Path, stamps: tuple[tuple[str, Stamp], ...]) -> str:
    """A digest of the files that documents load, read again only where their stamps have changed."""
    return digest_files(root, DOCUMENT_FOLDERS)


def _find_missing_parts(root: Path, look: str) -> Iterator[Problem]:
    """The missing parts of a look: its folder, or a file in it."""
    folder = PDF_TEMPLATES / look
    if not any((each / look).is_dir() for each in find_folders(root, PDF_TEMPLATES)):
        known = find_looks(root)
        hint = suggest(look, known, f"there are: {', '.join(known)}" if known else RESTORE)
        message = f"no look '{look}': a look is a folder with {TEMPLATE} and {STYLE_SHEET}"
        yield Problem(Place(folder.as_posix()), message, hint)
        return
    for name in (TEMPLATE, STYLE_SHEET):
        if not find_file(root, folder / name).is_file():
            message = f"file not found: the look '{look}' is drawn with it"
            yield Problem(Place((folder / name).as_posix()), message, RESTORE)
    if find_file(root, folder / STYLE_SHEET).is_file():
        yield from find_lost_files(folder / STYLE_SHEET, root)


@cache
def _open_templates(root: Path) -> Any:
    """The environment of all looks; cached, since it reloads changed templates itself."""
    environment = make_environment(find_folders(root, PDF_TEMPLATES))
    keep_compiled(environment, root / COMPILED_FOLDER)
    return environment


def find_looks(root: Path) -> list[str]:
    """The names of all looks, shipped ones included, sorted."""
    named = {sheet.parent.name for folder in find_folders(root, PDF_TEMPLATES)
             for sheet in folder.glob(f"*/{STYLE_SHEET}")}  # fmt: skip
    return sorted(name for name in named if find_file(root, PDF_TEMPLATES / name / TEMPLATE).is_file())


def _load_engine(cache: Path) -> ModuleType | LayoutProcess:
    """Import the layout and WeasyPrint: a fifth of a second, so only when a PDF is made."""
    running = find_running()
    try:
        if running:
            running.start()
            return running
        from casefolio.pdf.loading import import_sooner

        # WeasyPrint prints a message when a library is missing, which would be among our results.
        with contextlib.redirect_stdout(io.StringIO()):
            layout = import_sooner("casefolio.pdf.layout", cache)
    except OSError as error:
        message = f"WeasyPrint, which draws the PDFs, lacks a native library: {error}".splitlines()[0]
        raise InputError([Problem(Place("casefolio pdf"), message, _installation_hint())]) from None
    return layout


def _installation_hint() -> str:
    """The command that installs WeasyPrint's native libraries on this system."""
    if platform.system() == "Darwin":
        return "brew install pango"
    if platform.system() == "Windows":
        return "install MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango"
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        system = {}
    family = f"{system.get('ID', '')} {system.get('ID_LIKE', '')}".split()
    if {"fedora", "rhel", "centos"} & set(family):
        return "sudo dnf install pango harfbuzz"
    if "arch" in family:
        return "sudo pacman -S pango"
    return "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
