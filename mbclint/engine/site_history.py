"""The git history of a project, where there is one."""

from functools import partial
from pathlib import Path

from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.corpus.git_history import GitHistory, ReadVersion
from mbclint.engine.read import read
from mbclint.engine.sources import UnreadableError, decode
from mbclint.settings.project import Project

SHALLOW = (
    "this clone is shallow: changes that it does not hold were not judged (git fetch --unshallow)"
)


_MANY = 50
"""Pages, from which reading the log of all files takes less time than a log for each."""


def git_history(
    project: Project, pages: int | None = None, read_version: ReadVersion | None = None
) -> GitHistory:
    """The past of the project's pages, of which about so many will be asked about, or many.
    ``read_version`` gives the facts of a version; without it, each is read. Raises ``GitError``
    where git has none to tell."""
    of_many = pages is None or pages >= _MANY
    return GitHistory(Path(project.root), read_version or partial(facts_in, project), of_many)


def facts_in(project: Project, path: str, raw: bytes) -> PageFacts | None:
    """The facts of a page by what it holds; None where that cannot be read."""
    try:
        return facts_of(read(decode(raw, path), project.site.read_options(path)))
    except UnreadableError:
        return None
