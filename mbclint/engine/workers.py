"""Files examined by others, or by this process: what comes out is the same."""

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice

from msgspec import Struct
from msgspec.structs import replace

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import ALONE, Executors
from mbclint.engine.keeping import Keeping, kept_here
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
    with executors.knowing(_Reading(examiner, executors.keeping), len(chunks)) as pool:
        places = [*islice(cycle(pool.apart or [""]), len(chunks))]
        made = pool.in_order(_records, chunks, places)
        for chunk, place, records in zip(chunks, places, made, strict=True):
            if place:
                kept = dict.fromkeys((examiner.reader.shown(task.path) for task in chunk), place)
                executors.kept_by.update(kept)
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


class _Reading(Struct, frozen=True):
    """What a process needs to examine files."""

    examiner: Examiner
    keeping: Keeping | None


def _records(reading: _Reading, tasks: Sequence[Task]) -> list[Record | None]:
    """What a process sends: nothing of a file that is better examined where the others are."""
    examiner, keeping = reading.examiner, reading.keeping
    if keeping is None:
        return [_examined_here(examiner, task)[1] for task in tasks]
    # Who recalls what is kept examines the rest as it is done here, too.
    from mbclint.engine.recall import recall_all

    cache = kept_here(keeping, examiner.project.root)
    recalled = recall_all(cache, examiner, tasks, ALONE, whole=False)
    sent = [
        _without_facts(examined, task.judged, examiner.today)
        for task, examined in zip(tasks, recalled, strict=True)
    ]
    cache.note()
    return sent


def _without_facts(examined: Examined, judged: bool, day: datetime.date) -> Record | None:
    if not examined.key:
        return None
    return record_of(replace(examined, facts=None), judged, day)
