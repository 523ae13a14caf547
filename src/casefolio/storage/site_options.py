"""What `mkdocs.yml` says to this program: `extra: portfolio:`, or the options of its plugin."""

from __future__ import annotations

from collections.abc import Iterator

from casefolio.text.yaml_tree import Node

PLUGIN = "casefolio"
"""The name of the plugin in `mkdocs.yml`, and of its entry points."""

EXTRA = ("extra", "portfolio")
"""Where the options stand that a project with the hook has."""


def list_named(config: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The names under a key, such as plugins, each with its options, or the node of its name without any.

    They may be written as a list of names and mappings, or as one mapping.
    """
    node = config.child(key)
    for part in node.value if node and isinstance(node.value, list) else filter(None, [node]):
        if isinstance(part.value, dict):
            yield from part.value.items()
        elif isinstance(part.value, str):
            yield part.value, part


def find_plugin(config: Node | None) -> Node | None:
    """The options of the plugin, or the node of its name; None where the site does not use it."""
    return dict(list_named(config, "plugins")).get(PLUGIN) if config else None


def list_option(config: Node | None, key: str) -> list[Node]:
    """The entries of an option, of both places; a single text is one entry."""
    extra: Node | None = config
    for step in EXTRA:
        extra = extra.child(step) if extra else None
    found: list[Node] = []
    for options in (extra, find_plugin(config)):
        node = options.child(key) if options and isinstance(options.value, dict) else None
        if node is not None and isinstance(node.value, str) and node.value:
            found.append(node)
        elif node is not None and isinstance(node.value, list):
            found += node.value
    return found
