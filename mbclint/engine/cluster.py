"""The processes of a Dask cluster, on other machines too, as those that do a run's work."""

import pickle
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from mbclint.engine.executors import ClusterError, Pool
from mbclint.engine.keeping import Keeping
from mbclint.installed import installed

_PATIENCE = 10
"""Seconds in which a scheduler answers and a worker is there, at first and after all were lost."""
_RETRIES = 3
_AHEAD = 8
"""Parts for each thread of a worker that are under way or wait to be taken."""


class OtherVersionError(Exception):
    """Raised on a worker that would not say what the others say."""


class Cluster(Struct, frozen=True):
    """The workers of a scheduler. Each keeps the facts of the pages that it reads; their cards and
    what was found come back as bytes. The work of a worker that is lost is done by the others, and
    for want of them here."""

    scheduler: str
    """Its address."""
    keeping: Keeping
    """See ``Executors.keeping``."""
    kept_by: dict[str, str] = field(default_factory=dict)
    """See ``Executors.kept_by``."""

    def is_worth(self, size: int) -> bool:
        """See ``Executors.is_worth``."""
        return size > 0

    @contextmanager
    def knowing(self, shared: object, parts: int) -> Iterator[Pool]:
        """See ``Executors.knowing``. Raises ``ClusterError``."""
        with _connected(self.scheduler) as client:
            from concurrent.futures import CancelledError

            from distributed import KilledWorker
            from distributed.client import ClosedClientError

            # As bytes, whatever a worker has added to it does not travel on; as what a task has
            # made, it is made again where all that had it are lost.
            raw = client.submit(_same, pickle.dumps(shared), pure=False)
            executor = client.get_executor(pure=False, retries=_RETRIES)
            apart = {
                worker: client.get_executor(
                    pure=False, retries=_RETRIES, workers=[worker], allow_other_workers=True
                )
                for worker in sorted(client.nthreads())
            }
            threads = sum(client.nthreads().values())
            gone = (KilledWorker, CancelledError, ClosedClientError, OSError)
            unlike = (OtherVersionError, ImportError)
            leading, ahead = (raw, installed()), max(threads, 1) * _AHEAD
            deserted = _Attendance(client).is_over
            yield Pool(executor, _call, leading, ahead, (*gone, *unlike), apart, deserted)

    def having(self, shared: object, parts: int, pages: int) -> AbstractContextManager[Pool] | None:
        """See ``Executors.having``. The site is sent as it is here, without the facts of its pages:
        those are asked of who keeps them."""
        return self.knowing(shared, parts)


class _Attendance:
    """Whether a cluster has workers. Dask itself waits for new ones without end."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._left: float | None = None

    def is_over(self) -> bool:
        """Whether all have been gone for longer than others take to come in their place."""
        if self._anybody():
            self._left = None
            return False
        now = time.monotonic()
        self._left = self._left or now
        return now - self._left >= _PATIENCE

    def _anybody(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except Exception:
            # What a client raises depends on how far it has got with giving its scheduler up.
            return False


@contextmanager
def _connected(scheduler: str) -> Iterator[Any]:
    """A client of a cluster whose workers say what this process would say."""
    try:
        import distributed
    except ModuleNotFoundError as error:
        said = f"a Dask cluster needs {error.name}: pip install 'mbclint[dask]'"
        raise ClusterError(said) from error
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call]
            scheduler, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise ClusterError(f"{scheduler}: no Dask scheduler answers: {error}") from error
    try:
        _refuse_others(client, scheduler)
        yield client
    finally:
        client.close()


def _refuse_others(client: Any, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, _PATIENCE)
    except TimeoutError as error:
        raise ClusterError(f"{scheduler}: the Dask scheduler has no workers") from error
    for worker, found in client.run(installed, on_error="return").items():
        if isinstance(found, OSError):
            # It is gone; who comes in its place is asked with each task.
            continue
        if isinstance(found, Exception):
            raise ClusterError(f"{worker}: this worker cannot run mbclint: {found}")
        if found != installed():
            raise ClusterError(
                f"{worker}: this worker has another mbclint, Python or set of libraries than this "
                "machine and might say something else; install the same on both"
            )


def _same(raw: bytes) -> bytes:
    return raw


_one_by_one = threading.Lock()
"""What is shared is not made for several threads at once."""


def _call(raw: bytes, version: bytes, function: Callable[[Any, Any], Any], part: Any) -> Any:
    if installed() != version:
        raise OtherVersionError
    with _one_by_one:
        return function(_loaded(raw), part)


@lru_cache(maxsize=1)
def _loaded(raw: bytes) -> Any:
    return pickle.loads(raw)
