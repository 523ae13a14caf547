"""Messages between processes arrive whole, and so do errors."""

from __future__ import annotations

from io import BytesIO

import pytest

from casefolio.storage.processes import Answer, receive, send, unpack_answer
from casefolio.text.errors import InputError, Place, Problem


def test_a_message_arrives_as_it_was_sent() -> None:
    pipe = BytesIO()
    send(pipe, b"one")
    send(pipe, b"")
    pipe.seek(0)
    assert [receive(pipe), receive(pipe)] == [b"one", b""]


@pytest.mark.parametrize("length", [0, 5, 10])
def test_a_part_of_a_message_is_none(length: int) -> None:
    pipe = BytesIO()
    send(pipe, b"words")
    with pytest.raises(EOFError):
        receive(BytesIO(pipe.getvalue()[:length]))


def test_a_result_is_given() -> None:
    with Answer() as answer:
        answer.result = {"pages": 2}
    assert unpack_answer(answer.pack()) == {"pages": 2}


def test_an_error_is_raised_where_the_answer_is_read() -> None:
    problem = Problem(Place("data/resume.yaml", 3), "no such key")
    with Answer() as answer:
        raise InputError([problem])
    with pytest.raises(InputError) as caught:
        unpack_answer(answer.pack())
    assert list(caught.value.problems) == [problem]


def test_what_cannot_be_copied_is_an_error() -> None:
    with Answer() as answer:
        answer.result = lambda: None
    with pytest.raises(RuntimeError):
        unpack_answer(answer.pack())
