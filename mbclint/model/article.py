"""The one shape into which every reader turns a file, whatever its format."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.dates import DateFact
from mbclint.model.links import Alternate, Anchor, BrokenLink, Link
from mbclint.model.metadata import MetadataFact, RepeatedKey
from mbclint.model.passage import Passage
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression


class Heading(Struct, frozen=True):
    """A heading below the title; ``level`` counts from 2, the title being 1."""

    text: str
    span: Span
    level: int
    anchor: str | None = None
    """The fragment that leads to it: its own id, or the one that the site's generator makes."""
    language: str | None = None
    """The tag declared nearest to it, when that is not the page's own."""
    translate: bool = True
    """False where the page marks it as not to be translated."""


class BlockKind(StrEnum):
    """What a block of running text is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"
    DEFINITION = "definition"
    CAPTION = "caption"


class Block(Struct, frozen=True, gc=False):
    """A paragraph, list item, table cell … of the body: its own text, without that of blocks within
    it. Related lists, dated lines, code, navigation and footers are not body."""

    kind: BlockKind
    text: str
    span: Span
    """From its first to its last visible character, markup between them included."""
    language: str | None = None
    """The tag declared nearest to it, when that is not the page's own."""
    translate: bool = True
    """False where the page marks it as not to be translated."""
    strong: bool = False
    """Whether all of it is in bold, as people type what should be a heading."""


class Entry(Struct, frozen=True):
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
    """The BCP 47 tag that the entry itself declares, or an element around it below the page."""
    translate: bool = True
    """False where the page marks it as not to be translated."""
    code: bool = False
    """Whether the title is set as code: the name of a thing, not words of a language."""
    target_language: str | None = None
    """What its link says of its target (``hreflang``)."""
    titled: bool = True
    """False where a reference stands in place of a title, as lists in front matter have it."""


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


class RelatedList(Struct, frozen=True):
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


class LanguageMark(Struct, frozen=True):
    """A declaration of language: a ``lang`` attribute or a front-matter key."""

    tag: str
    """As written; not necessarily a BCP 47 tag."""
    span: Span
    """The value."""
    whole: Span
    """The start tag, or the value where there is no tag."""
    of_page: bool
    """Whether it speaks for the whole page."""
    direction: str | None = None
    """The direction in force there by ``dir`` (``ltr``, ``rtl``, ``auto``); None without any."""


class Article(Struct, frozen=True):
    """What a page says: the facts that rules judge, each with its place in the source."""

    source: Source
    title: Passage | None = None
    """The article's own title: front matter or the only top heading; in HTML the only ``h1``, else
    the ``title`` element."""
    document_title: Passage | None = None
    """The ``title`` element of HTML."""
    description: Passage | None = None
    """The description in the metadata."""
    summary: Passage | None = None
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    related: tuple[RelatedList, ...] = ()
    dates: tuple[DateFact, ...] = ()
    reviewers: tuple[Passage, ...] = ()
    """Who is said to have reviewed the page, in metadata or after a label."""
    footer: tuple[Passage, ...] = ()
    """Texts of the page's footer."""
    links: tuple[Link, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    """What was meant to be a link and is none."""
    anchors: tuple[Anchor, ...] = ()
    metadata: tuple[MetadataFact, ...] = ()
    faults: tuple[Passage, ...] = ()
    """What could not be read within the file: the text says what, for its editor."""
    repeated_keys: tuple[RepeatedKey, ...] = ()
    language_marks: tuple[LanguageMark, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    canonical: Passage | None = None
    base: Passage | None = None
    """What relative addresses are relative to, where the page itself says so."""
    fragment: bool = False
    """Whether an HTML file is a part of a page, without an ``html`` element of its own."""
    language: str | None = None
    """The BCP 47 tag that the page or the configuration declares; None when neither does."""
    suppressions: tuple[Suppression, ...] = ()
    suppression_faults: tuple[Passage, ...] = ()
    """What is addressed to mbclint and cannot be understood: the text says why."""
