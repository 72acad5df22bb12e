"""How long ``mbclint --version`` takes, as a ratio to an interpreter that does nothing."""

import statistics
import subprocess
import sys
import time

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
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        # In turns, so that a busy moment of the machine falls on all alike.
        for name, command in COMMANDS.items():
            times[name].append(measure(command))
    base = statistics.median(times["python -c pass"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<26} {1000 * median:7.1f} ms  {median / base:5.2f} times")


if __name__ == "__main__":
    main()
