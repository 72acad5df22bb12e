"""What an examined page depends on, as short digests: of one key, nothing else can be said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from mbclint.checks.kinds import Kind
from mbclint.engine.elsewhere import from_elsewhere
from mbclint.engine.judge import ActiveRule, Surroundings
from mbclint.installed import installed
from mbclint.readers.options import ReadOptions
from mbclint.settings.project import SiteSettings

_encoder = msgspec.json.Encoder(order="sorted")
_DOCUMENTATION = frozenset({"examples", "sources", "summary", "why"})
"""Parts of a rule's file on which no finding depends."""
InForce = tuple[tuple[ActiveRule, ...], Surroundings]
"""The rules for some files, and what else a check of a page sees."""


@dataclass(slots=True)
class Keys:
    """Makes the keys of a run's pages."""

    site: SiteSettings
    detector: str
    """The kind of the detector that judges."""
    _of_site: bytes = b""
    _reading: dict[ReadOptions, bytes] = field(default_factory=dict)
    _judging: dict[int, tuple[InForce, bytes | None]] = field(default_factory=dict)
    """By the identity of the rules, which is kept with them: the same for many files."""

    def of_facts(self, shown: str, raw: bytes, beside: bytes, options: ReadOptions) -> bytes:
        """The key of what a page holds: its bytes, its path, how it is read and by what, and for
        formats without comments the file beside it."""
        if options not in self._reading:
            self._reading[options] = _digest([installed(), _encoder.encode(options)])
        # A file system may have names that are no text.
        named = shown.encode("utf-8", "surrogatepass")
        return _digest((self._reading[options], named, beside, raw))

    def of_site(self) -> bytes:
        """The key of what is the same for all pages of a run and makes their cards, and what they
        hold, beside their bytes and their paths."""
        if not self._of_site:
            site = self.site
            names = (site.addresses, site.languages, site.source_language)
            said = repr((names, site.related_selectors, site.related_keys))
            self._of_site = _digest([installed(), said.encode("utf-8", "surrogatepass")])
        return self._of_site

    def of_rules(self, in_force: InForce) -> bytes | None:
        """The key of what is asked of a page beside its facts; None where nothing is."""
        known = self._judging.get(id(in_force))
        if known is None or known[0] is not in_force:
            of_pages = [it for it in in_force[0] if it.rule.kind is not Kind.SITE]
            key = _digest(self._asked(of_pages, in_force[1])) if of_pages else None
            known = in_force, key
            self._judging[id(in_force)] = known
        return known[1]

    def _asked(self, of_pages: Sequence[ActiveRule], around: Surroundings) -> Iterable[bytes]:
        yield installed()
        yield _encoder.encode([_policy(active) for active in of_pages])
        yield _encoder.encode([around.review_interval, around.site_languages, self.detector])
        for file in (self.site.detection.names, self.site.detection.glossary):
            yield _bytes_of(file) if file else b""
        yield from from_elsewhere(active.rule for active in of_pages)


def _policy(active: ActiveRule) -> list[Any]:
    file = active.rule.file
    kept = {
        name: value
        for name, value in msgspec.structs.asdict(file).items()
        if name not in _DOCUMENTATION
    }
    return [kept, active.severity, active.changed, active.applicability]


def _digest(parts: Iterable[bytes]) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        # Its length first, so that no two lists of parts are the same bytes.
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
