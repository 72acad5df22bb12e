"""Files examined by several processes, or by this one: what comes out is the same."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.record import Record, examined_in, record_of

_LEAST_BYTES = 1_000_000
"""Less work than this is done before processes have started."""
_CHUNK_BYTES = 250_000
"""So much at a time: small enough that no process waits long for another at the end."""


def examine_all(
    examiner: Examiner, tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Examined, Record | None]]:
    """Examine files in their order, with up to ``jobs`` processes, and give each with its record,
    where it can have one. The files of a process that dies are examined here."""
    sizes = [examiner.reader.size(task.path) for task in tasks]
    if jobs < 2 or sum(sizes) < _LEAST_BYTES:
        yield from (_examined_here(examiner, task) for task in tasks)
        return
    chunks = _chunks(tasks, sizes)
    # Elsewhere than on Linux, what a fork leaves half-copied is not safe to use.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(jobs, len(chunks)), context, _begin, (examiner,)) as pool:
        sent = [(chunk, _submitted(pool, chunk)) for chunk in chunks]
        for chunk, future in sent:
            yield from _received(examiner, chunk, future)


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _chunks(tasks: Sequence[Task], sizes: Sequence[int]) -> list[list[Task]]:
    """Neighbours together, each chunk of about as many bytes."""
    chunks: list[list[Task]] = [[]]
    held = 0
    for task, size in zip(tasks, sizes, strict=True):
        if held and held + size > _CHUNK_BYTES:
            chunks.append([])
            held = 0
        chunks[-1].append(task)
        held += size
    return chunks


def _submitted(
    pool: ProcessPoolExecutor, chunk: list[Task]
) -> "Future[list[Record | None]] | None":
    try:
        return pool.submit(_records, chunk)
    except BrokenProcessPool:
        return None


def _received(
    examiner: Examiner, chunk: Sequence[Task], future: "Future[list[Record | None]] | None"
) -> Iterator[tuple[Examined, Record | None]]:
    try:
        records = future.result() if future else [None] * len(chunk)
    except BrokenProcessPool:
        records = [None] * len(chunk)
    for task, record in zip(chunk, records, strict=True):
        if record is None:
            yield _examined_here(examiner, task)
        else:
            yield examined_in(record, examiner.rules_for(task.path)), record


def _examined_here(examiner: Examiner, task: Task) -> tuple[Examined, Record | None]:
    examined = examiner.examine(task)
    return examined, record_of(examined, task.judged, examiner.today)


_here: list[Examiner] = []
"""The examiner of a process of the pool."""


def _begin(examiner: Examiner) -> None:
    _here[:] = [examiner]


def _records(tasks: list[Task]) -> list[Record | None]:
    """What a process sends: nothing of a file that is better examined where the others are."""
    return [_examined_here(_here[0], task)[1] for task in tasks]
