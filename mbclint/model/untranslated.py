"""Words that stand in another language than their readers': what a translator has to do."""

from enum import StrEnum

from msgspec import Struct


class Reason(StrEnum):
    """Why something is to be translated, the most pressing first."""

    STALE = "stale"
    """Its source has changed since."""
    FOREIGN = "foreign"
    """It stands in another language than the page or list around it."""
    IDENTICAL = "identical"
    """It is what its source says, word for word."""
    UNMARKED = "unmarked"
    """It is in another language, which readers are told and their programs are not."""
    MISSING = "missing"
    """The page is not there in the language."""


class Extent(StrEnum):
    """How much a finding says this of."""

    PASSAGE = "passage"
    """What the finding stands at."""
    LIST = "list"
    """The related list whose heading it stands at."""
    PAGE = "page"
    """The whole page."""
    CHANGES = "changes"
    """What the page's source says anew."""


class Untranslated(Struct, frozen=True):
    """A finding in the eyes of a translator."""

    native: str
    """The tag of the language in which it should be."""
    reason: Reason
    language: str | None = None
    """The tag of the language in which it is, where that is known."""
    probability: float | None = None
    """How likely it is not to be in ``native``, from 0 to 1, where a detector told."""
    extent: Extent = Extent.PASSAGE
