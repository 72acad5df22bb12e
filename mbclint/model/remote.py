"""What is known of an address on the network, and by what evidence."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct


class Verdict(StrEnum):
    """What becomes of whoever follows a link to another site."""

    ALIVE = "alive"
    MOVED = "moved"
    """It has another address for good, and that one is alive."""
    DEAD = "dead"
    """The server says that there is nothing, or there is no such server."""
    SOFT_404 = "soft-404"
    """It answers like a page and says that there is none."""
    BLOCKED = "blocked"
    """It does not answer programs, or only people who have signed in: nothing is known."""
    UNREACHABLE = "unreachable"
    """No answer that makes sense came in time: nothing is known."""


class Hop(Struct, frozen=True):
    """A redirect on the way."""

    status: int
    """What the server answered; 0 for a page that leads on by itself (``meta refresh``)."""
    url: str
    """Where it led to."""

    @property
    def is_permanent(self) -> bool:
        """Whether the old address is given up (RFC 9110, sections 15.4.2 and 15.4.9)."""
        return self.status in (301, 308)


def end_of(url: str, hops: Sequence[Hop]) -> str:
    """Where an address leads by its redirects."""
    return hops[-1].url if hops else url


class Seen(Struct, frozen=True, omit_defaults=True):
    """What a page showed when it was last alive."""

    title: str = ""
    language: str = ""
    """A BCP 47 tag, as the page declares it; empty for none."""
    host: str = ""
    """The host that answered in the end."""


class Evidence(Struct, frozen=True, omit_defaults=True, rename="kebab", forbid_unknown_fields=True):
    """What was asked and answered about one address, without its fragment."""

    verdict: Verdict
    reason: str = ""
    """What the verdict rests on, for people."""
    status: int | None = None
    """The last answer; None without any."""
    hops: tuple[Hop, ...] = ()
    """The redirects, in their order."""
    tries: int = 1
    """How often it was asked, redirects aside."""
    asked: int = 0
    """When, in seconds since 1970 (UTC)."""
    alive: int | None = None
    """When it was last alive, counted in the same way; None for never seen so."""
    seen: Seen = Seen()
    """The page when it was last alive."""
    taken_over: str = ""
    """Why somebody else seems to have the address now; empty for no sign of it."""
    fragments: dict[str, bool] = {}
    """Whether the page has what these fragments name, as far as it could be told."""
    etag: str = ""
    modified: str = ""
    """``ETag`` and ``Last-Modified`` of the page, to ask whether it has changed."""

    @property
    def is_nameless(self) -> bool:
        """Whether it is dead because no host has the name, and nothing was answered at all."""
        return self.verdict is Verdict.DEAD and self.status is None and not self.hops

    @property
    def moved_to(self) -> str | None:
        """Where the permanent redirects at the beginning led to; None without any."""
        to = None
        for hop in self.hops:
            if not hop.is_permanent:
                break
            to = hop.url
        return to
