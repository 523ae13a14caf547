"""What is heard of another library's log."""

from __future__ import annotations

import logging
import threading

import pytest

from casefolio.text.log_capture import captured_messages

log = logging.getLogger("a.library")


def test_each_message_once_in_order_and_only_from_the_level_on() -> None:
    seen: list[str] = []
    with captured_messages("a", on_message=seen.append) as messages:
        log.warning("first %s", 1)
        log.info("quiet")
        log.error("second")
        log.warning("first 1")
    log.warning("after")
    assert messages == seen == ["first 1", "second"]


def test_the_logger_is_left_as_it_was_when_the_block_fails() -> None:
    before = logging.getLogger("a").handlers[:]
    with pytest.raises(ValueError), captured_messages("a"):
        raise ValueError
    assert logging.getLogger("a").handlers == before


def test_other_threads_can_be_left_out() -> None:
    with captured_messages("a") as all_messages, captured_messages("a", this_thread_only=True) as own:
        thread = threading.Thread(target=log.warning, args=["elsewhere"])
        thread.start()
        thread.join()
        log.warning("here")
    assert (all_messages, own) == (["elsewhere", "here"], ["here"])
