"""The page that a link to nothing probably means."""

from collections import defaultdict
from collections.abc import Sequence

from mbclint.corpus.member import Member
from mbclint.corpus.resolve import Resolution
from mbclint.corpus.site import Site

_SLUG = ":/"
"""A folder of their own for slugs: no address or file is in it."""
_LEAST_ALIKE = 0.8
"""One minus the edits for each letter of the longer name: up to one letter in five may differ."""


class NearPages:
    """Finds pages by names that are nearly theirs: in the same folder a few letters apart, or of
    the same name in another folder."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._below: dict[str, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
        self._named: dict[str, list[Member]] = defaultdict(list)
        for member in site.members.values():
            if not member.identity.published:
                continue
            for key in _keys(site, member):
                folder, _, name = key.rpartition("/")
                self._below[folder][name].append(member)
                self._named[name].append(member)
        self._known: dict[tuple[str, str | None], Member | None] = {}

    def page_for(self, resolution: Resolution, language: str | None) -> Member | None:
        """The one page that is near, in a language where one is known; None where no page or
        several are."""
        wanted = resolution.wanted
        is_path = "/" in wanted or "." in wanted
        key = (self._site.key(wanted).lstrip("/") if is_path else f"{_SLUG}{wanted}", language)
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, wanted: str, language: str | None) -> Member | None:
        folder, _, name = wanted.rpartition("/")
        if not name:
            return None
        below = self._below.get(folder, {})
        names = tuple(below)
        found = _nearest(name, names)
        if found is not None and (near := _only(below[names[found]], language)):
            return near
        # A name of one word, such as "cols", is too common to tell in which folder it was meant.
        telling = any(mark in name for mark in "-_")
        return _only(self._named.get(name, ()), language) if telling else None


def _keys(site: Site, member: Member) -> set[str]:
    """What a page may be called: its address and its file without the slash at the start, and its
    slug as front matter names it."""
    keys = {site.key(member.path), f"{_SLUG}{member.identity.slug}"}
    if member.identity.url:
        keys.add(site.key(member.identity.url).lstrip("/"))
    return keys


def _only(found: Sequence[Member], language: str | None) -> Member | None:
    same = {each.path: each for each in found if language in (None, each.language)}
    return next(iter(same.values())) if len(same) == 1 else None


def near_name(wrong: str, names: Sequence[str]) -> str | None:
    """The one of ``names`` that is spelt nearly so, whatever the case and the marks between its
    words."""
    found = _nearest(_folded(wrong), [*map(_folded, names)])
    return names[found] if found is not None else None


def _nearest(wrong: str, names: Sequence[str]) -> int | None:
    """At which place the name is that is the most like; None where none is like enough."""
    # Loaded here, because few links lead to nothing.
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        wrong,
        names,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_LEAST_ALIKE,
    )
    return found[2] if found else None


def _folded(name: str) -> str:
    return name.casefold().replace("_", "-")
