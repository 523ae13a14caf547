"""Checks the links of a finished site, and the structure of its pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.stories.embeds import find_provider, is_frame
from casefolio.text.errors import InputError, Place, Problem, sort_problems, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source, decode_source

_ADDRESS_ATTRIBUTES = {
    *("href", "xlink:href", "src", "poster", "data", "action", "background"),
    # Of a film, before it is one.
    "captions",
}
_PICTURE_PROPERTIES = {"og:image", "twitter:image"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

# Elements that load automatically when a page is opened; a plain link is loaded only when followed.
_LOADING = {
    *("img", "script", "link", "iframe", "source", "video", "audio", "embed", "object", "track", "input"),
    *("image", "feimage", "use", "base"),
}
_LINK_KINDS_THAT_LOAD_NOTHING = {"canonical", "alternate", "me", "author", "license", "prev", "next"}


COMMENT_IN_PAGE = ("a comment, which everybody can read in the page's source", "delete it")
"""Message and hint for a comment."""

_HARMLESS_COMMENTS = ("", "more")
"""`<!-- more -->` ends the excerpt of a blog's post."""


def is_harmless_comment(text: str) -> bool:
    """Whether a comment, without its delimiters, has no content."""
    return text.strip() in _HARMLESS_COMMENTS


@dataclass
class Address:
    """An address in a page: its place, and whether the browser loads it automatically.

    `is_settled_later` marks a Markdown link to a file, which a site generator resolves to the file's page.
    """

    text: str
    place: Place
    loads: bool
    is_settled_later: bool = False


@dataclass
class PageFacts:
    """The addresses of a page, its ids, and the problems of the page itself."""

    path: str
    addresses: list[Address] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def examine_links(site: Path, site_url: str = "", shown: str = "site") -> list[Problem]:
    """Broken links and anchors, resources loaded from other hosts, and structural errors.

    Absolute addresses below `site_url` are checked in the folder `site` too; other hosts are not contacted.
    """
    pages: dict[str, PageFacts] = {}
    problems: list[Problem] = []
    for file in sorted(each for kind in ("html", "css", "svg") for each in site.rglob(f"*.{kind}")):
        path = file.relative_to(site).as_posix()
        try:
            source = decode_source(file.read_bytes(), f"{shown}/{path}")
        except InputError as error:
            problems += error.problems
            continue
        if file.suffix == ".css":
            pages[path] = read_stylesheet(source, path)
        elif file.suffix == ".svg":
            pages[path] = _read_drawing(source, path, shown)
        else:
            pages[path] = read_page(source.text, path, shown)
    problems += [problem for page in pages.values() for problem in page.problems]
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    for page in pages.values():
        for address in page.addresses:
            problems += examine_address(address, page.path, pages, files, site_url, shown)
    return list(sort_problems(problems))


def _read_drawing(source: Source, path: str, shown: str) -> PageFacts:
    """What an SVG loads from other hosts. Inside a page it may load nothing; opened by itself it does."""
    addresses = read_page(source.text, path, shown).addresses
    return PageFacts(path, [each for each in addresses if each.loads and "//" in each.text])


def read_page(text: str, path: str, shown: str) -> PageFacts:
    """The facts of one page."""
    return PageReader(path, f"{shown}/{path}").read(text)


_CSS_ADDRESS = lazy_pattern(
    r"""(?:url\(\s*+["']?|@import\s*+["'])(?P<address>[^"')\s]++)|image-set\((?P<set>[^;{}]*+)""", re.I
)
_QUOTED = lazy_pattern(r"""["']([^"'\s]++)["']""")


def find_css_addresses(css: str) -> Iterator[tuple[str, int]]:
    """The addresses that a style loads, each with its offset."""
    for found in _CSS_ADDRESS.finditer(css):
        if found["address"]:
            yield found["address"], found.start("address")
        for part in (_CSS_ADDRESS, _QUOTED) if found["set"] else ():
            for each in part.finditer(css, found.start("set"), found.end("set")):
                if each[1]:
                    yield each[1], each.start(1)


def read_stylesheet(source: Source, path: str) -> PageFacts:
    """The addresses that a stylesheet published at `path` loads."""
    found = find_css_addresses(source.text)
    return PageFacts(path, [Address(text, source.place_at(offset), True) for text, offset in found])


class PageReader(HTMLParser):
    """Reads the HTML of one page. `path` is where it is published, `shown` the file named in problems."""

    def __init__(self, path: str, shown: str) -> None:
        super().__init__()
        self.facts = PageFacts(path)
        self.shown = shown
        self.level = 0
        self.leads_on = False

    def read(self, text: str) -> PageFacts:
        """The facts of the page with this text."""
        # After the last tag there is none: looking for its end from each `<` would take quadratic time.
        self.feed(text[: text.rfind(">") + 1])
        self.close()
        self.finish()
        return self.facts

    def find_place(self, about: str) -> Place:
        """The place of the current tag; `about` is the part of it that is meant: an address, an
        id, or its own name."""
        line, column = self.getpos()
        return Place(self.shown, line, column + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._take_id(values.get("id") or (values.get("name") if tag == "a" else None))
        if tag == "html" and not values.get("lang"):
            self.note(tag, "the page does not say its language", "set meta.casefolio.language")
        if tag == "img" and "alt" not in values:
            self.note(tag, "a picture without a description", "write it between the brackets: ![…](…)")
        if tag in HEADINGS:
            self._take_heading(tag)
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.leads_on = True
            self.take_address((values.get("content") or "").partition("=")[2].strip(" \"'"), True, values)
        kinds = set((values.get("rel") or "").split())
        is_idle = tag == "link" and kinds & _LINK_KINDS_THAT_LOAD_NOTHING and "stylesheet" not in kinds
        loads = tag in _LOADING and not is_idle
        for name in _ADDRESS_ATTRIBUTES & values.keys():
            if not (tag == "form" or values[name] is None):
                self.take_address(str(values[name]), loads or name == "background", values)
        if values.get("property") in _PICTURE_PROPERTIES:
            self.take_address(values.get("content") or "", False, values)
        for part in f"{values.get('srcset') or ''},{values.get('imagesrcset') or ''}".split(","):
            if part.strip():
                self.take_address(part.split()[0], loads, {})
        if inner := values.get("srcdoc"):
            for address in PageReader(self.facts.path, self.shown).read(inner).addresses:
                self.take_address(address.text, address.loads, {})
        self._take_style(values.get("style") or "")
        if (frame := values.get("data-frame")) and not is_frame(frame):
            message = f"a click would load it from a host that nobody has allowed: {frame}"
            self.note(frame, message, "write the link alone in a story: known hosts become cards")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style":
            self._take_style(data)

    def finish(self) -> None:
        if self.level == 0 and not self.leads_on:
            self.facts.problems.append(Problem(Place(self.shown), "the page has no heading"))

    def _take_id(self, id: str | None) -> None:
        if id and id in self.facts.ids:
            hint = "two headings of the same words? give one { #another-id }"
            self.note(id, f"the id '{id}' stands twice", hint)
        if id:
            self.facts.ids.add(id)

    def _take_style(self, css: str) -> None:
        for address, _ in find_css_addresses(css):
            self.take_address(address, True, {})

    def _take_heading(self, tag: str) -> None:
        level = HEADINGS[tag]
        if level == 1 and self.level:
            hint = "a story begins with '## …'; its title comes from resume.yaml"
            self.note(tag, "a second title (h1)", hint)
        elif level > self.level + 1:
            before = f"h{self.level}" if self.level else "no heading"
            hint = "use one '#' less" if self.level else "the title comes first: '# …'"
            self.note(tag, f"{tag} follows {before}: a level is left out", hint)
        self.level = level

    def take_address(self, text: str, loads: bool, attributes: dict[str, str | None]) -> None:
        """Record an address; `attributes` are those of its tag."""
        self.facts.addresses.append(Address(text.strip(), self.find_place(text), loads))

    def note(self, about: str, message: str, hint: str = "") -> None:
        """Record a problem with the current tag."""
        self.facts.problems.append(Problem(self.find_place(about), message, hint))


def examine_address(
    address: Address,
    path: str,
    pages: dict[str, PageFacts],
    files: Collection[str],
    site_url: str,
    shown: str,
) -> Iterator[Problem]:
    """The problems of an address on the page published at `path`, among these pages and files."""
    place = address.place
    try:
        target = _local_part(address.text, site_url)
    except ValueError:
        yield Problem(place, f"no address: {address.text}", "a bracket too many?")
        return
    if target is None:
        parts = urlsplit(address.text)
        if address.loads and parts.scheme not in ("data", "blob"):
            yield Problem(place, f"is fetched from another host: {address.text}", _advise_on_host(address))
        elif parts.scheme in ("javascript", "vbscript") or address.text.lower().startswith("data:text/html"):
            yield Problem(place, "a link that runs a script", "use a button")
        elif parts.scheme == "file" or len(parts.scheme) == 1:
            message = f"leads to a file of your own machine: {address.text}"
            yield Problem(place, message, "put the file into docs/assets/, and link to it there")
        elif parts.scheme in ("mailto", "tel", "http", "https") and not (parts.path or parts.netloc):
            yield Problem(place, f"leads nowhere: {address.text}", "write the address behind it")
        return
    inside, fragment = target
    file = _find_file(inside, path, files)
    if file is None:
        known = ["/" + name.removesuffix("index.html") for name in pages]
        yield Problem(place, f"leads nowhere: {address.text}", suggest(inside, known))
    elif fragment and file in pages and fragment not in pages[file].ids and fragment != "top":
        message = f"there is no '#{fragment}' on {shown}/{file}"
        yield Problem(place, message, suggest(fragment, pages[file].ids))


def _advise_on_host(address: Address) -> str:
    """What helps against an address that is loaded from another host."""
    if provider := find_provider(address.text):
        allow = f"'embeds: [{provider}]' below 'meta:', 'casefolio:'"
        return f"write the link alone, between blank lines, as a card; a click loads it with {allow}"
    return "keep a copy in docs/assets and use that: other hosts learn of each visit"


def _local_part(address: str, site_url: str) -> tuple[str, str] | None:
    """Path and fragment of an address within the site, relative to a page; None for one outside.

    A path that begins with `/` is one below the site's own address.
    """
    parts = urlsplit(address)
    base = urlsplit(site_url)
    if parts.scheme or parts.netloc:
        is_ours = base.netloc and parts.netloc == base.netloc and parts.scheme in ("", base.scheme)
        if not is_ours or not parts.path.startswith(base.path):
            return None
    path = unquote(parts.path)
    if path.startswith("/"):
        root = "/" + base.path.strip("/")
        inside = posixpath.relpath(path, root)
        # On the site's host, but outside the site: nothing that we build is there.
        path = "//" if inside.startswith("..") else "/" + inside + ("/" if path.endswith("/") else "")
    return path, unquote(parts.fragment)


def _find_file(path: str, page: str, files: Collection[str]) -> str | None:
    """The site's file that a browser gets for `path` on `page`, or None."""
    if not path:
        return page
    # Above the site there is nothing of it, though a browser goes no higher than a host.
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    inside = posixpath.normpath(joined)
    if path == "//" or inside.startswith(".."):
        return None
    return next(
        (file for file in (inside, posixpath.normpath(f"{inside}/index.html")) if file in files), None
    )
