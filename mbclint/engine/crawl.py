"""A published site, read page by page."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from mbclint.corpus.remote_links import is_excluded
from mbclint.engine.mirror import Kept, Mirror
from mbclint.links.remote_address import remote_address
from mbclint.model.remote import Evidence, Verdict
from mbclint.network.client import Client
from mbclint.network.follow import Follower, Trail, Want
from mbclint.network.robots import Robots
from mbclint.network.sitemap import sitemap_of
from mbclint.network.store import is_fresh
from mbclint.network.verdicts import evidence_of
from mbclint.readers.html_glance import decoded, links_of
from mbclint.settings.online import OnlineSettings

_THERE = (Verdict.ALIVE, Verdict.MOVED)
_MOST_SITEMAPS = 1_000


class CrawlError(Exception):
    """Why a site cannot be read at all, in words."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of it."""

    pages: tuple[str, ...]
    """The addresses of the pages that were read, in the order in which they were found."""
    unread: tuple[str, ...]
    """Those that a sitemap names and that did not answer with a page or file."""
    left: int
    """How many more were found than were to be read."""
    known: Mapping[str, Evidence]
    """What is known of each address that was to be read."""


@dataclass(slots=True)
class Crawl:
    """Reads the pages of one site into a mirror: those that a sitemap names, or a page and what it
    links to within the site, so many steps deep. ``robots.txt`` is heeded. Pages that the mirror
    has and that are fresh are not asked again, so that an interrupted crawl goes on where it was.
    """

    settings: OnlineSettings
    environment: Mapping[str, str]
    mirror: Mirror
    depth: int
    most_pages: int
    refresh: bool = False
    progress: Callable[[int, int], None] = lambda done, of: None
    _follower: Follower = field(init=False)
    _at_hand: dict[str, Trail] = field(default_factory=dict)
    """What was asked already, to see whether it is a sitemap."""

    async def run(self, start: str) -> Crawled:
        """Read the site from a sitemap or page on. Raises ``CrawlError`` and ``OSError``."""
        client = Client(self.settings, self.environment)
        self._follower = Follower(client, Robots(client))
        try:
            return await self._pages(start)
        finally:
            self.mirror.tidy()
            await client.close()

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
        pages = {each.address(url): None for url, each in kept.items() if each.file}
        unread = (url for url in named or () if url in kept and not _is_there(kept[url]))
        known = {
            url: self.mirror.kept[url].evidence
            for asked, each in kept.items()
            for url in (asked, each.address(asked) if each.file else asked)
        }
        return Crawled(tuple(pages), tuple(unread), len(beyond - found.keys()), known)

    async def _named(self, start: str) -> list[str] | None:
        """The pages that a sitemap and those that it names have; None for what is no sitemap."""
        if self._is_fresh(start):
            return None
        host = urlsplit(start).netloc
        waiting, seen, pages = [start], {start}, list[str]()
        while waiting:
            url = waiting.pop(0)
            trail = await self._follower.follow(url, Want(whole_body=True))
            if trail.error:
                if url == start:
                    raise CrawlError(f"{start}: {trail.error.said}")
                continue
            assert trail.answer is not None
            sitemap = sitemap_of(trail.answer.body) if trail.answer.status == 200 else None
            if sitemap is None:
                if url == start:
                    self._at_hand[url] = trail
                    return None
                continue
            pages += self._of_site(sitemap.pages, host)
            further = [it for it in self._of_site(sitemap.sitemaps, host) if it not in seen]
            seen.update(further)
            waiting += further[: _MOST_SITEMAPS - len(seen)]
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

        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(read(url))

    async def _read(self, url: str) -> None:
        now = int(time.time())
        known = self.mirror.kept.get(url)
        if self._is_fresh(url):
            return
        before = known.evidence if known else None
        trail = await self._asked(url)
        evidence = evidence_of(url, trail, before, frozenset(), self.settings.accept, now)
        text = _text(trail) if evidence.verdict in _THERE else None
        here = trail.hops[-1].url if trail.hops else url
        if text is None or urlsplit(here).netloc != urlsplit(url).netloc:
            self.mirror.keep(url, evidence)
        else:
            links = tuple(self._links(text, here))
            self.mirror.keep_page(url, evidence, text, links)
            if trail.hops and here not in self.mirror.kept:
                whole = Trail((), trail.answer, trail.page, trail.whole)
                itself = evidence_of(here, whole, None, frozenset(), self.settings.accept, now)
                self.mirror.keep_page(here, itself, text, links)

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

    def _is_fresh(self, url: str) -> bool:
        """Whether what the mirror has of an address is to be used."""
        known = self.mirror.kept.get(url)
        fresh = known is not None and is_fresh(known.evidence, int(time.time()))
        return fresh and not self.refresh and self.mirror.has_file(url)

    async def _asked(self, url: str) -> Trail:
        """The page, asked again where it did not answer."""
        want = Want(whole_body=True)
        trail = self._at_hand.pop(url, None) or await self._follower.follow(url, want)
        for tries in range(self.settings.retries):
            status = trail.answer.status if trail.answer else 0
            passing = trail.error is not None and trail.error.trouble.may_pass
            if not passing and status != 429 and status < 500:
                break
            await asyncio.sleep(2.0**tries)
            trail = await self._follower.follow(url, want)
        return trail


def _is_there(kept: Kept) -> bool:
    return kept.evidence.verdict in _THERE


def _no_page(start: str, kept: Kept) -> str:
    if not _is_there(kept):
        return kept.evidence.reason
    if kept.address(start) != start:
        return f"it leads to {kept.address(start)}; name that address"
    return "it is neither a sitemap nor an HTML page"


def _text(trail: Trail) -> str | None:
    """The page's text; None for what is no HTML."""
    if trail.page is None or trail.answer is None:
        return None
    charset = trail.answer.headers.get("content-type", "").lower().partition("charset=")[2]
    return decoded(trail.answer.body, charset.partition(";")[0].strip(" \"'"))
