"""What a program needs, run in a process of its own: time, processor time and memory."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2
"""Seconds between looks at the memory of all processes."""
_PAUSE = 20
"""Shares of memory are costly to ask for: a pause of so many times what the last look took."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEGABYTE = 1 << 20
MBCLINT = (sys.executable, "-m", "mbclint")


@dataclass(frozen=True)
class Spent:
    """What a process needed."""

    wall: float
    processor: float
    memory: float
    """The most of one process, in megabytes."""
    code: int


_TIMED = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
with open(sys.argv[1], "wb") as sink:
    code = subprocess.run(sys.argv[2:], stdout=sink, stderr=subprocess.DEVNULL).returncode
wall, usage = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, code]))
"""
"""Run by a process of its own: a child counts what its parent had in memory when it began."""


class Watch:
    """The most memory, in megabytes, of a program and of all its processes together.

    Of memory that processes share, ``shares`` counts each its part (PSS), ``resident`` counts it
    for each of them (RSS). Both are asked of Linux several times a second.
    """

    possible = Path("/proc/self/smaps_rollup").exists()

    def __init__(self) -> None:
        self.driver = self.resident = self.shares = 0.0
        self._not_before = 0.0

    def look(self, helper: int) -> None:
        """Look at what ``helper`` has started."""
        processes = _below(helper)
        resident = sum(_resident(each) for each in processes) / _MEGABYTE
        self.resident = max(self.resident, resident)
        if processes:
            self.driver = max(self.driver, _kilobytes(processes[0], "status", "VmHWM:") / 1024)
        begin = time.perf_counter()
        # Shares are never more than what is resident.
        if resident > self.shares and begin >= self._not_before:
            shares = sum(_kilobytes(each, "smaps_rollup", "Pss:") for each in processes) / 1024
            self.shares = max(self.shares, shares)
            end = time.perf_counter()
            self._not_before = end + _PAUSE * (end - begin)


def run(
    command: Sequence[str],
    folder: Path,
    output: Path,
    environment: Mapping[str, str] | None = None,
    watch: Watch | None = None,
) -> Spent:
    """Run a command in a folder, its standard output in a file."""
    timed = [sys.executable, "-c", _TIMED, str(output), *command]
    with subprocess.Popen(
        timed, cwd=folder, stdout=subprocess.PIPE, env={**os.environ, **(environment or {})}
    ) as process:
        while watch:
            watch.look(process.pid)
            try:
                process.wait(_EVERY)
                break
            except subprocess.TimeoutExpired:
                continue
        said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{command[0]} could not be run.")
    wall, processor, kilobytes, code = json.loads(said)
    return Spent(wall, processor, kilobytes / 1024, code)


def run_mbclint(
    arguments: Sequence[str], folder: Path, output: Path, cache: Path, watch: Watch | None = None
) -> Spent:
    """Run mbclint with a cache of its own; with the exit codes of a run that failed, end all."""
    spent = run([*MBCLINT, *arguments], folder, output, {"MBCLINT_CACHE": str(cache)}, watch)
    if spent.code not in (0, 1):
        raise SystemExit(f"mbclint {' '.join(arguments)} ended with exit code {spent.code}.")
    return spent


def fresh_cache(cache: Path, tables: Path) -> Path:
    """The folder, empty but for the tables of languages, which are built once on a machine."""
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(tables, cache / "language")
    return cache


def _below(helper: int) -> list[int]:
    """All processes that a process has started, and those that they have; the first one first."""
    children: dict[int, list[int]] = {}
    for folder in os.scandir("/proc"):
        if folder.name.isdecimal():
            stat = _text(int(folder.name), "stat")
            if stat:
                parent = int(stat.rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(folder.name))
    found = sorted(children.get(helper, ()))
    for each in found:
        found += children.get(each, ())
    return found


def _resident(process: int) -> int:
    parts = _text(process, "statm").split()
    return int(parts[1]) * _PAGE if parts else 0


def _kilobytes(process: int, file: str, key: str) -> int:
    lines = _text(process, file).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(key)), 0)


def _text(process: int, file: str) -> str:
    """Nothing of a process that has ended."""
    try:
        return Path(f"/proc/{process}/{file}").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
