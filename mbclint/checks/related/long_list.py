"""A related list too long for a reader to choose from."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.model.article import RelatedList
from mbclint.model.finding import Problem


class LongList(Options, frozen=True):
    """How long is too long."""

    max: int = 20
    """The most entries that a list may have."""


def find(related: RelatedList, page: Page, options: LongList) -> Iterator[Problem]:
    """A finding at the heading of a list with more than ``max`` entries."""
    count = len(related.entries)
    if count > options.max:
        yield Problem(
            related.heading.span,
            f"This list has {count} entries, more than {options.max}",
            related.heading.text,
        )


CHECK = ListCheck(LongList, find)
