"""A piece of text and its place."""

from msgspec import Struct

from mbclint.model.span import Span


class Passage(Struct, frozen=True, gc=False):
    """A piece of visible text: folded to single spaces, and where it stands in the source."""

    text: str
    span: Span
