"""What is known of the addresses to which the pages of a run link: from the store, else asked."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec.structs import replace

from mbclint.corpus.remote_links import RemoteLink
from mbclint.links.remote_address import secure_twin
from mbclint.model.remote import Evidence, Seen, Verdict
from mbclint.network.checker import Checker
from mbclint.network.follow import Want
from mbclint.network.store import Store, is_fresh
from mbclint.settings.online import OnlineSettings

_KEEP_EVERY = 0.2
"""Seconds after which what was learnt is written down."""

_DAY = 86_400
_DOWN = "no host at all could be looked up; is there a network?"


@dataclass(slots=True)
class Online:
    """Answers for addresses, each asked once a run."""

    settings: OnlineSettings
    store: Store
    environment: Mapping[str, str]
    offline: bool = False
    """Whether nothing is asked, and what the store has counts however old it is."""
    refresh: bool = False
    """Whether everything is asked, however fresh the store's answers are."""
    progress: Callable[[int, int], None] = lambda done, of: None
    asked: int = 0
    """How many addresses that are linked were asked."""
    _is_up: bool = False
    """Whether any host has answered; without that, names that nobody knows say nothing."""
    _answers: dict[str, Evidence] = field(default_factory=dict)
    _fragments: dict[str, frozenset[str]] = field(default_factory=dict)
    """Those that were looked for, of the addresses that have any."""
    _twins: set[str] = field(default_factory=set)
    """Addresses that nobody links, asked because one over http has them as its twin."""

    def evidence(self, links: Iterable[RemoteLink]) -> Mapping[str, Evidence]:
        """What is known of the addresses of links. What was learnt is kept, also where somebody
        interrupts the run."""
        wants = _wants(links)
        self._twins -= wants.keys()
        self._find_out(wants)
        twins = {
            twin: want
            for url, want in wants.items()
            if (twin := self._twin_of(url)) and twin not in wants
        }
        self._twins.update(twins)
        self._find_out(twins)
        urls = (*wants, *twins)
        return {url: self._answers[url] for url in urls if url in self._answers}

    def _twin_of(self, url: str) -> str | None:
        """The address over https of one that answers over http and does not lead on."""
        known = self._answers.get(url)
        answers = known is not None and known.verdict is Verdict.ALIVE and not known.hops
        return secure_twin(url) if answers else None

    def _find_out(self, wants: Mapping[str, Want]) -> None:
        """From the store, else from the network."""
        missing = {
            url: want
            for url, want in wants.items()
            if url not in self._answers or want.fragments - self._fragments.get(url, frozenset())
        }
        known = self.store.known(missing)
        now = int(time.time())
        for url, want in missing.items():
            before = known.get(url)
            usable = before is not None and (
                self.offline or (not self.refresh and _is_enough(before, want, now))
            )
            if before is not None and usable:
                self._take(url, want, before)
        if not self.offline:
            rest = {url: want for url, want in missing.items() if url not in self._answers}
            asyncio.run(self._ask(rest, known))

    def learn(self, known: Mapping[str, Evidence]) -> None:
        """Take what was found out otherwise, so that it is not asked."""
        self._answers |= known

    def counts(self) -> Mapping[Verdict, int]:
        """How many addresses that are linked have which verdict."""
        linked = (each for url, each in self._answers.items() if url not in self._twins)
        return Counter(each.verdict for each in linked)

    async def _ask(self, wants: Mapping[str, Want], known: Mapping[str, Evidence]) -> None:
        learnt: list[tuple[str, Evidence]] = []
        doubted: list[tuple[str, Evidence]] = []
        kept, done = time.monotonic(), 0
        checker = Checker(self.settings, self.environment)
        try:
            async for url, evidence in checker.check(wants, known):
                self._take(url, wants[url], evidence)
                done += 1
                self.asked += url not in self._twins
                self.progress(done, len(wants))
                self._is_up = self._is_up or not evidence.is_nameless
                (learnt if self._is_up else doubted).append((url, evidence))
                if time.monotonic() - kept > _KEEP_EVERY:
                    self.store.keep(learnt)
                    learnt.clear()
                    kept = time.monotonic()
        finally:
            self.store.keep((*learnt, *doubted) if self._is_up else learnt)
        if not self._is_up:
            for url, evidence in doubted:
                self._answers[url] = replace(evidence, verdict=Verdict.UNREACHABLE, reason=_DOWN)

    def _take(self, url: str, want: Want, evidence: Evidence) -> None:
        self._answers[url] = _brief(evidence, url in self._twins or bool(secure_twin(url)))
        if want.fragments:
            self._fragments[url] = want.fragments


def _brief(evidence: Evidence, with_title: bool) -> Evidence:
    """What a run needs of an answer: there may be very many, most of them alike. The store has the
    rest."""
    brief = replace(
        evidence,
        seen=evidence.seen if with_title else Seen(language=evidence.seen.language),
        asked=0,
        alive=evidence.alive and evidence.alive - evidence.alive % _DAY,
        etag="",
        modified="",
    )
    if with_title or brief.hops or brief.fragments:
        return brief
    said = (brief.verdict, brief.reason, brief.status, brief.tries, brief.alive)
    return _without_more(*said, brief.seen.language, brief.taken_over)


@lru_cache(maxsize=1024)
def _without_more(
    verdict: Verdict,
    reason: str,
    status: int | None,
    tries: int,
    alive: int | None,
    language: str,
    taken_over: str,
) -> Evidence:
    """One for all addresses of which the same is known."""
    return Evidence(
        verdict=verdict,
        reason=reason,
        status=status,
        tries=tries,
        alive=alive,
        seen=Seen(language=language),
        taken_over=taken_over,
    )


@lru_cache(maxsize=1024)
def _want(fragments: frozenset[str], is_file: bool) -> Want:
    return Want(fragments, is_file)


def _wants(links: Iterable[RemoteLink]) -> dict[str, Want]:
    """What is to be found out about each address, by all links to it."""
    wants: dict[str, Want] = {}
    for link in links:
        want = wants.get(link.url, _want(frozenset(), True))
        fragments = want.fragments | ({link.fragment} if link.fragment else frozenset())
        wants[link.url] = _want(fragments, want.is_file and link.is_file)
    return wants


def _is_enough(known: Evidence, want: Want, now: int) -> bool:
    """Whether what is known is fresh, and all that is wanted."""
    return is_fresh(known, now) and want.fragments <= known.fragments.keys()
