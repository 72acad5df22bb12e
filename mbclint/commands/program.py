"""The program: a command from its beginning to the end of its process."""

import atexit
import os
import sys
from pathlib import Path

from mbclint.commands.main import main


def program() -> None:
    """Run the command that the command line names, and end the process."""
    # Who closes these wants nothing said; they stay open until the end.
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    try:
        main()
    except SystemExit as ending:
        if isinstance(ending.code, int) and _is_alone():
            _end(ending.code)
        raise


def _is_alone() -> bool:
    """Whether no other thread has anything left to do."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def _end(code: int) -> None:
    """End the process as mypy does, without putting away what it holds in memory, which takes as
    long as to check a page, and with a large site far longer. What was to be done at the end is
    done; where output cannot be written and nobody knows yet, the end is Python's own."""
    atexit._run_exitfuncs()  # noqa: SLF001
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        if not code:
            return
    os._exit(code)
