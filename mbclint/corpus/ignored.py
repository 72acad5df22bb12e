"""What git is told to leave alone."""

import os
from pathlib import Path

from mbclint.corpus.git_program import Git, GitError

_ASK = ("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")


def ignored_by_git(folder: Path) -> frozenset[str]:
    """The files and folders below a folder that git ignores and does not track, by their paths from
    there; what lies within such a folder is not listed. None where git does not tell, or where the
    folder itself is ignored: who looks there wants what is there."""
    try:
        listed = Git(folder).ask(*_ASK)
    except GitError:
        return frozenset()
    paths = (os.fsdecode(path).rstrip("/") for path in listed.split(b"\0") if path)
    return frozenset(path for path in paths if path != ".")
