"""What ``mbclint check`` and ``links`` are given: files and folders, or one site elsewhere."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NewType

import click

from mbclint.commands.checking import run_check

Address = NewType("Address", str)
_ARCHIVES = (".warc", ".warc.gz")
_PUBLISHED = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Source(click.ParamType[Path | Address]):
    """A path, or the address of a sitemap, a page or a folder."""

    name = "path"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | Address:
        """An address stays as it is written: as a path it would lose a slash."""
        text = str(value)
        return Address(text) if _ADDRESS.match(text) else Path(text)


def check_sources(sources: Sequence[Path | Address], given: dict[str, Any]) -> None:
    """Check files and folders, or one site elsewhere; the command ends here. Raises
    ``click.UsageError`` where both or two sites are named."""
    paths = tuple(source for source in sources if isinstance(source, Path))
    archives = [path for path in paths if path.name.lower().endswith(_ARCHIVES)]
    if len(paths) == len(sources) and not archives:
        _refuse(given, ("depth", "most_pages"), "wants the address of a published site")
        run_check(paths, given)
        return
    if len(sources) > 1:
        raise click.UsageError("an address or a web archive is checked alone; name nothing else")
    address = str(sources[0])
    if archives:
        from mbclint.commands.archive import check_archive
        from mbclint.commands.live import FOR_FILES

        _refuse(given, FOR_FILES, "is for files, not for a web archive; leave it out")
        _refuse(given, ("depth", "most_pages"), "wants the address of a published site")
        check_archive(archives[0], given)
        return
    if not _PUBLISHED.match(address):
        from mbclint.commands.remote import FOR_LOCAL, check_folder

        _refuse(given, FOR_LOCAL, "is not for a folder of another file system, which is only read")
        check_folder(address, given)
        return
    # What opens connections takes time to load.
    from mbclint.commands.live import FOR_FILES, check_site

    _refuse(given, FOR_FILES, "is for files, not for a published site; leave it out")
    check_site(address, given)


def _refuse(given: dict[str, Any], options: Sequence[str], why: str) -> None:
    for option in options:
        if given[option]:
            raise click.UsageError(f"--{option.replace('_', '-')} {why}")
