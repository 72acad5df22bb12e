"""What the source of a translation says anew, and where in the translation that belongs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from mbclint.model.article import Article
from mbclint.translation.spots import Spot, spots_of

_ALMOST = 99


class Changed(Struct, frozen=True):
    """A text of the source that the translation does not have yet."""

    spot: Spot
    """Where it stands in the source."""
    before: str = ""
    """What stood there when the translation was made; empty for what is new."""
    place: Spot | None = None
    """The text of the translation that it takes the place of; None where that cannot be told."""

    @property
    def likeness(self) -> int:
        """How alike the two states of the source are, up to 99."""
        return min(_ALMOST, round(ratio(self.before, self.spot.text)))


def changed_texts(before: Article, now: Article, translation: Article) -> Iterator[Changed]:
    """The texts of the source as it is ``now`` that it did not have ``before``. A text has a place
    in the translation where that has as many texts of its kind as the source had."""
    old, new = spots_of(before), spots_of(now)
    places = _places(old, spots_of(translation))
    texts = [spot.text for spot in old], [spot.text for spot in new]
    for action, first, last, start, end in SequenceMatcher(None, *texts, False).get_opcodes():
        if action not in ("replace", "insert"):
            continue
        paired = last - first == end - start
        for number, spot in enumerate(new[start:end]):
            if not spot.translate:
                continue
            was = old[first + number] if paired else None
            if was and _kind(was) == _kind(spot):
                yield Changed(spot, was.text, places.get(was.locator))
            else:
                yield Changed(spot)


def _places(old: tuple[Spot, ...], there: tuple[Spot, ...]) -> Mapping[str, Spot]:
    """The texts of a translation by the names of their sources."""
    had, has = Counter(map(_kind, old)), Counter(map(_kind, there))
    return {spot.locator: spot for spot in there if had[_kind(spot)] == has[_kind(spot)]}


def _kind(spot: Spot) -> str:
    """``block`` for ``block 12``; of a list, each by itself."""
    return spot.locator.rstrip("0123456789").rstrip()
