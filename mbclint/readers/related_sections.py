"""Which headings stand over related lists: the known ones, and those of the parts below them."""

from collections.abc import Sequence
from typing import Final

from mbclint.model.article import Entry, Heading, LabelKind
from mbclint.readers.labels import HeadingLabel, related_heading

PART: Final = HeadingLabel(LabelKind.SEE_ALSO, frozenset())
"""What a heading below a known one announces, in whatever words: "See also" may hold "Videos" and
"Leaflets"."""


class RelatedSection:
    """Takes the headings of a page in their order."""

    def __init__(self) -> None:
        self._level: int | None = None

    def announces(self, heading: Heading) -> HeadingLabel | None:
        """What is known of a heading; ``PART`` within the section of a known one."""
        if known := related_heading(heading.text):
            self._level = heading.level
            return known
        if self._level is not None and heading.level > self._level:
            return PART
        self._level = None
        return None


def leads_somewhere(entries: Sequence[Entry]) -> bool:
    """Whether most entries of a part are links or names of things: what is wholly prose below a
    known heading is a part of the text."""
    return 2 * sum(entry.target is not None or entry.code for entry in entries) > len(entries)
