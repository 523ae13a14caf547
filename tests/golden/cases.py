"""Cases that complete themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml


def complete_cases(files: Iterable[Path], read_case: Callable[[dict[str, Any]], str]) -> None:
    """Add what comes of them, as `expected`, to the cases that do not have it yet."""
    for file in files:
        text = file.read_text("utf-8")
        case = yaml.safe_load(text)
        if "expected" not in case:
            block = "".join(f"  {line}\n" for line in read_case(case).split("\n")[:-1])
            file.write_text(f"{text}expected: |\n{block}", "utf-8")
