"""Words like "recently" in a page that is no longer recent."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mbclint.checks.kinds import Need, Options, Page, PageCheck
from mbclint.checks.staleness.dates import last_sign_of_life
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.interval import age
from mbclint.model.language_tags import base
from mbclint.readers.visible import place_within

_YEAR = r"(?:19|20)\d\d"


class DatedPhrase(Options, frozen=True):
    """The phrases that age."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By base language; ``{year}`` stands for a year of the Gregorian calendar."""


def find(page: Page, options: DatedPhrase) -> Iterator[Problem]:
    """Phrases in the page's language, where the page is older than its interval."""
    phrases = options.phrases.get(base(page.languages.page or ""), ())
    last = last_sign_of_life(page.article.dates)
    if last is None or not phrases:
        return
    date = last[1]
    source = page.article.source
    for block in page.article.blocks:
        for match in _pattern(phrases).finditer(block.text):
            # The day is asked for last: what is said of a page without phrases holds on all days.
            if page.review_interval.after(date.last_day) >= page.today:
                return
            yield Problem(
                place_within(source, block.span, *match.span()),
                f"{quoted(' '.join(match[0].split()))} was written by {date}, "
                f"{age(date.last_day, page.today)} before {page.today}",
                match[0],
            )


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, broken over lines or not."""
    written = sorted(phrases, key=len, reverse=True)
    alternatives = [
        r"\s+".join(re.escape(word).replace(r"\{year\}", _YEAR) for word in phrase.split())
        for phrase in written
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


CHECK = PageCheck(DatedPhrase, find, frozenset({Need.PAGE, Need.CLOCK}))
