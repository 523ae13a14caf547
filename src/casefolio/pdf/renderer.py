"""Where a document is drawn: one look on one paper, with its templates, fonts and the library ready."""

from __future__ import annotations

import contextlib
import io
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from casefolio.fit import gaps_at
from casefolio.pdf.height_cache import HeightCache
from casefolio.pdf.layout_process import find_running
from casefolio.pdf.loading import import_sooner
from casefolio.pdf.markup.directions import settle_directions
from casefolio.pdf.markup.signs import box_missing, mark_emoji
from casefolio.pdf.sheet import Sheet
from casefolio.pdf.styles import find_lost_files
from casefolio.storage.fingerprint import (
    digest,
    digest_engine,
    stamp_files,
)
from casefolio.storage.fonts import find_foreign
from casefolio.storage.project import CACHE_FOLDER, DOCUMENT_FOLDERS, ENGINE_CACHE, PDF_TEMPLATES, STYLE_SHEET
from casefolio.templates import RESTORE, keep_compiled, make_environment, render_template
from casefolio.text.errors import InputError, Place, Problem, suggest
from casefolio.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from casefolio.fit import Measures, Plan
    from casefolio.pdf.layout_process import LayoutProcess
    from casefolio.pdf.values import Layout, LoadedLook, Written

COMPILED_FOLDER = CACHE_FOLDER / "jinja"
"""Where compiled templates are kept between runs, relative to the root."""

HEIGHTS_FOLDER = CACHE_FOLDER / "heights"
"""Where measured heights are kept between runs, relative to the root."""

TOLERANCE = 0.05
"""By so many pixels a line may differ from what was measured: gaps are rounded when they are set."""

TEMPLATE = "resume.html.j2"

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""

# WeasyPrint draws no glyph for a space that stands alone between two elements, and a machine that reads
# the text would have to guess it from the gap; so it goes into the element before.
_LONE_SPACE = lazy_pattern(r"(</(?:a|code|em|span|strong)>)\s+(?=<(?:a|code|em|span|strong)[ >])")


@dataclass(frozen=True)
class Renderer:
    """Draws sheets in one look on one paper. The same sheet and gaps give the same pages."""

    root: Path
    look: str
    paper: str
    engine: ModuleType | LayoutProcess
    opened: LoadedLook
    environment: Any
    heights: HeightCache

    def render(self, sheet: Sheet, air: float, height: float | None = None) -> str:
        """The document as HTML; `height` (mm) of its pages is the paper's unless it is given."""
        width, paper_height = PAPERS[self.paper]
        page = {"width": width, "height": height or paper_height}
        values = {"sheet": sheet, "page": page, "gaps": gaps_at(air)}
        html = render_template(self.environment, f"{self.look}/{TEMPLATE}", values, PDF_TEMPLATES.as_posix())
        html = _LONE_SPACE.sub(r" \1", html)
        html = settle_directions(html, "rtl" if sheet.is_right_to_left else "ltr")
        return self._set_foreign(html) if find_foreign(html, self.root) else html

    def _set_foreign(self, html: str) -> str:
        """The document with pictures for the characters that no font has: the machine's are asked."""
        foreign = find_foreign(html, self.root)
        missing = self.engine.find_missing(foreign, self.opened, self._base)
        return mark_emoji(box_missing(html, missing))

    def lay_out(self, html: str) -> Layout:
        layout: Layout = self.engine.lay_out(html, self.opened, self._base)
        return layout

    @property
    def _base(self) -> Path:
        """The folder that addresses in a document are relative to."""
        return self.root / PDF_TEMPLATES / self.look

    def measure(self, sheet: Sheet) -> Measures:
        """The heights of everything in the sheet, from what is known or from one layout.

        Raises InputError where the look's template gives a line no box that could be measured.
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
        """Whether the lines of a layout are as high as they were measured."""
        heights = self.engine.line_heights(layout)
        known = {**measures.lines, **{id: measures.shorts[id] for id in plan.shorts}}
        # Ids that a template has made up are nobody's.
        return all(abs(heights[id] - known[id].at(plan.air)) < TOLERANCE for id in heights.keys() & known)

    def measure_again(self, sheet: Sheet) -> Measures:
        """The heights from a layout of the whole sheet, where what was known proved wrong."""
        self.heights.forget()
        return self.measure(sheet)

    def _measure_by_layout(self, sheet: Sheet) -> Measures:
        """One layout on a page without end. Raises InputError where the look ends that page itself."""
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
        """The finished PDF; `embedding` is a resume to be put inside, and its date."""
        written: Written = self.engine.write(layout, *embedding)
        return written


_KEY_HINT = 'write <li data-key="{{ bullet.key }}"> around each bullet, as _parts/entries.html.j2 does'


def _find_unmeasured(sheet: Sheet, measures: Measures) -> list[str]:
    """The ids of lines that a layout of the sheet has no box of."""
    entries = (entry for block in sheet.blocks for entry in (*block.entries, *block.positions))
    keys = (bullet.key for entry in entries for bullet in entry.bullets)
    return [key.id for key in keys if key.kind == "line" and measures.find(key) is None]


def open_renderer(root: Path, look: str, paper: str) -> Renderer:
    """A renderer for a look in `templates/pdf/`.

    Raises InputError where there is no such look, or where WeasyPrint cannot find its libraries.
    """
    folder = root / PDF_TEMPLATES
    if problems := list(_find_missing_parts(root, look)):
        raise InputError(problems)
    engine = _load_engine(root / ENGINE_CACHE)
    folders = tuple(root / name for name in DOCUMENT_FOLDERS)
    opened = engine.open_look(folder / look / STYLE_SHEET, folders)
    heights = _open_height_cache(root, look, paper, engine.VERSION)
    return Renderer(root, look, paper, engine, opened, _open_templates(root), heights)


_height_caches: dict[Path, HeightCache] = {}


def _open_height_cache(root: Path, look: str, paper: str, engine_version: str) -> HeightCache:
    """What is known of heights in a look; nothing, once its templates, its fonts or our own code change."""
    parts = (engine_version, digest_engine(), stamp_files(root, DOCUMENT_FOLDERS))
    made_with = digest(repr(parts).encode())
    file = root / HEIGHTS_FOLDER / f"{look}-{paper}.json"
    known = _height_caches.get(file)
    if known is None or known.made_with != made_with:
        known = _height_caches[file] = HeightCache(file, made_with)
    return known


def _find_missing_parts(root: Path, look: str) -> Iterator[Problem]:
    """What a look needs and does not have: its folder, or a file in it."""
    folder = root / PDF_TEMPLATES / look
    if not folder.is_dir():
        known = find_looks(root)
        hint = suggest(look, known, f"there are: {', '.join(known)}" if known else RESTORE)
        message = f"no look '{look}': a look is a folder with {TEMPLATE} and {STYLE_SHEET}"
        yield Problem(Place(f"{PDF_TEMPLATES.as_posix()}/{look}"), message, hint)
        return
    for name in (TEMPLATE, STYLE_SHEET):
        if not (folder / name).is_file():
            message = f"file not found: the look '{look}' is drawn with it"
            yield Problem(Place(f"{PDF_TEMPLATES.as_posix()}/{look}/{name}"), message, RESTORE)
    if (folder / STYLE_SHEET).is_file():
        yield from find_lost_files(folder / STYLE_SHEET, root)


@cache
def _open_templates(root: Path) -> Any:
    """The environment of all looks; kept, since it sees for itself when a template changes."""
    environment = make_environment(root / PDF_TEMPLATES)
    keep_compiled(environment, root / COMPILED_FOLDER)
    return environment


def find_looks(root: Path) -> list[str]:
    """The names of the looks there are, sorted."""
    folder = root / PDF_TEMPLATES
    return sorted(sheet.parent.name for sheet in folder.glob(f"*/{STYLE_SHEET}")
                  if (sheet.parent / TEMPLATE).is_file())  # fmt: skip


def _load_engine(cache: Path) -> ModuleType | LayoutProcess:
    """The layout, and WeasyPrint with it: a fifth of a second, so only when a PDF is wanted."""
    running = find_running()
    try:
        if running:
            running.start()
            return running
        # What WeasyPrint prints when a library is missing would stand among our results.
        with contextlib.redirect_stdout(io.StringIO()):
            layout = import_sooner("casefolio.pdf.layout", cache)
    except OSError as error:
        message = f"WeasyPrint, which draws the PDFs, lacks a native library: {error}".splitlines()[0]
        raise InputError([Problem(Place("casefolio pdf"), message, _installation_hint())]) from None
    return layout


def _installation_hint() -> str:
    """The one command that installs WeasyPrint's native libraries on this system."""
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
