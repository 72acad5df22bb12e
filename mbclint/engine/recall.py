"""Files examined, or known from before: what comes out is the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import msgspec

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import Executors
from mbclint.engine.page_cache import PageCache
from mbclint.engine.record import examined_in
from mbclint.engine.workers import examine_all

_AT_ONCE = 500
"""Pages that are kept together: of a run that is killed, no more are lost."""


def recall_all(
    cache: PageCache | None,
    examiner: Examiner,
    tasks: Sequence[Task],
    executors: Executors,
    whole: bool = True,
) -> Iterator[Examined]:
    """Examine files in their order; those that a cache knows under the same circumstances are not
    examined again. See ``workers.examine_all``; unless ``whole`` facts are wanted, the cache has
    those of the pages with a key."""
    if cache is None:
        yield from (examined for examined, _ in examine_all(examiner, tasks, executors))
        return
    keys = [_known_key(cache, examiner, task) for task in tasks]
    unknown = [task for task, key in zip(tasks, keys, strict=True) if key is None]
    done = _kept(cache, examiner, unknown, executors, whole)
    for task, key in zip(tasks, keys, strict=True):
        yield next(done) if key is None else _recalled(cache, examiner, task, key, whole)


def _known_key(cache: PageCache, examiner: Examiner, task: Task) -> bytes | None:
    """The key of a page that the cache knows. Pages that it does not know are not opened here."""
    rules = examiner.rules_key(task.path) if task.judged else None
    key = cache.key_of(examiner.reader.shown(task.path), rules, examiner.today)
    return key if key is not None and key == examiner.key_of(task.path) else None


def _recalled(
    cache: PageCache, examiner: Examiner, task: Task, key: bytes, whole: bool
) -> Examined:
    shown = examiner.reader.shown(task.path)
    rules = examiner.rules_key(task.path) if task.judged else None
    record = cache.record(shown, key, rules, examiner.today)
    try:
        if record:
            return examined_in(record, shown, partial(examiner.rules_by_code, task.path), whole)
    except (msgspec.DecodeError, KeyError):
        pass
    # Another run has changed the file since, or its contents are damaged.
    return examiner.examine(task)


def _kept(
    cache: PageCache,
    examiner: Examiner,
    tasks: Sequence[Task],
    executors: Executors,
    whole: bool,
) -> Iterator[Examined]:
    done = zip(tasks, examine_all(examiner, tasks, executors, whole), strict=True)
    while some := [*islice(done, _AT_ONCE)]:
        cache.keep(
            (record, examiner.rules_key(task.path) if task.judged else None)
            for task, (_, record) in some
            if record
        )
        yield from (
            examined if record else replace(examined, key=b"") for _, (examined, record) in some
        )
