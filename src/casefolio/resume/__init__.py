"""The resume: its model, its validation, and the selection of it that a document shows."""

from importlib import import_module

from casefolio.deferred.dataclasses import lighter_dataclasses
from casefolio.deferred.typed_dicts import lighter_typed_dicts

# Before a module of this room imports them, as many do.
with lighter_dataclasses(), lighter_typed_dicts():
    for name in ("functional_validators", "main", "types"):
        import_module(f"pydantic.{name}")
