"""What MkDocs refuses of its own configuration, at the key that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from casefolio.storage.project import SITE_CONFIG
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.log_capture import captured_messages
from casefolio.text.patterns import lazy_pattern
from casefolio.text.source import read_source
from casefolio.text.yaml_tree import parse_yaml

_FAULT = lazy_pattern(r"Config value '([^']+)': (.*)", re.S)


def find_config_faults(root: Path) -> list[Problem]:
    """What a strict build would stop at before it begins: options and plugins that MkDocs does not take.

    Loads the plugins and hooks that the configuration names, as a build does; nothing is built.
    """
    with captured_messages("mkdocs") as logged:
        try:
            load_config(str(root / SITE_CONFIG), strict=True)
        except (MkDocsException, OSError) as error:
            faults = list(describe_config_faults(logged, root))
            return faults or [Problem(Place(SITE_CONFIG.as_posix()), str(error))]
    return []


def describe_config_faults(logged: Iterable[str], root: Path) -> Iterator[Problem]:
    """What MkDocs `logged` of its configuration, each at its key."""
    try:
        config = parse_yaml(read_source(root / SITE_CONFIG, root), with_tags=True)
    except InputError as error:
        yield from error.problems
        return
    for words in logged:
        if match := _FAULT.match(words):
            key, reason = match.groups()
            message = f"'{key}': {reason}"
            if key in config.keys:
                yield config.key_problem(key, message)
            else:
                yield Problem(Place(SITE_CONFIG.as_posix()), message)
