"""What a page says of itself where readers do not look."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span

_TEXT_KEYS = frozenset(
    {
        *("abstract", "excerpt", "headline", "lead", "linktitle", "sidebar_label", "sidebartitle"),
        *("subtitle", "summary", "tagline", "teaser"),
    }
)
"""Keys of Hugo, Jekyll, Docusaurus, MkDocs, Starlight and Eleventy whose values readers see, beside
title and description; in lower case."""


class MetadataOrigin(StrEnum):
    """Where metadata stands."""

    FRONT_MATTER = "front matter"
    META = "meta element"
    JSON_LD = "JSON-LD"
    MICRODATA = "microdata"


class MetadataFact(Struct, frozen=True):
    """One value under a key."""

    key: str
    """The key as written, without the tables around it: ``dateModified``, ``dcterms.modified``."""
    value: str
    """A scalar as a string, never interpreted."""
    span: Span
    """The value in the source, without quotation marks."""
    origin: MetadataOrigin
    path: tuple[str, ...] = ()
    """The keys and indices around it, itself last: ``("@graph", "0", "dateModified")``."""
    types: tuple[str, ...] = ()
    """In JSON-LD and microdata, the ``@type`` of the item that it belongs to."""

    @property
    def is_text(self) -> bool:
        """Whether it stands in the front matter as a text that readers see on other pages."""
        front = self.origin is MetadataOrigin.FRONT_MATTER
        return front and len(self.path) == 1 and self.key.casefold() in _TEXT_KEYS


class RepeatedKey(Struct, frozen=True):
    """A front-matter key that stands twice in one table; one of its values is lost."""

    key: str
    first: Span
    second: Span
