"""The one shape into which every reader turns a file, whatever its format."""

from dataclasses import dataclass
from enum import StrEnum

from mbclint.model.dates import DateFact
from mbclint.model.source import Source
from mbclint.model.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of visible text: folded to single spaces, and where it stands in the source."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` counts from 2, the title being 1."""

    text: str
    span: Span
    level: int


class BlockKind(StrEnum):
    """What a block of running text is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or list item of the body. Related lists and dated lines are not body."""

    kind: BlockKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a related list."""

    title: str
    span: Span
    """The title alone, without marker, number and link syntax."""
    body: Span
    """The entry without marker and line break: what changes place when the list is sorted."""
    whole: Span
    """All that belongs to the entry, its line break included: what goes when the entry goes."""
    position: int
    """Its place in the list, from 1."""
    number: Passage | None = None
    """The number that the list itself gives it, in an ordered list."""
    target: Passage | None = None
    """The address that it links to, as written; None when the format or the export has lost it."""
    language: str | None = None
    """The BCP 47 tag that the entry itself declares."""


class LabelKind(StrEnum):
    """What the label tables know a text to announce."""

    SEE_ALSO = "see_also"
    RELATED_CONTENT = "related_content"
    PUBLISHED = "published"
    UPDATED = "updated"
    REVIEWED = "reviewed"
    NEXT_REVIEW = "next_review"
    EXPIRES = "expires"
    NOT_TRANSLATED = "not_translated"


@dataclass(frozen=True, slots=True)
class RelatedList:
    """A "See also" list: a heading of the label tables and the list under it."""

    heading: Heading
    heading_languages: frozenset[str]
    """The languages in which the heading is worded like this."""
    entries: tuple[Entry, ...]
    ordered: bool

    @property
    def span(self) -> Span:
        """From the heading to the end of the last entry."""
        return Span(self.heading.span.start, self.entries[-1].whole.end)


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says: the facts that rules judge, each with its place in the source."""

    source: Source
    title: Passage | None = None
    summary: Passage | None = None
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    related: tuple[RelatedList, ...] = ()
    dates: tuple[DateFact, ...] = ()
    language: str | None = None
    """The BCP 47 tag that the page or the configuration declares; None when neither does."""
