"""A Dask cluster on loopback: a scheduler and its workers, each a program of its own that nobody
starts again when it is killed."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TypeVar

import distributed

_PATIENCE = 60
"""Seconds in which a program starts."""
_IDLE = "120s"
"""After which a scheduler without work ends, and its workers with it."""
_Found = TypeVar("_Found")


class LocalDask:
    """A scheduler and as many workers as are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = count()
        self._workers: dict[str, subprocess.Popen[bytes]] = {}
        file = folder / "scheduler.json"
        options = ("--port=0", f"--scheduler-file={file}", f"--idle-timeout={_IDLE}")
        self._scheduler = self._started("scheduler", *options)
        self.address: str = _awaited(lambda: _address_in(file))

    def with_workers(self, number: int) -> None:
        """Wait for this number of workers, in place of those that were killed."""
        for name, worker in list(self._workers.items()):
            if worker.poll() is not None:
                del self._workers[name]
        while len(self._workers) < number:
            name = f"worker-{next(self._names)}"
            kind = ("--no-nanny", "--nworkers=1", "--nthreads=1")
            own = (f"--name={name}", f"--local-directory={self._folder}")
            limit = f"--death-timeout={_PATIENCE}"
            self._workers[name] = self._started("worker", self.address, *kind, *own, limit)
        client = distributed.Client(self.address, set_as_default=False)  # type: ignore[no-untyped-call]
        try:
            _awaited(lambda: _names_of_workers(client) == set(self._workers))
        finally:
            client.close()  # type: ignore[no-untyped-call]

    def kill_workers(self, number: int) -> None:
        """Kill so many of them, at once."""
        for worker in list(self._workers.values())[:number]:
            worker.kill()

    def kill_scheduler(self) -> None:
        """Kill what knows of the workers and of their work."""
        self._scheduler.kill()

    def close(self) -> None:
        """End all of it."""
        for program in (*self._workers.values(), self._scheduler):
            program.kill()
            program.wait(_PATIENCE)

    def _started(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        here = ("--host=127.0.0.1", "--no-dashboard", "--dashboard-address=127.0.0.1:0")
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, *here]
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=nothing, cwd=self._folder
        )


@contextmanager
def local_dask(folder: Path) -> Iterator[LocalDask]:
    """A scheduler without workers that ends with the context; its files lie in ``folder``."""
    dask = LocalDask(folder)
    try:
        yield dask
    finally:
        dask.close()


def _address_in(file: Path) -> str | None:
    try:
        address: str = json.loads(file.read_bytes())["address"]
    except (OSError, ValueError):
        return None
    return address


def _names_of_workers(client: distributed.Client) -> set[str]:
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return {worker["name"] for worker in workers.values()}


def _awaited(found: Callable[[], _Found | None]) -> _Found:
    end = time.monotonic() + _PATIENCE
    while not (it := found()):
        if time.monotonic() > end:
            raise TimeoutError(f"nothing within {_PATIENCE} seconds")
        time.sleep(0.05)
    return it
