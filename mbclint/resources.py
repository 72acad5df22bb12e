"""Where the data that ships with mbclint lies."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def rules_folder() -> Path:
    """The built-in packs and label tables: in the wheel, or beside the package in a checkout."""
    packaged = _PACKAGE / "_rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "rules"
