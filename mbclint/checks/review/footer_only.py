"""A page whose only date is that of its site."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Block
from mbclint.model.dates import DatePlace
from mbclint.model.finding import Problem
from mbclint.model.passage import Passage
from mbclint.readers.visible import place_within

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^.\r\n]{0,60}?\b((?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)\b",
    re.IGNORECASE,
)


class FooterOnly(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: FooterOnly) -> Iterator[Problem]:
    """One finding, at the year of the copyright notice of a page without any date of its own."""
    article = page.article
    own = any(fact.place is not DatePlace.SENTENCE for fact in article.dates)
    if own or not article.blocks:
        return
    # A notice further up is that of a picture, a quotation, a table.
    end = max((heading.span.start for heading in article.headings), default=0)
    last = (block for block in article.blocks if block.span.start > end)
    texts: list[Passage | Block] = [*article.footer, *last]
    for passage in texts:
        text = passage.text
        # Few texts name a year, and that is quickly told.
        may_be_dated = "19" in text or "20" in text
        if notice := _COPYRIGHT.search(text) if may_be_dated else None:
            yield Problem(
                place_within(article.source, passage.span, *notice.span(1)),
                f"The only date of the page is that of its copyright, {quoted(notice[1])}; it does "
                "not say when the page was reviewed",
                notice[0],
            )
            return


CHECK = PageCheck(FooterOnly, find)
