"""Two pages at one address, of which readers see one."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import enumerated, quoted
from mbclint.model.finding import Problem
from mbclint.model.span import Span


class SharedUrl(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: SharedUrl) -> Iterator[Problem]:
    """One finding on each page after the first."""
    url = page.member.identity.url
    if url is None or not page.member.identity.published:
        return
    members = page.site.at(page.site.key(url))
    if len(members) < 2:
        return
    there = [each.path for each in members if each.identity.published]
    if len(there) > 1 and there[0] != page.member.path:
        others = [quoted(path) for path in there if path != page.member.path]
        yield Problem(
            Span(0, 0),
            f"This page and {enumerated(others)} have one address, {quoted(url)}",
            url,
            concerns=there[0],
        )


CHECK = SiteCheck(SharedUrl, find)
