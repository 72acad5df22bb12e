"""Sitemaps: which pages a site names (sitemaps.org, protocol 0.9)."""

import zlib

from msgspec import Struct

from mbclint.readers.xml_in import XmlError, local, parsed

_MOST_BYTES = 50 * 1024 * 1024
"""What the protocol allows for one file, unpacked."""
_GZIP = b"\x1f\x8b"
_WINDOW = 16 + zlib.MAX_WBITS


class Sitemap(Struct, frozen=True):
    """What a sitemap names."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    """Of an index: further ones."""


def sitemap_of(raw: bytes) -> Sitemap | None:
    """The sitemap in a file, packed or not; None for a file that is none."""
    if raw.startswith(_GZIP):
        try:
            raw = zlib.decompressobj(_WINDOW).decompress(raw, _MOST_BYTES)
        except zlib.error:
            return None
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    try:
        root = parsed(raw)
    except XmlError:
        return None
    places = (element.text for element in root.iter("{*}loc"))
    found = tuple(text.strip() for text in places if text and text.strip())
    if local(root) == "urlset":
        return Sitemap(pages=found)
    return Sitemap(sitemaps=found) if local(root) == "sitemapindex" else None
