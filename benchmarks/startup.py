"""How long ``mbclint --version`` takes, as a ratio to an interpreter that does nothing."""

import argparse
import statistics
import subprocess
import sys
import time

from rows import TIMES, Row, add_rows_argument, tell

ROUNDS = 25
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "mbclint --version": [sys.executable, "-m", "mbclint", "--version"],
}


def measure(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_rows_argument(parser)
    arguments = parser.parse_args()
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        # In turns, so that a busy moment of the machine falls on all alike.
        for name, command in COMMANDS.items():
            times[name].append(measure(command))
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
