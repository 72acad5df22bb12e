"""The facts of the pages of a site, in the file of a cache."""

import os
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any
from weakref import finalize

from msgspec import DecodeError

from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.engine.examiner import Examiner, Task
from mbclint.engine.keeping import Keeping, kept_here
from mbclint.engine.page_cache import PageCache
from mbclint.engine.read import read
from mbclint.engine.record import decoded_facts, record_of
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions

_MOST_IN_MEMORY = 5_000
"""Pages; of a larger site, memory does not hold all facts at a time."""
_HELD = 1_000
"""Pages of a larger site whose facts are held: those that many others lead to are asked for again
and again."""


def fits_memory(pages: int) -> bool:
    """Whether memory holds the facts of so many pages."""
    return pages <= _MOST_IN_MEMORY


class FactsShelf:
    """Gives facts again by path. It may be used by processes that are forked from the one that
    made it: each opens the file for itself. Sent to another machine, it gives those that are kept
    there."""

    def __init__(
        self, cache: PageCache, examiner: Examiner, pages: int, keeping: Keeping | None = None
    ) -> None:
        """The cache is one in a file; ``pages`` are as many as the site has. ``keeping`` says how
        others keep the facts of pages that they have read."""
        self._written = cache
        self._pages = pages
        self._keeping = keeping
        self._most = pages if fits_memory(pages) else _HELD
        self._examiner = examiner
        self._held: OrderedDict[str, PageFacts] = OrderedDict()
        self._opened: tuple[int, PageCache] | None = None
        """The file as a process has opened it."""
        self._lacking: tuple[Sequence[str], dict[str, bytes]] = (), {}
        """Which pages hold none of the texts that were asked for last, with their keys."""

    def __reduce__(self) -> tuple[Any, ...]:
        if self._keeping is None:
            raise TypeError("what a file of this machine holds is of no use to another")
        return _shelf_there, (self._examiner, self._pages, self._keeping)

    def facts(self, path: str, key: bytes) -> PageFacts:
        """See ``Shelf.facts``."""
        held = self._held
        if path in held:
            held.move_to_end(path)
            return held[path]
        facts = held[path] = self._found(path, key)
        if len(held) > self._most:
            held.popitem(last=False)
        return facts

    def may_hold(self, path: str, key: bytes, texts: Sequence[str]) -> bool:
        """See ``Shelf.may_hold``."""
        known, lacking = self._lacking
        if known != texts:
            lacking = dict(
                self._cache().lacking([it.encode("utf-8", "surrogatepass") for it in texts])
            )
            self._lacking = texts, lacking
        return lacking.get(path) != key

    def _found(self, path: str, key: bytes) -> PageFacts:
        raw = self._cache().facts(path, key)
        try:
            if raw is not None:
                return decoded_facts(raw)
        except DecodeError:
            pass
        # Another machine keeps them, or another run has read the file since, with another content
        # or under other settings.
        task = Task(self._examiner.project.root / path, judged=False)
        examined = self._examiner.examine(task)
        if record := record_of(examined, False, self._examiner.today):
            self._cache().keep([(record, None)], self._examiner.site_key())
        return examined.facts or facts_of(read(Source(path, "", Format.TEXT), ReadOptions()))

    def _cache(self) -> PageCache:
        if self._opened is None or self._opened[0] != os.getpid():
            cache = PageCache(self._written.file)
            finalize(self, cache.close)
            self._opened = os.getpid(), cache
        return self._opened[1]


def _shelf_there(examiner: Examiner, pages: int, keeping: Keeping) -> FactsShelf:
    return FactsShelf(kept_here(keeping, examiner.project.root), examiner, pages, keeping)
