"""Changes to a text, and how far they may be trusted."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span


class Applicability(StrEnum):
    """Whether a fix keeps the meaning of the page (safe) or needs a person's consent (unsafe)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(Struct, frozen=True, order=True):
    """Replace what ``span`` covers by ``replacement``."""

    span: Span
    replacement: str


class Fix(Struct, frozen=True):
    """Edits that mend one finding together, and what they do in a few words."""

    description: str
    applicability: Applicability
    edits: tuple[Edit, ...]
