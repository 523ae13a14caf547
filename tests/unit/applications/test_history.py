"""What is added to a record, and that nothing else of it changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from casefolio.applications.history import add_event, log_event
from casefolio.applications.record import RECORD, Event, read_application, write_record
from casefolio.text.errors import InputError
from casefolio.text.source import Source

EVENT = Event(date(2024, 6, 3), "interview", 'on "the" phone')
ADDED = '{date: 2024-06-03, state: interview, note: "on \\"the\\" phone"}'


def add(text: str, follow_up: date | None = None) -> str:
    return add_event(Source("application.yaml", text), EVENT, follow_up).text


def test_a_line_is_added_and_the_state_changed() -> None:
    text = "# mine\nstate: applied  # now\nhistory:\n  - {date: 2024-05-31, state: applied}\n# end\n"
    assert add(text) == (
        "# mine\nstate: interview  # now\nhistory:\n  - {date: 2024-05-31, state: applied}\n"
        f"  - {ADDED}\n# end\n"
    )


def test_keys_that_are_not_there_are_put_above_the_history() -> None:
    text = "company: A\nhistory:\n- date: 2024-05-31\n  state: applied"
    assert add(text, date(2024, 6, 9)) == (
        "company: A\nfollowUp: 2024-06-09\nstate: interview\nhistory:\n- date: 2024-05-31\n  state: applied\n"
        f"- {ADDED}\n"
    )


def test_line_ends_stay_as_they_are() -> None:
    text = "state: applied\r\nhistory:\r\n- {date: 2024-05-31, state: applied}\r\n"
    assert (
        add(text)
        == f"state: interview\r\nhistory:\r\n- {{date: 2024-05-31, state: applied}}\r\n- {ADDED}\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "history: [{date: 2024-05-31, state: applied}]",
        "state:\n  applied\nhistory:\n- {date: 2024-05-31, state: applied}",
    ],
)
def test_another_form_is_left_to_the_person(text: str) -> None:
    with pytest.raises(InputError) as caught:
        add(text)
    assert "cannot be added to safely" in str(caught.value) and "by hand" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("state", "asked", "kept"),
    [
        ("screening", None, date(2024, 6, 9)),
        ("screening", date(2024, 7, 1), date(2024, 7, 1)),
        ("rejected", None, None),
    ],
)
def test_a_day_to_follow_up_is_kept_while_it_is_to_come(
    tmp_path: Path, state: str, asked: date | None, kept: date | None
) -> None:
    sent = Event(date(2024, 5, 31), "applied")
    (tmp_path / RECORD).write_bytes(write_record("A", "B", "", sent, date(2024, 6, 9)))
    assert log_event(tmp_path, tmp_path, Event(date(2024, 6, 3), state), asked) == kept
    assert ("followUp" in (tmp_path / RECORD).read_text("utf-8")) is (kept is not None)


def test_a_day_that_has_come_is_not_kept(tmp_path: Path) -> None:
    sent = Event(date(2024, 5, 31), "applied")
    (tmp_path / RECORD).write_bytes(write_record("A", "B", "", sent, date(2024, 6, 3)))
    assert log_event(tmp_path, tmp_path, Event(date(2024, 6, 3), "screening"), None) is None


def test_of_many_commands_at_once_each_is_added(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(write_record("A", "B", "", Event(date(2024, 5, 31), "applied"), None))

    def add_one(number: int) -> None:
        log_event(tmp_path, tmp_path, Event(date(2024, 6, number), "screening", str(number)), None)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(1, 21)))
    notes = [event.note for event in read_application(tmp_path, tmp_path).history[1:]]
    assert sorted(map(int, notes)) == list(range(1, 21))
