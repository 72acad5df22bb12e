"""A date that no calendar has, or that is not ISO 8601 where programs read it."""

import re
from collections.abc import Iterator

from mbclint.checks.code_spans import is_in_code
from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.article import Article
from mbclint.model.dates import DateFact
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Problem
from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.span import Span
from mbclint.readers.dates import find_dates

_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d.*)?")
_TIME = re.compile(r"[T ]\d{1,2}:.*")
_HTTP = re.compile(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT")
"""RFC 9110, section 5.6.7: so ``http-equiv`` wants it."""


class InvalidDate(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: InvalidDate) -> Iterator[Problem]:
    """Dates such as 30 February, wherever they stand, and such as 2018-10-6 in metadata."""
    for fact in page.article.dates:
        text = fact.reading.text
        if fact.reading.impossible and not _is_code(page.article, fact):
            yield Problem(fact.span, f"There is no such day as {quoted(text)}", text)
        elif fact.key and not _ISO.fullmatch(text) and not _is_of_http(page.article, fact):
            readings = " or ".join(map(str, fact.reading.candidates))
            write = f"; write {readings}" if readings else ""
            said = f"{quoted(text)} is not a date in ISO 8601, which programs read here{write}"
            yield Problem(fact.span, said, text, fix=_fix(page.article, fact))


def _is_code(article: Article, fact: DateFact) -> bool:
    """Whether a program's value is shown, not a day."""
    blocks = (block.span for block in article.blocks if block.span.covers(fact.span))
    return any(is_in_code(article.source, block, fact.span.start) for block in blocks)


def _is_of_http(article: Article, fact: DateFact) -> bool:
    given = _metadata(article, fact)
    return given is not None and bool(_HTTP.fullmatch(given.value))


def _fix(article: Article, fact: DateFact) -> Fix | None:
    """The same day in ISO 8601; none where it is open which day that is, or where readers see the
    text. A day that the page's language alone settles is not safe."""
    text, date = fact.reading.text, fact.date
    if date is None or fact.span.cut(article.source.text) != text or _is_shown(article, fact):
        return None
    time = _TIME.search(text)
    span = Span(fact.span.start, fact.span.end - (len(time[0]) if time else 0))
    readings = find_dates(text)
    settled = len(readings) == 1 and readings[0].date == date
    safety = Applicability.SAFE if settled else Applicability.UNSAFE
    return Fix(f"write {date}", safety, (Edit(span, str(date)),))


def _is_shown(article: Article, fact: DateFact) -> bool:
    """Whether microdata takes its date from the text between tags."""
    given, text = _metadata(article, fact), article.source.text
    within_text = text.rfind(">", 0, fact.span.start) > text.rfind("<", 0, fact.span.start)
    return given is not None and given.origin is MetadataOrigin.MICRODATA and within_text


def _metadata(article: Article, fact: DateFact) -> MetadataFact | None:
    return next((each for each in article.metadata if each.span.covers(fact.span)), None)


CHECK = PageCheck(InvalidDate, find)
