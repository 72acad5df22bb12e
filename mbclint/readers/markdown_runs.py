"""What a walk through Markdown finds: runs of visible text, with the links and items in them."""

from msgspec import Struct

from mbclint.model.links import LinkKind
from mbclint.model.span import Span


class Piece(Struct, frozen=True, gc=False):
    """A part of visible text and its place."""

    text: str
    start: int
    end: int
    code: bool = False


class LinkEvent(Struct, gc=False):
    """A link or image as the parser gives it; ``texts`` are the pieces within it."""

    kind: LinkKind
    form: str
    address: str
    label: str
    whole: Span
    first: int
    inner_end: int
    texts: tuple[Piece, ...] = ()


class TextRun(Struct, gc=False):
    """The inline content of one block, without that of blocks within it."""

    tag: str
    item: "ItemEvent | None"
    pieces: list[Piece] = []
    links: list[LinkEvent] = []
    covered: list[Span] = []
    """Code, raw HTML and links: no place to look for bare addresses."""
    start: int = -1
    end: int = -1
    strong: int = 0
    """How many characters stand in bold."""
    broken: bool = False
    """Whether it holds line breaks."""
    level: int = 0
    anchor: str | None = None
    block_end: int = -1
    """Where a heading ends, its attributes included."""


class ItemEvent(Struct, gc=False):
    """A list item; ``depth`` counts from 1."""

    whole: Span
    depth: int
    list_number: int
    """Which list of the page it belongs to."""
    ordered: bool


class Events(Struct, frozen=True, gc=False):
    """All that the parser says of a text."""

    runs: tuple[TextRun, ...]
    html: tuple[Span, ...]
    undefined: tuple[Span, ...]
    """References in full form without a definition."""
