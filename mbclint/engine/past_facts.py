"""What versions of pages in the past said, kept like that of the pages themselves."""

from contextlib import suppress

from msgspec import DecodeError

from mbclint.corpus.facts import PageFacts
from mbclint.engine.examiner import Examiner
from mbclint.engine.page_cache import PageCache
from mbclint.engine.record import decoded_facts, facts_bytes
from mbclint.engine.site_history import facts_in


class PastFacts:
    """Reads a version once. Most pages are what they were when they were last committed: of those,
    the cache has the facts already."""

    def __init__(self, examiner: Examiner, cache: PageCache) -> None:
        self._examiner = examiner
        self._cache = cache

    def read(self, path: str, raw: bytes) -> PageFacts | None:
        """The facts of a page by what it once held; None where that cannot be read."""
        key = self._examiner.key_for(self._examiner.project.root / path, raw)
        with suppress(DecodeError):
            if known := self._cache.facts(path, key) or self._cache.past(path, key):
                return decoded_facts(known)
        facts = facts_in(self._examiner.project, path, raw)
        if facts:
            with suppress(UnicodeEncodeError):
                self._cache.keep_past(path, key, facts_bytes(facts))
        return facts
