"""Python as on Windows, as far as Linux can play it: run with commands, one an argument.

Standard library and other libraries are imported as they are; then what Windows has not is taken away, and
files behave as there. Our own modules are imported after that. Prints the names of all of them.
"""

from __future__ import annotations

import importlib
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from tests.modules import list_modules

IMPORTED_LATE = ("mkdocs.__main__", "pypdfium2", "weasyprint")
"""Libraries that our modules import when a command runs, and that look at the system then."""

MISSING_MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
MISSING_NAMES = (
    "O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK SCHED_OTHER WNOHANG chown chroot fchdir fchmod fchown fork "
    "forkpty getegid geteuid getgid getgroups getloadavg getpgid getpgrp getpriority getsid getuid killpg "
    "lchown mkfifo mknod nice openpty pathconf pipe2 posix_fadvise posix_fallocate posix_spawn "
    "sched_getaffinity sched_setaffinity setgid setpgid setsid setuid statvfs sync sysconf uname "
    "wait wait3 wait4"
).split()
MISSING_SIGNALS = ("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2")


def take_away() -> None:
    """Remove what Windows has not."""
    import signal

    for name in MISSING_MODULES:
        sys.modules[name] = None
    for name in MISSING_NAMES:
        if hasattr(os, name):
            delattr(os, name)
    for name in MISSING_SIGNALS:
        delattr(signal, name)
    sys.platform = "win32"


def refuse_as_windows_does() -> None:
    """Folders cannot be opened, open files neither moved nor deleted, links not made without a right to."""
    # The patched functions belong to the interpreter of this run alone, which ends with it.
    open_file = os.open

    def open_no_folder(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if isinstance(path, (str, os.PathLike)) and Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, flags, *rest, **named)

    os.open = open_no_folder
    for name in ("rename", "replace", "unlink", "remove"):
        setattr(os, name, refuse_open(getattr(os, name), moves=name == "rename"))
    os.symlink = refuse_links
    # As `shutil` chooses there by what `os` can do.
    shutil._use_fd_functions = False


def refuse_open(function: Any, *, moves: bool) -> Any:
    def run(path: Any, *rest: Any, **named: Any) -> Any:
        if "dir_fd" not in named and is_open(os.path.realpath(path)):
            raise PermissionError(13, "The process cannot access the file", str(path))
        if moves and os.path.lexists(rest[0]):
            raise FileExistsError(17, "Cannot create a file when that file already exists", str(path))
        return function(path, *rest, **named)

    return run


def is_open(path: str) -> bool:
    for handle in Path("/proc/self/fd").iterdir():
        try:
            if str(handle.readlink()) == path:
                return True
        except OSError:
            continue
    return False


def refuse_links(*_: Any, **__: Any) -> None:
    raise OSError(1314, "A required privilege is not held by the client")


def main() -> None:
    for name in (*IMPORTED_LATE, *list_modules()):
        importlib.import_module(name)
    modules = [name for name in sys.modules if name.split(".")[0] == "casefolio"]
    for name in modules:
        del sys.modules[name]
    take_away()
    refuse_as_windows_does()
    for name in modules:
        importlib.import_module(name)
    print(*modules)
    programs = {"casefolio": "casefolio.cli.commands", "mkdocs": "mkdocs.__main__"}
    for line in sys.argv[1:]:
        program, *arguments = shlex.split(line)
        result = CliRunner().invoke(importlib.import_module(programs[program]).cli, arguments)
        print(f"{line}: {result.exit_code}\n{result.output}")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception


if __name__ == "__main__":
    main()
