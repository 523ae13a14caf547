"""`application.yaml`: what it says, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casefolio.applications.record import (
    RECORD,
    Event,
    find_folder,
    parse_application,
    quote,
    read_application,
    write_record,
)
from casefolio.text.errors import InputError
from casefolio.text.source import Source

DAY = date(2024, 5, 31)


def parse(text: str) -> object:
    return parse_application(Source("application.yaml", text), "2024-05-31-acme")


def test_a_new_record_reads_back_as_it_was_written(tmp_path: Path) -> None:
    event = Event(DAY, "applied", 'by "mail": 5 % #1')
    (tmp_path / RECORD).write_bytes(
        write_record("Ac: me", "-", "https://a.example/#x", event, date(2024, 6, 9))
    )
    application = read_application(tmp_path, tmp_path)
    assert (application.company, application.role, application.url) == ("Ac: me", "-", "https://a.example/#x")
    assert application.history == (event,) and application.state == "applied"
    assert application.sent == application.latest == DAY and application.follow_up == date(2024, 6, 9)


def test_its_slug_is_the_folder_without_the_day() -> None:
    assert parse("history: [{date: 2024-05-31, state: offer}]").slug == "acme"


@pytest.mark.parametrize(
    ("state", "day", "is_due"),
    [("applied", 8, False), ("applied", 9, True), ("interview", 10, True), ("rejected", 10, False)],
)
def test_what_is_due(state: str, day: int, is_due: bool) -> None:
    text = f"followUp: 2024-06-09\nhistory: [{{date: 2024-05-31, state: {state}}}]"
    assert parse(text).is_due(date(2024, 6, day)) is is_due


def test_contacts_may_be_words_or_mappings() -> None:
    text = "contacts: [Ada, {name: Bo, email: bo@b.example}]\nhistory: [{date: 2024-05-31, state: offer}]"
    assert parse(text).contacts == ("Ada", "Bo, bo@b.example")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a]", "1:1: not a record of an application"),
        ("company: A", "1:1: has no 'history'"),
        ("hisory: []\nhistory: [{date: 2024-05-31, state: offer}]", "1:1: unknown key 'hisory'"),
        ("state: offre\nhistory: [{date: 2024-05-31, state: offer}]", "1:8: unknown state 'offre'"),
        ("history: [{date: 31.5., state: offer}]", "1:18: '31.5.' is no day"),
        ("history: [{state: offer}]", "1:11: has no 'date'"),
        ("history: [{date: 2024-05-31}]", "1:11: has no 'state'"),
        ("history: [applied]", "1:11: not an event"),
        ("followUp: soon\nhistory: [{date: 2024-05-31, state: offer}]", "1:11: 'soon' is no day"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text)
    assert str(caught.value.problems[0]).startswith(f"application.yaml:{told}")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse("state: offre\nfollowUp: soon\nhistory: [{date: x, state: y}]")
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("text", ["a\nb\tc", "\x85 \u2028 \ufeff \x1b[0m", '“q” \\ "', "- [x]", ""])
def test_any_text_is_one_line_of_yaml(text: str) -> None:
    source = Source("a", f"company: {quote(text)}\nhistory: [{{date: 2024-05-31, state: offer}}]")
    assert len(source.lines) == 2 and len(source.text.splitlines()) == 2
    assert parse_application(source, "").company == " ".join(text.replace("\x1b", " ").split())


def test_an_application_is_called_by_its_folder_or_by_its_slug(tmp_path: Path) -> None:
    for name in ("2024-05-31-acme", "2024-06-01-acme", "2024-06-01-other", ".new-x"):
        (tmp_path / "data/applications" / name).mkdir(parents=True)
    assert find_folder(tmp_path, "other").name == "2024-06-01-other"
    assert find_folder(tmp_path, "data/applications/2024-06-01-acme/").name == "2024-06-01-acme"
    with pytest.raises(InputError, match="2 applications are called 'acme'"):
        find_folder(tmp_path, "acme")
    with pytest.raises(InputError, match="did you mean 'other'"):
        find_folder(tmp_path, "othr")
