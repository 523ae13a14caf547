"""Values to be published although they look private: `allowed` in the options that `mkdocs.yml` has for us.

Each entry is a value, or a mapping with `value` and `file`, a path or a pattern from the project's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

from casefolio.deferred.dataclasses import dataclass
from casefolio.resume.privacy.spelling import fold_digits, fold_words
from casefolio.storage.site_options import EXTRA, list_option
from casefolio.text.errors import Problem
from casefolio.text.yaml_tree import Node

ALLOWED = (*EXTRA, "allowed")
"""The path of the setting in `mkdocs.yml`; the plugin has an option of this name too."""

HINT = "allow it in mkdocs.yml under extra: portfolio: allowed: ['…']"
"""The hint for a value that is meant to be public."""


@dataclass(frozen=True)
class Allowance:
    """A value that may be published in the files that the pattern `file` matches."""

    value: str
    file: str
    node: Node

    def covers(self, text: str, file: str = "") -> bool:
        """Whether `text` is this value, in any spelling, and is allowed in `file`; "" means any file."""
        if file and not fnmatch(file, self.file):
            return False
        digits = fold_digits(self.value)
        if len(digits) >= 7 and fold_digits(text).endswith(digits[-9:]):
            return True
        return bool(fold_words(self.value)) and fold_words(self.value) == fold_words(text)


def read_allowances(config: Node | None) -> list[Allowance]:
    """The allowances of a site's configuration; malformed entries are left out."""
    return [each for item in list_option(config, ALLOWED[-1]) if isinstance(each := _read(item), Allowance)]


def find_allowance_problems(config: Node | None) -> Iterator[Problem]:
    """A warning for each allowance, so that none is forgotten; and problems of malformed ones."""
    for item in list_option(config, ALLOWED[-1]):
        allowance = _read(item)
        if isinstance(allowance, Problem):
            yield allowance
        else:
            where = "" if allowance.file == "*" else f" in {allowance.file}"
            yield item.warning(
                f"'{allowance.value}' may be published{where}", "take it out to guard it again"
            )


def _read(item: Node) -> Allowance | Problem:
    hint = "write a value, or {value: '…', file: data/resume.yaml}"
    if isinstance(item.value, str):
        return Allowance(item.value, "*", item)
    value, file = item.child("value"), item.child("file")
    if value is None or not isinstance(value.value, str) or set(item.keys) - {"value", "file"}:
        return item.problem("expected a value that may be published", hint)
    pattern = "*" if file is None else file.value
    if not isinstance(pattern, str):
        return item.problem("expected the path of a file", hint)
    return Allowance(value.value, pattern, item)
