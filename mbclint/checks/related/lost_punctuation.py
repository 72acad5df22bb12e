"""Titles that lost a colon or an apostrophe on the way through an export."""

import re
from collections.abc import Iterator
from functools import cache

from mbclint.checks.kinds import ListCheck, Options, Page
from mbclint.checks.wording import number_of, quoted
from mbclint.model.article import RelatedList
from mbclint.model.finding import Problem
from mbclint.model.span import Span

_POSSESSIVE = re.compile(r"[A-Z][a-z]+s [a-z]{3,} (?P<article>A) (?=[a-z]+ [a-z]+)")
"""A name with a bare s, a noun, and a capital article within lower case: "Marias diary A year of
care". The article alone is no evidence: "vitamin A for children"."""


class LostPunctuation(Options, frozen=True):
    """Which words give two run-together titles away."""

    articles: frozenset[str] = frozenset()
    """Articles, as they stand at the start of a sentence: within one they are in lower case."""


def find(related: RelatedList, page: Page, options: LostPunctuation) -> Iterator[Problem]:
    """Titles in sentence case with a capital article in their midst."""
    midst = _capital_article(options.articles)
    for entry in related.entries:
        match = _POSSESSIVE.match(entry.title) or midst.search(entry.title)
        if match:
            second = entry.title[match.start("article") :]
            yield Problem(
                Span(entry.span.start, entry.span.end),
                f"Entry {number_of(entry)} looks like two titles run together: {quoted(second)} "
                "starts anew without a mark before it",
                entry.title,
            )


@cache
def _capital_article(articles: frozenset[str]) -> re.Pattern[str]:
    """A capital article after two words in lower case and before two more."""
    words = "|".join(map(re.escape, sorted(articles))) or r"(?!)"
    lower = r"[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*"
    return re.compile(rf"(?<!\S){lower} {lower} (?P<article>{words}) (?={lower} {lower}(?!\S))")


CHECK = ListCheck(LostPunctuation, find)
