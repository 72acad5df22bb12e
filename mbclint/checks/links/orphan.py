"""Pages that no other page leads to."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.span import Span


class Orphan(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: Orphan) -> Iterator[Problem]:
    """One finding for a published page; a page at the top of the site, or of a language, is where
    readers begin."""
    member = page.member
    if not member.identity.published or member.path in page.linked_pages:
        return
    url = member.identity.url
    if url and page.site.is_top(url):
        return
    yield Problem(
        Span(0, 0), f"No other page of this site leads to {quoted(url or member.path)}", ""
    )


CHECK = SiteCheck(Orphan, find)
