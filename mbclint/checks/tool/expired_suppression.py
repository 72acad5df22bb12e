"""Suppressions that have had their time, or that do not say why."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.model.finding import Problem
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression


class ExpiredSuppression(Options, frozen=True):
    """Whether each suppression has to give a reason."""

    require_reason: bool = False


def find(page: SitePage, options: ExpiredSuppression) -> Iterator[Problem]:
    """A finding for each suppression past its day, or without a reason where one is asked for."""
    for asked in page.facts.suppressions:
        if not asked.holds_on(page.today):
            yield _problem(asked, f"hides nothing any more: it held until {asked.until}")
        elif options.require_reason and not asked.reason:
            yield _problem(asked, "gives no reason")


def _problem(asked: Suppression, said: str) -> Problem:
    if asked.where:
        return Problem(Span(0, 0), f"A suppression in {asked.where} {said}", asked.where)
    return Problem(asked.span, f"This suppression {said}", said)


CHECK = SiteCheck(ExpiredSuppression, find, frozenset({Need.CLOCK}))
