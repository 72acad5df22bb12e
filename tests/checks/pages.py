"""Pages for the tests of checks."""

import datetime
from typing import Any

from mbclint.checks.kinds import Clock, Page, PageCheck
from mbclint.engine.read import read
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.language.page import PageLanguages
from mbclint.model.finding import Problem
from mbclint.model.interval import Interval
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions


def page_of(text: str, language: str | None = "en", written: Format = Format.HTML) -> Page:
    """A page as a run would judge it."""
    return page_of_source(Source("page", text, written), language)


def page_of_source(source: Source, language: str | None = "en") -> Page:
    """A page of a source, such as one that was decoded."""
    article = read(source, ReadOptions(language=language))
    languages = PageLanguages(article, FrequencyDetector())
    return Page(article, languages, Interval(months=36), Clock(datetime.date(2026, 6, 1)))


def problems(check: PageCheck[Any], page: Page, options: Any = None) -> list[Problem]:
    """What a check finds on a page."""
    found = check.run(page, options or check.options())
    return [outcome for outcome in found if isinstance(outcome, Problem)]
