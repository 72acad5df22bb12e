"""How long ``mbclint --version`` takes, as a ratio to an interpreter that does nothing."""

import argparse
import os
import statistics
import sys
from pathlib import Path

from measure import MBCLINT, run
from rows import TIMES, Row, add_rows_argument, tell

ROUNDS = 25
_HERE = Path(__file__).parent
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "mbclint --version": [*MBCLINT, "--version"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_rows_argument(parser)
    arguments = parser.parse_args()
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        # In turns, so that a busy moment of the machine falls on all alike.
        for name, command in COMMANDS.items():
            times[name].append(run(command, _HERE, Path(os.devnull)).wall)
    base = statistics.median(times["python -c pass"])
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    rows = [Row("start", name, 1000 * median, "ms") for name, median in medians.items()]
    rows += [
        Row("start", f"{name} / python -c pass", median / base, TIMES)
        for name, median in medians.items()
    ]
    tell(rows, arguments.rows)


if __name__ == "__main__":
    main()
