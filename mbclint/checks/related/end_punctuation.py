"""A full stop at the end of an entry, in a list that otherwise does without."""

from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import number_of
from mbclint.model.article import RelatedList
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.readers.visible import place_within

_FULL_STOPS = tuple(".。।۔።։")


class EndPunctuation(Options, frozen=True):
    """Which words keep their full stop, and how many entries make a habit."""

    abbreviations: frozenset[str] = frozenset()
    """In lower case, with their full stop."""
    least_without: int = 3
    """The list is left alone when fewer entries than this do without a full stop."""


def find(related: RelatedList, page: Page, options: EndPunctuation) -> Iterator[Problem]:
    """The entries with a full stop, where they are the lesser part of their list."""
    stopped = [entry for entry in related.entries if _is_stopped(entry.title, options)]
    without = len(related.entries) - len(stopped)
    if without < options.least_without or without <= len(stopped):
        return
    for entry in stopped:
        length = len(entry.title)
        stop = place_within(page.article.source, entry.span, length - 1, length)
        yield Problem(
            stop,
            f"Entry {number_of(entry)} ends in a full stop; {without} of "
            f"{len(related.entries)} entries here have none",
            entry.title,
            fix=Fix("remove the full stop", Applicability.UNSAFE, (Edit(stop, ""),)),
        )


def _is_stopped(title: str, options: EndPunctuation) -> bool:
    """Whether a title ends in a full stop that is not an ellipsis' or an abbreviation's."""
    if not title.endswith(_FULL_STOPS) or title.endswith(".."):
        return False
    last_word = title.split()[-1].lstrip("([{¿¡\"'«“‘").casefold()
    is_initial = len(last_word) <= 2 or "." in last_word[:-1]
    return not is_initial and last_word not in options.abbreviations


CHECK = ListCheck(EndPunctuation, find)
