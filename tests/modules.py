"""The modules of the program."""

from __future__ import annotations

import pkgutil

import casefolio


def list_modules() -> list[str]:
    """The names of all that can be imported; importing a `__main__` runs the program."""
    found = pkgutil.walk_packages(casefolio.__path__, "casefolio.")
    return [module.name for module in found if not module.name.endswith("__main__")]
