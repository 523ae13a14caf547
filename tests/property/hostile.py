"""Hostile and broken files of each kind that a person writes, always the same for a kind and a number.

A file is a right one into which pieces are put that have broken readers before, or bytes of it are lost,
repeated and replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import yaml

RESUME = """\
basics: {name: Ada Sample, label: Engineer, summary: "One *plain* [paragraph](https://example.org/)."}
tags: {billing: {label: Billing, aliases: [invoices, dunning], not: [billable]}, python: {}}
work:
  - name: Example Works
    position: Engineer
    startDate: 2020-01
    highlights:
      - {id: one, text: "Cut **refunds** by 3 %.", tags: [billing], caseStudy: story, priority: 1}
      - Wrote [four services]{python} in `Python`.
skills: [{name: Backend, keywords: [Python, SQL]}]
caseStudies: [{id: story, title: A story, tags: [billing], results: [{value: "+3 %", label: margin}]}]
customSections:
  - {id: talks, title: Talks, entries: [{name: On Waiting, date: 2021, highlights: [Held it twice.]}]}
meta: {casefolio: {look: modern, paper: a4, language: en}}
"""

PRIVATE = "basics:\n  phone: +1 202 555 0142\n  location: {address: 12 Sample Street, postalCode: '10000'}\n"

POSTING = """\
---
company: Blue Heron Works
role: Senior Engineer
url: https://jobs.example.org/1
pin: [one]
boost: {billing: 2}
---
# Senior Engineer, Billing

About us
We make invoices that people like to read.

Requirements
- Python, SQL and dunning; 5+ years.
- No Java needed.
We are an equal opportunity employer.
"""

STORY = """\
## Context

A [claim](#casestudy-story) and [a page](../about.md){: .wide }.

| a | b |
|---|---|
| 1 | 2 |

    x = 1
"""

TEMPLATE = """\
# {{ words.name }}
{% for item in items if item %}
{% if loop.first %}{{ item | upper }}{% else %}{{ item }}{% endif %}
{% endfor %}
"""

CONFIG = """\
site_name: Portfolio
site_url: https://ada.example/folio/
nav: [{Home: index.md}, {About: about.md}]
theme: {name: material, custom_dir: templates/site/theme}
hooks: [hooks/portfolio.py]
markdown_extensions: [attr_list, md_in_html, {toc: {permalink: true}}]
extra: {portfolio: {allowed: ['+1 202 555 0142'], files: ['*.pdf']}}
"""

INLINE = "Led [four **services**]{python} in `Python`, see [it](#casestudy-story) & *more*."

FILES = {
    "resume": ("data/resume.yaml", RESUME),
    "private": ("data/private.yaml", PRIVATE),
    "posting": ("data/postings/acme.txt", POSTING),
    "front matter": ("data/postings/acme.txt", POSTING),
    "story": ("docs/case-studies/story.md", STORY),
    "template": ("templates/site/pages/page.md.j2", TEMPLATE),
    "configuration": ("mkdocs.yml", CONFIG),
    "inline text": ("", INLINE),
}
"""The file of each kind and a right one."""

_PIECES = (
    *("\x00", "\x02", "\x03", "\x025\x03", "\x1b]0;x\a", "\u009b31m", "\u202e", "\u2066", "\ufeff", "\ufffd"),
    *(
        "\ud7ff",
        "\U0010ffff",
        "é",
        "e\u0301",
        "日本",
        "עברית",
        "🚀",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\t",
        "\r",
    ),
    *("\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", " ", "\n", "\n\n", "  "),
    *("`", "``", "*", "**", "_", "[", "]", "(", ")", "{", "}", "<", ">", "&", "\\", '"', "'", "|", "~", "^"),
    *(
        "](",
        "]{",
        "![",
        "](http://[x)",
        "](#casestudy-",
        "#casestudy-none",
        "{: .x }",
        "{#id}",
        "<a ",
        "<!--",
    ),
    *("-->", "<script>", "&#0;", "&#x110000;", "&nbsp", "</", "<![CDATA[", "](data:image/png;base64,", "//["),
    *("---", "...", "---\n", "...\n", ": ", "- ", "? ", "!!python/object:os.system x", "!!binary x", "!x "),
    *("&a ", "*a", "<<: *a", "|", ">-", "|9", "%YAML 9.9\n", "@", "%", "#", "null", "~", "2020-13", "1e999"),
    *(".inf", "0x10", "0o7", "1_0", "2020-01-01T00:00", "yes", "{a: ", "[a, ", "}", "]", '"\\x', "'", "'\n"),
    *("{{ x }}", "{{", "}}", "{% ", "%}", "{% for x in %}", "{{ 1 / 0 }}", "{% include 'x' %}", "{# "),
    *(
        "{{ x.y.z }}",
        "{{ x[0] }}",
        "{% macro a() %}",
        "{% extends 'page.md.j2' %}",
        "{{ 'a' * 9 }}",
        "{{ -x }}",
    ),
    *("Requirements:", "company:", "pages: 0", "look: none", "pin: {a: b}", "boost: [x]", "emphasis: 7"),
)


def make(kind: str, number: int) -> bytes:
    """A file of a kind, as bytes that may be no text."""
    random = Random(f"{kind}-{number}")
    data = FILES[kind][1].encode()
    if kind == "front matter":
        # Only what stands above the posting.
        head, rest = data.split(b"---\n# ", 1)
        return _change(random, head) + b"---\n# " + rest
    if kind in ("resume", "private", "configuration") and random.random() < 0.4:
        return _move_values(random, FILES[kind][1])
    return _change(random, data)


def _change(random: Random, data: bytes) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        data = random.choice(_CHANGES)(random, data)
    return data


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_PIECES).encode() * random.choice((1, 1, 1, 2, 40)) + data[at:]


def _replace_byte(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(1) + data[at + 1 :]


def _cut(random: Random, data: bytes) -> bytes:
    first, last = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:first] + data[last:]


def _repeat(random: Random, data: bytes) -> bytes:
    first, last = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:last] + data[first:last] * random.choice((1, 1, 5)) + data[last:]


def _swap_lines(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _end_otherwise(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n \n", b"")))


_CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(_insert, _insert, _insert, _insert),
    *(_replace_byte, _cut, _repeat, _swap_lines, _end_otherwise),
)

_ODD_VALUES = (
    None,
    True,
    0,
    -1,
    1e300,
    "",
    " ",
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    {"a": {"b": {"c": []}}},
    "x" * 300,
)


def _move_values(random: Random, text: str) -> bytes:
    """Right YAML of a wrong form: values where others belong."""
    tree = yaml.safe_load(text)
    holders = list(_list_holders(tree))
    for _ in range(random.choice((1, 2, 4))):
        holder, key = random.choice(holders)
        other, place = random.choice(holders)
        value = random.choice((*_ODD_VALUES, other[place], random.choice(_PIECES)))
        # What held it may hold itself then: YAML writes that as an alias.
        holder[key] = value
    return yaml.safe_dump(tree, allow_unicode=random.random() < 0.5).encode("utf-8", "surrogatepass")


def _list_holders(tree: object) -> list[tuple[dict[object, object] | list[object], object]]:
    found: list[tuple[dict[object, object] | list[object], object]] = []
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        found += [(tree, key), *_list_holders(value)]
    return found


def write_right(folder: Path) -> None:
    """A project in which everything is right."""
    for path, text in FILES.values():
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    (folder / "docs/about.md").write_text("# About\n", encoding="utf-8")
