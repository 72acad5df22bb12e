"""A published site, read page by page."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from msgspec import structs

from mbclint.corpus.remote_links import is_excluded
from mbclint.engine.declared_encoding import declared_encoding
from mbclint.engine.mirror import Kept, Mirror
from mbclint.links.remote_address import remote_address
from mbclint.model.remote import Evidence, Verdict, end_of
from mbclint.network.client import Answer, Client
from mbclint.network.follow import Follower, Trail, Want, charset_of, text_of
from mbclint.network.retries import pause_before_next
from mbclint.network.robots import Robots
from mbclint.network.sitemap import sitemap_of
from mbclint.network.verdicts import evidence_of
from mbclint.readers.html_glance import links_of
from mbclint.settings.online import OnlineSettings

_WHOLE = Want(whole_body=True)
_MOST_SITEMAPS = 1_000


class CrawlError(Exception):
    """Why a site cannot be read at all, in words."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of it."""

    pages: tuple[str, ...]
    """The addresses of the pages that were read, in the order in which they were found."""
    unread: Mapping[str, str]
    """What sitemaps name and what did not answer with what is wanted, and why."""
    left: int
    """How many more were found than were to be read."""
    known: Mapping[str, Evidence]
    """What is known of each address that was to be read."""


@dataclass(slots=True)
class Crawl:
    """Reads the pages of one site into a mirror: those that a sitemap names, or a page and what it
    links to within the site, so many steps deep. ``robots.txt`` is heeded. A crawl that was broken
    off goes on where it was; else pages that are known are asked whether they have changed."""

    settings: OnlineSettings
    environment: Mapping[str, str]
    mirror: Mirror
    depth: int
    most_pages: int
    refresh: bool = False
    """Whether everything is read anew."""
    progress: Callable[[int, int], None] = lambda done, of: None
    _follower: Follower = field(init=False)
    _at_hand: dict[str, Trail] = field(default_factory=dict)
    """What was asked already, to see whether it is a sitemap."""
    _unread: dict[str, str] = field(default_factory=dict)

    async def run(self, start: str) -> Crawled:
        """Read the site from a sitemap or page on. Raises ``CrawlError`` and ``OSError``."""
        client = Client(self.settings, self.environment)
        self._follower = Follower(client, Robots(client))
        self.mirror.begin(self.refresh)
        try:
            crawled = await self._pages(start)
        finally:
            await client.close()
        self.mirror.end(crawled.known)
        return crawled

    async def _pages(self, start: str) -> Crawled:
        named = await self._named(start)
        found: dict[str, None] = {}
        level: Iterable[str] = [start] if named is None else named
        beyond: set[str] = set()
        for _ in range(self.depth + 1):
            new = [url for url in dict.fromkeys(level) if url not in found]
            room = self.most_pages - len(found)
            beyond.update(new[room:])
            found.update(dict.fromkeys(new[:room]))
            await self._read_all(new[:room], len(found))
            level = [link for url in new[:room] for link in self.mirror.kept[url].links_to]
        kept = {url: self.mirror.kept[url] for url in found}
        if named is None and not kept[start].file:
            raise CrawlError(f"{start}: {_no_page(start, kept[start])}")
        for url in named or ():
            if url in kept and not _answers(kept[url].evidence):
                self._unread[url] = kept[url].evidence.reason
        pages = {end_of(url, each.evidence.hops): None for url, each in kept.items() if each.file}
        known = {url: self.mirror.kept[url].evidence for url in (*kept, *pages)}
        return Crawled(tuple(pages), self._unread, len(beyond - found.keys()), known)

    async def _named(self, start: str) -> list[str] | None:
        """The pages that a sitemap and those that it names have; None for what is no sitemap."""
        if self.mirror.is_read(start):
            return None
        host = urlsplit(start).netloc
        waiting, seen, pages = [start], {start}, list[str]()
        while waiting:
            url = waiting.pop(0)
            trail, evidence = await self._asked(url, _WHOLE, None)
            answer = trail.answer
            sitemap = sitemap_of(answer.body) if answer and answer.status == 200 else None
            if sitemap is None and url == start:
                self._at_hand[url] = trail
                return None
            if sitemap is None:
                self._unread[url] = evidence.reason or "it is no sitemap"
                continue
            pages += self._of_site(sitemap.pages, host)
            further = [it for it in self._of_site(sitemap.sitemaps, host) if it not in seen]
            further = further[: _MOST_SITEMAPS - len(seen)]
            seen.update(further)
            waiting += further
        return pages

    async def _read_all(self, urls: Sequence[str], found: int) -> None:
        before = found - len(urls)
        at_once = asyncio.Semaphore(self.settings.concurrency)
        done = 0

        async def read(url: str) -> None:
            nonlocal done
            async with at_once:
                await self._read(url)
            done += 1
            self.progress(before + done, found)

        tasks = [asyncio.ensure_future(read(url)) for url in urls]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    async def _read(self, url: str) -> None:
        if self.mirror.is_read(url):
            return
        known = self.mirror.kept.get(url)
        before = known.evidence if known else None
        is_page = known is not None and bool(known.file) and self.mirror.has_file(url)
        conditions = before if is_page and not self.refresh else None
        trail, evidence = await self._asked(url, _want(conditions), before)
        answer = trail.answer if trail.page and _answers(evidence) else None
        here = end_of(url, evidence.hops)
        if trail.unchanged and is_page:
            self.mirror.keep_unchanged(url, evidence)
        elif answer is None or urlsplit(here).netloc != urlsplit(url).netloc:
            self.mirror.keep(url, evidence)
        else:
            links = tuple(self._links(text_of(answer), here))
            page = as_file(answer)
            if trail.hops and not self.mirror.is_read(here):
                whole = Trail((), trail.answer, trail.page, trail.whole)
                self.mirror.keep_page(here, self._evidence(here, whole, None), page, links)
            self.mirror.keep_page(url, evidence, page, links)

    def _links(self, text: str, url: str) -> Iterator[str]:
        """Where the page leads within its site."""
        whole: list[str] = []
        for target in links_of(text):
            # An address that cannot be read leads nowhere.
            with suppress(ValueError):
                whole.append(urljoin(url, target.partition("#")[0]))
        yield from dict.fromkeys(self._of_site(whole, urlsplit(url).netloc))

    def _of_site(self, urls: Iterable[str], host: str) -> list[str]:
        """Those that may be asked, as they are asked."""
        asked = (remote_address(url) for url in urls)
        return [
            url
            for url in asked
            if url and urlsplit(url).netloc == host and not is_excluded(url, self.settings)
        ]

    async def _asked(self, url: str, want: Want, before: Evidence | None) -> tuple[Trail, Evidence]:
        """The answer, asked again as links are."""
        tries = 0
        while True:
            trail = self._at_hand.pop(url, None) or await self._follower.follow(url, want)
            tries += 1
            evidence = structs.replace(self._evidence(url, trail, before), tries=tries)
            pause = pause_before_next(trail, evidence, tries, self.settings)
            if pause is None:
                return trail, evidence
            await asyncio.sleep(pause)

    def _evidence(self, url: str, trail: Trail, before: Evidence | None) -> Evidence:
        now = int(time.time())
        return evidence_of(url, trail, before, frozenset(), self.settings.accept, now)


def _want(known: Evidence | None) -> Want:
    """The whole page, unless it is what is known already."""
    return structs.replace(_WHOLE, etag=known.etag, modified=known.modified) if known else _WHOLE


def _answers(evidence: Evidence) -> bool:
    return evidence.verdict in (Verdict.ALIVE, Verdict.MOVED)


def _no_page(start: str, kept: Kept) -> str:
    if not _answers(kept.evidence):
        return kept.evidence.reason
    if kept.evidence.hops:
        return f"it leads to {end_of(start, kept.evidence.hops)}; name that address"
    return "it is neither a sitemap nor an HTML page"


def as_file(answer: Answer) -> bytes:
    """A page as it would be without its server: what that alone knows of the encoding would be
    lost."""
    if declared_encoding(answer.body) is None and charset_of(answer):
        return text_of(answer).encode()
    return answer.body
