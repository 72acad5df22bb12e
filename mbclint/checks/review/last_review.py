"""When a page was reviewed last."""

from mbclint.corpus.facts import PageFacts
from mbclint.model.dates import DateFact, DatePlace, DateRole, PartialDate


def last_review(facts: PageFacts) -> tuple[DateFact, PartialDate] | None:
    """The youngest review date that is clear, and where it stands; none within a sentence."""
    reviews = [
        (fact, fact.date)
        for fact in facts.dates
        if fact.role is DateRole.REVIEWED and fact.date and fact.place is not DatePlace.SENTENCE
    ]
    return max(reviews, key=lambda each: each[1].last_day, default=None)
