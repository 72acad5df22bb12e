"""Cells that no spreadsheet takes for formulas."""

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would compute it (OWASP, "CSV
    Injection"), or where ``unguarded`` would take one away."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def told_apart(cell: str) -> str:
    """The cell for a format that knows texts from formulas, so that ``unguarded`` gives it back: a
    spreadsheet may save it in the other kind."""
    return f"'{cell}" if _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """What ``guarded`` or ``told_apart`` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell
