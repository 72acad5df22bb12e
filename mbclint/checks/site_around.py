"""What is the same for all pages of a site: found out once, when a check first asks."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mbclint.corpus.coverage import Coverage, coverage_of
from mbclint.corpus.history import History
from mbclint.corpus.near import NearPages
from mbclint.corpus.overall import languages_of, linked_pages_of, withdrawn_of
from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.language.detector import Detector
from mbclint.model.remote import Evidence
from mbclint.settings.online import OnlineSettings


@dataclass(frozen=True)
class SiteAround:
    """What is the same for all pages of a site."""

    site: Site
    today: datetime.date
    detector: Detector
    history: History | None = None
    """What git knows of the project; None without git."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """What is known of addresses on other sites; empty for a run that asks nothing."""
    online: OnlineSettings = field(default_factory=OnlineSettings)
    published: Mapping[str, str] = field(default_factory=dict)
    """The addresses at which pages were read, by their paths; empty for files."""

    @cached_property
    def resolver(self) -> Resolver:
        """Resolves links."""
        return Resolver(self.site)

    @cached_property
    def near(self) -> NearPages:
        """Finds the page that is meant."""
        return NearPages(self.site)

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The language of each page: see ``languages_of``."""
        return languages_of(self.site)

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """How much of the site there is in each language but that of the sources."""
        return coverage_of(self.site)

    @cached_property
    def linked_pages(self) -> frozenset[str]:
        """The paths of all pages to which another page leads."""
        return linked_pages_of(self.site, self.resolver)

    @cached_property
    def withdrawn(self) -> Mapping[str, datetime.date | None]:
        """The pages that readers cannot open: see ``withdrawn_of``."""
        return withdrawn_of(self.site, self.today)
