"""Addresses as pages write them, taken apart and compared."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from msgspec import Struct

_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|\x7f|%[A-Z_]{3,}%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SLASHES = re.compile(r"/{2,}")
_INDEX = re.compile(r"(?:^|/)index\.(?:html?|xhtml|php)$")
_PAGE_SUFFIX = re.compile(r"\.html$")
_WEB = ("http:", "https:")


class Address(Struct, frozen=True):
    """The parts of a reference (RFC 3986, section 4.1), none of them decoded."""

    scheme: str
    """In lower case, without its colon; empty for a relative reference."""
    host: str
    """In lower case, without "www."; empty where none is named."""
    path: str
    query: str
    fragment: str

    @property
    def is_web(self) -> bool:
        """Whether it is, or is relative to, an address of the web."""
        return self.scheme in ("", "http", "https")


@lru_cache(maxsize=16_384)
def address_of(target: str) -> Address | None:
    """The parts of an address; None for one that cannot be taken apart."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return Address(parts.scheme.lower(), host, parts.path, parts.query, parts.fragment)


def is_template(target: str) -> bool:
    """Whether a generator still has to fill in the address."""
    return bool(_TEMPLATE.search(target))


def scheme_of(target: str) -> str:
    """The scheme in lower case, with its colon; empty for a relative address."""
    scheme = _SCHEME.match(target)
    return scheme[0].lower() if scheme else ""


def host_of(target: str) -> str:
    """The host of an address, without "www."; empty for one that is relative or cannot be read."""
    address = address_of(target)
    return address.host if address else ""


def is_internal(target: str, host: str = "") -> bool:
    """Whether an address belongs to the site: without scheme and host, or with the site's own."""
    relative = not scheme_of(target) and not target.startswith("//")
    return relative or bool(host and host_of(target) == host)


@lru_cache(maxsize=1 << 16)
def page_key(path: str) -> str:
    """What two paths of one page share: percent-encoding resolved, Unicode in NFC, one slash where
    there are several, without ``index.html``, the ending ``.html`` and the slash at the end."""
    if not path.isascii() or "%" in path:
        path = unicodedata.normalize("NFC", unquote(path))
    if "//" in path:
        path = _SLASHES.sub("/", path)
    path = _PAGE_SUFFIX.sub("", _INDEX.sub("/", path))
    return path.rstrip("/") or "/"


def joined(folder: str, path: str) -> str | None:
    """A relative path from a folder, its ``.`` and ``..`` resolved; None where it climbs above the
    top. ``folder`` and the result have no slash at their ends."""
    steps = [step for step in folder.split("/") if step]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
