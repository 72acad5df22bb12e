"""What a site has at hand of each of its pages, however many they are."""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.identity import Identity, Namer
from mbclint.model.dates import DateFact, DateRole
from mbclint.model.language_tags import base
from mbclint.model.metadata import MetadataOrigin
from mbclint.model.suppression import Suppression


class Card(Struct, frozen=True, array_like=True):
    """A page as its site lists it."""

    identity: Identity
    """As its own facts make it: a site may put it into the group of pages that declare it."""
    language: str | None
    """What its path or address names, else what the page declares. A page that contradicts its
    address (LNG206) is not taken for one of another language by all who link to it."""
    title: str | None
    expires: datetime.date | None
    """The latest day that it gives for its end."""
    keys: tuple[str, ...]
    """Those at the top of its front matter."""
    alternates: tuple[str, ...]
    """The addresses of the pages that it calls its translations."""
    suppressions: tuple[Suppression, ...]
    """What the page asks not to report."""


def card_of(facts: PageFacts, namer: Namer) -> Card:
    """The card of a page under the settings of its site."""
    identity = namer.identify(facts)
    front_matter = MetadataOrigin.FRONT_MATTER
    keys = (it.path[0] for it in facts.metadata if it.path and it.origin is front_matter)
    return Card(
        identity,
        _language(facts.language, identity.path_language),
        facts.title.text if facts.title else None,
        _end(facts.dates),
        tuple(dict.fromkeys(keys)),
        tuple([each.target for each in facts.alternates]),
        facts.suppressions,
    )


def _end(dates: Iterable[DateFact]) -> datetime.date | None:
    days = [it.date.last_day for it in dates if it.role is DateRole.EXPIRES and it.date]
    return max(days, default=None)


def _language(declared: str | None, named: str | None) -> str | None:
    if declared and named and base(declared) == base(named):
        return declared
    return named or declared
