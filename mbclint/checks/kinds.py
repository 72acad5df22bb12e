"""What a check is: a pure function over a page or one of its related lists, and its options."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from mbclint.language.page import PageLanguages
from mbclint.model.article import Article, RelatedList
from mbclint.model.finding import NotJudged, Problem
from mbclint.model.interval import Interval
from mbclint.model.span import Span

if TYPE_CHECKING:
    from mbclint.readers.html_soup import Element, Soup

Outcome = Problem | NotJudged
"""What a check yields for one place."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The options of a check; a rule file sets them and a site's configuration overrides them."""


class Need(StrEnum):
    """What a check depends on beside the page itself: decides which findings may be cached."""

    PAGE = "page"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Page:
    """An article in its surroundings: all that a check may look at."""

    article: Article
    languages: PageLanguages
    today: datetime.date
    review_interval: Interval
    """How long after one review the next is due."""

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


OptionsT = TypeVar("OptionsT", bound=Options)


@dataclass(frozen=True, slots=True)
class PageCheck(Generic[OptionsT]):
    """A check that judges a whole page."""

    options: type[OptionsT]
    find: Callable[[Page, OptionsT], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset({Need.PAGE})

    def run(self, page: Page, options: Any) -> Iterator[Outcome]:
        """Every outcome on the page."""
        yield from self.find(page, options)


@dataclass(frozen=True, slots=True)
class ListCheck(Generic[OptionsT]):
    """A check that judges each related list of a page by itself."""

    options: type[OptionsT]
    find: Callable[[RelatedList, Page, OptionsT], Iterator[Outcome]]
    needs: frozenset[Need] = frozenset({Need.PAGE})

    def run(self, page: Page, options: Any) -> Iterator[Outcome]:
        """Every outcome in each list of the page."""
        for related in page.article.related:
            yield from self.find(related, page, options)


Check = PageCheck[Any] | ListCheck[Any]
