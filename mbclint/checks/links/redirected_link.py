"""Links that reach their page by a redirect or a former address."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.resolve import Fate
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.links import LinkKind


class RedirectedLink(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: RedirectedLink) -> Iterator[Problem]:
    """A finding for each link, with the page's own address."""
    own = {*page.site.settings.url_keys, *page.site.settings.alias_keys}
    for link, found in page.links:
        target = page.page(found) if found.redirected else None
        if found.fate is not Fate.PAGE or target is None:
            continue
        if link.kind is LinkKind.METADATA and link.attribute in own:
            continue
        address = page.address_to(link.target, target)
        now = address or target.identity.url or target.path
        yield Problem(
            link.span,
            f"{quoted(link.target)} is a former address; the page is at {quoted(now)}",
            link.target,
            fix=Fix(f"link to {quoted(now)}", Applicability.SAFE, (Edit(link.span, now),))
            if address
            else None,
            concerns=target.path,
        )


CHECK = SiteCheck(RedirectedLink, find)
