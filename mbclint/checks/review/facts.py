"""Questions about reviews that several checks ask."""

from mbclint.model.article import Article
from mbclint.model.dates import DateFact, DatePlace, DateRole


def last_shown_review(article: Article) -> DateFact | None:
    """A review date of the page: one that readers see before one of the metadata."""
    reviews = [fact for fact in article.dates if fact.role is DateRole.REVIEWED]
    shown = [fact for fact in reviews if fact.place is not DatePlace.METADATA]
    return next(iter((*shown, *reviews)), None)
