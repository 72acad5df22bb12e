"""Links to a page in another language that do not say so."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, SiteCheck, SitePage
from mbclint.checks.language.crossing import Announced, Crossing, crossings
from mbclint.checks.wording import quoted
from mbclint.language.names import language_name
from mbclint.model.finding import Problem


class UnannouncedTarget(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: UnannouncedTarget) -> Iterator[Problem]:
    """A finding for each link whose target has no translation in the page's language."""
    for crossing in crossings(page):
        if crossing.own is None and crossing.announced is Announced.NOT:
            yield _problem(crossing)


def _problem(crossing: Crossing) -> Problem:
    language = language_name(crossing.language)
    return Problem(
        crossing.span,
        f"{quoted(crossing.text)} leads to a page in {language}, {quoted(crossing.target.title)}, "
        "and does not say so",
        crossing.text,
        concerns=crossing.target.path,
    )


CHECK = SiteCheck(UnannouncedTarget, find)
