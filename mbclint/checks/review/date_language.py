"""A date in the words of another language than the page."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.dates import DatePlace, DateRole
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base


class DateLanguage(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: DateLanguage) -> Iterator[Problem]:
    """Dates that readers see, none of whose languages is that of the page. A date within a
    sentence may be part of a name or a quotation."""
    language = page.languages.page
    if language is None:
        return
    for fact in page.article.dates:
        spoken = fact.reading.languages
        shown = fact.place is not DatePlace.METADATA and (
            fact.place is not DatePlace.SENTENCE or fact.role is not DateRole.BARE
        )
        if shown and spoken and not any(_alike(language, tag) for tag in spoken):
            words = language_name(min(spoken)) if len(spoken) == 1 else "another language"
            yield Problem(
                fact.span,
                f"The date {quoted(fact.reading.text)} is written in {words}; "
                f"the page is in {language_name(language)}",
                fact.reading.text,
            )


def _alike(language: str, tag: str) -> bool:
    norwegian = {"no", "nb", "nn"}
    return base(language) == base(tag) or {base(language), base(tag)} <= norwegian


CHECK = PageCheck(DateLanguage, find)
