"""A page of the site: its names at hand, its facts here or on a shelf."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from mbclint.corpus.card import Card
from mbclint.corpus.facts import PageFacts
from mbclint.corpus.identity import Identity


class Shelf(Protocol):
    """Where the facts of pages are kept that are too many for memory."""

    def facts(self, path: str, key: bytes) -> PageFacts:
        """The facts of a page by its path from the project's root and the key of its contents."""

    def may_hold(self, path: str, key: bytes, texts: Sequence[str]) -> bool:
        """Whether any of some texts may stand in the facts of a page."""


class Shelved(Struct, frozen=True, gc=False):
    """Where the facts of a page are that are not at hand."""

    shelf: Shelf
    key: bytes


Facts = PageFacts | Shelved
"""The facts of a page, or where they are."""


class Member:
    """A page of the site."""

    __slots__ = ("_facts", "expires", "identity", "language", "own_title", "path")

    def __init__(self, path: str, card: Card, identity: Identity, facts: Facts) -> None:
        """``identity`` is that of the card in the group that the site has found for it."""
        self.path = path
        """From the project's root."""
        self.identity = identity
        self.language = card.language
        self.own_title = card.title
        self.expires = card.expires
        """The latest day that it gives for its end."""
        self._facts = facts

    @property
    def title(self) -> str:
        """Its title; for want of one, its slug."""
        return self.identity.slug if self.own_title is None else self.own_title

    @property
    def facts(self) -> PageFacts:
        """What is known of the page."""
        held = self._facts
        return held if isinstance(held, PageFacts) else held.shelf.facts(self.path, held.key)

    def links_with(self, texts: Sequence[str]) -> bool:
        """Whether any of some texts stands in the target of a link on the page."""
        held = self._facts
        if isinstance(held, Shelved) and not held.shelf.may_hold(self.path, held.key, texts):
            return False
        return any(text in link.target for link in self.facts.links for text in texts)
