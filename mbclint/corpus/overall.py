"""What is found out about a site by going through all its pages once."""

import datetime
from collections import Counter
from collections.abc import Mapping

from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.model.dates import DateRole
from mbclint.model.language_tags import base
from mbclint.model.metadata import MetadataOrigin


def keys_of(site: Site) -> Counter[str]:
    """How many pages have each key at the top of their front matter."""
    return Counter(
        key
        for member in site.members.values()
        for key in {
            fact.path[0]
            for fact in member.facts.metadata
            if fact.path and fact.origin is MetadataOrigin.FRONT_MATTER
        }
    )


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
        days = [
            fact.date.last_day
            for fact in member.facts.dates
            if fact.role is DateRole.EXPIRES and fact.date
        ]
        if days and max(days) < today:
            found[path] = max(days)
    return found
