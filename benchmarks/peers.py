"""Linters of Markdown beside which mbclint is measured, where they are installed."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """A way to run another program."""

    name: str
    on_site: Sequence[str]
    """Run in the folder of a site."""
    on_files: Sequence[str]
    """The same, and files after it."""


def find_peers(names: Iterable[str], folders: Sequence[Path], scratch: Path) -> list[Peer]:
    """Those that are found in the folders or on PATH; of each other one it is said."""
    found = []
    for name in names:
        program = find_program(name, folders)
        found += [*_ways(name, program, scratch)] if program else []
    return found


def find_program(name: str, folders: Sequence[Path] = ()) -> str | None:
    """A program in the folders or on PATH; if there is none, it is said."""
    searched = os.pathsep.join([*map(str, folders), os.environ.get("PATH", os.defpath)])
    program = shutil.which(name, path=searched)
    if program is None:
        print(f"{name} is not installed, and left out.", flush=True)
    return program and str(Path(program).absolute())


def _ways(name: str, program: str, scratch: Path) -> Iterator[Peer]:
    if name == "markdownlint-cli2":
        yield Peer(name, (program, "**/*.md"), (program,))
    elif name == "rumdl":
        check = (program, "check", "--no-config")
        yield Peer(name, (*check, "--no-cache", "."), (*check, "--no-cache"))
        kept = (*check, "--cache-dir", str(scratch / "rumdl"))
        yield Peer(f"{name}, its cache warm", (*kept, "."), kept)
    elif name == "vale":
        settings = scratch / "vale.ini"
        settings.write_text("MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n", "utf-8")
        vale = (program, "--config", str(settings), "--no-exit")
        yield Peer(name, (*vale, "--glob=*.md", "."), vale)
