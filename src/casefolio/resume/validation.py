"""Validates the data against the model, and reports errors in plain words.

pydantic finds the errors; this module adds the place in the file and a hint that fixes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

from casefolio.deferred.records import Record, ValidationError
from casefolio.resume.blanks import find_empty_unknown
from casefolio.resume.entry_ref import fill_ids
from casefolio.resume.hints.dates import advise_on_date, advise_on_impossible_date
from casefolio.resume.hints.keys import Loc, advise_on_key, find_meant_key, find_model, has_answer, known_keys
from casefolio.resume.hints.tags import TagNames, propose_id
from casefolio.resume.model import Resume
from casefolio.resume.settings import LARGEST_TYPE, SMALLEST_TYPE, TIGHTEST, WIDEST
from casefolio.resume.vocabulary.lexicon import load_lexicon
from casefolio.text.addresses import full_address
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.yaml_slips.invisible import find_wide_colon, name_sign
from casefolio.text.yaml_slips.keys import find_joined_key, find_list_mark
from casefolio.text.yaml_slips.quoting import PUT_BETWEEN_QUOTES, PUT_WHOLE_BETWEEN_QUOTES
from casefolio.text.yaml_tree import Node

# The key that was probably meant where a plain text is written in place of an entry.
_MAIN_KEYS = (
    "section",
    "name",
    "institution",
    "organization",
    "language",
    "title",
    "reference",
    "network",
    "city",
    "text",
    "general",
)


def build_resume(node: Node) -> Resume:
    """The resume of a YAML tree. Raises InputError with every error of validation."""
    if not isinstance(node.value, dict):
        hint = "a resume begins with 'basics:' and, indented below it, 'name: …'"
        message = "the file is empty" if node.is_absent else f"expected a mapping, found {_kind(node)}"
        raise InputError([node.problem(message, hint)])
    data = strip_extensions(node.plain())
    data.pop("$schema", None)
    if "basics" in node.keys:
        # So that the missing keys in it are reported.
        data.setdefault("basics", {})
    _add_bare_tags(data, node)
    fill_ids(data)
    problems = [_explain_unknown(node, loc, None) for loc in find_empty_unknown(node)]
    try:
        resume = Resume.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        told = [item for item in found if not _is_reported_elsewhere(node, item)]
        problems += [_explain(node, item["loc"], item) for item in told or (found if not problems else [])]
    if problems:
        raise InputError(problems)
    return resume


def strip_extensions(data: Any) -> Any:
    """The data without keys that begin with `x-`, which are the person's own."""
    if isinstance(data, dict):
        return {k: strip_extensions(v) for k, v in data.items() if not k.startswith("x-")}
    return [strip_extensions(item) for item in data] if isinstance(data, list) else data


def _add_bare_tags(data: dict[str, Any], node: Node) -> None:
    """Add tags that are listed under `tags` without a value."""
    bare = dict.fromkeys(key for key in node.find_keys(("tags",)) if not key.startswith("x-"))
    if bare:
        data["tags"] = {key: {} for key in bare} | data.get("tags", {})


def _is_reported_elsewhere(root: Node, error: Any) -> bool:
    """Whether a key is missing only because it has a wrong name, or because a ': ' turned its text into a
    key: each of these is reported separately."""
    *above, key = error["loc"]
    parent = root.find(tuple(above))
    if error["type"] != "missing" or not isinstance(parent.value, dict):
        return False
    known = known_keys(find_model(tuple(above)))
    strangers = [each for each in parent.keys if not each.startswith("x-") and each not in known]
    if key == "text" and any(_is_text(parent, each, known) for each in strangers):
        return True
    return any(find_meant_key(each, known) == key for each in strangers)


def _explain(root: Node, loc: Loc, error: Any) -> Problem:
    explain = _EXPLANATIONS.get(error["type"], _explain_other)
    return explain(root, loc, error)


def _explain_missing(root: Node, loc: Loc, error: Any) -> Problem:
    *above, key = loc
    message = f"missing key '{key}'"
    parent = root.find(tuple(above))
    hint = f"add '{key}: …' here"
    if above and isinstance(above[-1], str):
        holder = root.find(tuple(above[:-1]))
        if above[-1] in holder.keys:
            return holder.key_problem(above[-1], f"{message} in '{above[-1]}'", hint)
    return parent.problem(message, hint)


def _explain_unknown(root: Node, loc: Loc, error: Any) -> Problem:
    *above, last = loc
    key = str(last)
    parent = root.find(tuple(above))
    known = known_keys(find_model(tuple(above)))
    if _is_name(parent, key, above, known):
        hint = _advise_on_name(parent, key, known)
    elif _is_text(parent, key, known):
        hint = _advise_on_text(parent, key)
    else:
        hint = advise_on_key(key, tuple(above), _list_keys_beside(parent, key))
    if key not in parent.keys:
        return parent.problem(f"unknown key '{key}'", hint)
    return parent.key_problem(key, f"unknown key '{key}'", hint)


def _list_keys_beside(parent: Node, key: str) -> list[str]:
    """The keys beside this one in its file; the private file repeats those of the public one."""
    file = parent.keys[key].path if key in parent.keys else ""
    return [other for other, place in parent.keys.items() if place.path == file]


def _is_name(parent: Node, key: str, above: Sequence[str | int], known: Collection[str]) -> bool:
    """Whether a key of an entry is rather what its main field should say: `- English: native`."""
    is_entry = bool(above) and isinstance(above[-1], int) and "text" not in known
    if not is_entry or find_meant_key(key, known) or has_answer(key, above, known):
        return False
    main = next((each for each in _MAIN_KEYS if each in known), "")
    return bool(main) and main not in parent.keys and len(parent.keys) == 1


def _advise_on_name(parent: Node, key: str, known: Collection[str]) -> str:
    value = parent.child(key)
    return f"write {_write_entry(known, key, value)}" if value else ""


def _write_entry(known: Collection[str], name: str, value: Node | None) -> str:
    """How an entry is written of which a person wrote the name as a key, and something as its value."""
    main = next(each for each in _MAIN_KEYS if each in known)
    start = f"'- {main}: {_quote_where_needed(name)}'"
    beside = (
        "url"
        if "network" in known
        else "title"
        if "section" in known
        else next((each for each in _BESIDE_NAMES if each in known), "")
    )
    is_list = value is not None and isinstance(value.value, list)
    if value is None or not value.value or not beside or is_list != (beside == "keywords"):
        return start
    return f"{start}, and below it '{beside}: {'…' if is_list else _quote_where_needed(str(value.value))}'"


_BESIDE_NAMES = ("keywords", "fluency", "reference")
"""What stands behind the name of a skill, a language or a referee where a person writes both in one line."""


def _quote_where_needed(text: str) -> str:
    """A text as YAML reads it after a key, shortened."""
    text = " ".join(text.split())
    shown = text if len(text) <= 30 else text[:29] + "…"
    is_plain = ": " not in text and " #" not in text and not text.endswith(":")
    if is_plain and text[:1] not in set("\"'[]{}&*!|>%@`#,?:-"):
        return shown
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_text(parent: Node, key: str, known: Collection[str]) -> bool:
    """Whether a key is a text, or its beginning, that YAML read as a key: with spaces, the rest of a figure
    (`4,000` between brackets), or a whole claim."""
    if find_meant_key(key, known):
        return False
    if (place := parent.keys.get(key)) and key[:1].isdecimal():
        before = parent.source.lines[place.line - 1][: place.column - 1]
        if before.endswith(",") and before[-2:-1].isdecimal():
            return True
    value = parent.child(key)
    is_alone = len(parent.keys) == 1 and not (value and isinstance(value.value, (list, dict)) and value.value)
    return " " in key.strip() or (is_alone and "text" in known)


def _advise_on_text(parent: Node, key: str) -> str:
    """The hint for a text that YAML read as a key, with the reason."""
    reason = "': ' makes a key of what stands before it"
    if place := parent.keys.get(key):
        line = (parent.child(key) or parent).source.lines[place.line - 1]
        before, rest = line[: place.column - 1], line[place.column - 1 :].lstrip("\"'")
        if before.rstrip().endswith("?"):
            reason = "'?' at the beginning makes a key of the text"
        elif rest.startswith(key) and not rest[len(key) :].lstrip("\"' ").startswith(":"):
            reason = "',' ends a value"
    return f"{PUT_WHOLE_BETWEEN_QUOTES}: for YAML, {reason}"


def _explain_text(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    hint = PUT_BETWEEN_QUOTES if isinstance(node.value, dict) else ""
    if isinstance(node.value, dict) and len(node.value) == 1 and " " not in (key := next(iter(node.value))):
        hint = f"write the text itself behind '{loc[-1]}:', without '{key}:'; or, {PUT_BETWEEN_QUOTES}"
    elif isinstance(node.value, list):
        hint = "write one text, without '- ' or brackets"
    return node.problem(f"expected text, found {_kind(node)}", hint)


def _explain_no_words(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"no words to show in {_kind(node)}", "say what you did, or leave the line out")


def _explain_list(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    model = find_model(loc)
    main = _main_key(model)
    item = f"- {main}: …" if main and isinstance(node.value, str) else "- "
    hint = f"begin each item with '{item}'"
    if isinstance(node.value, str) and node.value.startswith("- ") and "\n" in node.value:
        hint = "take the '|' or '>' behind the key away: then each '- ' begins an item"
    elif isinstance(node.value, str) and (advice := find_list_mark(node.value)):
        hint = advice if main == "text" else f"{advice}; {hint}"
    elif main and isinstance(node.value, dict) and not node.keys.keys() & set(known_keys(model)):
        first = next(iter(node.keys))
        hint = f"begin each item with its name: {_write_entry(known_keys(model), first, node.child(first))}"
    return node.problem(f"expected a list, found {_kind(node)}", hint)


def _explain_mapping(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    model = find_model(loc)
    hint = f"known keys: {', '.join(known_keys(model))}" if model else "write 'key: value' lines"
    if isinstance(node.value, str) and (slip := find_joined_key(node.value)):
        hint = slip.hint
    elif isinstance(node.value, str) and (sign := find_wide_colon(node.value)):
        hint = f"write ': ' in place of {name_sign(sign)}"
    elif loc == ("tags",):
        hint = "write each one on a line of its own below it, as 'python:'"
    elif "text" in known_keys(model) and isinstance(node.value, list):
        hint = "leave one '- ' away: there is no list within a claim, each item is a claim of its own"
    elif "url" in known_keys(model) and isinstance(node.value, str) and (url := _find_url(node.value, model)):
        hint = f"write 'url: {url}'; {hint}"
    elif (main := _main_key(model)) and isinstance(node.value, str):
        word = _quote_where_needed(node.value)
        # A profile is shown by its address or the name there.
        more = f" with its 'url', or 'username: {word}' with its 'network'" if main == "network" else ""
        hint = f"write '{main}: {word}'{more}; {hint}"
    return node.problem(f"expected a mapping, found {_kind(node)}", hint)


def _find_url(text: str, model: type[Record] | None) -> str:
    """The address that a text in place of an entry is, or ""; without a scheme only that of a profile."""
    is_profile = _main_key(model) == "network"
    return full_address(text) if is_profile or "://" in text else ""


def _main_key(model: type[Record] | None) -> str:
    known = known_keys(model)
    return next((key for key in _MAIN_KEYS if key in known), "")


def _explain_number(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"expected a number, found {_kind(node)}")


def _explain_choice(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    hint = suggest(str(node.value), choices, f"one of: {', '.join(choices)}")
    key = next(step for step in reversed(loc) if isinstance(step, str))
    return node.problem(f"'{node.value}' is not known for '{key}'", hint)


def _explain_id(root: Node, loc: Loc, error: Any) -> Problem:
    word = str(error["input"])
    is_tag = loc[0] == "tags"
    id = (TagNames({}, load_lexicon()).find(word) if is_tag else "") or propose_id(word)
    hint = f"write '{id}'" if id else "for example 'postpone-billing'"
    message = f"'{word}' cannot be an id: only a-z, 0-9 and single - between them"
    if loc[-1] == "[key]":
        return root.find(loc[:-2]).key_problem(str(loc[-2]), message, hint)
    return root.find(loc).problem(message, hint)


def _explain_date(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    word = str(node.value) if isinstance(node.value, str) else _kind(node)
    key = str(loc[-1])
    if error["type"] == "date_impossible":
        part = error["ctx"]["part"]
        return node.problem(f"there is no such {part}: '{word}'", advise_on_impossible_date(word, part, key))
    return node.problem(f"'{word}' is not a date", advise_on_date(word, key))


def _explain_colour(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    hint = "write it between straight quotes, for else # begins a comment: '#14566b'"
    return node.problem(f"expected a colour in hexadecimal, found {_kind(node)}", hint)


def _explain_identifier(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    name, hint = _IDENTIFIERS[error["type"]]
    return node.problem(f"{_kind(node)} is no {name}", hint)


_IDENTIFIERS = {
    "doi_form": (
        "DOI",
        "write it as '10.1234/abc', or as 'https://doi.org/10.1234/abc'; other links are a 'url'",
    ),
    "arxiv_form": ("number of arXiv", "write it as '2101.00001', or as 'math/0309136' where it is older"),
}


def _explain_flag(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"expected true or false, found {_kind(node)}")


def _explain_pages(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    hint = "write 1 or 2; without it a PDF takes the pages that it needs"
    return node.problem(f"expected a whole number of pages, 1 or more, found {_kind(node)}", hint)


_RANGES = {
    "fontSize": f"between {SMALLEST_TYPE:g} and {LARGEST_TYPE:g} points: smaller is hard to read on paper",
    "spacing": f"between {TIGHTEST:g} and {WIDEST:g}: 1 is the look's own line height",
}


def _explain_range(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    extent = "large" if error["type"] == "less_than_equal" else "small"
    return node.problem(f"'{node.value}' is too {extent} for '{loc[-1]}'", _RANGES.get(str(loc[-1]), ""))


def _explain_other(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"this value does not fit '{loc[-1]}'" if loc else "this does not fit", error["msg"])


_EXPLANATIONS: dict[str, Callable[[Node, Loc, Any], Problem]] = {
    "missing": _explain_missing,
    "extra_forbidden": _explain_unknown,
    "string_type": _explain_text,
    "no_words": _explain_no_words,
    "tuple_type": _explain_list,
    "list_type": _explain_list,
    "dict_type": _explain_mapping,
    "model_type": _explain_mapping,
    "model_attributes_type": _explain_mapping,
    "float_type": _explain_number,
    "float_parsing": _explain_number,
    "finite_number": _explain_number,
    "literal_error": _explain_choice,
    "string_pattern_mismatch": _explain_id,
    "colour_form": _explain_colour,
    "flag_form": _explain_flag,
    "pages_form": _explain_pages,
    "doi_form": _explain_identifier,
    "arxiv_form": _explain_identifier,
    "greater_than_equal": _explain_range,
    "less_than_equal": _explain_range,
    "date_form": _explain_date,
    "date_impossible": _explain_date,
}


def _kind(node: Node) -> str:
    if isinstance(node.value, list):
        return "a list"
    if isinstance(node.value, dict):
        return "a mapping"
    text = " ".join(str(node.value or "").split())
    return f"'{text if len(text) <= 30 else text[:29] + '…'}'" if text else "nothing"
