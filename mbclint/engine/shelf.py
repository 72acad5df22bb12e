"""The facts of a site that is too large for memory, in the file of a cache."""

import os
from collections import OrderedDict
from pathlib import Path
from weakref import finalize

from msgspec import DecodeError

from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.engine.examiner import Examiner, Task
from mbclint.engine.page_cache import PageCache
from mbclint.engine.read import read
from mbclint.engine.record import decoded_facts
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions

MOST_IN_MEMORY = 5_000
"""Pages; the facts of a larger site are read from its cache when somebody asks for them."""
_HELD = 1_000
"""Pages whose facts are held: those that many others lead to are asked for again and again."""


def scratch_cache() -> PageCache:
    """A cache in a file that goes with it."""
    from tempfile import TemporaryDirectory

    folder = TemporaryDirectory(prefix="mbclint-", ignore_cleanup_errors=True)
    cache = PageCache(Path(folder.name) / "pages.sqlite")
    finalize(cache, folder.cleanup)
    return cache


class FactsShelf:
    """Gives facts again by path. It may be used by processes that are forked from the one that
    made it: each opens the file for itself."""

    def __init__(self, cache: PageCache, examiner: Examiner) -> None:
        """The cache is one in a file."""
        self._written = cache
        self._examiner = examiner
        self._keys: dict[str, bytes] = {}
        self._held: OrderedDict[str, PageFacts] = OrderedDict()
        self._opened: tuple[int, PageCache] | None = None
        """The file as a process has opened it."""

    def put(self, path: str, key: bytes) -> None:
        """Note that the cache has the facts of a page under a key."""
        self._keys[path] = key

    def facts(self, path: str) -> PageFacts:
        """See ``Shelf.facts``."""
        held = self._held
        if path in held:
            held.move_to_end(path)
            return held[path]
        facts = held[path] = self._found(path)
        if len(held) > _HELD:
            held.popitem(last=False)
        return facts

    def _found(self, path: str) -> PageFacts:
        raw = self._cache().facts(path, self._keys[path])
        try:
            if raw is not None:
                return decoded_facts(raw)
        except DecodeError:
            pass
        # Another run has read the file since, with another content or under other settings.
        task = Task(self._examiner.project.root / path, judged=False)
        facts = self._examiner.examine(task).facts
        return facts or facts_of(read(Source(path, "", Format.TEXT), ReadOptions()))

    def _cache(self) -> PageCache:
        if self._opened is None or self._opened[0] != os.getpid():
            cache = PageCache(self._written.file)
            finalize(self, cache.close)
            self._opened = os.getpid(), cache
        return self._opened[1]
