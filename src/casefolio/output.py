"""Files that we write: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from casefolio.errors import InputError, Place, Problem


def write_atomically(file: Path, data: bytes) -> None:
    """Write beside `file`, then move into place: a failed run leaves the last good file.

    Creates the folder. Raises InputError where the disk refuses.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(data)
            # A temporary file is the owner's alone; this one is as readable as any other they make.
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError([Problem(Place(file.as_posix()), f"cannot be written: {reason}")]) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
