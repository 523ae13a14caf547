"""The employer's name by the address that applications go to: *jobs@example-mill.com*.

Addresses of pages tell nothing: a posting links to the tools that it names, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from casefolio.posting.layout import Row
from casefolio.storage.phrases import read_phrases
from casefolio.text.patterns import lazy_pattern

DOMAINS = "posting/phrases/domains.txt"

SHORTEST_DOMAIN = 4
"""The fewest letters of a domain that is a name; *bv* and *hr* are none."""

_HOST = lazy_pattern(r"(?<=\w)@([a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4})", re.I)
_NAME = lazy_pattern(r"(?:the |St\. )?[A-Z0-9][\w&'’+-]*(?:(?: [&+]| of| and|) [A-Z0-9][\w&'’+-]*){0,4}")


@cache
def _not_employers() -> frozenset[str]:
    groups = read_phrases(DOMAINS)
    return frozenset((*groups["mail"], *groups["boards"]))


@cache
def _no_names() -> tuple[frozenset[str], frozenset[str]]:
    """Parts of a host that are no name: in front, and between the name and the country."""
    groups = read_phrases(DOMAINS)
    return frozenset(groups["in front"]), frozenset(groups["kinds"])


def find_company_by_domain(rows: Sequence[Row]) -> str:
    """The employer with the domain of an address in the rows, as they write its name; "" where they do not.

    A name is never made of a domain: nobody has written it so, and a letter would.
    """
    domains = {
        domain: None for row in rows for host in _HOST.findall(row.text) if (domain := read_domain(host))
    }
    for row in rows if domains else ():
        for found in _NAME.findall(row.text):
            squeezed = re.sub(r"[^a-z0-9]+", "", found.replace("&", "and").lower())
            if squeezed in domains or squeezed.replace("and", "") in domains:
                return str(found)
    return ""


def read_domain(host: str) -> str:
    """The name in a host, in small letters without hyphens: *example* of *jobs.example.co.uk*; "" for a job board's."""
    in_front, kinds = _no_names()
    parts = host.lower().split(".")[:-1]
    if len(parts) > 1 and parts[-1] in kinds:
        parts.pop()
    name = parts[-1] if parts else ""
    if name in in_front or not _not_employers().isdisjoint(parts):
        return ""
    name = name.replace("-", "")
    return name if len(name) >= SHORTEST_DOMAIN else ""
