"""The tables of languages, which mbclint builds once on a machine: no part of what is measured."""

from pathlib import Path

from measure import fresh_cache, run_mbclint

from mbclint.resources import cache_folder


def language_tables(scratch: Path, site: Path) -> Path:
    """A folder with the tables that the site needs: those of this machine, and what a first run on
    the site adds."""
    cache, kept = scratch / "tables", cache_folder() / "language"
    if kept.is_dir():
        fresh_cache(cache, kept)
    run_mbclint(["check"], site, scratch / "output", cache)
    return cache / "language"
