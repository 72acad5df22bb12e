"""A page whose next review is close."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.staleness.dates import last_review, next_review
from mbclint.model.finding import Problem
from mbclint.model.interval import counted


class DueSoon(Options, frozen=True):
    """How long before its next review a page is named."""

    notice: int = 90
    """Days."""


def find(page: SitePage, options: DueSoon) -> Iterator[Problem]:
    """One finding: at the announced date, else at the last review, to which the interval is
    added."""
    announced, reviewed = next_review(page.facts.dates), last_review(page.facts.dates)
    if announced:
        fact, due, why = announced[0], announced[1].last_day, "announced for"
    elif reviewed:
        fact, date = reviewed
        due = page.review_interval.after(date.last_day)
        why = f"{page.review_interval} after {date}, on"
    else:
        return
    days = (due - page.today).days
    if 0 <= days <= options.notice:
        when = f"in {counted(days, 'day')}" if days else "today"
        yield Problem(
            fact.span,
            f"The next review is due {when}: {why} {due}; today is {page.today}",
            fact.reading.text,
        )


CHECK = SiteCheck(DueSoon, find, frozenset({Need.CLOCK}))
