"""Portfolios as people write them, right ones and wrong ones: each a folder of files from one seed.

Most of a portfolio is right, and up to three things in it are doubtful: each is seen alone, and with others.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

Files = dict[str, str | bytes]

LIVE_LINKS = (
    *(
        "[x](https://example.org/a?b=c&d=e)",
        "[x](mailto:a@b.example)",
        "[x](#casestudy-one)",
        "[x](about.md)",
    ),
    *("[x](about.md#history)", "[x](assets/picture.png)", "[x](resume.md)", "[x](#work)", "[x](index.md)"),
    *("[x](case-studies/one.md)", "[x](case-studies/index.md)", "[x](resume.json)", "[x](?tag=python)"),
    *("[x](https://ada.example/folio/resume/)", "<https://example.org/x>", "[x](resume.md#education)"),
    *("[x](case-studies/one.md#result)", "[x](./about.md)", "[x](assets/../about.md)", "[x]()"),
)

DEAD_LINKS = (
    *("[x](assets/nothing.pdf)", "[x](talks/)", "[x](case-studies/none.md)", "[x](talk)", "[x](/talk.pdf)"),
    *("[x](#nowhere)", "[x](about.md#nowhere)", "[x](about/)", "[x](../about.md)", "[x](docs/about.md)"),
    *("[x](https://ada.example/folio/gone/)", "[x](http://[x)", "[x](case-studies/one.md#gone)", "[x](.)"),
    *("[x](resume.md#gone)", "[x](About.md)", "[x](index.html)", "[x](#casestudy-none)", "[x](<a b.md>)"),
    *("[x](/)", "[x](#)", "[x](..)", "[x](about.md/)", "[x](me@b.example)", "[x](//ada.example/folio/gone)"),
)

MARKUP = (
    *(
        "**Led** a team of 5",
        "*Led* a team",
        "[words]{python} are bold",
        '"Quoted" then more',
        "> 50% growth",
    ),
    *(
        "| pipe",
        "`Kafka`",
        "@acme",
        "%50",
        "# hash",
        "- dash",
        "1. first",
        "__init__ and a*b*c",
        "<b>bold</b>",
    ),
    *("C++ & C#", "See https://example.org/x now", "[x](www.example.com)", "![x](picture.png)", "a\u00a0b"),
    *(
        "[x](javascript:alert(1))",
        "{ #own-id }",
        "{{ name }} {% raw %}",
        "&nbsp; &#65; \\& \\$",
        "```",
        "~~~ a",
    ),
    *(
        "---",
        "=== ",
        "::: x",
        "!!! note",
        "[^1] and [^1]: x",
        "[ref][x]",
        "<!-- hidden -->",
        "<script>x</script>",
    ),
    *(
        "a | b\n--|--\n1 | 2",
        "one\n\n- two\n- three",
        "[TOC]",
        "--8<-- 'x'",
        "*[HTML]: words",
        "\\",
        "[",
        "](",
        "*",
    ),
    *(
        "$$x^2$$",
        "https://ada.example/folio/gone/",
        "key: value",
        "no",
        "1.10",
        "2022-06",
        "~",
        "null",
    ),
    *(
        "[x](data:text/html,x)",
        "[x](ftp://files.example.org/x)",
        "[x]( )",
        "<iframe src='https://x.example'></iframe>",
        '<a href="#" onclick="x()">z</a>',
        "Ring 0170 5550199",
        "ISBN 0-306-40615-2 and 98765 43210 users",
        "one #1 in sales",
        "\u200fOne\u200e two",
        "İSTATİSTİK ılımlı",
    ),
)

WRONG_KEYS = ("Built these tools:", "Text:", "&co founder")
"""Claims that YAML takes for keys without a value, or for less than was written."""

WITHOUT_FONTS = ("Built 3 🚀 tools", "服务器 and 3 tools", "₿ 3", "शर्मा ने 12 बनाईं", "\ue5a5", "한국어", "ไทย")

RIGHT_TO_LEFT = ("מפתחת תוכנה עם ניסיון.", "Built 3 tools.", "Wrote C++", "مهندس برمجيات (C++)", "Acme Inc.")

SCRIPTS = ("Zażółć gęślą jaźń", "Решение и результат", "Ανάλυση", "Größe & Maß", "naïve façade", "Ёлка")

STORY_PIECES = (
    *(
        "## Решение\n\nText, [back](#решение).",
        "### Deep\n\nText.",
        "# Title\n\nText.",
        "#### Deeper\n\nText.",
    ),
    *("Setext\n------\n\nText.", "Setext\n======\n\nText.", "![a picture](../assets/picture.png)"),
    *(
        "![gone](img/nothing.png)",
        "![](../assets/picture.png){ width=200 }",
        "![r](https://other.example/x.png)",
    ),
    *('<img src="../../assets/picture.png" alt="">', '<img src="../assets/picture.png" alt="">'),
    *('<img src="../../assets/picture.png">', '<iframe src="https://video.example/1"></iframe>'),
    *("[a](../about.md) and [b](../about.md#history)", "[a](../about/)", "[a](about.md)", "[x](two.md)"),
    *("[a](../resume.md#work)", "[a](../resume.md#gone)", "[a](#result)", "[a](#gone)", "[a](../index.md)"),
    *("<!-- a note -->", "Text <!-- a note --> text", "```\n[x](gone.md) <!-- c -->\n# no heading\n```"),
    *("`[x](gone.md)` is code", "    [x](gone.md) is code too", "One[^1].\n\n[^1]: A [note](../about.md)."),
    *(
        "| a | b |\n|---|---|\n| [x](../about.md) | [y](gone.md) |",
        "[a][r]\n\n[r]: ../about.md",
        "[a][r]\n\n[r]: gone.md",
    ),
    *("## Again { #twice }\n\n## Again { #twice }", "## Claims { #claims }", "## Related { #related }"),
    *("<div markdown>\n\n## In a box\n\n[x](../about.md)\n\n</div>", '<div id="result"></div>'),
    *(
        '<a href="#result">x</a>',
        '<a href="../one/">x</a>',
        '<a href="../gone/">x</a>',
        '<a href="gone.md">x</a>',
    ),
    *("<h2>Raw</h2>", "<h4>Raw</h4>", "Term\n:   what it is", "<details><summary>a</summary>b</details>"),
    *(
        "[x](http://[x)",
        "<https://example.org>",
        "me@b.example",
        "<me@b.example>",
        "[x](javascript:alert(1))",
    ),
    *("[a](/about/)", "![a](/assets/picture.png)", "[top](#top)", "[a](?x=y)", "[a](.)", "[a](./)"),
    *(
        "[TOC]",
        "- [x] done",
        "*[HTML]: words",
        "<video src='../../assets/film.mp4'></video>",
        "{{ x }} {% y %}",
    ),
    *(
        "> ## Quoted heading\n> [x](gone.md)",
        "- ### In a list",
        "1. [x](gone.md)",
        "&copy; &#35;",
        "[](gone.md)",
    ),
    *(
        '<script src="https://x.example/a.js"></script>',
        "<script>let a = 1;</script>",
        "<style>p { color: red }</style>",
    ),
    *('<a name="old"></a> [x](#old)', "[x](one.md)", "[x](one.md#casestudy-one)", "[x](#casestudy-one)"),
    *(
        '[x](../assets/picture.png "a title")',
        "[x](<../about.md>)",
        "[![p](../assets/picture.png)](../about.md)",
    ),
)

PAGES = (
    "# About\n\n## History\n\nText.\n",
    "## History\n\nNo title.\n",
    "---\ntitle: About me\n---\n\n# About\n\n## History\n\n[x](resume.md)\n",
    "# About\n\n## History\n\n[x](gone.md)\n",
    "# About\n\n## History\n\n# Second\n",
    "## History\n\n[one](case-studies/one.md#result) [x](#casestudy-one)\n",
    '# About\n\n## History\n\n<a href="../resume/#work">x</a>\n',
    "# About\n\n## История { #history }\n\n[x](#history)\n",
    "",
    "Only text, and [x](index.md)\n\n### History\n",
    "---\ntitle: [\n---\n\n## History\n",
    "About\n=====\n\nHistory\n-------\n",
)

STRAY = (
    *("docs/notes.docx", "docs/talk.pdf", "docs/assets/film.mp4", "docs/assets/notes.txt", "docs/data.csv"),
    *("docs/.hidden", "docs/.notes/a.md", "docs/README.md", "docs/case-studies/README.md", "docs/resume.md"),
    *(
        "docs/assets/more.css",
        "docs/extra.html",
        "docs/templates/a.md",
        "docs/talks/index.md",
        "docs/talks.md",
    ),
    *("docs/case-studies/draft.md", "docs/CNAME", "docs/assets/logo.svg", "docs/llms.txt", "docs/404.md"),
)

CONTENT = {
    ".css": ("p { color: red }", "@import 'https://x.example/a.css';", "p { background: url(gone.png) }"),
    ".html": (
        '<!doctype html><html lang="en"><title>x</title><h1>x</h1><a href="about/">x</a></html>',
        "<p>no title</p>",
    ),
    ".md": ("# Page\n", "## Page\n\n[x](gone.md)\n", "Text.\n"),
}

THEME = {"name": "material", "custom_dir": "templates/site/theme", "font": False}

CONFIGURATIONS: tuple[dict[str, Any], ...] = (
    {"nav": None},
    {"nav": ["index.md", "resume.md", "case-studies/index.md"]},
    {"nav": ["index.md", {"More": ["about.md", "resume.md", "case-studies/index.md"]}]},
    {"nav": ["index.md", "gone.md"]},
    {
        "nav": [
            "index.md",
            {"Site": "https://example.org"},
            {"About": "about.md"},
            {"x": "/about/"},
            "resume.md",
        ]
    },
    {"not_in_nav": None},
    {"not_in_nav": "*.md\n!about.md\n"},
    {"validation": None},
    {"validation": {"links": {"absolute_links": "relative_to_docs", "anchors": "warn"}}},
    {"validation": {"absolute_links": "ignore", "unrecognized_links": "ignore", "omitted_files": "info"}},
    {"extra_css": ["assets/site.css", "assets/gone.css"]},
    {"extra_css": ["assets/site.css", "https://x.example/a.css"]},
    {"extra_javascript": ["assets/gone.js"]},
    {"extra_javascript": [{"path": "assets/topics.js", "defer": True}]},
    {"exclude_docs": "about.md\n"},
    {"exclude_docs": "*.docx\n/notes*\n"},
    {"plugins": ["search"]},
    {"site_url": None},
    {"site_url": "https://ada.example"},
    {"site_description": 'Words & "more"'},
    {"extra": {"portfolio": {"files": ["*.pdf", "assets/film.mp4"]}}},
    {"markdown_extensions": ["attr_list", "md_in_html", "def_list", "footnotes", "admonition", "abbr"]},
    {"markdown_extensions": ["attr_list", "md_in_html", "pymdownx.details", {"toc": {"toc_depth": 3}}]},
    {"markdown_extensions": ["attr_list", "md_in_html", "no.such.extension"]},
    {"markdown_extensions": {"attr_list": None, "md_in_html": None, "toc": {"permalink": False}}},
)

OPTIONS: tuple[dict[str, Any], ...] = (
    {"use_directory_urls": False},
    {"theme": {**THEME, "features": ["navigation.instant"]}},
    {"theme": {**THEME, "features": ["navigation.top", "content.code.copy"]}},
    {"site_url": ""},
)

IMAGES = (
    *("assets/picture.png", "docs/assets/picture.png", "me.jpg", "https://other.example/me.jpg", "/me.jpg"),
    *("assets/my picture (1).png", "./assets/picture.png", "../me.jpg", "assets/"),
)

T = TypeVar("T")


def choose(random: Random, usual: Sequence[T], **more: Sequence[T]) -> T:
    """One of the usual values, or of those of a subject."""
    return random.choice([*usual, *(value for values in more.values() for value in values)])


def write_portfolio(seed: int, folder: Path) -> None:
    """Write the data and the pages of the portfolio of a seed; look, hook and styles must be there."""
    files = generate(Random(seed))
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def generate(random: Random) -> Files:
    """The files of one portfolio."""
    data = _make_resume(random)
    config = _make_config()
    files: Files = {
        "docs/assets/picture.png": PICTURE,
        "docs/assets/my picture (1).png": PICTURE,
        "docs/about.md": PAGES[0],
        "docs/case-studies/one.md": "## Context\n\nText.\n\n## Result\n\nMore text.\n",
    }
    changes = random.sample(range(len(CHANGES)), random.choice((0, 1, 1, 1, 2, 3)))
    for number in sorted(changes):
        CHANGES[number](random, data, config, files)
    files["mkdocs.yml"] = yaml.safe_dump(
        {k: v for k, v in config.items() if v is not None}, allow_unicode=True
    )
    files.setdefault("data/resume.yaml", json.dumps(data, ensure_ascii=False, indent=1))
    return files


def _make_resume(random: Random) -> dict[str, Any]:
    places = range(random.choice((1, 1, 2, 3, 12)))
    return {
        "basics": {
            "name": random.choice(("Ada Example", "Ada Łukasiewicz", "Ada O'Neill, Ph.D.")),
            "email": "ada@ada.example",
            "label": "Engineer",
            "summary": "Builds things that last.",
        },
        "work": [
            {
                "name": f"Company {place // 2}",
                "position": f"Position {place}",
                "startDate": str(2024 - place),
                "endDate": str(2025 - place),
                "highlights": [f"Cut costs by {place + 2}% in a year.", "Led 4 people."],
            }
            for place in places
        ],
        "education": [{"institution": "School", "area": "Physics", "studyType": "MSc", "endDate": "2010"}],
        "skills": [{"name": "Languages", "keywords": ["Python", "C++"]}],
        "caseStudies": [{"id": "one", "title": "One", "summary": "A study."}],
    }


def _make_config() -> dict[str, Any]:
    warn = "warn"
    return {
        "site_url": "https://ada.example/folio/",
        "site_name": "Portfolio",
        "nav": ["index.md", "resume.md", "case-studies/index.md", "about.md"],
        "theme": dict(THEME),
        "extra_css": ["assets/site.css"],
        "hooks": ["hooks/portfolio.py"],
        "markdown_extensions": [
            "attr_list",
            "md_in_html",
            "def_list",
            "footnotes",
            {"toc": {"permalink": True}},
        ],
        "plugins": [],
        "not_in_nav": "/case-studies/\n",
        "validation": {
            "nav": {"omitted_files": warn, "not_found": warn, "absolute_links": warn},
            "links": {"not_found": warn, "anchors": warn, "absolute_links": warn, "unrecognized_links": warn},
        },
    }


Change = Callable[[Random, dict[str, Any], dict[str, Any], Files], None]


def _put_text(random: Random, data: dict[str, Any], text: str) -> None:
    """Put a text where a resume may hold one."""
    work = data["work"][0]
    where: tuple[Callable[[], None], ...] = (
        lambda: work["highlights"].append(text),
        lambda: work["highlights"].append({"text": "Plain.", "short": text}),
        lambda: work["highlights"].append({"text": text, "caseStudy": "one", "lead": "Lead"}),
        lambda: work.update(summary=text),
        lambda: work.update(description=text),
        lambda: work.update(position=text),
        lambda: work.update(name=text),
        lambda: data["basics"].update(summary=text),
        lambda: data["basics"].update(label=text),
        lambda: data["caseStudies"][0].update(summary=text),
        lambda: data["caseStudies"][0].update(title=text),
        lambda: data["caseStudies"][0].update(results=[{"value": "3%", "label": text}]),
        lambda: data["skills"][0]["keywords"].append(text),
        lambda: data.update(projects=[{"name": text, "description": text}]),
        lambda: data.update(references=[{"name": "R", "reference": text}]),
        lambda: data.update(awards=[{"title": text, "summary": text}]),
        lambda: data.update(customSections=[_make_talks(text)]),
        lambda: data.update(meta={"casefolio": {"sections": [{"section": "work", "title": text}]}}),
    )
    random.choice(where)()


def _make_talks(text: str) -> dict[str, Any]:
    entry = {"name": text, "summary": text, "highlights": [text]}
    return {"id": "talks", "title": text, "entries": [entry]}


def put_live_link(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    _put_text(random, data, f"See {random.choice(LIVE_LINKS)} there")


def put_dead_link(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    _put_text(random, data, f"See {random.choice(DEAD_LINKS)} there")


def put_markup(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    _put_text(random, data, random.choice(MARKUP))


def put_script(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    _put_text(random, data, choose(random, SCRIPTS, glyphs=WITHOUT_FONTS))


def write_from_right_to_left(
    random: Random, data: dict[str, Any], config: dict[str, Any], files: Files
) -> None:
    data["meta"] = {"casefolio": {"language": random.choice(("he", "ar", "fa", "en"))}}
    for text in random.sample(RIGHT_TO_LEFT, 3):
        _put_text(random, data, text)


def add_contacts(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    """Several ways to reach the person, on a page of either direction."""
    profiles = [
        {"network": "GitHub", "username": "ada", "url": "https://github.com/ada"},
        {"network": "Blog", "url": "https://blog.ada.example/~ada?a=b"},
        {"network": "Mastodon", "username": "@ada@social.example"},
        {"network": "בלוג", "url": "https://ada.example/he"},
    ]
    data["basics"] |= {
        "url": "https://ada.example",
        "profiles": random.sample(profiles, 3),
        "location": {"city": random.choice(("London", "תל אביב", "القاهرة")), "countryCode": "GB"},
    }
    files.setdefault("data/private.yaml", 'basics: {phone: "+44 20 7946 0958 x12"}\n')
    data["meta"] = {"casefolio": {"language": random.choice(("he", "ar", "fa", "ur", "en", "ja", "tr"))}}


def name_as_key(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    """An entry whose name is its key, and lists of other forms."""
    section, value = random.choice(
        (
            ("skills", {"Languages": ["Python"]}),
            ("skills", [{"Languages": ["Python"]}]),
            ("languages", [{"English": "Native"}]),
            ("interests", [{"Chess": None}]),
            ("publications", ["Deep things: a study"]),
            ("tags", ["python"]),
            ("work", [{"name": "A", "highlights": "- one\n- two"}]),
            ("work", [{"name": "A", "highlights": [["one"], "two"], "current": "true"}]),
            ("awards", {"Best Paper": 2020}),
        )
    )
    data[section] = value


def write_unquoted(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    """A claim without quotes, as a person first writes it."""
    claim = choose(random, MARKUP, hints=WRONG_KEYS).replace("\n", " ")
    files["data/resume.yaml"] = (
        "basics:\n  name: Ada Example\nwork:\n  - name: A\n    highlights:\n"
        f"      - {claim}\n      - Second line.\ncaseStudies:\n  - id: one\n    title: One\n"
    )


def blank_values(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    blank = random.choice(("", "   ", [], {}, None))
    section = random.choice(("work", "education", "skills", "caseStudies", "basics"))
    entry = data[section] if section == "basics" else data[section][0]
    for key in random.sample(sorted(entry), random.randint(1, len(entry))):
        entry[key] = blank


def add_blank_entry(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    section, entry = random.choice(
        (
            ("work", {"name": "", "position": "", "highlights": [""]}),
            ("work", {"startDate": "2018", "endDate": "2019", "summary": "Parental leave"}),
            ("work", {"name": "Only Company"}),
            ("projects", {"name": "", "highlights": []}),
            ("projects", {"url": "https://example.org/p"}),
            ("languages", {"fluency": "Native"}),
            ("awards", {"title": "", "awarder": "ACM"}),
            ("skills", {"name": "Tools", "keywords": [""]}),
            ("volunteer", {"organization": "", "position": "Helper"}),
            ("references", {"reference": "Good."}),
            ("publications", {"publisher": "P"}),
            ("certificates", {"issuer": "I"}),
            ("interests", {"keywords": ["a"]}),
            ("customSections", {"id": "talks", "title": "Talks", "entries": [{"name": "", "date": "2019"}]}),
            ("customSections", {"id": "work", "title": "", "entries": []}),
        )
    )
    data.setdefault(section, []).append(entry)


def misspell(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    entry = random.choice((data["basics"], data["work"][0], data))
    key = random.choice(("nme", "Name", "roles", "foo", "Text", "positions"))
    entry[key] = choose(random, ("x", ["x"]), hints=("", [], None))
    if random.random() < 0.5:
        entry.pop("name", None)


def change_dates(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    key = random.choice(("startDate", "endDate"))
    data["work"][0][key] = random.choice(
        ("2027-01", "2091-01-01", "Fall 2015", "active", "2019-06-", "2019", "1066", "2019-13", "Present")
    )


def change_urls(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    url = random.choice(
        (
            *("example.org", "https://example.org/a b", "/x", "about.md", "http://[x", "javascript:alert(1)"),
            *("ftp://x.example", "localhost:8000", "x.example:8080/a", "data:text/html,x", "skype:x?chat"),
            *("https://ada.example/folio/gone/", "tel:+12025550142", "mailto:x", "//x", "https://", "#work"),
        )
    )
    basics: dict[str, Any] = data["basics"]
    where: tuple[Callable[[], None], ...] = (
        lambda: basics.update(url=url),
        lambda: basics.update(profiles=[{"network": "N", "username": "u", "url": url}]),
        lambda: basics.update(profiles=[{"url": url}]),
        lambda: data["work"][0].update(url=url),
        lambda: data.update(projects=[{"name": "P", "url": url}]),
        lambda: basics.update(email=url),
    )
    random.choice(where)()


def change_image(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    data["basics"]["image"] = random.choice(IMAGES)
    if random.random() < 0.4:
        data["meta"] = {"casefolio": {"look": {"photo": True}}}
    if random.random() < 0.2:
        files["docs/assets/picture.png"] = random.choice((b"no picture", b"", PICTURE[:40]))


def change_meta(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    data["meta"] = {
        "casefolio": random.choice(
            (
                {"language": random.choice(("de", "fr", "pl", "ru", "xx", "pt-BR", "uk"))},
                {"look": {"name": random.choice(("classic", "compact", "modern", "gone"))}},
                {"look": {"accent": random.choice(("#123456", "#fff", "red"))}},
                {"look": {"paper": random.choice(("a4", "letter", "x"))}},
                {"sections": random.choice((["skills", "work"], ["gone"], ["caseStudies"], []))},
            )
        )
    }


def change_story(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    pieces = random.sample(STORY_PIECES, random.choice((1, 1, 2)))
    before, after = random.choice(
        (("## Context\n\nText.\n\n## Result", ""), ("", "\n\n## Result\n\nText.\n"))
    )
    files["docs/case-studies/one.md"] = f"{before}\n\n" + "\n\n".join(pieces) + f"\n{after}"


def change_page(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    files["docs/about.md"] = random.choice(PAGES)


def mix_page(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    """A page of the person's own with what stands in stories, seen from another folder."""
    text = random.choice(STORY_PIECES).replace("](../", "](")
    files["docs/about.md"] = f"# About\n\n{text}\n\n## History\n"


def lose_file(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    files.pop(random.choice(("docs/about.md", "docs/case-studies/one.md", "docs/assets/picture.png")), None)


def add_file(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    name = random.choice(STRAY)
    files[name] = random.choice(CONTENT.get(Path(name).suffix, ("words\n",)))


def add_study(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    studies = data.setdefault("caseStudies", [])
    studies.append({"id": "two", "title": random.choice(("Two", "Два", "T & <b>"))})
    if random.random() < 0.8:
        files["docs/case-studies/two.md"] = "## Решение\n\n[x](one.md#result) [y](#решение)\n"
    for study in studies:
        study["tags"] = ["python"]


def lose_studies(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    data.pop("caseStudies", None)
    if random.random() < 0.8:
        files.pop("docs/case-studies/one.md", None)


def configure(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    config |= choose(random, CONFIGURATIONS, options=OPTIONS)


def add_private(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    number = "Call +1 202 555 0142."
    if random.random() < 0.3:
        files["docs/about.md"] = f"# About\n\n{number}\n\n## History\n"
    elif random.random() < 0.3:
        _put_text(random, data, number)
    files["data/private.yaml"] = random.choice(
        (
            *("basics: {phone: +1 202 555 0142}\n",) * 3,
            "basics: {phone: +1 202 555 0142, location: {address: 12 Sample Street, postalCode: '97001'}}\n",
            "basics: {phone: }\n",
            "",
            "basics: {nme: x}\n",
            "work:\n  - {name: Hidden Company, highlights: ['[x](gone.md)']}\n",
            "- a\n",
        )
    )


def add_posting(random: Random, data: dict[str, Any], config: dict[str, Any], files: Files) -> None:
    name = random.choice(("data/postings/acme.txt", "data/postings/acme.md", "data/postings/general.txt"))
    files[name] = random.choice(
        (
            "Python Engineer\n\nRequirements\n- Python\n",
            "---\ncompany: Acme\nlook: gone\n---\nPython Engineer\n",
            "---\npin: [gone]\n---\nEngineer\n",
            "",
        )
    )


CHANGES: tuple[Change, ...] = (
    *(
        put_live_link,
        put_dead_link,
        put_markup,
        put_script,
        change_dates,
        change_urls,
        change_image,
        change_meta,
        write_from_right_to_left,
        add_contacts,
        name_as_key,
    ),
    *(change_story, change_story, change_page, mix_page, mix_page, add_file, add_study, configure, configure),
    *(
        add_private,
        add_posting,
        add_blank_entry,
        misspell,
        blank_values,
        lose_studies,
        lose_file,
        write_unquoted,
    ),
)
"""What may be changed, in the order in which changes are made: what takes something away comes last."""


def _make_picture() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


PICTURE = _make_picture()
