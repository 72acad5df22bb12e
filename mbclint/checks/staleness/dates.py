"""The date that speaks for a page's age."""

from collections.abc import Iterable, Sequence

from mbclint.model.dates import DateFact, DatePlace, DateRole, PartialDate

_NOT_AN_AGE = frozenset({DateRole.NEXT_REVIEW, DateRole.EXPIRES})


def last_review(dates: Sequence[DateFact]) -> tuple[DateFact, PartialDate] | None:
    """The latest review date that can be read, and its fact."""
    return latest(fact for fact in dates if fact.role is DateRole.REVIEWED)


def next_review(dates: Sequence[DateFact]) -> tuple[DateFact, PartialDate] | None:
    """The latest date that is announced for the next review, and its fact."""
    return latest(fact for fact in dates if fact.role is DateRole.NEXT_REVIEW)


def last_sign_of_life(dates: Sequence[DateFact]) -> tuple[DateFact, PartialDate] | None:
    """The last review; without one, the latest date of any kind that is the page's own. Dates
    within sentences tell of other things."""
    return last_review(dates) or latest(
        fact
        for fact in dates
        if fact.place is not DatePlace.SENTENCE and fact.role not in _NOT_AN_AGE
    )


def latest(facts: Iterable[DateFact]) -> tuple[DateFact, PartialDate] | None:
    """The latest of the dates that can be read, and its fact."""
    dated = [(fact, fact.date) for fact in facts if fact.date]
    return max(dated, key=lambda pair: pair[1].last_day, default=None)
