"""Published pages as files, so that the rules for built sites can judge them."""

import re
import time
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct, structs

from mbclint.fixing.write import write_atomically
from mbclint.model.remote import Evidence, end_of

_NAME_BYTES = 6
_LOG = "pages.jsonl"
_BEGUN = "begun"
_RESUMABLE = 24 * 60 * 60 * 10**9
"""Nanoseconds after which a crawl that was broken off begins anew."""
_PAGES = "pages"
_UNSAFE = re.compile(r"[^\w.~=&+-]")
_LONGEST = 100
"""Bytes of a name before its digest and suffixes: file systems take 255."""
_LONGEST_PATH = 1_000
_SUFFIXES = (".html", ".htm", ".xhtml")


class Kept(Struct, frozen=True):
    """An address that was asked."""

    evidence: Evidence
    crawl: int
    """The crawl that asked it last, by when that began."""
    file: str = ""
    """Where the page that it leads to lies below the folder of pages; empty for what is no HTML,
    not there, or of another site."""
    links_to: tuple[str, ...] = ()
    """The addresses of this site that the page links to."""


class _Line(Struct, frozen=True):
    url: str
    kept: Kept


class Mirror:
    """The pages of one site in a folder, and what is known of each address. What is taken in is
    written down at once, a line for each, so that a run that is killed loses nothing."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / _PAGES
        self._log = folder / _LOG
        self._begun = folder / _BEGUN
        self._crawl = 0
        self.kept: dict[str, Kept] = {}
        for line in _lines(self._log):
            # The end of a line whose writer was killed is nothing that can be used.
            with suppress(msgspec.DecodeError):
                each = msgspec.json.decode(line, type=_Line)
                self.kept[each.url] = each.kept

    def keep(self, url: str, evidence: Evidence) -> None:
        """Take in the answer of an address without a page. Raises ``OSError``."""
        (self.root / file_of(url)).unlink(missing_ok=True)
        self._take(url, Kept(evidence, self._crawl))

    def keep_page(self, url: str, evidence: Evidence, page: bytes, links: tuple[str, ...]) -> None:
        """Take in the page that an address leads to. Raises ``OSError``."""
        file = file_of(end_of(url, evidence.hops))
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
        self._take(url, Kept(evidence, self._crawl, file, links))

    def keep_unchanged(self, url: str, evidence: Evidence) -> None:
        """The page is what it was. Raises ``OSError``."""
        self._take(url, structs.replace(self.kept[url], evidence=evidence, crawl=self._crawl))

    def has_file(self, url: str) -> bool:
        """Whether the page of an address lies there."""
        kept = self.kept.get(url)
        return kept is not None and (not kept.file or (self.root / kept.file).is_file())

    def begin(self, anew: bool) -> None:
        """Go on with the crawl that was broken off not long ago, unless one is to begin ``anew``;
        else begin one. Raises ``OSError``."""
        now = time.time_ns()
        with suppress(OSError, ValueError):
            begun = int(self._begun.read_text("ascii"))
            if not anew and 0 <= now - begun < _RESUMABLE:
                self._crawl = begun
                return
        self._begun.parent.mkdir(parents=True, exist_ok=True)
        self._begun.write_text(str(now), "ascii")
        self._crawl = now

    def is_read(self, url: str) -> bool:
        """Whether this crawl has asked an address, and has its page."""
        kept = self.kept.get(url)
        return kept is not None and kept.crawl == self._crawl and self.has_file(url)

    def end(self, urls: Collection[str]) -> None:
        """A crawl has come to its end: keep these addresses and their pages, and forget what was
        there before. Raises ``OSError``."""
        self.kept = {url: self.kept[url] for url in urls}
        files = {each.file for each in self.kept.values()}
        for page in self.root.rglob("*"):
            if page.is_file() and page.relative_to(self.root).as_posix() not in files:
                page.unlink()
        lines = (msgspec.json.encode(_Line(url, kept)) for url, kept in self.kept.items())
        self._log.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._log, b"".join(line + b"\n" for line in lines))
        self._begun.unlink(missing_ok=True)

    def _take(self, url: str, kept: Kept) -> None:
        self.kept[url] = kept
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            # A break before as well: the line before may have been cut off.
            log.write(b"\n" + msgspec.json.encode(_Line(url, kept)) + b"\n")


def _lines(file: Path) -> list[bytes]:
    try:
        return file.read_bytes().split(b"\n")
    except OSError:
        # Nothing was kept, or nothing that can be read: the pages are read anew.
        return []


def mirror_of(start: str, folder: Path) -> Mirror:
    """The mirror of the pages that are found from an address, in a folder of mirrors."""
    return Mirror(folder / f"{urlsplit(start).hostname}-{_digest(start)}")


def file_of(url: str) -> str:
    """The file for the page of an address, by which a built site would serve it: ``a/b.html`` for
    ``/a/b``, ``a/b/index.html`` for ``/a/b/``."""
    parts = urlsplit(url)
    *folders, last = [_safe(unquote(step)) for step in parts.path.split("/") if step] or ["index"]
    if parts.path.endswith("/") and parts.path.strip("/"):
        folders, last = [*folders, last], "index"
    if parts.query:
        last = f"{last.removesuffix('.html')}{_safe('?' + parts.query)}"
    if not last.lower().endswith(_SUFFIXES):
        last = f"{last}.html"
    # No folder may have the name of a page: servers show /a.html and /a.html/b.
    steps = [f"{it}_" if it.lower().endswith(_SUFFIXES) else it for it in folders]
    file = "/".join((*steps, last))
    return file if len(file) <= _LONGEST_PATH else f"{_digest(url)}.html"


def _safe(name: str) -> str:
    """A name that is one on every system, and no way out of the folder."""
    plain = _UNSAFE.sub("_", name).lstrip(".") or "_"
    if plain == name and len(plain.encode()) <= _LONGEST:
        return plain
    begins = plain.removesuffix(".html").encode()[:_LONGEST].decode(errors="ignore")
    return f"{begins}-{_digest(name)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_NAME_BYTES).hexdigest()
