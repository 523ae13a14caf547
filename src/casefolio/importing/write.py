"""Writes a resume as readable YAML: in our order, one field per line, long texts folded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from casefolio.importing.shape import list_top_keys

HEAD = """\
# The single source of truth: the site, the general PDF and every tailored PDF are made from this file.
#
# It was imported. Read it through once, and run `casefolio check`: it shows each slip with its line.
# Keys that begin with `x-` are kept from the file that was imported, and nothing shows them.
# Phone, street and postal code stand in private.yaml beside this file, which is not published.

"""
PRIVATE_HEAD = """\
# What only the PDFs on your own machine show. Never publish this file: keep it out of Git.

"""
WIDTH = 100


def write_yaml(data: Mapping[str, Any], head: str = HEAD) -> str:
    """The data as a file: an empty line between sections."""
    order = [
        *(key for key in list_top_keys() if key in data),
        *(key for key in data if key not in list_top_keys()),
    ]
    parts = (
        yaml.dump({key: data[key]}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
        for key in order
    )
    return head + "\n".join(parts)


class _Dumper(yaml.SafeDumper):
    """Writes dates and numbers as plain text, without quotes; lists are below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)
