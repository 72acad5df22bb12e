"""Files that have got another path, as git tells it."""

import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from mbclint.corpus.git_program import Git, GitError


def renames_since(root: Path, file: Path) -> Mapping[str, str]:
    """The new paths of files below a folder by their old ones, in NFC, since the commit that
    changed ``file`` last; what is staged counts. Nothing where git does not tell."""
    try:
        git = Git(root)
        since = git.line("log", "-1", "--format=%H", "--", os.fspath(file)) or "HEAD"
        told = git.ask(
            *("diff", "--cached", "--relative", "-z", "-M", "--name-status"),
            *("--diff-filter=R", since),
        )
    except GitError:
        return {}
    parts = [unicodedata.normalize("NFC", os.fsdecode(part)) for part in told.split(b"\0")]
    return {parts[at + 1]: parts[at + 2] for at in range(0, len(parts) - 2, 3)}
