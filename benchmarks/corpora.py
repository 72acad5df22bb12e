"""What the benchmarks run on: folders of pages, Debian packages, and published test suites."""

import argparse
import os
import platform
import random
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mbclint.model.source import Format, Source

SUFFIXES = {
    Format.HTML: (".html", ".htm", ".xhtml"),
    Format.MARKDOWN: (".md", ".mdx", ".markdown"),
    Format.TEXT: (".txt", ".rst", ".adoc"),
}
_SEED = 3


def add_corpus_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose a corpus."""
    parser.add_argument("folders", nargs="*", type=Path, help="folders of pages")
    parser.add_argument(
        "--debian", action="append", default=[], metavar="PACKAGE", help="fetch a Debian package"
    )
    parser.add_argument("--limit", type=int, help="take no more than so many pages of each format")


@contextmanager
def corpus(arguments: argparse.Namespace) -> Iterator[dict[Format, list[Source]]]:
    """The pages of all folders and packages, by format; under a limit, always the same sample."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [*arguments.folders]
        folders += [debian_package(name, Path(scratch)) for name in arguments.debian]
        if not folders:
            raise SystemExit("Name at least one folder, or a package with --debian.")
        pages = {kind: _sources(folders, kind, arguments.limit) for kind in SUFFIXES}
        yield {kind: sources for kind, sources in pages.items() if sources}


def _sources(folders: Sequence[Path], kind: Format, limit: int | None) -> list[Source]:
    paths = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES[kind] and path.is_file()
    )
    if limit is not None and len(paths) > limit:
        paths = sorted(random.Random(_SEED).sample(paths, limit))
    texts = ((path, path.read_bytes().decode("utf-8-sig", "replace")) for path in paths)
    return [Source(str(path), text, kind) for path, text in texts]


def debian_package(name: str, scratch: Path) -> Path:
    """The folder of a Debian package's files, fetched now."""
    target = scratch / name
    target.mkdir()
    subprocess.run(["apt-get", "download", "-q", name], cwd=target, check=True)
    archive = next(target.glob("*.deb"))
    subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=target, check=True)
    return target


def cache_folder() -> Path:
    """Where what was fetched is kept from one run to the next."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "mbclint-benchmarks"


def source_distribution(requirement: str, cache: Path) -> Path:
    """The folder of a Python source distribution, such as ``html5lib==1.1``; fetched once."""
    return _fetched(requirement, cache, _pip)


def npm_package(requirement: str, cache: Path) -> Path:
    """The folder of an npm package, such as ``commonmark-spec@0.31.2``; fetched once."""
    return _fetched(requirement, cache, _npm)


def _fetched(requirement: str, cache: Path, fetch: Callable[[str, Path], None]) -> Path:
    target = cache / requirement
    if not target.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        # Unpacked aside first, so that an interrupted run leaves nothing that looks complete.
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            folder = Path(scratch)
            fetch(requirement, folder)
            archive = next(path for path in folder.iterdir() if path.suffix in (".gz", ".tgz"))
            with tarfile.open(archive) as members:
                members.extractall(folder / "unpacked", filter="data")
            (folder / "unpacked").rename(target)
    return target


def _pip(requirement: str, folder: Path) -> None:
    constraint = folder / "constraint.txt"
    # Old set-up scripts import pkg_resources, which later versions have dropped.
    constraint.write_text("setuptools<80\n")
    name = requirement.partition("=")[0]
    command = [sys.executable, "-m", "pip", "download", requirement, "--no-deps", "--quiet"]
    command += ["--no-binary", name, "--dest", str(folder)]
    environment = {"PIP_CONSTRAINT": str(constraint), "PIP_BUILD_CONSTRAINT": str(constraint)}
    _run(command, folder, environment)


def _npm(requirement: str, folder: Path) -> None:
    _run(["npm", "pack", "--silent", requirement], folder, {})


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def versions(*packages: str) -> str:
    """The machine, the interpreter and the packages that a figure was measured with."""
    found = [f"Python {platform.python_version()}"]
    for package in packages:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} absent")
    return f"{_processor()}, {platform.system()}; {', '.join(found)}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "?")


def megabytes(sources: Sequence[Source]) -> float:
    """The size of all pages in UTF-8, in 10^6 bytes."""
    return sum(len(source.text.encode("utf-8", "surrogatepass")) for source in sources) / 1e6
