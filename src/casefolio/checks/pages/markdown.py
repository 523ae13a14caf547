"""Reads the facts of a Markdown page (ids, addresses, problems), each with its place in the file.

The page is rendered as MkDocs does it, by Python-Markdown with the extensions of mkdocs.yml, and read by the
reader of the finished site, so that both find the same.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefolio.checks.links import (
    COMMENT_IN_PAGE,
    HEADINGS,
    Address,
    PageFacts,
    PageReader,
    is_harmless_comment,
)
from casefolio.checks.pages.config import SiteConfig
from casefolio.resume.anchors import case_study_anchor, heading_anchor
from casefolio.resume.formulas import has_formulas
from casefolio.storage.cache import find_or_make
from casefolio.storage.fingerprint import digest
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.front_matter import read_front_matter
from casefolio.text.inline.code import hide_code
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORMAT = "4"
"""The version of the cached form; changed when the facts of the same page would differ."""

FRAME_IDS = frozenset({"claims", "related"})
"""Anchors of the parts that may follow a case study's text."""

_MARK = "data-markdown"
"""The attribute of links from Markdown; a site generator does not resolve those written as HTML."""

_HEADING_LINE = lazy_pattern(
    r"^[ \t>*+-]*(?:\d+[.)][ \t]+)?(?P<marks>\#{1,6})"
    r"|^(?=[^\s#>-])[^\n]+\n(?P<line>=+|-+)[ ]*$"
    r"|<h(?P<level>[1-6])\b",
    re.M,
)


class MarkdownReader:
    """Reads pages with the site's settings; results are cached in the folder `cache`."""

    def __init__(self, config: SiteConfig, resume: Node, cache: Path) -> None:
        self._config = config
        self._has_math = has_formulas(resume)
        self._cache = cache
        self._renderer: Any = None

    def read(self, source: Source, path: str, *, is_story: bool = False) -> PageFacts:
        """The facts of a page at `path` below docs/. A case study (`is_story`) gets its title generated.

        Raises InputError where the extensions cannot be loaded.
        """
        kind = f"{is_story} {self._has_math}"
        made_from = "\n".join((_FORMAT, path, kind, self._config.text, source.text))
        file = self._cache / f"{path.replace('/', '+')}.json"
        packed = find_or_make(
            file,
            digest(made_from.encode("utf-8", "surrogatepass")),
            lambda: _pack(self._read_anew(source, path, is_story)),
        )
        return _unpack(packed or b"")

    def _read_anew(self, source: Source, path: str, is_story: bool) -> PageFacts:
        from casefolio.pages.links import SiteAddresses, settle_links
        from casefolio.pages.stories.formulas import set_formulas

        text = _hide_front_matter(source)
        text = set_formulas(text) if self._has_math else text
        text = settle_links(text, path, SiteAddresses(self._config.has_folders))
        html = self._render(text)
        reader = _WrittenPageReader(source, path)
        # The theme adds a title to a page that has none.
        reader.level = 1 if is_story or "<h1" not in html else 0
        if is_story:
            reader.facts.ids |= {case_study_anchor(Path(path).stem), *FRAME_IDS}
        facts = reader.read(html)
        if is_story:
            # Not every case study has them: only the generated page shows whether they exist.
            facts.ids -= FRAME_IDS
        return facts

    def _render(self, text: str) -> str:
        if self._renderer is None:
            self._renderer = _open_renderer(self._config)
        self._renderer.reset()
        return str(self._renderer.convert(text))


def _open_renderer(config: SiteConfig) -> Any:
    """Python-Markdown, configured as by MkDocs and the site's build."""
    # Imported here: most runs use the cache only.
    from markdown import Markdown

    names, options = config.read_extensions()
    options.setdefault("toc", {}).setdefault("slugify", heading_anchor)
    try:
        _refuse_other_modules(names)
        renderer = Markdown(extensions=names, extension_configs=options)
    except (ImportError, KeyError, TypeError, ValueError) as error:
        written = config.find("markdown_extensions")
        hint = "install the package that it comes from, or take it out"
        message = f"an extension of Markdown that cannot be used: {error}"
        raise InputError([written.problem(message, hint)] if written else []) from None
    renderer.treeprocessors.register(_LinkMarker(), "mark-links", 0)
    return renderer


def _refuse_other_modules(names: Iterable[str]) -> None:
    """Raise ValueError for a module that is no extension, such as `json`, and ImportError for none."""
    from importlib.metadata import entry_points

    installed = {point.name for point in entry_points(group="markdown.extensions")}
    for name in names:
        if name not in installed and ":" not in name and not hasattr(import_module(name), "makeExtension"):
            raise ValueError(f"'{name}' is a module without one")


class _LinkMarker:
    """A tree processor of Python-Markdown. It runs last, like MkDocs' own that resolves links."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                element.set(_MARK, "")


class _WrittenPageReader(PageReader):
    """Reads a rendered page, and finds the places in its source."""

    def __init__(self, source: Source, path: str) -> None:
        super().__init__(path, source.path)
        self._source = source
        self._followed = hide_code(source.text, with_comments=True)
        self._headings = list(_HEADING_LINE.finditer(self._followed))
        self._read_headings = self._written_pictures = 0
        self._seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._read_headings += tag in HEADINGS
        self._written_pictures += tag == "img" and _MARK not in dict(attrs)
        super().handle_starttag(tag, attrs)

    def handle_comment(self, data: str) -> None:
        if not is_harmless_comment(data):
            self.note(f"<!--{data}", *COMMENT_IN_PAGE)

    def take_address(self, text: str, loads: bool, attributes: dict[str, str | None]) -> None:
        self._seen[text] += 1
        super().take_address(text, loads, attributes)
        self.facts.addresses[-1].is_settled_later = _MARK in attributes

    def finish(self) -> None:
        """Does nothing: a page without a heading gets a generated title."""

    def find_place(self, about: str) -> Place:
        if about in HEADINGS:
            return self._source.place_at(self._find_heading(HEADINGS[about]))
        if about == "img":
            tags = [match.start() for match in re.finditer("<img", self._followed)]
            return self._source.place_at(tags[min(self._written_pictures, len(tags)) - 1] if tags else 0)
        return self._source.place_at(self._find_written(about))

    def _find_heading(self, level: int) -> int:
        """The offset of the current heading in the source."""
        found = self._headings
        if self._read_headings <= len(found) and _level_of(found[self._read_headings - 1]) == level:
            return found[self._read_headings - 1].start()
        return next((match.start() for match in found if _level_of(match) == level), 0)

    def _find_written(self, text: str) -> int:
        """The offset of an address or a comment: after what precedes it, or its first occurrence."""
        if text.startswith("<!--"):
            # Only its beginning: links to case studies have been resolved in it.
            return max(self._source.text.find(text[:10]), 0)
        marks = r"""(?:\]\(\s*<?|=\s*["']?|\]:\s*<?|<|\#)"""
        places = [match.end(1) for match in re.finditer(rf"({marks}){re.escape(text)}", self._followed)]
        if places:
            return places[min(self._seen[text], len(places)) - 1]
        return max(self._source.text.find(text), 0)


def _level_of(heading: re.Match[str]) -> int:
    if heading["marks"]:
        return len(heading["marks"])
    return int(heading["level"]) if heading["level"] else 1 if heading["line"][0] == "=" else 2


def _hide_front_matter(source: Source) -> str:
    """The text of a page with its front matter, which MkDocs does not show, replaced by blank lines."""
    try:
        first = read_front_matter(source).first_line
    except InputError:
        # MkDocs shows a front matter that it cannot read.
        first = 1
    return "\n" * (first - 1) + "\n".join(source.lines[first - 1 :])


def _pack(facts: PageFacts) -> bytes:
    return json.dumps(asdict(facts) | {"ids": sorted(facts.ids)}).encode()


def _unpack(data: bytes) -> PageFacts:
    values = json.loads(data)
    addresses = [Address(**{**each, "place": Place(**each["place"])}) for each in values["addresses"]]
    problems = [Problem(**{**each, "place": Place(**each["place"])}) for each in values["problems"]]
    return PageFacts(values["path"], addresses, set(values["ids"]), problems)
