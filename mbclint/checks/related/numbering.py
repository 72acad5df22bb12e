"""The numbers that a list gives its own entries."""

from collections.abc import Iterator
from itertools import pairwise

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.related.removal import renumbered
from mbclint.checks.wording import enumerated
from mbclint.model.article import RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.passage import Passage
from mbclint.model.source import Format


class Numbering(Options, frozen=True):
    """This check has no options."""


def find(related: RelatedList, page: Page, options: Numbering) -> Iterator[Problem]:
    """One finding for a list whose numbers do not count up by one, at the first that is off."""
    numbers = [entry.number for entry in related.entries if entry.number]
    breaks = [
        (before, after)
        for before, after in pairwise(numbers)
        if int(after.text) != int(before.text) + 1
    ]
    # Markdown renders a list by its first number; all alike is a habit there, not a fault.
    if page.article.source.format is not Format.TEXT and len({n.text for n in numbers}) == 1:
        return
    if breaks:
        first = breaks[0][1]
        yield Problem(
            first.span,
            f"The numbers of this list do not count up: {_described(breaks)}",
            related.heading.text,
            tuple(Related(after.span, f"number {after.text}") for _, after in breaks[1:]),
            Fix("number the list anew", Applicability.SAFE, renumbered(related)),
        )


def _described(breaks: list[tuple[Passage, Passage]]) -> str:
    shown = [f"{after.text} follows {before.text}" for before, after in breaks[:3]]
    more = [f"{len(breaks) - 3} more"] if len(breaks) > 3 else []
    return enumerated(shown + more)


CHECK = ListCheck(Numbering, find)
