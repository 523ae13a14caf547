"""Texts that YAML cuts off at a `#`, which their writer did not mean as the beginning of a comment."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from casefolio.text.errors import Problem
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import Source
from casefolio.text.yaml_tree import CUT_TEXT, LOADER

_REST = lazy_pattern(rf"[ \t]+({CUT_TEXT.pattern}.*)")


def find_cut_texts(source: Source) -> Iterator[Problem]:
    """A warning at each unquoted text that goes on after ` #`: `Ranked #1 in the region` is read as `Ranked`.

    The source is YAML that can be read.
    """
    if not CUT_TEXT.search(source.text):
        return
    for event in yaml.parse("\n".join(source.lines), Loader=LOADER):
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.end_mark:
            continue
        line, column = event.end_mark.line, event.end_mark.column
        if line < len(source.lines) and (cut := _REST.match(source.lines[line], column)):
            message = f"'{_shorten(cut[1].rstrip())}' is lost: for YAML, a '#' after a space begins a comment"
            hint = "put the whole text between quotes; or, if it is a comment, a space after the '#'"
            yield source.problem(source.place(line + 1, cut.start(1) + 1), message, hint, "warning")


def _shorten(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
