"""Whether the data has the shape of a resume, reported in a person's words.

pydantic finds what is wrong; here it gets its place in the file and the hint that mends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError

from casefolio.resume.blanks import find_empty_unknown
from casefolio.resume.model import Resume, fill_ids
from casefolio.resume.record import models_in
from casefolio.resume.settings import LARGEST_TYPE, SMALLEST_TYPE, TIGHTEST, WIDEST
from casefolio.text.errors import InputError, Problem, find_nearest, stop_on_errors, suggest
from casefolio.text.patterns import lazy_pattern
from casefolio.text.yaml_tree import Node

Loc = tuple[str | int, ...]

# What JSON Resume 0.x, other tools and people call a field.
_OLD_NAMES = {
    "company": "name",
    "employer": "name",
    "role": "position",
    "from": "startDate",
    "to": "endDate",
    "university": "institution",
    "college": "institution",
    "major": "area",
    "gpa": "score",
    "mobile": "phone",
    "homepage": "url",
    "link": "url",
    "experience": "work",
    "employment": "work",
    "jobs": "work",
    "hobbies": "interests",
    "honors": "awards",
    "links": "profiles",
    "website": "url",
    "picture": "image",
    "photo": "image",
    "title": "position",
    "bullets": "highlights",
    "achievements": "highlights",
    "start": "startDate",
    "end": "endDate",
    "school": "institution",
    "degree": "studyType",
    "telephone": "phone",
    "mail": "email",
}
_ONGOING = frozenset(
    {"present", "now", "today", "current", "currently", "ongoing", "to date", "heute", "jetzt", "actual",
     "actualidad", "presente", "atual", "aujourd'hui", "aujourd’hui", "heden", "obecnie"}
)  # fmt: skip

# The key that a person meant who wrote a plain text where an entry is expected.
_MAIN_KEYS = (
    "name",
    "institution",
    "organization",
    "language",
    "title",
    "reference",
    "network",
    "city",
    "text",
)

# What every kind of entry may have stands last where keys are listed.
_COMMON_KEYS = ("tags", "caseStudy", "priority")


def build_resume(node: Node) -> Resume:
    """The resume that a YAML tree holds. Raises InputError with everything that does not fit."""
    if not isinstance(node.value, dict):
        hint = "a resume begins with 'basics:' and, indented below it, 'name: …'"
        message = "the file is empty" if node.is_absent else f"expected a mapping, found {_kind(node)}"
        raise InputError([node.problem(message, hint)])
    data = _without_extensions(node.plain())
    data.pop("$schema", None)
    if "basics" in node.keys:
        # So that it is told what it lacks; and a tag may have no more than its id.
        data.setdefault("basics", {})
    if ids := node.find_keys(("tags",)):
        data["tags"] = {id: {} for id in ids} | data.get("tags", {})
    fill_ids(data)
    problems = [_explain_unknown(node, loc, None) for loc in find_empty_unknown(node)]
    try:
        resume = Resume.model_validate(data)
    except ValidationError as error:
        found = [item for item in error.errors(include_url=False) if not _is_told_elsewhere(node, item)]
        raise InputError([*problems, *(_explain(node, item["loc"], item) for item in found)]) from None
    stop_on_errors(problems)
    return resume


def _without_extensions(data: Any) -> Any:
    """The data without keys that begin with `x-`, which are the person's own."""
    if isinstance(data, dict):
        return {k: _without_extensions(v) for k, v in data.items() if not k.startswith("x-")}
    return [_without_extensions(item) for item in data] if isinstance(data, list) else data


def _is_told_elsewhere(root: Node, error: Any) -> bool:
    """Whether a key is missing only because it is there under a wrong name, or because a ': ' made a key of
    the text: each is reported by itself."""
    *above, key = error["loc"]
    parent = root.find(tuple(above))
    if error["type"] != "missing" or not isinstance(parent.value, dict):
        return False
    if key == "text" and any(_is_text(each) for each in parent.keys):
        return True
    near = find_nearest(str(key), [k for k in parent.keys if not k.startswith("x-")])
    known = known_keys(_model_at(tuple(above)))
    return near is not None and near not in known and find_nearest(near, known) == key


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
    known = known_keys(_model_at(tuple(above)))
    old = _OLD_NAMES.get(key.lower())
    if _is_text(key):
        hint = "put the whole text between quotes: for YAML, ': ' makes a key of what stands before it"
    elif old in known:
        hint = f"JSON Resume calls it '{old}'"
    else:
        hint = suggest(key, known) or _where_it_belongs(key) or f"known here: {', '.join(known)}"
    if key not in parent.keys:
        return parent.problem(f"unknown key '{key}'", hint)
    return parent.key_problem(key, f"unknown key '{key}'", hint)


def _is_text(key: str) -> bool:
    """Whether a key is the beginning of a text that has a ': ' in it."""
    return " " in key.strip()


def _explain_text(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    hint = "put the text between quotes" if isinstance(node.value, dict) else ""
    return node.problem(f"expected text, found {_kind(node)}", hint)


def _explain_no_words(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"no words to show in {_kind(node)}", "say what you did, or leave the line out")


def _explain_list(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    main = _main_key(_model_at(loc)) if isinstance(node.value, str) else ""
    item = f"- {main}: …" if main else "- "
    return node.problem(f"expected a list, found {_kind(node)}", f"begin each item with '{item}'")


def _explain_mapping(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    model = _model_at(loc)
    hint = f"known keys: {', '.join(known_keys(model))}" if model else "write 'key: value' lines"
    if (main := _main_key(model)) and isinstance(node.value, str):
        hint = f"write {_kind(node, f'{main}: ')}; {hint}"
    return node.problem(f"expected a mapping, found {_kind(node)}", hint)


def _main_key(model: type[BaseModel] | None) -> str:
    known = known_keys(model)
    return next((key for key in _MAIN_KEYS if key in known), "")


def _explain_number(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"expected a number, found {_kind(node)}")


def _explain_choice(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    hint = suggest(str(node.value), choices, f"one of: {', '.join(choices)}")
    return node.problem(f"'{node.value}' is not known for '{loc[-1]}'", hint)


def _explain_id(root: Node, loc: Loc, error: Any) -> Problem:
    word = str(error["input"])
    slug = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    hint = f"write '{slug}'" if slug else "for example 'postpone-billing'"
    message = f"'{word}' cannot be an id: only a-z, 0-9 and single - between them"
    if loc[-1] == "[key]":
        return root.find(loc[:-2]).key_problem(str(loc[-2]), message, hint)
    return root.find(loc).problem(message, hint)


_DATE_HINTS = {
    "year": "years count from 1900 on",
    "month": "months run from 01 to 12",
    "day": "that month has fewer days",
}


def _explain_date(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    word = str(node.value) if isinstance(node.value, str) else _kind(node)
    if error["type"] == "date_impossible":
        part = error["ctx"]["part"]
        return node.problem(f"there is no such {part}: '{word}'", _DATE_HINTS[part])
    if word.lower() in _ONGOING:
        return node.problem(f"'{word}' is not a date", f"leave '{loc[-1]}' out: that means present")
    meant = _guess_date(word)
    hint = f"write '{meant}'" if meant else "write 2022, 2022-06 or 2022-06-01"
    return node.problem(f"'{word}' is not a date", hint)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = (
    lazy_pattern(r"(?P<word>[a-z]{3,9})\.?,? (?P<year>\d{4})", re.I),
    lazy_pattern(r"(?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", re.I),
    lazy_pattern(r"(?P<day>\d{1,2})\.? (?P<word>[a-z]{3,9})\.?,? (?P<year>\d{4})", re.I),
    lazy_pattern(r"(?P<month>\d{1,2}) ?[./-] ?(?P<year>\d{4})"),
    lazy_pattern(r"(?P<year>\d{4}) ?[./-] ?(?P<month>\d{1,2})"),
    lazy_pattern(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?:T.*)?"),
    lazy_pattern(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"),
)


def _guess_date(word: str) -> str:
    """What a date in another form says, in ours; "" where it says more than one thing, as 03/04/2022 does."""
    for pattern in _DATES:
        if found := pattern.fullmatch(word.strip()):
            part = found.groupdict()
            name = (part.get("word") or "").lower()
            month = int(part.get("month") or 0) or (_MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0)
            day = int(part.get("day") or 1)
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return ""
            return f"{part['year']}-{month:02}" + (f"-{day:02}" if part.get("day") else "")
    return ""


def _explain_colour(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    hint = "write it between quotes, for else # begins a comment: '#14566b'"
    return node.problem(f"expected a colour in hexadecimal, found {_kind(node)}", hint)


def _explain_flag(root: Node, loc: Loc, error: Any) -> Problem:
    node = root.find(loc)
    return node.problem(f"expected true or false, found {_kind(node)}")


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
    "literal_error": _explain_choice,
    "string_pattern_mismatch": _explain_id,
    "colour_form": _explain_colour,
    "flag_form": _explain_flag,
    "greater_than_equal": _explain_range,
    "less_than_equal": _explain_range,
    "date_form": _explain_date,
    "date_impossible": _explain_date,
}


def _kind(node: Node, before: str = "") -> str:
    if isinstance(node.value, list):
        return "a list"
    if isinstance(node.value, dict):
        return "a mapping"
    text = str(node.value or "")
    return f"'{before}{text if len(text) <= 30 else text[:29] + '…'}'" if text else "nothing"


def known_keys(model: type[BaseModel] | None) -> list[str]:
    """The keys of a part of the resume, as they are written in YAML."""
    fields = model.model_fields.items() if model else ()
    keys = [field.alias or name for name, field in fields]
    return sorted(keys, key=lambda key: "caseStudy" in keys and key in _COMMON_KEYS)


def _model_at(loc: Loc) -> type[BaseModel] | None:
    """The model that describes the value at `loc`, or None where it is not a mapping of ours."""
    model: type[BaseModel] | None = Resume
    is_entry_next = False
    for step in loc:
        if isinstance(step, int) or is_entry_next:
            # An index, or a key that the person chose, such as a tag's id: it may be called like a field.
            is_entry_next = False
            continue
        if model is None:
            return None
        by_key = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in by_key:
            annotation = by_key[step].annotation
            model = next(models_in(annotation), None)
            is_entry_next = get_origin(annotation) is dict
    return model


@cache
def _all_models() -> dict[str, type[BaseModel]]:
    """Every section by the name under which it stands in the file."""
    return {
        field.alias or name: model
        for name, field in Resume.model_fields.items()
        if (model := next(models_in(field.annotation), None)) is not None
    }


def _where_it_belongs(key: str) -> str:
    """The sections that know this key, as a hint; "" where none does."""
    if key in known_keys(Resume):
        return f"'{key}' belongs at the top level, without indentation"
    places = [name for name, model in _all_models().items() if key in known_keys(model)]
    return f"'{key}' belongs under {' or '.join(repr(place) for place in places[:3])}" if places else ""
