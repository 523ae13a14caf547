"""The resume: its model, its validation, and the selection of it that a document shows."""

from casefolio.deferred.dataclasses import lighter_dataclasses

# Before a module of this room imports it, as many do.
with lighter_dataclasses():
    import pydantic.functional_validators
    import pydantic.main
    import pydantic.types  # noqa: F401
