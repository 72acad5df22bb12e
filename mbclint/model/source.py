"""A file as it was read: decoded text, and what the bytes said about themselves."""

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import LineIndex, Span


class Format(StrEnum):
    """The formats that mbclint reads."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class UndecodedBytes(Struct, frozen=True):
    """Bytes that are invalid in their file's encoding, and where the replacement stands."""

    span: Span
    raw: bytes


class Declaration(Struct, frozen=True):
    """What a page says of its own encoding."""

    label: str
    span: Span
    right: bool
    """Whether the file is in that encoding."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file. Offsets count its code points; a byte-order mark is not part of it."""

    path: str
    """Relative to the project's root, with forward slashes, as findings show it."""
    text: str
    format: Format
    encoding: str = "utf-8"
    """The name of Python's codec."""
    byte_order_mark: bool = False
    undecoded: tuple[UndecodedBytes, ...] = ()
    declaration: Declaration | None = None
    """None too where it does not matter: in ASCII, and with a byte-order mark."""
    lines: LineIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", LineIndex(self.text))
