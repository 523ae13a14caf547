"""The reference of every field, as a page of the guide: meaning and example, from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from casefolio.deferred.records import Record, models_in
from casefolio.letter.file import LETTER_KEYS, LetterNotes
from casefolio.posting.front_matter import KEYS, Preferences
from casefolio.resume.model import Resume, Skill
from casefolio.resume.record import Entry, Highlight
from casefolio.schema.descriptions import read_descriptions
from casefolio.schema.examples import find_example, list_keys, make_example, read_examples
from casefolio.schema.resume import describe_private

_RESUME, _PRIVATE = "data/resume.yaml", "data/private.yaml"
_POSTING, _LETTER = "data/postings/acme.md", "data/letters/acme.md"

_HEAD = f"""\
# Every field

<!-- Made by scripts/guide: change the descriptions in the model, or src/casefolio/schema/examples.yaml. -->

This is all that `{_RESUME}` may hold, key by key. Take what you need, and leave out the rest: only
`basics.name` has to be there, and in an entry the keys that are marked so. Any other key is an error, so that
a slip of the finger does not lose a line; a note of your own begins with `x-`. `data/private.yaml` takes the
same keys and [some more](#in-dataprivateyaml), and needs none of them.

*Markdown* means that a text may have `**bold**`, `*italics*`, `` `code` `` and `[a link](https://example.com)`.
"""

_ANY_ENTRY = """\
## In any entry

Each entry of each section may have these too, and each highlight.
"""

_PRIVATE_HEAD = """\
## In `data/private.yaml`

It takes the keys of the resume, and these besides.
"""

_FRONT_MATTER = """\
## At the top of a posting

A posting in `data/postings/` may begin with your wishes for it, between two lines of `---`.
"""

_LETTER_HEAD = """\
## At the top of a letter

A letter that you wrote for one posting, in `data/letters/`, may begin with what stands around it.
"""


_POSTING_TEXT = "Senior Engineer, Payments\n\n- You have built billing.\n"
_LETTER_TEXT = "Dear Robin,\n\nI would like to help Acme to bill.\n\nKind regards,\nAda Example\n"


def render_reference() -> str:
    """The page as Markdown."""
    posting = _write_front_matter(KEYS, Preferences, _POSTING_TEXT, _POSTING)
    letter = _write_front_matter(LETTER_KEYS, LetterNotes, _LETTER_TEXT, _LETTER)
    parts = [
        _HEAD,
        *_write_sections(),
        _write_entry(),
        _write_private(),
        _FRONT_MATTER,
        posting,
        _LETTER_HEAD,
        letter,
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _write_sections() -> Iterator[str]:
    descriptions = read_descriptions(Resume)
    paths: dict[type[Record], str] = {}
    for key, name in list_keys(Resume).items():
        yield f"## `{key}`\n\n{descriptions[name]}\n"
        yield _write_block(_write_yaml({key: make_example(Resume, key, name)}), _RESUME)
        for inner in models_in(Resume.model_fields[name].annotation):
            yield from _write_record(inner, key, paths)


def _write_record(cls: type[Record], path: str, paths: dict[type[Record], str]) -> Iterator[str]:
    """The keys of a record, and of those that it holds. `paths` knows what has been written, and where."""
    if cls in paths:
        yield f"`{path}` has [the keys of `{paths[cls]}`](#{_anchor(paths[cls])}).\n"
        return
    paths[cls] = path
    if "." in path:
        yield f"### `{path}`\n"
    yield _write_table(_describe(cls), ends_with_entry=issubclass(cls, Entry) and cls is not Highlight)
    for key, name in list_keys(cls).items():
        for inner in models_in(cls.model_fields[name].annotation):
            yield from _write_record(inner, f"{path}.{key}", paths)


def _anchor(path: str) -> str:
    """The anchor of its heading, as Markdown makes it."""
    return path.replace(".", "").lower()


def _write_entry() -> str:
    tagged = {key: find_example(Entry, key) for key in list_keys(Entry)}
    skill = {"name": find_example(Skill, "name"), **tagged}
    block = _write_block(_write_yaml({"skills": [skill]}), _RESUME)
    return "\n".join([_ANY_ENTRY, block, _write_table(_describe(Entry))])


def _write_private() -> str:
    fields, examples = describe_private()["properties"], read_examples()["Private"]
    own = [key for key in fields if key not in {*list_keys(Resume), "$schema"}]
    block = _write_block(_write_yaml({key: examples[key] for key in own}), _PRIVATE)
    table = _write_table((key, _escape(fields[key]["description"])) for key in own)
    return "\n".join([_PRIVATE_HEAD, block, table])


def _write_front_matter(keys: Iterable[str], cls: type, text: str, file: str) -> str:
    """The keys at the top of a text, which come from the fields of a class."""
    descriptions = read_descriptions(cls)
    example = _write_yaml({key: find_example(cls, key) for key in keys})
    table = _write_table((key, _escape(descriptions[key])) for key in keys)
    return "\n".join([_write_block(f"---\n{example}---\n{text}", file), table])


def _describe(cls: type[Record]) -> Iterator[tuple[str, str]]:
    descriptions = read_descriptions(cls)
    for key, name in list_keys(cls).items():
        needed = " **Has to be there.**" if cls.model_fields[name].is_required() else ""
        yield key, _escape(descriptions[name]) + needed


def _write_table(rows: Iterable[tuple[str, str]], *, ends_with_entry: bool = False) -> str:
    lines = [f"| `{key}` | {text} |" for key, text in rows]
    if ends_with_entry:
        keys = ", ".join(f"`{key}`" for key in list_keys(Entry))
        lines.append(f"| {keys} | [As in any entry](#in-any-entry). |")
    return "\n".join(["| key | what it is |", "|---|---|", *lines, ""])


def _escape(text: str) -> str:
    """A description in a cell: what it says of Markdown is shown and not followed."""
    for sign in "\\|*[]<":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _write_block(text: str, title: str) -> str:
    return f'```yaml title="{title}"\n{text}```\n'


def _write_yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=96)


class _Dumper(yaml.SafeDumper):
    """Texts without quotes where they need none; lists of words on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.yaml_implicit_resolvers = {}


def _write_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    are_words = all(isinstance(item, str) and len(item) < 24 for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=are_words)


_Dumper.add_representer(list, _write_list)
