"""What a check is: a pure function over a page or one of its related lists, and its options."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec
from msgspec import Struct

from mbclint.checks.site_around import SiteAround
from mbclint.corpus.coverage import Coverage
from mbclint.corpus.member import Member
from mbclint.corpus.remote_links import RemoteLink, remote_links
from mbclint.corpus.resolve import Resolution
from mbclint.corpus.rewrite import address_to
from mbclint.model.article import Article, Entry, RelatedList
from mbclint.model.finding import NotJudged, Problem
from mbclint.model.interval import Interval
from mbclint.model.language_tags import base
from mbclint.model.links import Link
from mbclint.model.remote import Evidence
from mbclint.model.span import Span

if TYPE_CHECKING:
    from mbclint.language.page import PageLanguages
    from mbclint.readers.html_soup import Element, Soup

Outcome = Problem | NotJudged
"""What a check yields for one place."""


AnswerT = TypeVar("AnswerT")


class Options(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, rename="kebab"):
    """The options of a check; a rule file sets them and a site's configuration overrides them.
    They are few and each is one object for many pages, by which a check may remember what it has
    made of it."""


class Need(StrEnum):
    """What a check depends on beside the page itself: decides which findings may be cached."""

    PAGE = "page"
    SITE = "site"
    CLOCK = "clock"
    GIT = "git"
    NETWORK = "network"


class Clock:
    """The day of a run, and whether anybody wanted to know it."""

    def __init__(self, today: datetime.date) -> None:
        self._today = today
        self.was_asked = False

    @property
    def today(self) -> datetime.date:
        """The day."""
        self.was_asked = True
        return self._today


class Page(Struct, frozen=True):
    """An article in its surroundings: all that a check may look at."""

    article: Article
    languages: "PageLanguages"
    review_interval: Interval
    """How long after one review the next is due."""
    clock: Clock

    @property
    def today(self) -> datetime.date:
        """The day of the run. What a check says of a page is kept for a day if it asks for this."""
        return self.clock.today

    @property
    def soup(self) -> "Soup":
        """An HTML page as a BeautifulSoup tree, parsed when it is first asked for: for checks of
        one's own. Take it as read-only, because all checks share it."""
        from mbclint.readers.html_soup import soup_of

        return soup_of(self.article.source)

    def tag_span(self, tag: "Element") -> Span:
        """Where the start tag of an element of ``soup`` stands, to point a problem at."""
        from mbclint.readers.html_soup import tag_span

        return tag_span(self.article.source, tag)


class SitePage:
    """A page among the others of its site: all that a check of the site may look at."""

    def __init__(self, member: Member, around: SiteAround, review_interval: Interval) -> None:
        self.member = member
        self.facts = member.facts
        self.site = around.site
        self.today = around.today
        self.detector = around.detector
        self.history = around.history
        self.review_interval = review_interval
        self._around = around
        self._answers: dict[Callable[[SitePage], Any], Any] = {}

    @cached_property
    def links(self) -> tuple[tuple[Link, Resolution], ...]:
        """The links of the page and where each leads."""
        resolve, member = self._around.resolver.resolve, self.member
        return tuple([(link, resolve(member, link.target)) for link in self.facts.links])

    @cached_property
    def lists(self) -> tuple[tuple[RelatedList, tuple[tuple[Entry, Resolution | None], ...]], ...]:
        """The related lists of the page, each with its entries and where they lead."""
        return tuple(
            (related, tuple([(entry, self.resolve_entry(entry)) for entry in related.entries]))
            for related in self.facts.related
        )

    @cached_property
    def remote(self) -> tuple[tuple[RemoteLink, Evidence], ...]:
        """The links to other sites of which something is known."""
        around, base_url = self._around, self.site.settings.base_url
        if not around.evidence:
            return ()
        here = around.published.get(self.member.path)
        return tuple(
            (link, around.evidence[link.url])
            for link in remote_links(self.facts, base_url, around.online, here)
            if link.url in around.evidence
        )

    def evidence_of(self, url: str) -> Evidence | None:
        """What is known of an address that the page does not link."""
        return self._around.evidence.get(url)

    def resolve(self, target: str) -> Resolution:
        """Where an address as written on the page leads."""
        return self._around.resolver.resolve(self.member, target)

    def resolve_on(self, other: Member, target: str) -> Resolution:
        """Where an address as written on another page leads."""
        return self._around.resolver.resolve(other, target)

    @property
    def keys(self) -> Counter[str]:
        """How many pages of the site have each key at the top of their front matter."""
        return self.site.key_counts

    @property
    def linked_pages(self) -> frozenset[str]:
        """The paths of all pages to which another page leads."""
        return self._around.linked_pages

    @property
    def withdrawn(self) -> Mapping[str, datetime.date | None]:
        """The pages of the site that readers cannot open: see ``withdrawn_of``."""
        return self._around.withdrawn

    def resolve_entry(self, entry: Entry) -> Resolution | None:
        """Where an entry of a related list leads; None for one without any target."""
        return self.resolve_entry_on(self.member, entry)

    def resolve_entry_on(self, other: Member, entry: Entry) -> Resolution | None:
        """Where an entry of another page leads; None for one without any target."""
        if entry.target is None:
            return None
        if entry.titled or "/" in entry.target.text:
            return self.resolve_on(other, entry.target.text)
        return self._around.resolver.of_slug(other, entry.target.text)

    def once(self, ask: Callable[["SitePage"], AnswerT]) -> AnswerT:
        """What ``ask`` says of the page: asked once, however many checks want to know it."""
        if ask not in self._answers:
            self._answers[ask] = ask(self)
        return cast("AnswerT", self._answers[ask])

    @property
    def languages(self) -> Mapping[str, str]:
        """The language of each page of the site that has one, as a base tag, by its path."""
        return self._around.languages

    @cached_property
    def source(self) -> Member | None:
        """The published page that this one is a translation of; None for a source page."""
        written = self.site.source_language or ""
        return self.site.source_of(self.member) if self.site.has_language(written) else None

    @property
    def is_source(self) -> bool:
        """Whether the page is in the language that pages are written in first."""
        language, source = self.member.language, self.site.source_language
        return bool(language and source) and base(language or "") == base(source or "")

    @property
    def coverage(self) -> Mapping[str, Coverage]:
        """How much of the site there is in each language but that of the sources, by base tag."""
        return self._around.coverage

    def page(self, resolution: Resolution | None) -> Member | None:
        """The page that a link leads to, if it is one of the site."""
        if resolution is None or resolution.page is None:
            return None
        return self.site.members.get(resolution.page)

    def near(self, resolution: Resolution) -> Member | None:
        """The page that a link to nothing probably means, in the language of this page."""
        return self._around.near.page_for(resolution, self.member.language)

    def address_to(self, target: str, other: Member, fragment: str | None = None) -> str | None:
        """An address as written on the page, changed so that it leads to another page."""
        return address_to(self.member, target, other, fragment)


OptionsT = TypeVar("OptionsT", bound=Options)


class PageCheck(Struct, Generic[OptionsT], frozen=True):
    """A check that judges a whole page."""

    options: type[OptionsT]
    find: Callable[[Page, OptionsT], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset({Need.PAGE})

    def run(self, page: Page, options: Any) -> Iterator[Outcome]:
        """Every outcome on the page."""
        return self.find(page, options)


class ListCheck(Struct, Generic[OptionsT], frozen=True):
    """A check that judges each related list of a page by itself."""

    options: type[OptionsT]
    find: Callable[[RelatedList, Page, OptionsT], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset({Need.PAGE})

    def run(self, page: Page, options: Any) -> Iterator[Outcome]:
        """Every outcome in each list of the page."""
        for related in page.article.related:
            yield from self.find(related, page, options)


class SiteCheck(Struct, Generic[OptionsT], frozen=True):
    """A check that judges a page by facts alone: as a part of its site, or, where it does not need
    the site, by those of the page itself and what else it needs."""

    options: type[OptionsT]
    find: Callable[[SitePage, OptionsT], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset({Need.SITE})

    def run(self, page: SitePage, options: Any) -> Iterator[Outcome]:
        """Every outcome on the page."""
        return self.find(page, options)


Check = PageCheck[Any] | ListCheck[Any] | SiteCheck[Any]


class Kind(StrEnum):
    """By what a rule judges."""

    PAGE = "page"
    """Its check judges a page, or each of its lists, by itself."""
    SITE = "site"
    """Its check judges by facts."""
    ENGINE = "engine"
    """It has no check: the engine reports it."""


def kind_of(check: Check | None) -> Kind:
    """By what a rule with a check, or without one, judges."""
    if check is None:
        return Kind.ENGINE
    return Kind.SITE if isinstance(check, SiteCheck) else Kind.PAGE
