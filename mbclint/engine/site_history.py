"""The git history of a project, where there is one."""

from pathlib import Path

from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.corpus.git_history import GitHistory
from mbclint.engine.read import read
from mbclint.engine.sources import UnreadableError, decode
from mbclint.settings.project import Project

SHALLOW = (
    "this clone is shallow: changes that it does not hold were not judged (git fetch --unshallow)"
)


_MANY = 50
"""Pages, from which reading the log of all files takes less time than a log for each."""


def git_history(project: Project, pages: int | None = None) -> GitHistory:
    """The past of the project's pages, of which about so many will be asked about, or many. Raises
    ``GitError`` where git has none to tell."""

    def facts(path: str, raw: bytes) -> PageFacts | None:
        try:
            return facts_of(read(decode(raw, path), project.site.read_options(path)))
        except UnreadableError:
            return None

    return GitHistory(Path(project.root), facts, of_many=pages is None or pages >= _MANY)
