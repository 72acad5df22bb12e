"""An entry that was never filled in."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.related.removal import without_entries
from mbclint.checks.related.titles import same_title_key
from mbclint.checks.wording import number_of, quoted
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class PlaceholderEntry(Options, frozen=True):
    """What stands for an entry to come."""

    values: frozenset[str] = frozenset()
    """Whole titles, in lower case, punctuation at the ends left out."""
    openings: tuple[str, ...] = ()
    """What no real title begins with, in lower case."""


def find(related: RelatedList, page: Page, options: PlaceholderEntry) -> Iterator[Problem]:
    """Entries that are empty or hold a placeholder."""
    for entry in related.entries:
        title = same_title_key(entry.title)
        bare = _EDGES.sub("", title)
        if (
            entry.code
            or _leads_there(entry, bare)
            or (bare and bare not in options.values and not bare.startswith(options.openings))
        ):
            continue
        said = f"is a placeholder, {quoted(entry.title)}" if bare else "has no title"
        yield Problem(
            entry.span,
            f"Entry {number_of(entry)} {said}",
            entry.title,
            fix=Fix(
                f"remove entry {number_of(entry)}",
                Applicability.UNSAFE,
                without_entries(related, [entry]),
            ),
        )


def _leads_there(entry: Entry, bare: str) -> bool:
    """Whether the link leads to a page of this name, so that the title says what it is about."""
    if not entry.titled or entry.target is None:
        return False
    return entry.target.text.rstrip("/").rpartition("/")[2].casefold() == bare != ""


CHECK = ListCheck(PlaceholderEntry, find)
