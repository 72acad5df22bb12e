"""A page of the site: its names at hand, its facts here or on a shelf."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Protocol

from mbclint.corpus.facts import PageFacts, PageHead
from mbclint.corpus.identity import Identity
from mbclint.model.dates import DateFact, DateRole
from mbclint.model.language_tags import base


class Shelf(Protocol):
    """Where the facts of pages are kept that are too many for memory."""

    def facts(self, path: str, key: bytes) -> PageFacts:
        """The facts of a page by its path from the project's root and the key of its contents."""

    def may_hold(self, path: str, key: bytes, texts: Sequence[str]) -> bool:
        """Whether any of some texts may stand in the facts of a page."""


class Member:
    """A page of the site."""

    __slots__ = ("_facts", "_key", "_shelf", "expires", "identity", "language", "own_title", "path")

    def __init__(
        self, head: PageHead, identity: Identity, shelf: Shelf | None = None, key: bytes = b""
    ) -> None:
        """With a shelf, which gives the facts by a key, they are not held here; without one,
        ``head`` is all of them."""
        self.path = head.path
        """From the project's root."""
        self.identity = identity
        self.language = _language(head.language, identity.path_language)
        """What its path or address names, else what the page declares. A page that contradicts
        its address (LNG206) is not taken for one of another language by all who link to it."""
        self.own_title = head.title.text if head.title else None
        self.expires = _end(head.dates)
        """The latest day that it gives for its end."""
        self._facts = head if isinstance(head, PageFacts) and not shelf else None
        self._shelf = shelf
        self._key = key

    @property
    def title(self) -> str:
        """Its title; for want of one, its slug."""
        return self.identity.slug if self.own_title is None else self.own_title

    @property
    def facts(self) -> PageFacts:
        """What is known of the page."""
        if self._facts is None:
            assert self._shelf is not None
            return self._shelf.facts(self.path, self._key)
        return self._facts

    def links_with(self, texts: Sequence[str]) -> bool:
        """Whether any of some texts stands in the target of a link on the page."""
        if self._shelf and not self._shelf.may_hold(self.path, self._key, texts):
            return False
        return any(text in link.target for link in self.facts.links for text in texts)


def _end(dates: Iterable[DateFact]) -> datetime.date | None:
    days = [it.date.last_day for it in dates if it.role is DateRole.EXPIRES and it.date]
    return max(days, default=None)


def _language(declared: str | None, named: str | None) -> str | None:
    if declared and named and base(declared) == base(named):
        return declared
    return named or declared
