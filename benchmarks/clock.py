"""Times commands: each in a fresh process, in turn, so that a busy moment of the machine falls on all.

Beside the time that a person waits stands the processor's, which other work on the machine disturbs less.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Command:
    """What is run, where, and what is done before each run without being timed."""

    arguments: list[str]
    folder: Path | None = None
    before: Callable[[], object] | None = None


@dataclass(frozen=True)
class Taken:
    """Seconds waited, seconds of processor time, and the megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


Times = Mapping[str, list[Taken]]


def run(command: Command) -> Taken:
    """Run a command, timed in a small process: one that is started counts the memory of who starts it."""
    if command.before:
        command.before()
    timed = [sys.executable, __file__, *command.arguments]
    # A person's Python keeps compiled modules: without them a start takes 50 ms more.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    options: dict[str, Any] = {"cwd": command.folder, "env": environment}
    told = subprocess.run(timed, stdout=subprocess.PIPE, check=True, **options).stdout
    return Taken(*map(float, told.split()))


def time_here(arguments: list[str]) -> Taken:
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(arguments, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(arguments)}\n{said.read().decode(errors='replace')}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure(commands: Mapping[str, Command], rounds: int) -> Times:
    """What each command took in each round. A round before them warms the disk and is left out."""
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            taken = run(command)
            if turn:
                times[name].append(taken)
    return times


def show(times: Times) -> None:
    """A line for each command: medians."""
    print(f"{'':<34}{'waited':>9}{'processor':>11}{'memory':>9}")
    for name, taken in times.items():
        wall, cpu = (statistics.median(value) for value in ([t.wall for t in taken], [t.cpu for t in taken]))
        print(f"{name:<34}{wall:7.2f} s{cpu:9.2f} s{max(t.memory for t in taken):6.0f} MB")


def show_ratio(times: Times, name: str, yardstick: str, aim: str) -> None:
    """The median of the rounds' ratios: what was waited, and the processor's time."""
    if yardstick not in times:
        return
    pairs = list(zip(times[name], times[yardstick], strict=True))
    wall = statistics.median(ours.wall / theirs.wall for ours, theirs in pairs)
    cpu = statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs)
    print(f"{name} / {yardstick}: {wall:.2f} (processor {cpu:.2f}; aim: {aim})")


if __name__ == "__main__":
    taken = time_here(sys.argv[1:])
    print(taken.wall, taken.cpu, taken.memory)
