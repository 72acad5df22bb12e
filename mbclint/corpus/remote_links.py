"""The links of a page that lead to other sites, as they are asked on the network."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.links.addresses import host_of
from mbclint.links.remote_address import (
    fragment_of,
    is_private_address,
    is_reserved,
    remote_address,
)
from mbclint.model.links import Link, LinkKind
from mbclint.settings.online import OnlineSettings

_NOT_ASKED = (LinkKind.FORM,)
"""To ask a form is to send it."""
_HINTS = frozenset({"preconnect", "dns-prefetch", "pingback"})
_NAMES = frozenset({"@context", "@type", "@vocab", "xmlns", "itemtype", "vocab", "prefix"})
"""Attributes and keys whose addresses name something and need not lead anywhere."""


class RemoteLink(Struct, frozen=True):
    """A link and what is asked for it."""

    link: Link
    url: str
    """Without the fragment; see ``remote_address``."""
    fragment: str

    @property
    def is_file(self) -> bool:
        """Whether it is enough that it is there."""
        if self.link.kind not in (LinkKind.ANCHOR, LinkKind.FRAME, LinkKind.REFRESH):
            return self.link.kind is not LinkKind.METADATA
        return urlsplit(self.url).path.lower().endswith(_FILES)


_FILES = (
    *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".epub", ".zip"),
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp3", ".mp4", ".webm", ".csv", ".ics"),
)


def remote_links(
    facts: PageFacts, base_url: str | None, online: OnlineSettings, published: str | None = None
) -> Iterator[RemoteLink]:
    """The links of a page to other sites but those that nobody asks: forms, hints for browsers,
    names of vocabularies, hosts that are kept for examples, and what the settings exclude. Of a
    page that is ``published`` at an address, also those within its site, whose fragments are those
    of pages that are at hand."""
    own = host_of(base_url or "")
    for link in facts.links:
        if link.kind in _NOT_ASKED or _HINTS & set(link.rel) or link.attribute in _NAMES:
            continue
        url = remote_address(_whole(link.target, facts, published))
        if url is None or is_excluded(url, online):
            continue
        is_own = bool(own) and host_of(url) == own
        if is_own and published is None:
            continue
        yield RemoteLink(link, url, "" if is_own else fragment_of(link.target))


def _whole(target: str, facts: PageFacts, published: str | None) -> str:
    """The address as a browser takes it that shows the page."""
    if published is None:
        return target
    try:
        return urljoin(urljoin(published, facts.base.text if facts.base else ""), target)
    except ValueError:
        return target


def is_excluded(url: str, online: OnlineSettings) -> bool:
    """Whether an address is not to be asked."""
    host = urlsplit(url).hostname or ""
    if host not in online.allow_hosts and (is_reserved(host) or is_private_address(host)):
        return True
    return any(fnmatchcase(url, glob) for glob in online.exclude)
