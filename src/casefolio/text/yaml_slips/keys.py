"""Keys and items that YAML reads as words of a text: a space is missing, or they are indented too far."""

from __future__ import annotations

from casefolio.deferred.named_tuples import NamedTuple
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_slips.invisible import name_sign
from casefolio.text.yaml_slips.quoting import PUT_WHOLE_BETWEEN_QUOTES

# A colon before a stroke belongs to an address or a path.
_JOINED_KEY = lazy_pattern(r"[ \t]*(?:-[ \t]+)*([A-Za-z$_][\w$-]*):([^\s:/\\].*)")
_KEY = lazy_pattern(r"([ \t]*(?:-[ \t]+)*)([A-Za-z$_][\w$-]*)[ \t]*:(?:[ \t]|$)")
_ITEM = lazy_pattern(r"[ \t]*(?:-[ \t]+)+")

_LIST_MARK = lazy_pattern(r"(-)\S|([‐-―−•‣▪●◦·*+])")

_LONGEST_SHOWN = 30


class Slip(NamedTuple):
    """What is wrong with a key, and the column of its line, from 0."""

    column: int
    message: str
    hint: str


def find_joined_key(line: str) -> Slip | None:
    """The `name:Acme` that a line begins with."""
    joined = _JOINED_KEY.match(line)
    if joined is None:
        return None
    key, value = joined[1], joined[2].rstrip()
    shown = value if len(value) <= _LONGEST_SHOWN else "…"
    return Slip(joined.end(1), "a space is missing behind this ':'", f"write '{key}: {shown}'")


def find_indented_key(line: str, above: str) -> Slip | None:
    """A key below a text, and further to the right: YAML reads it as the text's next line."""
    key = _KEY.match(line)
    if key is None:
        return None
    if (key_above := _KEY.match(above)) and above[key_above.end() :].strip():
        if key.end(1) <= key_above.end(1):
            return None
        hint = (
            f"begin it right below '{key_above[2]}'; or, if it goes on with the text there, "
            f"{PUT_WHOLE_BETWEEN_QUOTES}"
        )
        return Slip(key.end(1), "this line is indented further than the one above", hint)
    if key_above is None and (item := _ITEM.match(above)) and key.end(1) >= item.end():
        hint = (
            "give the text above a key of its own, as in '- text: …'; or, if this line goes on with it, "
            f"{PUT_WHOLE_BETWEEN_QUOTES}"
        )
        return Slip(key.end(1), "a key cannot stand below a text that has none", hint)
    return None


def find_list_mark(text: str) -> str:
    """What to write in place of the sign with which a text begins as an item of a list might, or ""."""
    mark = _LIST_MARK.match(text)
    if mark is None:
        return ""
    if mark[1]:
        return "write a space behind each '-'"
    sign = f"'{mark[2]}'" if mark[2].isascii() else name_sign(mark[2])
    return f"write '- ' in place of each {sign}"
