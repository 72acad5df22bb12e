"""Files examined, or known from before: what comes out is the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

import msgspec
from msgspec.structs import replace

from mbclint.corpus.facts import PageFacts
from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.executors import Executors
from mbclint.engine.page_cache import Known, PageCache
from mbclint.engine.record import Record, card_bytes, decoded_facts, examined_in
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
    recollection = _Recollection(cache, examiner, whole)
    are_known = [*recollection.are_known(tasks)]
    known = [task for task, is_known in zip(tasks, are_known, strict=True) if is_known]
    unknown = [task for task, is_known in zip(tasks, are_known, strict=True) if not is_known]
    recalled = recollection.recalled(known)
    done = recollection.kept(unknown, executors)
    for is_known in are_known:
        yield next(recalled if is_known else done)


class _Recollection:
    """What a cache has for a run."""

    def __init__(self, cache: PageCache, examiner: Examiner, whole: bool) -> None:
        self._cache = cache
        self._examiner = examiner
        self._whole = whole
        self._site = examiner.site_key()

    def are_known(self, tasks: Sequence[Task]) -> Iterator[bool]:
        """Whether the cache knows each page as it is now."""
        for some in _parts(tasks):
            known = self._known(some)
            stamps: list[tuple[str, bytes, bytes]] = []
            for task in some:
                shown = self._examiner.reader.shown(task.path)
                yield shown in known and self._is_same(task, shown, known[shown], stamps)
            if stamps:
                self._cache.restamp(stamps)

    def recalled(self, tasks: Sequence[Task]) -> Iterator[Examined]:
        """The pages that it knows."""
        for some in _parts(tasks):
            records = self._records(some)
            renewed: list[Record] = []
            for task in some:
                record = records.get(self._examiner.reader.shown(task.path))
                yield self._examined(task, record, renewed)
            if renewed:
                self._cache.keep_cards(renewed, self._site)

    def kept(self, tasks: Sequence[Task], executors: Executors) -> Iterator[Examined]:
        """The pages that it does not know, which it does from now on."""
        done = zip(tasks, examine_all(self._examiner, tasks, executors, self._whole), strict=True)
        while some := [*islice(done, _AT_ONCE)]:
            self._cache.keep(
                (
                    (record, self._rules(task))
                    for task, (_, record) in some
                    if record and record.facts
                ),
                self._site,
            )
            yield from (
                examined if record else replace(examined, key=b"") for _, (examined, record) in some
            )

    def _known(self, tasks: Sequence[Task]) -> dict[str, Known]:
        known: dict[str, Known] = {}
        for rules, paths in self._by_rules(tasks).items():
            found = self._cache.known(paths, rules, self._examiner.today)
            known |= {path: it for path, it in found.items() if it.is_heard or rules is None}
        return known

    def _is_same(
        self, task: Task, shown: str, known: Known, stamps: list[tuple[str, bytes, bytes]]
    ) -> bool:
        """Whether a page is what it was: by its stamp, or, where that does not tell, by its bytes;
        what its stamp is then, is added to ``stamps``."""
        stamp = self._examiner.stamp_of(task.path)
        is_of_site = known.site == self._site
        if is_of_site and stamp is not None and stamp == known.stamp:
            return True
        if known.key != self._examiner.key_of(task.path):
            return False
        if is_of_site and stamp is not None:
            stamps.append((shown, known.key, stamp))
        return True

    def _records(self, tasks: Sequence[Task]) -> dict[str, Record]:
        records: dict[str, Record] = {}
        for rules, paths in self._by_rules(tasks).items():
            found = self._cache.records(paths, rules, self._examiner.today, self._site, self._whole)
            records |= {path: it for path, it in found.items() if it.said or rules is None}
        return records

    def _examined(self, task: Task, record: Record | None, renewed: list[Record]) -> Examined:
        """A page by its record; if its card had to be made anew, the record with it is added to
        ``renewed``."""
        examiner = self._examiner
        try:
            if record and not record.card and (facts := self._facts(record)):
                record = replace(record, card=card_bytes(examiner.card_of(facts)))
                renewed.append(record)
            if record and record.card:
                rules = partial(examiner.rules_by_code, task.path)
                return examined_in(record, examiner.reader.shown(task.path), rules, self._whole)
        except (msgspec.DecodeError, KeyError):
            pass
        # Another run has changed the file since, or its contents are damaged.
        return examiner.examine(task)

    def _facts(self, record: Record) -> PageFacts | None:
        raw = record.facts or self._cache.facts(record.shown, record.key)
        return decoded_facts(raw) if raw else None

    def _by_rules(self, tasks: Sequence[Task]) -> dict[bytes | None, list[str]]:
        """The paths of pages by the key of the rules that judge them by themselves; None for those
        that none judges."""
        paths: dict[bytes | None, list[str]] = defaultdict(list)
        for task in tasks:
            paths[self._rules(task)].append(self._examiner.reader.shown(task.path))
        return paths

    def _rules(self, task: Task) -> bytes | None:
        return self._examiner.rules_key(task.path) if task.judged else None


def _parts(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    for start in range(0, len(tasks), _AT_ONCE):
        yield tasks[start : start + _AT_ONCE]
