"""The bar that shows how far a run is."""

import os
import subprocess
import sys

TOLD = (
    "import sys\n"
    "from mbclint.commands import progress\n"
    "progress._PATIENCE = {patience}\n"
    "with progress.shown_progress({wanted}) as tell:\n"
    "    tell(1, 2)\n"
    "    tell(2, 2)\n"
    "print('rich' in sys.modules)\n"
)


def on_terminal(patience: float, wanted: bool) -> tuple[str, str]:
    """What a process with a terminal for standard error shows there, and prints."""
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", TOLD.format(patience=patience, wanted=wanted)],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
            text=True,
            check=True,
        )
        os.set_blocking(ours, False)
        try:
            shown = os.read(ours, 65_536).decode()
        except BlockingIOError:
            shown = ""
    finally:
        os.close(ours)
        os.close(theirs)
    return shown, done.stdout.strip()


def test_a_long_run_shows_a_bar_on_a_terminal() -> None:
    shown, loaded = on_terminal(patience=0, wanted=True)
    assert "Reading" in shown
    assert "2/2" in shown
    assert loaded == "True"


def test_a_short_or_quiet_run_shows_none() -> None:
    assert on_terminal(patience=60, wanted=True) == ("", "False")
    assert on_terminal(patience=0, wanted=False) == ("", "False")


def test_there_is_no_bar_where_nobody_looks() -> None:
    program = TOLD.format(patience=0, wanted=True)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr == b""
