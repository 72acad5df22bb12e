"""One title twice in a list: to the letter, or but for accents, punctuation, prefix and plural."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Literal

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.related.removal import without_entries
from mbclint.checks.related.titles import near_title_key, same_title_key
from mbclint.checks.wording import enumerated, number_of, quoted
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related


class DuplicateEntry(Options, frozen=True):
    """What makes two entries the same."""

    compare: Literal["title", "near-title"] = "title"


def find(related: RelatedList, page: Page, options: DuplicateEntry) -> Iterator[Problem]:
    """A finding for each title that is repeated, at its last occurrence."""
    near = options.compare == "near-title"
    key = near_title_key if near else same_title_key
    alike: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in related.entries:
        if near and entry.code:
            # Every mark in the name of code counts: "host" and "host()" are two things.
            continue
        if title_key := key(entry.title):
            alike[title_key].append(entry)
    for entries in alike.values():
        if near:
            # Equal titles are one item here: they are the exact rule's finding.
            entries = list({same_title_key(entry.title): entry for entry in entries}.values())
        if len(entries) > 1:
            yield _near(entries) if near else _exact(related, entries)


def _exact(related: RelatedList, entries: list[Entry]) -> Problem:
    *earlier, last = entries
    times = "twice" if not earlier[1:] else f"{len(entries)} times"
    numbers = enumerated([number_of(entry) for entry in entries])
    return Problem(
        last.span,
        f"{quoted(last.title)} is listed {times}: entries {numbers}",
        last.title,
        _pointers(earlier),
        Fix(
            f"keep entry {number_of(entries[0])} and remove "
            f"{enumerated([number_of(entry) for entry in entries[1:]])}",
            Applicability.UNSAFE,
            without_entries(related, entries[1:]),
        ),
    )


def _near(entries: list[Entry]) -> Problem:
    *earlier, last = entries
    others = enumerated([f"{quoted(entry.title)} (entry {number_of(entry)})" for entry in earlier])
    return Problem(
        last.span,
        f"{quoted(last.title)} (entry {number_of(last)}) is nearly the same as {others}",
        last.title,
        _pointers(earlier),
    )


def _pointers(entries: list[Entry]) -> tuple[Related, ...]:
    return tuple(Related(entry.span, f"entry {number_of(entry)}") for entry in entries)


CHECK = ListCheck(DuplicateEntry, find)
