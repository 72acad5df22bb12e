"""How much of a site there is in each language."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from mbclint.corpus.site import Site
from mbclint.model.language_tags import base


class Coverage(Struct, frozen=True):
    """The published pages of a site in one language beside those in its source language."""

    pages: int
    pairs: int
    """How many of them are translations of a source page."""
    sources: int
    """How many source pages there are."""

    @property
    def of_sources(self) -> float:
        """The share of the source pages that are translated."""
        return self.pairs / self.sources if self.sources else 0.0

    @property
    def of_pages(self) -> float:
        """The share of the pages that have a source."""
        return self.pairs / self.pages if self.pages else 0.0


def coverage_of(site: Site) -> Mapping[str, Coverage]:
    """For each base language but that of the sources; nothing where the site names none."""
    source = base(site.source_language or "")
    pages: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    sources = 0
    for group in site.groups():
        tags = [base(it.language) for it in group if it.identity.published and it.language]
        sources += tags.count(source)
        others = [tag for tag in tags if tag != source]
        pages.update(others)
        if source in tags:
            pairs.update(set(others))
    return {tag: Coverage(pages[tag], pairs[tag], sources) for tag in pages} if source else {}
