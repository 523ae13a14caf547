"""Checks the finished site before it is published: leaks, stray files, broken links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

from casefolio.checks.leaks import examine_site, find_links_outside
from casefolio.checks.leaks.private_text import read_config
from casefolio.checks.leaks.secrets import Secrets, read_secrets
from casefolio.checks.links import examine_links
from casefolio.deferred.dataclasses import dataclass
from casefolio.documents.file_name import name_pdf
from casefolio.resume.portfolio import RESUME_FILE, SITE_CONFIG, Portfolio, read_portfolio
from casefolio.resume.privacy import publish
from casefolio.storage.project import CACHE_FOLDER, DOCS_FOLDER, PRIVATE_FILE, SITE_FOLDER, list_postings
from casefolio.storage.site_options import list_option
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import display_path
from casefolio.text.yaml_tree import Node


@dataclass(frozen=True)
class SiteFindings:
    """Problems and the number of files. `knows_secrets`: whether there is private data on this machine."""

    problems: tuple[Problem, ...]
    files: int
    shown: str
    knows_secrets: bool


def check_site(
    site: Path,
    secrets: Secrets,
    *,
    docs: Path,
    root: Path,
    pdf: str,
    expected: Iterable[str] = (),
    site_url: str = "",
    shown: str = SITE_FOLDER.as_posix(),
) -> list[Problem]:
    """The problems that keep the site in the folder `site` from being published."""
    return [
        *find_links_outside(docs, display_path(docs, root)),
        *examine_site(
            site, secrets, pdf=pdf, expected=expected, shown=shown, cache=root / CACHE_FOLDER / "read"
        ),
        *examine_links(site, site_url, shown),
    ]


def check_built_site(root: Path) -> SiteFindings:
    """Check the site that was built for the project at `root`, with the private data of this machine.

    Raises InputError where there is no site, or where the data cannot be read.
    """
    config = read_config(root)
    site = root / (_text(config, "site_dir") or SITE_FOLDER)
    shown = display_path(site, root)
    if not (site / "index.html").is_file():
        hint = "build it first: mkdocs build --strict"
        raise InputError([Problem(Place(f"{shown}/"), "there is no finished site here", hint)])
    portfolio = read_portfolio(root, private=False)
    pdf = name_pdf(portfolio.resume)
    secrets = _without_general(read_secrets(root, portfolio.node, config), site / pdf, portfolio)
    problems = check_site(
        site,
        secrets,
        docs=root / (_text(config, "docs_dir") or DOCS_FOLDER),
        root=root,
        pdf=pdf,
        expected=_expected_files(config),
        site_url=portfolio.site_url or _find_address(site),
        shown=shown,
    )
    stale = find_stale(site, portfolio, shown)
    files = sum(1 for file in site.rglob("*") if file.is_file())
    return SiteFindings((*stale, *problems), files, shown, _has_something_private(root))


_CANONICAL = lazy_pattern(r'<link rel="canonical" href="([^"]*)"')


def _find_address(site: Path) -> str:
    """The address that a site was built for, from its home page, since `mkdocs.yml` may take it from an
    environment variable. "" where it has none."""
    found = _CANONICAL.search((site / "index.html").read_text(encoding="utf-8"))
    return unescape(found[1]).removesuffix("index.html") if found else ""


def _without_general(secrets: Secrets, published: Path, portfolio: Portfolio) -> Secrets:
    """The secrets without the general PDF, which is made only where the published one is suspect."""
    if not (published.is_file() and secrets.find_document(published.read_bytes())):
        return secrets
    # Loads WeasyPrint: only where a tailored PDF has the same bytes as the published one.
    from casefolio.documents.document import make_general
    from casefolio.documents.freshness import Options, creation_date

    public = replace(portfolio, resume=publish(portfolio.resume))
    return secrets.apart_from(make_general(public, Options(created=creation_date())).made.data)


def find_stale(site: Path, portfolio: Portfolio, shown: str) -> list[Problem]:
    """A problem where a file that the site is made from has changed since the build."""
    root = portfolio.root
    built = (site / "index.html").stat().st_mtime
    for file in (root / RESUME_FILE, root / SITE_CONFIG, *sorted((root / DOCS_FOLDER).rglob("*.md"))):
        if file.is_file() and file.stat().st_mtime > built:
            message = f"older than {display_path(file, root)}"
            return [
                Problem(
                    Place(f"{shown}/"), message, "build it again: mkdocs build --strict", severity="warning"
                )
            ]
    return []


def _has_something_private(root: Path) -> bool:
    return (root / PRIVATE_FILE).exists() or bool(list_postings(root))


def _text(config: Node | None, key: str) -> str:
    node = config.child(key) if config else None
    return node.value if node and isinstance(node.value, str) else ""


def _expected_files(config: Node | None) -> list[str]:
    return [str(item.value) for item in list_option(config, "files")]
