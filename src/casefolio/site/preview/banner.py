"""The banner that shows problems above the pages, and the script that keeps a page up to date.

The banner has its own style, since the site's may be broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from casefolio.site.preview.snapshot import Snapshot
from casefolio.storage.project import (
    DATA_FOLDER,
    DOCS_FOLDER,
    POSTINGS_FOLDER,
    PRIVATE_FILE,
    TEMPLATES_FOLDER,
)
from casefolio.text.errors import Place, Problem
from casefolio.text.escaping.markup import escape_shown
from casefolio.text.patterns import lazy_pattern

PLACE = "preview-problems"
"""The id of the element that holds the banner; empty while there is none."""

_PARTS = Path(__file__).parent
_STYLE = (_PARTS / "banner.css").read_text(encoding="utf-8")
_SCRIPT = (_PARTS / "preview.js").read_text(encoding="utf-8")

_BODY = lazy_pattern(rb"<body\b[^>]*>", re.I)

_EMPTY_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nothing to show yet</title>
<style>
:root { color-scheme: light dark; }
body {
  margin: 0; background: light-dark(#fbfaf7, #14191b); color: light-dark(#1c2428, #e8edeb);
  font: 1.125rem/1.5 system-ui, sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem clamp(1.25rem, 4vw, 2rem); }
</style>
</head>
<body>
<main>
<h1>Nothing to show yet</h1>
<p>Your site appears here by itself as soon as it can be built.</p>
</main>
</body>
</html>
"""


NOT_SHOWN = "not shown here, because others can reach this address"
TERMINAL_SAYS_MORE = "the terminal says more"

_PRIVATE = (PRIVATE_FILE.as_posix(), POSTINGS_FOLDER.as_posix())
_PUBLISHED = (f"{DOCS_FOLDER.as_posix()}/", f"{TEMPLATES_FOLDER.as_posix()}/")


def withhold_private(problem: Problem) -> Problem:
    """The problem as others on the network may see it: without what is not published.

    Of a private file or posting not even the name is shown, of other data no more than the place. Only lines
    of pages and templates are quoted.
    """
    said = f"{problem.place.path} {problem.message} {problem.hint}"
    if any(name in said for name in _PRIVATE):
        return Problem(Place("a file that is not published"), NOT_SHOWN, TERMINAL_SAYS_MORE)
    if problem.place.path.startswith(f"{DATA_FOLDER.as_posix()}/"):
        return Problem(problem.place, NOT_SHOWN, TERMINAL_SAYS_MORE)
    return problem if problem.place.path.startswith(_PUBLISHED) else replace(problem, excerpt="")


State = Literal["fresh", "stale", "empty"]
"""Whether pages show the last saved state, the last good one, or none yet."""


def render_banner(problems: Sequence[Problem], state: State) -> str:
    """The problems as HTML, "" without any."""
    if not problems:
        return ""
    items = "\n".join(_render_problem(problem) for problem in problems)
    return (
        f"<style>{_STYLE}</style>\n"
        f'<details open class="{state}" lang="en" dir="ltr">\n'
        f"<summary>{_find_title(len(problems), state)}</summary>\n"
        f'<ol tabindex="0" aria-label="Problems">\n{items}\n</ol>\n</details>'
    )


def _find_title(count: int, state: State) -> str:
    what, are = ("this problem", "is") if count == 1 else (f"these {count} problems", "are")
    if state == "fresh":
        return f"<b>Up to date</b>, but for {what}:"
    if state == "stale":
        return f"<b>Not up to date.</b> The last good version stays until {what} {are} gone."
    return f"<b>Not built.</b> The site appears when {what} {are} gone."


def _render_problem(problem: Problem) -> str:
    place, message = escape_shown(str(problem.place)), escape_shown(problem.message)
    parts = [f'<p><code class="place">{place}</code>: <span class="message">{message}</span></p>']
    if pointed := problem.find_pointed():
        parts.append(_render_line(*pointed, problem))
    if problem.hint:
        parts.append(f'<p class="hint"><b>Hint:</b> {escape_shown(problem.hint)}</p>')
    return f"<li>{''.join(parts)}</li>"


def _render_line(line: str, column: int, problem: Problem) -> str:
    """The source line, and the caret below its character, for characters of any width."""
    # Characters of other widths are repeated, invisible, in the caret's line.
    indent = "".join(c if c == "\t" or not c.isascii() else " " for c in line[: column - 1])
    name = f"Line {problem.place.line} of {problem.place.path}"
    return (
        f'<pre tabindex="0" role="group" aria-label="{escape_shown(name)}">'
        f"<code>{escape_shown(line)}</code>\n"
        f'<code aria-hidden="true"><span>{escape_shown(indent)}</span><b>^</b></code></pre>'
    )


def dress_page(page: bytes, snapshot: Snapshot) -> bytes:
    """The HTML page with the banner at its beginning and the script at its end."""
    state = json.dumps({**snapshot.stamps, "place": PLACE})
    script = f"<script>{_SCRIPT}({state});</script>".encode()
    return _insert(_insert(page, _hold(snapshot.banner).encode(), at_end=False), script, at_end=True)


def render_empty_page() -> bytes:
    """The page below the banner as long as there is no good one."""
    return _EMPTY_PAGE.encode()


def _hold(banner: str) -> str:
    return f'<div id="{PLACE}" role="alert">{banner}</div>'


def _insert(page: bytes, part: bytes, *, at_end: bool) -> bytes:
    if at_end:
        place = page.rfind(b"</body>")
        place = len(page) if place < 0 else place
    else:
        found = _BODY.search(page)
        place = found.end() if found else 0
    return page[:place] + part + page[place:]
