"""What YAML says is told in a person's words; most kinds have their case in tests/golden/errors."""

from __future__ import annotations

import pytest

from casefolio.text.errors import InputError
from casefolio.text.source import Source
from casefolio.text.yaml_tree import parse_yaml


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a: 'tis so\n", "1:4", 'if it is an apostrophe, put the text between quotes ("…")'),
        ('a: "open\n', "1:4", "add the closing quote"),
        ("- *Led\n", "1:3", "if '*' begins a text, put the text between quotes"),
        ("highlights:\n  * Led a team\n  * Built 3\n", "2:3", "write '-' for '*'"),
        ("name：Ada\nlabel: Pilot\n", "1:5", "write ': '"),
        ("a: 1\n\tb: 1\n", "2:1", "use spaces"),
        ("- a: “Garden: a walk”\n", "1:6", "write a straight quote at both ends"),
        ("- „Garden“: a walk: b\n", "1:3", "write a straight quote at both ends"),
        ("- !important\n", "1:3", "if this is a text, put the text between quotes"),
        ("- !!important\n", "1:3", "if this is a text, put the text between quotes"),
        ("- [x]: y\n", "1:3", "if this is a text, put the text between quotes"),
        ('- "Quoted", then more\n', "1:3", "put the text between quotes ('…')"),
        ('- text: "Quoted", then more\n', "1:9", "put the text between quotes ('…')"),
        ("- 'a', 'b'\n", "1:3", 'put the text between quotes ("…")'),
        ("- [Acme], a company\n", "1:3", "put the text between quotes"),
        ("- name:Acme\n  position: Baker\n", "1:7", "write 'name: Acme'"),
        ("a: 1\nurl:https://a.example\n# note\nb: 2\n", "2:4", "write 'url: https://a.example'"),
        ("a: 1\nemail:me\n", "2:6", "write 'email: me'"),
        ("name: Ada\n  email: me\n", "2:3", "begin it right below 'name'"),
        ("- name: Ada\n   email:\n     - me\n", "2:4", "begin it right below 'name'"),
        ("- Led a team\n  tags: [x]\n", "2:3", "as in '- text: …'"),
        ("a: See https://a.example\n  b: c\n", "2:3", "begin it right below 'a'"),
        ('{"a": "\\ud83d\\ude80"}\n', "1:10", "write the sign itself"),
    ],
)
def test_the_hint_leads_on(text: str, place: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(Source("f", text))
    (problem,) = caught.value.problems
    assert (str(problem.place), hint in problem.hint) == (f"f:{place}", True), problem.hint
