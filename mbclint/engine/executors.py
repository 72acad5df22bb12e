"""Who does the work of a run: this process, several of this machine, or those of a cluster."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from mbclint.engine.keeping import Keeping

_Part = TypeVar("_Part")
_Made = TypeVar("_Made")
_LEAST_BYTES = 1_000_000
"""Less work than this is done before processes have started."""
_LEAST_PAGES = 1_000
"""Fewer are judged as parts of their site before processes have started."""
_AHEAD = 16
"""Parts for each process that are under way or wait to be taken: memory holds no more."""
_LOOK = 1.0
"""Seconds until it is asked again whether anybody is left who does a part."""


class ClusterError(Exception):
    """Why a cluster cannot do the work, in words."""


class Pool(Struct, frozen=True):
    """An executor whose functions get what is shared first."""

    executor: "Executor"
    call: Callable[..., Any]
    """Calls a function with what is shared, ``leading``, and its other arguments."""
    leading: tuple[Any, ...]
    ahead: int
    lost: tuple[type[BaseException], ...]
    """What it raises when it cannot do its work."""
    apart: "Mapping[str, Executor]" = {}
    """Executors that prefer one worker each, by the names of these."""
    deserted: Callable[[], bool] = lambda: False
    """Whether nobody is left to do what was submitted."""

    def in_order(
        self,
        function: Callable[[Any, _Part], _Made],
        parts: Iterable[_Part],
        places: Iterable[str] = (),
    ) -> Iterator[_Made | None]:
        """What a function makes of each part, in their order; None for a part that is lost.
        ``places`` are the workers that had better do each."""
        waiting: deque[Future[_Made] | None] = deque()
        for part, place in zip(parts, chain(places, repeat("")), strict=False):
            executor = self.apart.get(place, self.executor)
            waiting.append(self._submitted(executor, function, part))
            if len(waiting) >= self.ahead:
                yield self._taken(waiting.popleft())
        while waiting:
            yield self._taken(waiting.popleft())

    def _submitted(
        self, executor: "Executor", function: Callable[[Any, _Part], _Made], part: _Part
    ) -> "Future[_Made] | None":
        try:
            return executor.submit(self.call, *self.leading, function, part)
        except self.lost:
            return None

    def _taken(self, future: "Future[_Made] | None") -> _Made | None:
        from concurrent.futures import wait

        if future is None:
            return None
        while not future.done():
            # Asked before the wait: of many parts that nobody does, none is waited for.
            if self.deserted():
                future.cancel()
                return None
            wait([future], _LOOK)
        try:
            return future.result()
        except self.lost:
            return None


class Executors(Protocol):
    """Starts what does the work of a part of a run."""

    @property
    def keeping(self) -> "Keeping | None":
        """How those who do the work keep the facts of what they read; None where facts come back
        with what was found."""

    @property
    def kept_by(self) -> dict[str, str]:
        """Which worker keeps the facts of a page, by the path that findings show; who sends out
        pages notes it here."""

    def is_worth(self, size: int) -> bool:
        """Whether so many bytes are read sooner there than in this process."""

    def knowing(self, shared: object, parts: int) -> AbstractContextManager[Pool]:
        """A pool for so many parts, to which ``shared`` is sent once."""

    def having(self, shared: object, parts: int, pages: int) -> AbstractContextManager[Pool] | None:
        """One that has a whole site and what else is shared, for so many pages in so many parts;
        None where this process judges them sooner."""


class Processes(Struct, frozen=True):
    """Up to so many processes of this machine; for one, this process does all."""

    jobs: int

    @property
    def keeping(self) -> None:
        """See ``Executors.keeping``."""

    @property
    def kept_by(self) -> dict[str, str]:
        """See ``Executors.kept_by``."""
        return {}

    def is_worth(self, size: int) -> bool:
        """See ``Executors.is_worth``."""
        return self.jobs > 1 and size >= _LEAST_BYTES

    @contextmanager
    def knowing(self, shared: object, parts: int) -> Iterator[Pool]:
        """See ``Executors.knowing``."""
        # Loaded here, because a run of few pages starts no process.
        import multiprocessing
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

        # Elsewhere than on Linux, what a fork leaves half-copied is not safe to use.
        context = multiprocessing.get_context("fork" if _FORKS else "spawn")
        count = min(self.jobs, parts)
        with ProcessPoolExecutor(count, context, _begin, (shared,)) as executor:
            yield Pool(executor, _call, (), count * _AHEAD, (BrokenExecutor,))

    def having(self, shared: object, parts: int, pages: int) -> AbstractContextManager[Pool] | None:
        """See ``Executors.having``. A process that is forked has it without its being sent, however
        large it is."""
        forks = _FORKS and self.jobs > 1 and pages >= _LEAST_PAGES
        return self.knowing(shared, parts) if forks else None


ALONE = Processes(1)
"""This process does all."""


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


_FORKS = sys.platform == "linux"
_shared: list[object] = []
"""What a process of the pool shares with the one that started it."""


def _begin(shared: object) -> None:
    _shared[:] = [shared]


def _call(function: Callable[[Any, _Part], _Made], part: _Part) -> _Made:
    return function(_shared[0], part)
