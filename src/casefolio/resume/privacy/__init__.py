"""Decides which values of a resume are private, for the site, the leak check and `casefolio check`.

`secrets` finds private values in a text, `contact_forms` phone numbers and addresses by their form alone;
`allowed` are values that the person publishes on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.deferred.records import Record
from casefolio.resume.blanks import is_placeholder
from casefolio.resume.model import Resume
from casefolio.text.errors import Problem
from casefolio.text.yaml_tree import Node

Path = tuple[str, ...]
"""The keys that lead to a value; indexes of lists are left out."""

PHONE: Path = ("basics", "phone")
ADDRESS: Path = ("basics", "location", "address")
POSTAL_CODE: Path = ("basics", "location", "postalCode")

PRIVATE_FIELDS = (PHONE, ADDRESS, POSTAL_CODE)
"""Fields that the site never shows, in whichever file they are; only PDFs made on this machine do."""

SETTINGS = "meta"
"""The key of the private file whose values are settings, not secrets."""

_MOVE_IT = "move it to data/private.yaml: it then reaches your PDFs, and nothing else"

SHOWN_SETTINGS: Path = (SETTINGS, "casefolio")
"""The settings that the site shows: titles of sections, what the document is called, names of an author."""

Model = TypeVar("Model", bound=Record)


class PrivateValue(NamedTuple):
    """A private value: its name with its place (`basics.phone of data/private.yaml:2:10`), text and path."""

    name: str
    text: str
    path: Path


def publish(resume: Resume) -> Resume:
    """The public resume: without the values of private fields."""
    for path in PRIVATE_FIELDS:
        resume = _without(resume, path)
    return resume


def find_private_fields(node: Node) -> Iterator[Problem]:
    """Warnings for private fields in the public file: a public repository publishes it as it is."""
    for path in PRIVATE_FIELDS:
        value = node.find(path[:-1]).child(path[-1])
        is_said = value is not None and not value.is_absent and not is_placeholder(str(value.value))
        if value is not None and is_said and node.find(path) is value:
            yield value.warning(f"'{path[-1]}' in a file that may be published", _MOVE_IT)
    yield from _find_private_notes(node)


def _find_private_notes(node: Node, key: str = "") -> Iterator[Problem]:
    """Warnings for phone numbers and addresses in the person's own notes, `x-…`: nothing shows them, but the
    file does."""
    if isinstance(node.value, dict):
        for name, child in node.value.items():
            yield from _find_private_notes(child, name if name.startswith("x-") else key)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _find_private_notes(child, key)
    elif key and isinstance(node.value, str):
        # Imported here: few resumes have notes, and a short command should not wait for it.
        from casefolio.resume.privacy.contact_forms import find_contacts

        for contact in find_contacts(node.value):
            what = "a phone number" if contact.kind == "phone" else "a street address"
            message = f"{what} under '{key}' in a file that may be published"
            yield node.warning(message, _MOVE_IT, node.place_of(contact.text))


def list_private_values(node: Node) -> Iterator[PrivateValue]:
    """Every value of a private file that must not be published, in the file's order."""
    for path, scalar in walk_texts(node):
        if path[:1] != (SETTINGS,):
            yield _as_private(path, scalar)


def list_values_of_private_fields(node: Node) -> Iterator[PrivateValue]:
    """The values of private fields in the public file: they must not be on the site anywhere."""
    for path, scalar in walk_texts(node):
        if path in PRIVATE_FIELDS:
            yield _as_private(path, scalar)


def list_published_texts(node: Node) -> Iterator[tuple[Path, Node]]:
    """The texts of the public file that the site shows, each after the keys that lead to it."""
    for path, scalar in walk_texts(node):
        is_own = any(key.startswith("x-") for key in path)
        if not is_own and path[:1] != (SETTINGS,) and path not in PRIVATE_FIELDS:
            yield path, scalar


def walk_texts(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """All texts below a node, each after the keys that lead to it."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from walk_texts(child, (*path, key))
    elif isinstance(node.value, list):
        for child in node.value:
            yield from walk_texts(child, path)
    elif isinstance(node.value, str):
        yield path, node


def _as_private(path: Path, scalar: Node) -> PrivateValue:
    return PrivateValue(f"{'.'.join(path)} of {scalar.place}", str(scalar.value), path)


def _without(model: Model, path: Path) -> Model:
    key, *rest = path
    name = next(name for name, field in type(model).model_fields.items() if field.alias == key)
    value = _without(getattr(model, name), tuple(rest)) if rest else ""
    return model.model_copy(update={name: value})
