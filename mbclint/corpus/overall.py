"""What is found out about a site by going through all its pages once."""

import datetime
from collections.abc import Mapping

from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.model.language_tags import base


def linked_pages_of(site: Site, resolver: Resolver) -> frozenset[str]:
    """The paths of all pages to which another page leads."""
    return frozenset(
        found.page
        for member in site.members.values()
        for link in member.facts.links
        if (found := resolver.resolve(member, link.target)).page and found.page != member.path
    )


def languages_of(site: Site) -> Mapping[str, str]:
    """The language of each page that has one, as a base tag, by the page's path."""
    return {
        path: base(language)
        for path, member in site.members.items()
        if (language := member.language)
    }


def withdrawn_of(site: Site, today: datetime.date) -> Mapping[str, datetime.date | None]:
    """The paths of the pages that readers cannot open, each with the day on which it expired; None
    for a page that is not published."""
    found: dict[str, datetime.date | None] = {}
    for path, member in site.members.items():
        if not member.identity.published:
            found[path] = None
            continue
        if member.expires and member.expires < today:
            found[path] = member.expires
    return found
