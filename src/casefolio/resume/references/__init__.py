"""Checks that what the resume refers to exists (tags, case studies, links), and the order of its dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from casefolio.deferred.dataclasses import dataclass
from casefolio.deferred.named_tuples import NamedTuple
from casefolio.deferred.records import PydanticCustomError
from casefolio.resume.anchors import CASE_STUDY_ANCHOR
from casefolio.resume.entry_ref import list_entry_nodes
from casefolio.resume.hints.tags import TagNames
from casefolio.resume.letters.placeholders import PLACEHOLDERS, explain_unknown, find_placeholders
from casefolio.resume.model import SECTION_NAMES
from casefolio.resume.publications.authors import is_initials
from casefolio.resume.record import PartialDate, parse_date
from casefolio.resume.references.ids import find_case_study_ids, find_custom_ids, find_id_problems
from casefolio.resume.settings import LEAST_CONTRAST, contrast_on_dark, contrast_on_white, is_colour
from casefolio.resume.vocabulary.tags import Tag
from casefolio.storage.looks import read_colour
from casefolio.text.addresses import full_address, is_mail_address
from casefolio.text.errors import Place, Problem, suggest
from casefolio.text.inline import (
    SAFE_SCHEMES,
    find_links,
    find_span_tags,
    has_scheme,
    names_host,
    safe_address,
)
from casefolio.text.inline.code import hide_code
from casefolio.text.inline.tree import TAGS
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import Node

_ANCHOR = lazy_pattern(rf"""\#{CASE_STUDY_ANCHOR}(?P<id>[^\s()\[\]<>"'{{}},;`]*)""")
_BEFORE_ADDRESS = lazy_pattern(r"""[\s()\[\]<>"'{}]""")
"""What stands before an address: a blank, a bracket or a quotation mark."""

_SITE_ADDRESS = lazy_pattern(r"https?://[^\s/]+(/\S*)?")
_NOBODYS = lazy_pattern(r"(?:^|\.)(?:example(?:\.com|\.net|\.org)?|test|invalid)(?::\d+)?$")


def find_reference_problems(root: Node, lexicon: Mapping[str, Tag], site_url: str = "") -> Iterator[Problem]:
    """Dangling references of the resume, reversed dates and doubtful addresses.

    Works on the YAML alone, so that these problems are found beside those of the shape.
    """
    tags = _KnownTags({id: _names_of_tag(root, id) for id in root.find_keys(("tags",))}, lexicon)
    studies = list(find_case_study_ids(root))
    yield from find_id_problems(root)
    yield from _check_tag_words(root)
    yield from _check_sections(root)
    yield from _check_colours(root)
    yield from _check_email(root)
    yield from _check_country(root)
    yield from _check_authors(root)
    yield from _check_single_dates(root)
    for path, node in walk_values(root):
        if path[:1] in (("tags",), ("meta",)):
            continue
        if "startDate" in node.keys and "endDate" in node.keys:
            yield from _check_order(node)
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if not isinstance(node.value, str):
            continue
        if key == "tags":
            yield from _check_tag(node, tags)
        elif key == "caseStudy":
            yield from _check_case_study(node, studies)
        elif key == "url":
            yield from _check_url(node)
        else:
            yield from _check_spans(node, tags)
            yield from find_dangling_links(node, studies, site_url)
            yield from _check_links(node)
            if path[:1] == ("letter",):
                yield from _check_placeholders(node)


def find_dangling_links(node: Node, studies: Collection[str], site_url: str = "") -> Iterator[Problem]:
    """Links in a value to case studies that do not exist, each where it is written."""
    for link in _find_links(str(node.value), site_url):
        if link.id not in studies:
            place = node.place_of(link.text)
            yield node.source.problem(place, *dangling_link(link.id, studies))


def find_dangling_text_links(
    source: Source, studies: Collection[str], site_url: str = ""
) -> Iterator[Problem]:
    """Like `find_dangling_links`, for a whole text such as a page in Markdown."""
    for link in _find_links(source.text, site_url):
        if link.id not in studies:
            yield source.problem(source.place_at(link.start), *dangling_link(link.id, studies))


class _CaseStudyLink(NamedTuple):
    """A link to a case study as a person writes it, in YAML or Markdown, and where it begins."""

    start: int
    text: str
    id: str


def _find_links(text: str, site_url: str) -> Iterator[_CaseStudyLink]:
    """The links of a text to case studies of this site; those of other sites are left out."""
    if CASE_STUDY_ANCHOR not in text:
        return
    shown = hide_code(text, with_comments=True)
    end = 0
    for anchor in _ANCHOR.finditer(shown):
        # Back from the anchor, not on from each place where an address may begin: that takes linear time.
        start = anchor.start()
        while start > end and not _BEFORE_ADDRESS.match(shown, start - 1):
            start -= 1
        before, end = shown[start : anchor.start()], anchor.end()
        is_ours = site_url and f"{before}/".startswith(site_url.rstrip("/") + "/")
        if is_ours or "//" not in before:
            yield _CaseStudyLink(start, shown[start:end], anchor["id"])


def dangling_link(id: str, studies: Collection[str]) -> tuple[str, str]:
    """Message and hint for a link to a case study that does not exist."""
    near = suggest(id, studies)
    hint = near.replace("'", f"'#{CASE_STUDY_ANCHOR}", 1) if near else _list_studies(studies)
    return f"link to '#{CASE_STUDY_ANCHOR}{id}', but there is no case study '{id}'", hint


def _list_studies(studies: Collection[str]) -> str:
    return f"there are: {', '.join(studies)}" if studies else "add it under 'caseStudies:'"


def walk_values(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
    """All values of the resume with their paths, without those of the person's own `x-` keys."""
    yield path, node
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if not key.startswith("x-"):
                yield from walk_values(child, (*path, key))
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            yield from walk_values(child, (*path, index))


def _check_tag_words(root: Node) -> Iterator[Problem]:
    """Words that a tag has both as alias and as exclusion."""
    for id in root.find_keys(("tags",)):
        taken = {str(word.value).lower() for word in root.find_items(("tags", id, "aliases"))}
        for word in root.find_items(("tags", id, "not")):
            if str(word.value).lower() in taken:
                message = f"'{word.value}' is both an alias of tag '{id}' and refused"
                yield word.problem(message, "keep one of the two")


def _check_sections(root: Node) -> Iterator[Problem]:
    known = (*SECTION_NAMES, *find_custom_ids(root))
    for item in root.find_items(("meta", "casefolio", "sections")):
        node = item.child("section") or item
        if isinstance(node.value, str) and node.value not in known:
            hint = suggest(node.value, known, f"known: {', '.join(known)}")
            yield node.problem(f"unknown section '{node.value}'", hint)


def _check_colours(root: Node) -> Iterator[Problem]:
    look = root.find(("meta", "casefolio", "look"))
    for key in ("accent", "ink"):
        colour = look.child(key)
        if colour is not None and is_colour(colour.value):
            contrast = contrast_on_white(str(colour.value))
            if contrast < LEAST_CONTRAST:
                message = f"'{colour.value}' is too pale to read on white: {contrast:.1f} to 1"
                yield colour.warning(message, f"take a darker one, with {LEAST_CONTRAST} to 1 or more")
    dark = look.child("accentDark")
    written = read_colour(str(dark.value)) if dark is not None else ""
    if dark is not None and written and (contrast := contrast_on_dark(written)) < LEAST_CONTRAST:
        message = f"'{dark.value}' is too dark to read on the site's dark ground: {contrast:.1f} to 1"
        yield dark.warning(message, f"take a lighter one, with {LEAST_CONTRAST} to 1 or more")


@dataclass(frozen=True)
class _KnownTags:
    """The tags that may be used: the resume's own, with their other names, and the lexicon's."""

    own: Mapping[str, tuple[str, ...]]
    lexicon: Mapping[str, Tag]

    def __contains__(self, id: object) -> bool:
        return id in self.own or id in self.lexicon

    def suggest(self, word: str) -> str:
        return self._names.suggest(word)

    def know_name(self, word: str) -> bool:
        """Whether a tag has this word as a usual name."""
        return bool(self._names.find(word))

    @cached_property
    def _names(self) -> TagNames:
        return TagNames(self.own, self.lexicon)


def _names_of_tag(root: Node, id: str) -> tuple[str, ...]:
    label = root.find(("tags", id)).child("label")
    names = [*root.find_items(("tags", id, "aliases")), *([label] if label else [])]
    return tuple(str(name.value) for name in names)


def _check_tag(node: Node, tags: _KnownTags) -> Iterator[Problem]:
    if node.value not in tags:
        yield node.problem(f"unknown tag '{node.value}'", tags.suggest(str(node.value)))


def _check_spans(node: Node, tags: _KnownTags) -> Iterator[Problem]:
    for tag in find_span_tags(str(node.value)):
        if tag not in tags:
            message = f"unknown tag '{tag}' in '[…]{{{tag}}}'"
            yield node.problem(message, tags.suggest(tag), node.place_of(tag + "}"))
    for braces in _ANY_BRACES.finditer(str(node.value)):
        name = braces[1].strip()
        if not re.fullmatch(TAGS, braces[0][1:]) and tags.know_name(name):
            message = f"'{name}' is no tag in '[…]{{{name}}}', so the braces are shown"
            yield node.problem(message, tags.suggest(name), node.place_of(braces[0][1:]))


# Braces after brackets, as in a tagged span.
_ANY_BRACES = lazy_pattern(r"\]\{([^{}\n]{1,40})\}")


def _check_case_study(node: Node, studies: Collection[str]) -> Iterator[Problem]:
    if node.value not in studies:
        hint = suggest(str(node.value), studies, _list_studies(studies))
        yield node.problem(f"there is no case study '{node.value}'", hint)


def _check_url(node: Node) -> Iterator[Problem]:
    url = str(node.value)
    if has_scheme(url):
        yield from _check_scheme(node, url, node.place)
    elif meant := full_address(url):
        yield node.warning(f"'{url}' has no scheme, so it is no link", f"write '{meant}'")
    else:
        yield node.warning(f"'{url}' is no address, so it is no link", "write https://…, or leave it out")


def _check_links(node: Node) -> Iterator[Problem]:
    for address in find_links(str(node.value)):
        if names_host(address):
            message = f"'{address}' has no scheme, so it is no link"
            yield node.warning(message, f"write '{full_address(address)}'", node.place_of(f"({address}"))
        else:
            yield from _check_scheme(node, address, node.place_of(f"({address}"))


def _check_scheme(node: Node, address: str, place: Place) -> Iterator[Problem]:
    """An address that leads elsewhere than to a page, a mail or a phone: such a link is not published."""
    if safe_address(address):
        return
    if not address.strip():
        yield node.warning("a link without an address", "write it between '(' and ')'", place)
        return
    scheme, _, rest = address.strip().partition(":")
    has_port = "." in scheme and rest.partition("/")[0].isdigit()
    hint = (
        f"write 'https://{address}'" if has_port else f"begin it with {', '.join(SAFE_SCHEMES[:-1])} or tel:"
    )
    shown = address if len(address) <= 40 else f"{address[:39]}…"
    what = "has no scheme" if has_port else f"begins with '{scheme}:'"
    yield node.warning(f"'{shown}' {what}, so it is no link", hint, place)


def _check_email(root: Node) -> Iterator[Problem]:
    email = root.find(("basics",)).child("email")
    if email and isinstance(email.value, str) and not is_mail_address(email.value):
        yield email.warning(f"'{email.value}' is not a mail address", "write name@domain")


def _check_country(root: Node) -> Iterator[Problem]:
    country = root.find(("basics", "location")).child("countryCode")
    if country and isinstance(country.value, str):
        # Imported here: not every resume has one.
        from casefolio.resume.hints.countries import advise_on_country, is_country_code

        if not is_country_code(country.value):
            hint = advise_on_country(country.value)
            yield country.warning(f"'{country.value}' is no code of a country", hint)


def _check_authors(root: Node) -> Iterator[Problem]:
    """Names that YAML cut at their comma: `[Lovelace, A.]` is two."""
    for entry in root.find_items(("publications",)):
        for author in entry.find_items(("authors",)):
            if isinstance(author.value, str) and is_initials(author.value):
                hint = 'put a name with a comma between quotes: "Lovelace, A."'
                yield author.warning(f"'{author.value}' is no name, but the initials of one", hint)


def _check_single_dates(root: Node) -> Iterator[Problem]:
    """An entry of an own section was on a day, or it lasted."""
    for _, entry in list_entry_nodes(root):
        date = entry.child("date")
        for key in ("startDate", "endDate"):
            other = entry.child(key)
            if date is not None and other is not None and not date.is_absent and not other.is_absent:
                message = f"'date' and '{key}' cannot both say when it was"
                yield date.problem(message, "'date' is for a day, the others are for what lasted")
                break


def _check_placeholders(node: Node) -> Iterator[Problem]:
    for placeholder in find_placeholders(str(node.value)):
        if placeholder.name not in PLACEHOLDERS:
            yield node.problem(*explain_unknown(placeholder), node.place_of(placeholder.text))


def is_site_address(text: str) -> bool:
    """Whether MkDocs accepts this as the address of a site, and a PDF can link to it."""
    return bool(_SITE_ADDRESS.fullmatch(text))


def find_site_problems(address: Node, root: Node) -> Iterator[Problem]:
    """Problems of `site_url` as it is written: links in PDFs that were sent depend on it."""
    url = address.value
    write_yours = "write your site's, or '' where you have none"
    if (written := _find_written(address)).isspace():
        yield address.problem(f"'{written}' is no address of a site", write_yours)
    elif not isinstance(url, str) or not url or _is_filled_in_later(address):
        return
    elif not is_site_address(url):
        hint = f"write 'https://{url}'" if not has_scheme(url) else "write https://… here"
        yield address.problem(f"'{url}' is no address of a site", hint)
    elif _is_nobodys(url.split("/")[2]) and not _is_nobodys(_find_own_host(root)):
        message = "still the sample's address: the links in your PDFs lead there"
        yield address.warning(message, write_yours)


def _is_filled_in_later(address: Node) -> bool:
    """Whether MkDocs inserts the value itself, as for `!ENV SITE_URL`."""
    return _find_written(address).startswith("!")


def _find_written(node: Node) -> str:
    """What stands in the file for a value of one line, without quotes: of blanks, the tree holds nothing."""
    line = node.source.lines[node.place.line - 1]
    return line[node.place.column - 1 :].partition("#")[0].strip().strip("\"'")


def _find_own_host(root: Node) -> str:
    """The host of the person's mail address, else of their website; `example` without either."""
    basics = root.find(("basics",))
    email, url = (basics.child(key) for key in ("email", "url"))
    if email and isinstance(email.value, str):
        return email.value.rpartition("@")[2]
    written = str(url.value) if url and url.value else "example"
    return written.partition("//")[2].partition("/")[0] or written


def _is_nobodys(host: str) -> bool:
    """Whether a host is reserved for examples (RFC 2606)."""
    return bool(_NOBODYS.search(host.lower()))


def _check_order(node: Node) -> Iterator[Problem]:
    start, end = (find_date(node.find((key,))) for key in ("startDate", "endDate"))
    if start and end and start.is_after(end):
        hint = "swap startDate and endDate?"
        yield node.find(("endDate",)).problem(f"ends ({end}) before it starts ({start})", hint)


def find_date(node: Node) -> PartialDate | None:
    """The date of a node; None for an invalid one, which validation reports."""
    try:
        return parse_date(node.value)
    except PydanticCustomError:
        return None
