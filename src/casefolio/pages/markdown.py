"""The site's pages as Markdown, before any site generator sees them.

A page's frame (title, facts, claims, further links) comes from the resume, a case study's story from its
file. This module computes the values; `templates/site/pages/` lays them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from casefolio.deferred.dataclasses import dataclass
from casefolio.pages.blocks import link_fact, link_outside, write_blocks, write_cited
from casefolio.pages.links import SiteAddresses, link_of_resume, relative_path
from casefolio.pages.publications import BIBLIOGRAPHY, PublicationGroups, are_many, has_bibliography
from casefolio.pages.stories.covers import Cover, find_covers, find_head
from casefolio.pages.stories.markup import WHOLE_PAGE, PageMarkup, has_openings
from casefolio.pages.stories.picture_sizes import NO_SIZES, PictureSizes, PictureWriter
from casefolio.pages.topics import find_related, find_topics
from casefolio.resume.anchors import (
    case_study_anchor,
    case_study_page,
    find_case_study_id,
    highlight_anchor,
)
from casefolio.resume.brief import fold_positions
from casefolio.resume.model import CaseStudy, Claim, Resume, Work
from casefolio.resume.portfolio import Portfolio, read_story
from casefolio.resume.privacy import publish
from casefolio.resume.sections import CASE_STUDIES, ShownSection, build_sections, name_story
from casefolio.resume.sections.citation import cite
from casefolio.resume.sections.contacts import list_contacts
from casefolio.resume.sections.fields import Field, describe_employer
from casefolio.resume.sections.portrait import find_portrait
from casefolio.resume.sections.publications import PUBLICATIONS
from casefolio.resume.selection import Selection, select_everything
from casefolio.resume.vocabulary.labels import Labels, find_labels
from casefolio.storage.project import (
    CACHE_FOLDER,
    HOME_PAGE,
    PAGE_TEMPLATES,
    RESUME_PAGE,
    STUDIES_PAGE,
)
from casefolio.storage.shipped import find_folders
from casefolio.templates import keep_compiled, open_environment, render_template
from casefolio.text.direction import (
    Direction,
    isolate,
    language_direction,
    text_direction,
    write_isolate,
)
from casefolio.text.escaping.markup import escape_attribute, escape_html, escape_markdown, quote_yaml
from casefolio.text.inline import (
    curl_text,
    find_links,
    render_markdown,
    render_text,
)
from casefolio.text.inline.blocks import read_blocks, render_line
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source

MOST_FIGURES = 4
"""The most results that the home page shows in figures."""

MOST_CARDS = 6
"""The most case studies that the home page shows as cards; the others are a link away."""

ON_CARD = "(min-width: 40rem) 22rem, 100vw"
"""How wide a picture on a card is shown, as `sizes` has it in HTML."""

COMMON_TOPICS, FEW_TOPICS = 6, 4
"""How many topics the resume page offers at first, and how many on a phone; others are a button away."""

STYLES = {
    "work": "groups",
    "volunteer": "groups",
    "references": "quotes",
    **dict.fromkeys(("skills", "languages", "interests"), "rows"),
    CASE_STUDIES: "cards",
    PUBLICATIONS: "citations",
}
"""How the resume page renders a section: its template and its class; the default is `entries`."""

FEW_SECTIONS = 2
"""A resume page with no more sections than this has no table of contents."""


@dataclass(frozen=True)
class Figure:
    """A result of a case study, shown large."""

    value: str
    label: str
    study: CaseStudy


def build_pages(
    portfolio: Portfolio,
    stories: Mapping[str, Source],
    *,
    pdf: str = "",
    sizes: PictureSizes = NO_SIZES,
    addresses: SiteAddresses | None = None,
) -> dict[str, str]:
    """All pages as `{path below docs/: Markdown}`, the home page first.

    `stories` are the texts of the case studies by id, `sizes` those of the pictures that they show; `pdf` is
    the file at the site's root that is offered for download, "" for none; `addresses` are relative unless
    given. Raises InputError where a template fails.
    """
    resume = fold_positions(publish(portfolio.resume))
    settings = resume.meta.casefolio
    labels = find_labels(settings.language, settings.called)
    selection = select_everything(resume, labels)
    addresses = addresses or SiteAddresses(portfolio.has_folders)
    shared = _share_values(portfolio, resume, selection, labels, pdf)
    covers = find_covers(resume, stories)
    render = _open_pages(portfolio.root, {**shared, "covers": covers, "sizes": sizes, "addresses": addresses})
    sections = build_sections(selection, resume, labels)
    cards = resume.case_studies[:MOST_CARDS]
    markup = PageMarkup.of(settings, labels.site, sizes, addresses)
    pages = {
        HOME_PAGE: render(HOME_PAGE, "home.md.j2", figures=choose_figures(resume), cards=cards),
        RESUME_PAGE: render(
            RESUME_PAGE, "resume.md.j2", sections=sections, scripts=_list_scripts(portfolio, sections)
        ),
    }
    if resume.case_studies:
        pages[STUDIES_PAGE] = render(STUDIES_PAGE, "case-studies.md.j2")
    for index, study in enumerate(resume.case_studies):
        page = case_study_page(study.id)
        body = read_story(stories[study.id]) if study.id in stories else ""
        head = find_head(covers.get(study.id), body, study.id)
        story = markup.write(body, page, is_first_lazy=head is not None)
        pages[page] = render(
            page,
            "case-study.md.j2",
            study=study,
            head=head,
            opens=has_openings(story) or head is not None,
            story=story,
            claims=find_claims(resume, study.id),
            related=find_related(resume, study, portfolio.vocabulary),
            previous=resume.case_studies[index - 1] if index else None,
            next=next(iter(resume.case_studies[index + 1 :]), None),
        )
    return pages


def _list_scripts(portfolio: Portfolio, sections: Iterable[ShownSection]) -> list[str]:
    """The scripts of the resume page: those of what is on it."""
    has_many = any(are_many(section) for section in sections if section.name == PUBLICATIONS)
    has_topics = find_topics(fold_positions(publish(portfolio.resume)), portfolio.vocabulary)
    return ["assets/topics.js"] * bool(has_topics) + ["assets/publications.js"] * has_many


class _Render(Protocol):
    """Renders a page from a template and the values of that page."""

    def __call__(self, page: str, template: str, **values: Any) -> str: ...


def _open_pages(root: Path, shared: Mapping[str, Any]) -> _Render:
    """The function that renders pages with the values that all of them share."""
    environment = open_environment(find_folders(root, PAGE_TEMPLATES), autoescape=False)
    keep_compiled(environment, root / CACHE_FOLDER / "pages")

    def render(page: str, template: str, **values: Any) -> str:
        tools = _page_tools(page, shared["labels"].language, shared["direction"], shared["addresses"])
        tools["picture"] = _picture_tool(page, shared)
        text = render_template(
            environment, template, {**shared, **tools, **values}, PAGE_TEMPLATES.as_posix()
        )
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    return render


def _picture_tool(page: str, shared: Mapping[str, Any]) -> Callable[..., str]:
    """The function that writes the picture of a case study; `room` is its width as HTML's `sizes` says it."""
    writer = PictureWriter(shared["sizes"], page, shared["addresses"])

    def picture(cover: Cover, room: str, *, is_lazy: bool = True) -> str:
        alt = " ".join(curl_text(cover.alt, shared["labels"].language).split())
        return writer.write(cover.path, alt, room, is_lazy=is_lazy)

    return picture


def _share_values(
    portfolio: Portfolio, resume: Resume, selection: Selection, labels: Labels, pdf: str
) -> dict[str, Any]:
    """The values that are available to every page's template."""
    return {
        "resume": resume,
        "basics": resume.basics,
        "label": selection.label,
        "where": list(find_where(resume)),
        "summary": selection.summary,
        "labels": labels,
        "direction": language_direction(resume.meta.casefolio.language),
        "studies": resume.case_studies,
        "study_of": {study.id: study for study in resume.case_studies},
        "tag_label": lambda id: portfolio.vocabulary[id].label if id in portfolio.vocabulary else id,
        "pdf": pdf,
        "topics": find_topics(resume, portfolio.vocabulary),
        "common_topics": COMMON_TOPICS,
        "few_topics": FEW_TOPICS,
        "few_sections": FEW_SECTIONS,
        "whole_page": WHOLE_PAGE,
        "on_card": ON_CARD,
        "portrait": quote(find_portrait(resume.basics.image)),
        "contacts": list_contacts(resume.basics),
        "publications": PublicationGroups(resume),
        "bibliography": BIBLIOGRAPHY if has_bibliography(resume) else "",
        "style_of": lambda section: STYLES.get(section, "entries"),
    }


def choose_figures(resume: Resume) -> list[Figure]:
    """The results for the home page: each study's first one, then each one's second, and so on; those of one
    study together."""
    ranked = [
        (rank, order, Figure(result.value, result.label, study))
        for order, study in enumerate(resume.case_studies)
        for rank, result in enumerate(study.results)
    ]
    ranked.sort(key=lambda item: item[:2])
    chosen = sorted(ranked[:MOST_FIGURES], key=lambda item: (item[1], item[0]))
    return [figure for _, _, figure in chosen]


def find_present_employers(resume: Resume) -> list[Work]:
    """A position of each employer that the person works for."""
    lasting = [entry for entry in resume.work if entry.start_date and not entry.end_date and entry.name]
    return list({entry.name: entry for entry in reversed(lasting)}.values())[::-1]


def find_where(resume: Resume) -> Iterator[Field]:
    """Where the person works: the employers of today, and the place."""
    for entry in find_present_employers(resume):
        if title := describe_employer("work", entry).title:
            yield title
    for contact in list_contacts(resume.basics):
        if contact.kind == "place":
            yield Field("place", contact.name)


def write_minus(text: str) -> str:
    """A result with a minus, where a hyphen stands for one."""
    return _MINUS.sub("\u2212", text)


_MINUS = lazy_pattern(r"(?<![\w-])-(?=[.,]?\d)")


_HYPHENATED = lazy_pattern(r"(?<![^\s<>])[^\s<>\u2010-]+(?:[\u2010-][^\s<>\u2010-]+)+")
"""A word of a name that a browser would break at its hyphen."""


def find_claims(resume: Resume, study: str) -> list[Claim]:
    """The highlights that have a case study as evidence, or link to it in their text, in resume order."""

    def rests_on_it(claim: Claim) -> bool:
        linked = [find_case_study_id(address) for address in find_links(claim.highlight.text)]
        return claim.highlight.case_study == study or study in linked

    return [claim for claim in resume.claims() if rests_on_it(claim)]


def _page_tools(page: str, language: str, direction: Direction, addresses: SiteAddresses) -> dict[str, Any]:
    """The functions that a template may call; links are relative to `page`."""
    link = link_of_resume(page)

    def to(target: str) -> str:
        return relative_path(target, page)

    def to_study(study: CaseStudy) -> str:
        return f"{to(case_study_page(study.id))}#{case_study_anchor(study.id)}"

    def inline(text: str) -> str:
        return render_markdown(text, link, language, direction)

    def words(text: str) -> str:
        return isolate(render_text(text, language), direction, escape_markdown)

    def plain(text: str) -> str:
        return isolate(" ".join(curl_text(text, language).split()), direction, escape_markdown)

    def name(text: str) -> str:
        return _HYPHENATED.sub(r'<span class="whole">\g<0></span>', plain(text))

    def claim(lead: str, text: str) -> str:
        own = text_direction(render_text(f"{lead} {text}"), direction) or direction
        words = isolate(render_text(lead, language), own, escape_markdown)
        shown = f'<strong class="lead-in">{words}.</strong> ' if lead else ""
        shown += render_markdown(text, link, language, own)
        return write_isolate(shown, own if own != direction else None)

    return {
        "page": page,
        "claim": claim,
        "inline": inline,
        "figure": lambda text: words(write_minus(text)),
        "name_story": lambda study: plain(name_story(study.title)),
        "blocks": lambda text, kind="": "\n".join(write_blocks(read_blocks(text), inline, kind)),
        "words": words,
        "line": lambda text: escape_markdown(curl_text(render_line(text), language)),
        "quoted": quote_yaml,
        "description": lambda text: quote_yaml(escape_attribute(curl_text(render_line(text), language))),
        "cite": lambda fields: "".join(write_cited(words, part) for part in cite(fields)),
        "facts": lambda facts: " · ".join(link_fact(words, fact) for fact in facts),
        "plain": plain,
        "name": name,
        "when": lambda period: isolate(period, direction, escape_html),
        "alt": lambda text: escape_markdown(" ".join(curl_text(text, language).split())),
        "outside": lambda text, address: link_outside(
            isolate(" ".join(text.split()), direction, escape_markdown), address
        ),
        "to": to,
        "to_study": to_study,
        "study_href": lambda study: (
            addresses.to_page(case_study_page(study.id), page) + f"#{case_study_anchor(study.id)}"
        ),
        "to_claim": lambda id: f"{to(RESUME_PAGE)}#{highlight_anchor(id)}",
        "to_topic": lambda id: f"{addresses.to_page(RESUME_PAGE, page)}?tag={id}",
        "study_anchor": case_study_anchor,
        "claim_anchor": highlight_anchor,
    }
