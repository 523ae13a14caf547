"""Pins and hides change the front matter of a posting by what they say, and not a byte besides."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefolio.desk.pins import Edit, apply_edit
from casefolio.posting.front_matter import Preferences, collect_preferences, read_front_matter
from casefolio.text.errors import InputError
from casefolio.text.source import decode_source


def change(text: str, wish: Edit, id: str = "b") -> str:
    return apply_edit(text.encode(), "p.txt", id, wish).decode()


def read(data: bytes) -> tuple[Preferences, str]:
    """The wishes of a posting, and the posting itself."""
    source = decode_source(data, "p.txt")
    front = read_front_matter(source)
    start = source.offset(front.first_line, 1) if front.first_line <= len(source.lines) else len(source.text)
    return collect_preferences(front.node)[0], source.text[start:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # No front matter yet: with the line ends that the file has.
        ("Title\nbody", "---\npin: [b]\n---\nTitle\nbody"),
        ("Title\r\nbody\r\n", "---\r\npin: [b]\r\n---\r\nTitle\r\nbody\r\n"),
        ("\ufeffTitle", "\ufeff---\npin: [b]\n---\nTitle"),
        # A rule of dashes that is no front matter.
        ("---\n\nTitle\n---\n", "---\npin: [b]\n---\n---\n\nTitle\n---\n"),
        # No list yet.
        ("---\n---\nT", "---\npin: [b]\n---\nT"),
        ("---\n# only words\n---\nT", "---\n# only words\npin: [b]\n---\nT"),
        ("\n\n---\ncompany: 'A: b' # c\n...\nT", "\n\n---\ncompany: 'A: b' # c\npin: [b]\n...\nT"),
        ("---\nrole: |\n  one\n\n---\nT", "---\nrole: |\n  one\n\npin: [b]\n---\nT"),
        ("---\r\ncompany: A\r\n---\r\nT", "---\r\ncompany: A\r\npin: [b]\r\n---\r\nT"),
        ("---\n  company: A\n---\nT", "---\n  company: A\n  pin: [b]\n---\nT"),
        # An empty one, in all its forms.
        ("---\npin:\n---\nT", "---\npin: [b]\n---\nT"),
        ("---\npin: # mine\nhide: [c]\n---\nT", "---\npin: [b] # mine\nhide: [c]\n---\nT"),
        ("---\npin:   []   # mine\n---\nT", "---\npin:   [b]   # mine\n---\nT"),
        ("---\npin: ~\n---\nT", "---\npin: [b]\n---\nT"),
        ("---\ncompany: A\n'pin' : ''\n---\nT", "---\ncompany: A\n'pin' : [b]\n---\nT"),
        # One id, a list in brackets, a list with dashes.
        ("---\npin: a # c\n---\nT", "---\npin: [a, b] # c\n---\nT"),
        ('---\npin: "a"\n---\nT', '---\npin: ["a", b]\n---\nT'),
        ("---\npin: [ a , 'c' ]  # x\n---\nT", "---\npin: [ a , 'c', b ]  # x\n---\nT"),
        (
            "---\npin: [\n  a, # one\n  c  # two\n]\n---\nT",
            "---\npin: [\n  a, # one\n  c, b  # two\n]\n---\nT",
        ),
        ("---\npin: [a,]\n---\nT", "---\npin: [a, b,]\n---\nT"),
        ("---\npin:\n- a # one\n---\nT", "---\npin:\n- a # one\n- b\n---\nT"),
        (
            "---\npin:\n  -   'a'\n  # more\nrole: x\n---\nT",
            "---\npin:\n  -   'a'\n  -   b\n  # more\nrole: x\n---\nT",
        ),
        ("---\r\npin:\r\n - a\r\n---\r\nT", "---\r\npin:\r\n - a\r\n - b\r\n---\r\nT"),
        # From hidden to pinned.
        ("---\nhide: [a, b]\n---\nT", "---\nhide: [a]\npin: [b]\n---\nT"),
        ("---\nhide: b\npin:\n- a\n---\nT", "---\npin:\n- a\n- b\n---\nT"),
        # Pinned already.
        ("---\npin: [b]\n---\nT", "---\npin: [b]\n---\nT"),
    ],
)
def test_a_pin_is_written_into_what_is_there(before: str, after: str) -> None:
    assert change(before, "pin") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title", "Title"),
        ("---\npin: [b]\n---\nTitle", "Title"),
        ("---\r\npin: [b]\r\n---\r\nTitle\r\n", "Title\r\n"),
        ("---\npin: [b]\nrole: x\n---\nT", "---\nrole: x\n---\nT"),
        ("---\npin: b # why\n---\nT", "---\npin: [] # why\n---\nT"),
        ("---\n# mine\npin: b\n---\nT", "---\n# mine\n---\nT"),
        ("---\npin: [a, b, c]\n---\nT", "---\npin: [a, c]\n---\nT"),
        ("---\npin: [b, a]\n---\nT", "---\npin: [a]\n---\nT"),
        ("---\npin: [a , b ]\n---\nT", "---\npin: [a ]\n---\nT"),
        ("---\npin: [b, a, 'b', \"b\"]\n---\nT", "---\npin: [a]\n---\nT"),
        (
            "---\npin: [\n  a, # one\n  b, # two\n  c\n]\n---\nT",
            "---\npin: [\n  a, # one\n  # two\n  c\n]\n---\nT",
        ),
        ("---\npin: [\n  a,\n  b\n]\n---\nT", "---\npin: [\n  a\n]\n---\nT"),
        ("---\npin: [a, # b, c\n  b]\n---\nT", "---\npin: [a # b, c\n]\n---\nT"),
        ("---\npin:\n  - a # one\n  # two\n  - b # three\n---\nT", "---\npin:\n  - a # one\n  # two\n---\nT"),
        ("---\npin:\n- b\nhide:\n- c\n---\nT", "---\nhide:\n- c\n---\nT"),
        ("---\npin: # mine\n- b\nhide: c\n---\nT", "---\npin: # mine\nhide: c\n---\nT"),
    ],
)
def test_a_pin_is_taken_out_again(before: str, after: str) -> None:
    assert change(before, "unpin") == after


def test_hiding_takes_a_pin_back_and_showing_again_takes_the_hiding_back() -> None:
    hidden = change("---\npin: [a, b]\n---\nT", "hide")
    assert hidden == "---\npin: [a]\nhide: [b]\n---\nT"
    assert change(hidden, "unhide") == "---\npin: [a]\n---\nT"


@pytest.mark.parametrize(
    "text",
    [
        "---\npin: [a\n---\nT",  # malformed
        "---\ncompany: A\nbody that never closes it",
        "---\nhide: &h [a]\npin: *h\n---\nT",  # one list under two keys
        "---\npin: a, c\n---\nT",  # one odd id: in brackets it would be two
        "---\npin: >\n  a\n---\nT",
        "---\npin:\n  - >\n    a\n---\nT",
        "---\ncompany: 'A\u2028B'\npin: [a]\n---\nT",  # a line end to YAML, not to an editor
        "---\npin: {a: c}\n---\nT",
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_words(text: str) -> None:
    with pytest.raises(InputError) as refused:
        change(text, "pin")
    assert all(problem.place.line for problem in refused.value.problems)
    assert all(problem.message for problem in refused.value.problems)


def test_a_list_that_stands_under_another_key_too_is_left_alone() -> None:
    wishes: tuple[Edit, ...] = ("unpin", "unhide")
    for wish in wishes:
        with pytest.raises(InputError, match="cannot be changed safely"):
            change("---\nhide: &h [b]\npin: *h\n---\nT", wish)


def test_an_anchor_that_is_needed_elsewhere_is_left_alone() -> None:
    text = "---\npin: [&x b, a]\nhide: [*x]\n---\nT"
    with pytest.raises(InputError):
        change(text, "unpin")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        apply_edit(b"Caf\xe9", "p.txt", "b", "pin")


IDS = st.sampled_from(["a", "b", "work-0-2", "long-id-3"])
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])
COMMENTS = st.sampled_from(["", " # why, b and [c]", "  #"])
GAPS = st.sampled_from(["", " ", "  "])


@st.composite
def lists(draw: st.DrawFn, key: str) -> list[str]:
    """The lines of a list as a person may write it."""
    ids = [draw(QUOTES).format(id) for id in draw(st.lists(IDS, max_size=4, unique=True))]
    form = draw(st.sampled_from(["none", "empty", "one", "flow", "lines", "block"]))
    comment, gap = draw(COMMENTS), draw(GAPS)
    if form == "none":
        return []
    if form == "empty" or not ids:
        return [f"{key}:{draw(st.sampled_from(['', ' []', ' ~', ' null', ' [ ]']))}{comment}"]
    if form == "one":
        return [f"{key}: {ids[0]}{comment}"]
    if form == "flow":
        return [f"{key}: [{gap}{f'{gap}, '.join(ids)}{draw(st.sampled_from(['', ',', ' ,']))}{gap}]{comment}"]
    if form == "lines":
        return [f"{key}: [{comment}", *(f"  {id}{gap},{draw(COMMENTS)}" for id in ids), "]"]
    indent = draw(st.sampled_from(["", "  ", "    "]))
    inside = [f"{indent}-{gap or ' '}{id}{draw(COMMENTS)}" for id in ids]
    return [f"{key}:{comment}", *inside, *draw(st.sampled_from([[], ["# between"], [""]]))]


@st.composite
def postings(draw: st.DrawFn) -> bytes:
    """A posting with a front matter of any shape, or none, whose pins and hides do not clash."""
    others = draw(
        st.permutations(
            [["company: 'Acme: x'"], ["# a note"], ["role: |", "  one", "  two"], ["boost: {a: 2}"], [""]]
        )
    )
    wishes = [draw(lists("pin")), draw(lists("hide"))]
    parts = [*others[: draw(st.integers(0, 3))], *wishes]
    lines = [line for part in draw(st.permutations(parts)) for line in part]
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    body = draw(
        st.sampled_from(["Title\nwords: more\n", "---\nTitle", "", "\n\nÜber --- uns\n", "- pin: [x]\n"])
    )
    front = ["---", *lines, draw(st.sampled_from(["---", "...", "--- "])), ""]
    text = end.join([*(front if draw(st.booleans()) else []), body.replace("\n", end)])
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


@given(postings(), IDS, st.sampled_from(["pin", "unpin", "hide", "unhide"]))
def test_a_wish_changes_what_it_says_and_nothing_else(data: bytes, id: str, wish: Edit) -> None:
    preferences, body = read(data)
    try:
        changed = apply_edit(data, "p.txt", id, wish)
    except InputError:
        # Refusing is right where something is wrong already; the shapes above are all right.
        with pytest.raises(InputError):
            read_all(data)
        return
    expected = {"pin": list(preferences.pin), "hide": list(preferences.hide)}
    if wish in expected:
        other = "hide" if wish == "pin" else "pin"
        expected[wish] += [id] if id not in expected[wish] else []
        expected[other] = [each for each in expected[other] if each != id]
    else:
        key = wish.removeprefix("un")
        expected[key] = [each for each in expected[key] if each != id]
    after, body_after = read(changed)
    assert after == replace(preferences, pin=tuple(expected["pin"]), hide=tuple(expected["hide"]))
    assert body_after == body
    assert changed.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert line_ends(changed) <= (line_ends(data) or {b"\n"})


def line_ends(data: bytes) -> set[bytes]:
    return set(re.findall(rb"\r\n|\r|\n", data))


def read_all(data: bytes) -> None:
    """Raises InputError where the front matter cannot be read whole."""
    source = decode_source(data, "p.txt")
    problems = collect_preferences(read_front_matter(source).node)[1]
    if problems:
        raise InputError(problems)


@given(postings(), st.sampled_from(["new-id", "x9"]), st.sampled_from([("pin", "unpin"), ("hide", "unhide")]))
def test_what_is_put_in_is_an_insertion_and_taking_it_out_restores_the_file(
    data: bytes, id: str, wishes: tuple[Edit, Edit]
) -> None:
    put_in, take_out = wishes
    changed = apply_edit(data, "p.txt", id, put_in)
    assert is_subsequence(without_nothing(data), changed)
    assert len(changed) - len(data) <= len(f"---\r\npin: [{id}]\r\n---\r\n") + 2
    again = apply_edit(changed, "p.txt", id, take_out)
    before, after = read(data), read(again)
    assert before == after
    assert abs(len(again) - len(data)) <= len("---\r\n---\r\n") + len("hide: [ ]  # why, b and [c]\r\n")


def without_nothing(data: bytes) -> bytes:
    """The posting without the words that stand for an empty list: these are replaced."""
    for empty in (b" ~", b" null", b" []", b" [ ]"):
        data = data.replace(b"pin:" + empty, b"pin:").replace(b"hide:" + empty, b"hide:")
    return data


def is_subsequence(part: bytes, whole: bytes) -> bool:
    rest = iter(whole)
    return all(byte in rest for byte in part)
