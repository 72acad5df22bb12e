"""Published pages as files, so that the rules for built sites can judge them."""

import re
from hashlib import blake2b
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from mbclint.fixing.write import write_atomically
from mbclint.model.remote import Evidence

_NAME_BYTES = 6
_MANIFEST = "pages.json"
_PAGES = "pages"
_UNSAFE = re.compile(r"[^\w.~=&+-]")
_LONGEST = 120
"""Characters of a name: file systems take 255 bytes."""
_SUFFIXES = (".html", ".htm", ".xhtml")


class Kept(Struct, frozen=True):
    """An address that was asked."""

    evidence: Evidence
    file: str = ""
    """Where its page lies below the folder of pages; empty for what is no HTML or not there."""
    leads_to: tuple[str, ...] = ()
    """The addresses of this site that the page links to."""


class Mirror:
    """The pages of one site in a folder, and what is known of each address."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / _PAGES
        self._manifest = folder / _MANIFEST
        self.kept: dict[str, Kept] = {}
        try:
            raw = self._manifest.read_bytes()
            self.kept = msgspec.json.decode(raw, type=dict[str, Kept])
        except (OSError, msgspec.DecodeError):
            # Nothing was kept, or nothing that can be used: the pages are read anew.
            self.kept = {}

    def keep(self, url: str, evidence: Evidence, text: str | None, links: tuple[str, ...]) -> None:
        """Take in what an address has answered; ``text`` is its page. Raises ``OSError``."""
        file = file_of(url) if text is not None else ""
        path = self.root / file_of(url)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        self.kept[url] = Kept(evidence, file, links)

    def has_file(self, url: str) -> bool:
        """Whether the page of an address lies there."""
        kept = self.kept.get(url)
        return kept is not None and (not kept.file or (self.root / kept.file).is_file())

    def save(self) -> None:
        """Write down what is known. Raises ``OSError``."""
        self._manifest.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._manifest, msgspec.json.encode(self.kept))


def mirror_of(start: str, folder: Path) -> Mirror:
    """The mirror of the site that an address belongs to, in a folder of mirrors."""
    parts = urlsplit(start)
    digest = blake2b(parts.netloc.encode(), digest_size=_NAME_BYTES).hexdigest()
    return Mirror(folder / f"{parts.hostname}-{digest}")


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
    return "/".join((*folders, last))


def _safe(name: str) -> str:
    """A name that is one on every system, and no way out of the folder."""
    plain = _UNSAFE.sub("_", name).lstrip(".") or "_"
    if plain == name and len(plain) <= _LONGEST:
        return plain
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    stem, dot, suffix = plain.rpartition(".")
    return f"{(stem or suffix)[:_LONGEST]}-{digest}{dot}{suffix if stem else ''}".rstrip(".")
