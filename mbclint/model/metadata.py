"""What a page says of itself where readers do not look."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span


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


class RepeatedKey(Struct, frozen=True):
    """A front-matter key that stands twice in one table; one of its values is lost."""

    key: str
    first: Span
    second: Span
