"""Changes to a text, and how far they may be trusted."""

from dataclasses import dataclass
from enum import StrEnum

from mbclint.model.span import Span


class Applicability(StrEnum):
    """Whether a fix keeps the meaning of the page (safe) or needs a person's consent (unsafe)."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace what ``span`` covers by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend one finding together, and what they do in a few words."""

    description: str
    applicability: Applicability
    edits: tuple[Edit, ...]
