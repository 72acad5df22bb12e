"""Where what is read is kept for as long as it is of use."""

from functools import lru_cache
from pathlib import Path
from weakref import finalize

from msgspec import Struct

from mbclint.engine.cache_files import cache_file
from mbclint.engine.page_cache import PageCache


class Keeping(Struct, frozen=True):
    """How those who read pages for another machine keep the facts of them."""

    folder: Path | None
    """The folder with their files; None for the user's cache folder."""
    lasts: bool
    """Whether later runs find it again; else it goes with the worker."""


@lru_cache(maxsize=8)
def kept_here(keeping: Keeping, root: Path) -> PageCache:
    """What this process, a worker's, keeps of the pages of a project."""
    if keeping.lasts:
        return PageCache(cache_file(root, keeping.folder))
    # A worker's process ends without what others do at their end: Dask removes its folder.
    from distributed import get_worker

    return PageCache(cache_file(root, Path(get_worker().local_directory)))


def scratch_cache() -> PageCache:
    """A cache in a file that goes with it."""
    from tempfile import TemporaryDirectory

    folder = TemporaryDirectory(prefix="mbclint-", ignore_cleanup_errors=True)
    cache = PageCache(Path(folder.name) / "pages.sqlite")
    finalize(cache, folder.cleanup)
    return cache
