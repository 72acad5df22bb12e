"""What changed in the sources of translations, told, shown and recorded."""

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from mbclint.corpus.drift import Drift, Standing, drift_of
from mbclint.corpus.git_history import GitHistory
from mbclint.corpus.member import Member
from mbclint.corpus.said import lines_said
from mbclint.corpus.site import Site
from mbclint.engine.examiner import Examiner
from mbclint.engine.read import read
from mbclint.engine.sources import UnreadableError, decode
from mbclint.fixing.front_matter_key import FrontMatterError, with_key
from mbclint.fixing.write import write_atomically
from mbclint.model.source import Source

_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Translation(Struct, frozen=True):
    """A translation, its source, and how far it is behind."""

    page: Member
    source: Member
    drift: Drift


class DriftError(Exception):
    """Why something cannot be told, shown or recorded, in words."""


class Translations:
    """The translations of a site, as git remembers them."""

    def __init__(self, site: Site, history: GitHistory, examiner: Examiner) -> None:
        self._site = site
        self._history = history
        self._examiner = examiner

    def all(self, below: Sequence[Path]) -> tuple[Translation, ...]:
        """Those in some files and folders: the farthest behind first, then what is not known."""
        found = [
            Translation(page, source, self._drift(page, source))
            for page in self._site.members.values()
            if (source := self._site.source_of(page)) and self._is_below(page, below)
        ]
        return tuple(sorted(found, key=_urgency))

    def of(self, path: Path) -> Translation:
        """The one in a file. Raises ``DriftError``."""
        shown = self._examiner.reader.shown(path)
        page = self._site.members.get(shown)
        if page is None:
            raise DriftError(f"{shown}: this is no page of the site")
        source = self._site.source_of(page)
        if source is None:
            raise DriftError(f"{shown}: this is not the translation of a page of the site")
        return Translation(page, source, self._drift(page, source))

    def difference(self, translation: Translation) -> Iterator[str]:
        """What the source says now and did not say then, as a unified diff of its sentences: what
        changed in form alone is not in it. Raises ``DriftError``."""
        drift = translation.drift
        if drift.standing is Standing.UNKNOWN:
            raise DriftError(f"{translation.page.path}: {drift.reason}")
        if not drift.changes:
            return
        path = translation.source.path
        then = self._history.contents(drift.changes[-1].blob)
        if then is None:
            raise DriftError(f"{path}: git does not have what it was then")
        since = drift.recorded.value if drift.recorded else str(drift.since)
        now = self._examiner.project.root / path
        yield from difflib.unified_diff(
            self._sentences(decode(then, path)),
            self._sentences(self._examiner.reader.source(now)),
            f"{path} ({since})",
            path,
            lineterm="",
        )

    def record(self, translation: Translation) -> str:
        """Write the last commit of the source into the translation, and tell it. Raises
        ``DriftError``, and then the file is as before."""
        page, source = translation.page, translation.source
        keys = self._site.settings.commit_keys
        there = translation.drift.recorded
        key = ".".join(there.path) if there else next(iter(keys), None)
        if key is None:
            raise DriftError(
                f"{page.path}: no key is known to record the commit under; name one in commit-keys"
            )
        commit = self._history.newest(source.facts)
        if commit is None or any(it.commit is None for it in self._history.changes(source.facts)):
            raise DriftError(f"{page.path}: commit its source first ({source.path})")
        file = self._examiner.project.root / page.path
        try:
            raw = file.read_bytes()
            decoded = decode(raw, page.path)
            if decoded.encoding != "utf-8" or decoded.undecoded:
                raise DriftError(f"{page.path}: it is not in UTF-8 throughout and is left alone")
            text = with_key(decoded.text, key, commit.id)
            mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else b""
            write_atomically(file, mark + text.encode("utf-8"))
        except (OSError, UnreadableError, FrontMatterError) as error:
            raise DriftError(f"{page.path}: {error}") from error
        return commit.id

    def _drift(self, page: Member, source: Member) -> Drift:
        return drift_of(page, source, self._site.settings.commit_keys, self._history)

    def _is_below(self, page: Member, below: Sequence[Path]) -> bool:
        file = self._examiner.project.root / page.path
        named = [path.absolute() for path in below]
        return any(file == path or file.is_relative_to(path) for path in named)

    def _sentences(self, source: Source) -> list[str]:
        options = self._examiner.project.site.read_options(source.path)
        said = lines_said(read(source, options))
        return [sentence for line in said for sentence in _SENTENCE.split(line)]


def _urgency(translation: Translation) -> tuple[int, int, str]:
    order = (Standing.BEHIND, Standing.UNKNOWN, Standing.CURRENT)
    drift = translation.drift
    return order.index(drift.standing), -len(drift.changes), translation.page.path
