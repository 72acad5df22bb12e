"""Files examined by others, or by this process: what comes out is the same."""

from collections.abc import Iterator, Sequence
from functools import partial

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import Executors
from mbclint.engine.record import Record, examined_in, record_of

_CHUNK_BYTES = 250_000
"""So much at a time: small enough that no process waits long for another at the end."""


def examine_all(
    examiner: Examiner, tasks: Sequence[Task], executors: Executors, whole: bool = True
) -> Iterator[tuple[Examined, Record | None]]:
    """Examine files in their order, and give each with its record, where it can have one. The
    files of a process that dies are examined here. Unless ``whole`` facts are wanted, a page with a
    record may have its head alone."""
    sizes = [examiner.reader.size(task.path) for task in tasks]
    if not executors.is_worth(sum(sizes)):
        yield from (_examined_here(examiner, task) for task in tasks)
        return
    chunks = _chunks(tasks, sizes)
    with executors.knowing(examiner, len(chunks)) as pool:
        for chunk, records in zip(chunks, pool.in_order(_records, chunks), strict=True):
            yield from _received(examiner, chunk, records or [None] * len(chunk), whole)


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


def _received(
    examiner: Examiner, chunk: Sequence[Task], records: Sequence[Record | None], whole: bool
) -> Iterator[tuple[Examined, Record | None]]:
    for task, record in zip(chunk, records, strict=True):
        if record is None:
            yield _examined_here(examiner, task)
        else:
            shown = examiner.reader.shown(task.path)
            rules = partial(examiner.rules_by_code, task.path)
            yield examined_in(record, shown, rules, whole), record


def _examined_here(examiner: Examiner, task: Task) -> tuple[Examined, Record | None]:
    examined = examiner.examine(task)
    return examined, record_of(examined, task.judged, examiner.today)


def _records(examiner: Examiner, tasks: Sequence[Task]) -> list[Record | None]:
    """What a process sends: nothing of a file that is better examined where the others are."""
    return [_examined_here(examiner, task)[1] for task in tasks]
