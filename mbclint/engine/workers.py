"""Files examined by several processes, or by this one: what comes out is the same."""

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.judge import Heard
from mbclint.model.finding import Finding

_LEAST_BYTES = 1_000_000
"""Less work than this is done before processes have started."""
_CHUNK_BYTES = 250_000
"""So much at a time: small enough that no process waits long for another at the end."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What a process sends: rules are known on both sides and go by their codes."""

    examined: Examined
    findings: tuple[tuple[str, Finding], ...]


def examine_all(examiner: Examiner, tasks: Sequence[Task], jobs: int) -> Iterator[Examined]:
    """Examine files in their order, with up to ``jobs`` processes. The files of a process that
    dies are examined here."""
    sizes = [examiner.reader.size(task.path) for task in tasks]
    if jobs < 2 or sum(sizes) < _LEAST_BYTES:
        yield from (examiner.examine(task) for task in tasks)
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


def _submitted(pool: ProcessPoolExecutor, chunk: list[Task]) -> "Future[list[_Sent]] | None":
    try:
        return pool.submit(_examined, chunk)
    except BrokenProcessPool:
        return None


def _received(
    examiner: Examiner,
    chunk: Sequence[Task],
    future: "Future[list[_Sent]] | None",
) -> Iterator[Examined]:
    try:
        sent = future.result() if future else None
    except BrokenProcessPool:
        sent = None
    if sent is None:
        yield from (examiner.examine(task) for task in chunk)
        return
    for task, each in zip(chunk, sent, strict=True):
        by_code = {active.rule.code: active for active in examiner.rules_for(task.path)}
        found = tuple((by_code[code], finding) for code, finding in each.findings)
        yield replace(each.examined, heard=replace(each.examined.heard, findings=found))


_here: list[Examiner] = []
"""The examiner of a process of the pool."""


def _begin(examiner: Examiner) -> None:
    _here[:] = [examiner]


def _examined(tasks: list[Task]) -> list[_Sent]:
    return [_sent(_here[0].examine(task)) for task in tasks]


def _sent(examined: Examined) -> _Sent:
    heard: Heard = examined.heard
    codes = tuple((active.rule.code, finding) for active, finding in heard.findings)
    return _Sent(replace(examined, heard=replace(heard, findings=())), codes)
