"""Entries of a related list that the text links already."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.removal import without_entries
from mbclint.checks.wording import number_of, quoted
from mbclint.corpus.resolve import Fate
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.links import Link, LinkKind, Region


class LinkedInBody(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: LinkedInBody) -> Iterator[Problem]:
    """A finding for each entry that leads to the same part of the same page as a link in the
    text."""
    in_text = dict(_in_text(page))
    for related in page.facts.related:
        for entry in related.entries:
            found = page.resolve_entry(entry)
            if found is None or found.fate is not Fate.PAGE or found.page == page.member.path:
                continue
            if link := in_text.get((found.page, found.fragment)):
                yield Problem(
                    entry.span,
                    f"Entry {number_of(entry)}, {quoted(entry.title)}, is linked in the text",
                    entry.title,
                    (Related(link.span, "linked here"),),
                    Fix(
                        f"remove entry {number_of(entry)}",
                        Applicability.UNSAFE,
                        without_entries(related, [entry]),
                    ),
                )


def _in_text(page: SitePage) -> Iterator[tuple[tuple[str | None, str], Link]]:
    lists = [related.span for related in page.facts.related]
    for link, found in reversed(page.links):
        if link.kind is not LinkKind.ANCHOR or link.region is not Region.BODY:
            continue
        if found.fate is Fate.PAGE and not any(each.covers(link.span) for each in lists):
            yield (found.page, found.fragment), link


CHECK = SiteCheck(LinkedInBody, find)
