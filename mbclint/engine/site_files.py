"""The site around the pages that are checked: its files, its redirects, its folders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from mbclint.corpus.site import Site
from mbclint.corpus.templates import mkdocs_redirects, redirects_in
from mbclint.corpus.tree import FileKind, Tree
from mbclint.engine.discover import Finder
from mbclint.engine.file_reader import FileReader
from mbclint.engine.sources import UnreadableError
from mbclint.settings.pages import page_of
from mbclint.settings.project import Project

_MKDOCS = "mkdocs.yml"
"""The one file with redirects that is not written a line each."""


def site_paths(project: Project, named: Sequence[Path], finder: Finder) -> tuple[Path, ...]:
    """The pages of the site: below the root settings file, those that its page patterns know;
    without such a file, the named ones, or all where the view says so."""
    if project.file is None and not finder.reader.view.whole_site:
        return tuple(named)
    patterns = project.site.addresses.pages
    found = finder.around(named).find([project.root]).files
    shown = finder.reader.shown
    return tuple(path for path in found if not patterns or page_of(shown(path), patterns))


def empty_site(project: Project, reader: FileReader) -> Site:
    """The site before its first page."""
    return Site(
        project.site.addresses,
        project.site.languages,
        project.site.source_language,
        Tree(partial(_seen, reader)),
        _redirects(project, reader),
    )


def _seen(reader: FileReader, folder: str) -> Mapping[str, FileKind]:
    """What is in a folder, as the view has it."""
    view = reader.view
    names = dict(reader.files.listed(reader.root / folder))
    top = f"{folder}/" if folder else ""
    for path in view.absent:
        if path.startswith(top):
            names.pop(path.removeprefix(top), None)
    for path in view.contents:
        if path.startswith(top):
            name, *inner = path.removeprefix(top).split("/", 1)
            names.setdefault(name, FileKind.FOLDER if inner else FileKind.FILE)
    return names


def _redirects(project: Project, reader: FileReader) -> Mapping[str, str]:
    found: dict[str, str] = {}
    patterns = project.site.addresses.redirects
    for path in _below_fixed_part(reader, (pattern.path for pattern in patterns)):
        if page_of(reader.shown(path), patterns):
            try:
                source = reader.source(path)
            except UnreadableError:
                continue
            read = mkdocs_redirects if path.name == _MKDOCS else redirects_in
            found = {**read(source.text), **found}
    return found


def _below_fixed_part(reader: FileReader, patterns: Iterable[str]) -> Iterator[Path]:
    """The files that a pattern may mean: below its folders without placeholders, no deeper than
    it goes."""
    for pattern in patterns:
        yield from sorted(reader.files.matching(reader.root, _as_glob(pattern)))


def _as_glob(pattern: str) -> str:
    return "/".join("*" if "{" in part else part for part in pattern.split("/"))
