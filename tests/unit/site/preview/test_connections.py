"""Clients that are slow, and more of them than there are handles for."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from itertools import count

import pytest

from casefolio.site.preview.connections import TimedInput, WaitingConnections


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def test_what_arrives_in_time_is_read(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    ours.settimeout(7)
    theirs.sendall(b"GET / HTTP/1.0\r\nHost: a\r\n")
    read = io.BufferedReader(TimedInput(ours, 30))
    assert read.readline() == b"GET / HTTP/1.0\r\n"
    assert read.readline() == b"Host: a\r\n"
    assert ours.gettimeout() == 7


def test_a_client_that_drips_is_given_up(pair: tuple[socket.socket, socket.socket]) -> None:
    """By a clock that goes on by a second each time it is asked, only all bytes together are late."""
    ours, theirs = pair
    seconds = count()
    drips = TimedInput(ours, 5, clock=lambda: next(seconds))
    for _ in range(4):
        theirs.sendall(b"x")
        assert drips.read(1) == b"x"
    theirs.sendall(b"x")
    with pytest.raises(TimeoutError):
        drips.read(1)


def test_the_connection_that_has_waited_longest_is_ended() -> None:
    pairs = [socket.socketpair() for _ in range(3)]
    waiting = WaitingConnections()
    for ours, _ in pairs:
        waiting.add(ours)
    waiting.remove(pairs[0][0])
    assert waiting.end_oldest()
    assert pairs[1][1].recv(1) == b""
    assert waiting.end_oldest() and not waiting.end_oldest()
    pairs[0][0].sendall(b"a")
    assert pairs[0][1].recv(1) == b"a"
    for ours, theirs in pairs:
        ours.close()
        theirs.close()
