"""One fact with two dates: one that readers see, and another one in the metadata."""

from collections.abc import Iterator, Sequence

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.model.dates import DateFact, DatePlace, DateRole, PartialDate
from mbclint.model.finding import Problem, Related

_ROLES = (DateRole.PUBLISHED, DateRole.UPDATED, DateRole.REVIEWED, DateRole.NEXT_REVIEW)
_SHOWN = (DatePlace.LINE, DatePlace.BYLINE)
_ZONES = 1
"""Days: midnight in one zone is the day before in another."""

Dated = tuple[DateFact, PartialDate]


class DatesDisagree(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: DatesDisagree) -> Iterator[Problem]:
    """A finding for each role, at the date that readers see."""
    for role in _ROLES:
        facts = [
            (fact, fact.date) for fact in page.article.dates if fact.role is role and fact.date
        ]
        shown = [pair for pair in facts if pair[0].place in _SHOWN]
        hidden = [pair for pair in facts if pair[0].place is DatePlace.METADATA]
        if shown and hidden and not _any_agree(shown, hidden):
            (fact, date), (other, value) = shown[0], hidden[0]
            yield Problem(
                fact.span,
                f"Readers see {role.value} {date}; the metadata says {value} ({quoted(other.key)})",
                fact.reading.text,
                (Related(other.span, f"{other.key}: {value}"),),
            )


def _any_agree(shown: Sequence[Dated], hidden: Sequence[Dated]) -> bool:
    return any(_agree(one, other) for _, one in shown for _, other in hidden)


def _agree(one: PartialDate, other: PartialDate) -> bool:
    return (one.first_day - other.last_day).days <= _ZONES and (
        other.first_day - one.last_day
    ).days <= _ZONES


CHECK = PageCheck(DatesDisagree, find)
