"""All addresses of a run, each asked once, host by host at its pace."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from msgspec.structs import replace

from mbclint.model.remote import Evidence
from mbclint.network.client import Client
from mbclint.network.follow import Follower, Want
from mbclint.network.retries import pause_before_next
from mbclint.network.robots import Robots
from mbclint.network.verdicts import evidence_of
from mbclint.settings.online import OnlineSettings

_HOSTS_AT_ONCE = 4
"""Hosts that are worked on, for each address that may be asked at once: most of them wait."""


@dataclass(slots=True)
class _Job:
    url: str
    want: Want
    known: Evidence | None
    tries: int = 0
    not_before: float = 0.0


@dataclass(slots=True)
class Checker:
    """Asks addresses. Use it within one event loop."""

    settings: OnlineSettings
    environment: Mapping[str, str]
    _found: "asyncio.Queue[tuple[str, Evidence] | None]" = field(init=False)
    _asked_at_once: asyncio.Semaphore = field(init=False)
    _follower: Follower = field(init=False)
    _client: Client = field(init=False)

    async def check(
        self, wants: Mapping[str, Want], known: Mapping[str, Evidence]
    ) -> AsyncIterator[tuple[str, Evidence]]:
        """The evidence for each address, as it comes."""
        self._found = asyncio.Queue()
        self._asked_at_once = asyncio.Semaphore(self.settings.concurrency)
        self._client = Client(self.settings, self.environment)
        robots = Robots(self._client) if self.settings.robots else None
        self._follower = Follower(self._client, robots)
        working = asyncio.create_task(self._all(_by_host(wants, known)))
        try:
            while (found := await self._found.get()) is not None:
                yield found
            await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
            await self._client.close()

    async def _all(self, queues: Iterable[tuple[str, "deque[_Job]"]]) -> None:
        """Work on so many hosts at once, those with the most addresses first."""
        hosts = asyncio.Semaphore(self.settings.concurrency * _HOSTS_AT_ONCE)
        try:
            async with asyncio.TaskGroup() as group:
                for host, jobs in queues:
                    await hosts.acquire()
                    task = group.create_task(self._host(host, jobs))
                    task.add_done_callback(lambda _: hosts.release())
        finally:
            self._found.put_nowait(None)

    async def _host(self, host: str, jobs: "deque[_Job]") -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self.settings.per_host, len(jobs))):
                group.create_task(self._work(jobs))
        await self._client.close(host)

    async def _work(self, jobs: "deque[_Job]") -> None:
        while jobs:
            job = jobs.popleft()
            rest = job.not_before - time.monotonic()
            if rest > 0:
                if any(other.not_before <= time.monotonic() for other in jobs):
                    jobs.append(job)
                    continue
                await asyncio.sleep(rest)
            async with self._asked_at_once:
                again = await self._ask(job)
            if again:
                jobs.append(job)

    async def _ask(self, job: _Job) -> bool:
        """Ask once; whether it must be asked again."""
        asked = _remapped(job.url, self.settings.remap)
        trail = await self._follower.follow(asked, job.want)
        job.tries += 1
        evidence = evidence_of(
            asked, trail, job.known, job.want.fragments, self.settings.accept, int(time.time())
        )
        pause = pause_before_next(trail, evidence, job.tries, self.settings)
        if pause is None:
            self._found.put_nowait((job.url, replace(evidence, tries=job.tries)))
            return False
        job.not_before = time.monotonic() + pause
        return True


def _by_host(
    wants: Mapping[str, Want], known: Mapping[str, Evidence]
) -> list[tuple[str, "deque[_Job]"]]:
    queues: dict[str, deque[_Job]] = defaultdict(deque)
    for url, want in wants.items():
        before = known.get(url)
        conditions = want
        if before and before.etag + before.modified and want.fragments <= before.fragments.keys():
            conditions = replace(want, etag=before.etag, modified=before.modified)
        queues[urlsplit(url).netloc].append(_Job(url, conditions, before))
    return sorted(queues.items(), key=lambda item: -len(item[1]))


def _remapped(url: str, remap: Mapping[str, str]) -> str:
    """What is asked in the place of an address: by the longest beginning that is named."""
    for beginning in sorted(remap, key=len, reverse=True):
        if url.startswith(beginning):
            return remap[beginning] + url[len(beginning) :]
    return url
