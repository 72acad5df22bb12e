"""A figure that every translation of a page has to agree on."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span


class FigureKind(StrEnum):
    """What a figure counts."""

    DOSE = "amount"
    SHARE = "percentage"
    PHONE = "telephone number"
    DAY = "date"


class Figure(Struct, frozen=True):
    """A figure of the body."""

    kind: FigureKind
    key: str
    """Equal for figures that say the same in any language."""
    text: str
    span: Span
