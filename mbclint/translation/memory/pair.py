"""A text with its translation."""

from msgspec import Struct

from mbclint.model.language_tags import base

UNKNOWN = "und"
"""The tag of a language that is not told (BCP 47)."""


class Pair(Struct, frozen=True):
    """A text with its translation, both without markup unless a translator's file has it."""

    source: str
    target: str
    source_language: str
    """A BCP 47 tag; ``und`` where it is not told."""
    target_language: str
    origin: str
    """Where it comes from, for people."""

    def translates(self, source_language: str, target_language: str) -> bool:
        """Whether it is of these languages, whichever their regions; an untold one may be any."""
        wanted = (base(source_language), base(target_language))
        own = (base(self.source_language), base(self.target_language))
        return all(UNKNOWN in pair or pair[0] == pair[1] for pair in zip(wanted, own, strict=True))
