"""Where the data that ships with mbclint lies, and where it keeps its own."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def rules_folder() -> Path:
    """The built-in packs and label tables: in the wheel, or beside the package in a checkout."""
    packaged = _PACKAGE / "_rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "rules"


def cache_folder() -> Path:
    """Where what can be had again is kept: the folder that ``MBCLINT_CACHE`` names, or the one that
    the system has for caches of the user."""
    chosen = os.environ.get("MBCLINT_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "linux":
        # What platformdirs says there, which takes longer to load than a page to check.
        for name, below in (("XDG_CACHE_HOME", ""), ("HOME", ".cache")):
            if (given := os.environ.get(name, "")).startswith("/"):
                return Path(given, below, "mbclint")
    from platformdirs import user_cache_path

    return user_cache_path("mbclint", False)


def short_name(of: str) -> str:
    """What is kept of a thing may be called so there: another name for each path or address."""
    return blake2b(of.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
