"""What a run says once its fixes are applied."""

from pathlib import Path

from msgspec import Struct

from mbclint.engine.run import Outcome
from mbclint.model.finding import Finding


class Change(Struct, frozen=True):
    """What becomes of a file."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    fixed: tuple[Finding, ...]


class Mended(Struct, frozen=True):
    """What the run says after the fixes, the files that they change, and what was not mended."""

    outcome: Outcome
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    failed: bool = False
    """Whether a file could not be written."""
