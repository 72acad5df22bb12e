"""Mended files, written."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from mbclint.engine.mended import Mended
from mbclint.engine.run import Run
from mbclint.fixing.replace_file import NotWrittenError, replace_file


def write_back(run: Run, named: Sequence[Path], mended: Mended) -> Mended:
    """Write what the fixes change. Where a file cannot be written, its change is taken out, the
    reason noted, and what the files then hold is judged."""
    written, notes = [], []
    for change in mended.changes:
        try:
            replace_file(change.path, change.before, change.after)
        except NotWrittenError as error:
            notes.append(f"{change.shown}: not mended: {error}")
        else:
            written.append(change)
    if not notes:
        return mended
    outcome = run.check(named)
    return replace(
        mended, outcome=outcome, changes=tuple(written), notes=(*mended.notes, *notes), failed=True
    )
