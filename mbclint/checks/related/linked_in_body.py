"""Entries of a related list that the text links already."""

from collections.abc import Container, Iterator, Sequence

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.related.removal import without_entries
from mbclint.checks.wording import enumerated, number_of, quoted
from mbclint.corpus.resolve import Fate
from mbclint.model.article import Entry, RelatedList
from mbclint.model.edit import Applicability, Fix
from mbclint.model.finding import Problem, Related
from mbclint.model.links import Link, LinkKind, Region


class LinkedInBody(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: LinkedInBody) -> Iterator[Problem]:
    """A finding for each list, about its entries that lead to the same part of the same page as a
    link in the text."""
    wanted = {
        found.page
        for _, entries in page.lists
        for _, found in entries
        if found and found.fate is Fate.PAGE and found.page != page.member.path
    }
    in_text = dict(_in_text(page, wanted)) if wanted else {}
    for related, entries in page.lists if in_text else ():
        linked = [
            (entry, link)
            for entry, found in entries
            if found and (link := in_text.get((found.page, found.fragment)))
        ]
        if linked:
            yield _problem(related, linked)


def _problem(related: RelatedList, linked: Sequence[tuple[Entry, Link]]) -> Problem:
    entries = [entry for entry, _ in linked]
    numbers = enumerated([number_of(entry) for entry in entries])
    one = len(entries) == 1
    what = f"Entry {numbers}, {quoted(entries[0].title)}, is" if one else f"Entries {numbers} are"
    return Problem(
        entries[0].span if one else related.heading.span,
        f"{what} linked in the text",
        entries[0].title if one else related.heading.text,
        tuple(Related(link.span, f"entry {number_of(entry)}") for entry, link in linked),
        Fix(
            f"remove {'entry' if one else 'entries'} {numbers}",
            Applicability.UNSAFE,
            without_entries(related, entries),
        ),
    )


def _in_text(
    page: SitePage, wanted: Container[str | None]
) -> Iterator[tuple[tuple[str | None, str], Link]]:
    """The first link to each part of the pages that are wanted."""
    lists = [related.span for related in page.facts.related]
    for link, found in reversed(page.links):
        if found.page not in wanted or found.fate is not Fate.PAGE:
            continue
        if link.kind is not LinkKind.ANCHOR or link.region is not Region.BODY:
            continue
        if not any(each.covers(link.span) for each in lists):
            yield (found.page, found.fragment), link


CHECK = SiteCheck(LinkedInBody, find)
