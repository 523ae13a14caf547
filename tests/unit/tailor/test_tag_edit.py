"""Tags are written as a person would, and nothing else of the file changes."""

from __future__ import annotations

import pytest

from casefolio.tailor.tag_edit import Path, add_tags
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml

FIRST = ("work", 0, "highlights", 0)

CASES: dict[str, tuple[str, Path, str]] = {
    "a plain string": (
        "work:\n  - highlights:\n      - Sent invoices.\n      - Next.\n",
        FIRST,
        "work:\n  - highlights:\n      - text: Sent invoices.\n        tags: [a, b]\n      - Next.\n",
    ),
    "an entry behind others that are blank": (
        "work:\n- {name: '', highlights: ['']}\n- highlights:\n  - ' '\n  - Sent invoices.\n",
        FIRST,
        "work:\n- {name: '', highlights: ['']}\n- highlights:\n  - ' '\n  - text: Sent invoices.\n"
        "    tags: [a, b]\n",
    ),
    "a string over several lines": (
        "work:\n- highlights:\n  - Sent invoices\n    to all.\n  - Next.\n",
        FIRST,
        "work:\n- highlights:\n  - text: Sent invoices\n     to all.\n    tags: [a, b]\n  - Next.\n",
    ),
    "a quoted string with a comment": (
        "work:\n- highlights:\n  - 'Sent: invoices.'  # mine\n\n  # the next\n  - Next.\n",
        FIRST,
        "work:\n- highlights:\n  - text: 'Sent: invoices.'  # mine\n    tags: [a, b]\n\n  # the next\n"
        "  - Next.\n",
    ),
    "a block": (
        "work:\n- highlights:\n  - >\n    Sent\n    invoices.\n\n  - Next.\n",
        FIRST,
        "work:\n- highlights:\n  - text: >\n     Sent\n     invoices.\n    tags: [a, b]\n\n  - Next.\n",
    ),
    "a list on one line": (
        "work: [{highlights: [Sent invoices., 'Next: it.']}]\n",
        FIRST,
        "work: [{highlights: [{text: Sent invoices., tags: [a, b]}, 'Next: it.']}]\n",
    ),
    "an entry on one line": (
        "work:\n- highlights:\n  - {id: x, text: Sent invoices.}\n",
        FIRST,
        "work:\n- highlights:\n  - {id: x, text: Sent invoices., tags: [a, b]}\n",
    ),
    "an entry on one line with a comma at its end": (
        "work:\n- highlights:\n  - {id: x, text: Sent invoices., }\n",
        FIRST,
        "work:\n- highlights:\n  - {id: x, text: Sent invoices., tags: [a, b] }\n",
    ),
    "an entry": (
        "work:\n- highlights:\n  - id: x\n    text: Sent\n      invoices.\n    # brief\n    short: Sent.\n",
        FIRST,
        "work:\n- highlights:\n  - id: x\n    text: Sent\n      invoices.\n    tags: [a, b]\n    # brief\n"
        "    short: Sent.\n",
    ),
    "an entry that ends with its text": (
        "work:\n- highlights:\n  - id: x\n    text: |\n      Sent it.\n\n\nskills: []\n",
        FIRST,
        "work:\n- highlights:\n  - id: x\n    text: |\n      Sent it.\n    tags: [a, b]\n\n\nskills: []\n",
    ),
    "an empty key": (
        "work:\n- highlights:\n  - id: x\n    tags:\n    text: Sent invoices.\n",
        FIRST,
        "work:\n- highlights:\n  - id: x\n    tags: [a, b]\n    text: Sent invoices.\n",
    ),
    "an empty list": (
        "work:\n- highlights:\n  - id: x\n    tags: []\n    text: Sent invoices.\n",
        FIRST,
        "work:\n- highlights:\n  - id: x\n    tags: [a, b]\n    text: Sent invoices.\n",
    ),
    "an entry of another section": (
        "skills:\n  - name: Tools\n    keywords:\n      - Python\n",
        ("skills", 0),
        "skills:\n  - name: Tools\n    tags: [a, b]\n    keywords:\n      - Python\n",
    ),
    "a file without an end of line": (
        "work:\n- highlights:\n  - Sent invoices.",
        FIRST,
        "work:\n- highlights:\n  - text: Sent invoices.\n    tags: [a, b]",
    ),
    "a file of Windows": (
        "work:\r\n- highlights:\r\n  - Sent invoices.\r\n  - Next.\r\n",
        FIRST,
        "work:\r\n- highlights:\r\n  - text: Sent invoices.\r\n    tags: [a, b]\r\n  - Next.\r\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_tags_are_written_where_they_belong(case: str) -> None:
    before, path, after = CASES[case]
    edited, refused = add_tags(Source("resume.yaml", before), {path: ["a", "b"]})
    assert (edited.text, refused) == (after, ())


@pytest.mark.parametrize(
    "text",
    [
        "work:\n- highlights:\n  - &same Sent invoices.\n  - *same\n",
        "work:\n- highlights:\n  - |2\n     Sent invoices.\n  - Next.\n",
    ],
    ids=["an alias", "a block with an indentation of its own"],
)
def test_what_cannot_be_written_is_left_and_the_rest_is_written(text: str) -> None:
    second = ("work", 0, "highlights", 1)
    source = Source("resume.yaml", text)
    edited, refused = add_tags(source, {FIRST: ["a"], second: ["b"]})
    said = parse_yaml(edited).plain()["work"][0]["highlights"]
    before = parse_yaml(source).plain()["work"][0]["highlights"]
    for place, path, tag in ((0, FIRST, "a"), (1, second, "b")):
        expected = before[place] if path in refused else {"text": before[place], "tags": [tag]}
        assert said[place] == expected
