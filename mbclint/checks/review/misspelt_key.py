"""Front-matter keys that are nearly those which the site uses, and so are read by nobody."""

from collections.abc import Iterator
from functools import lru_cache

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.metadata import MetadataOrigin

_SHORTEST = 5
"""Letters: shorter keys are a letter apart by chance, as "tag" and "tags" are."""
_ENDINGS = ("ed", "d", "s")
"""What a word may lack and be meant all the same: "publish" for "published"."""


class MisspeltKey(Options, frozen=True):
    """How sure a misspelling must be."""

    known: frozenset[str] = frozenset()
    """Keys that generators know, whether the site uses them or not."""
    ignore: frozenset[str] = frozenset()
    ratio: int = 8
    """How many times as often the site must use the other key."""


def find(page: SitePage, options: MisspeltKey) -> Iterator[Problem]:
    """A finding for each key at the top of the front matter."""
    counts = page.keys
    seen: set[str] = set()
    for fact in page.facts.metadata:
        key = fact.path[0] if fact.path else ""
        if fact.origin is not MetadataOrigin.FRONT_MATTER or key in seen:
            continue
        seen.add(key)
        if len(key) < _SHORTEST or key in options.known or key in options.ignore:
            continue
        often = {each for each, count in counts.items() if count >= options.ratio * counts[key]}
        slips = _slips_of(key, options.known).union(it for it in often if _is_slip(key, it))
        meant = sorted(slips)
        span = page.facts.keys.get(key)
        if span is None or len(meant) != 1:
            continue
        beside = meant[0] in page.facts.keys
        if beside and meant[0] not in often:
            continue
        said = (
            f"{quoted(meant[0])} stands beside it" if beside else f"{quoted(meant[0])} may be meant"
        )
        fix = Fix(f"call it {quoted(meant[0])}", Applicability.UNSAFE, (Edit(span, meant[0]),))
        yield Problem(
            span,
            f"The key {quoted(key)} is on {_pages(counts[key])}; {said}",
            key,
            fix=None if beside else fix,
        )


def _pages(count: int) -> str:
    return "this page alone" if count == 1 else f"{count} pages"


@lru_cache(maxsize=4_096)
def _slips_of(key: str, known: frozenset[str]) -> frozenset[str]:
    """Pages have the same few keys."""
    return frozenset(each for each in known if _is_slip(key, each))


@lru_cache(maxsize=4_096)
def _is_slip(key: str, other: str) -> bool:
    """Whether one slip of the fingers, one letter in another place, or a missing ending makes
    ``key`` of ``other``."""
    if any(key + ending == other for ending in _ENDINGS):
        return True
    if abs(len(key) - len(other)) > 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    if DamerauLevenshtein.distance(key, other, score_cutoff=1) <= 1:
        return True
    return sorted(key) == sorted(other) and DamerauLevenshtein.distance(key, other) <= 2


CHECK = SiteCheck(MisspeltKey, find)
