"""The ``git`` program: asked in its own words, never told to change anything."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

NO_REPOSITORY = "the folder is in no git repository"
_PATIENCE = 300.0
"""Seconds for one answer; the log of a large repository takes a few."""
_HEAD = 3
"""The id, the kind and the size of an object."""
_QUIET = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"),
    *("-c", "diff.external=", "-c", "log.mailmap=false"),
)


class GitError(Exception):
    """Why git gives no answer, in words."""


class Git:
    """Runs git in one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises ``GitError`` where there is no program or no repository to ask."""
        if not (os.environ.get("GIT_DIR") or _has_repository(folder)):
            raise GitError(NO_REPOSITORY)
        import shutil

        program = shutil.which("git")
        if program is None:
            raise GitError("the program git was not found")
        self._program = program
        self._folder = folder
        self._environment = {
            **os.environ,
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "LC_ALL": "C",
        }

    def ask(self, *arguments: str) -> bytes:
        """What a command prints. Raises ``GitError`` where it fails or takes too long."""
        import subprocess

        try:
            done = subprocess.run(
                [self._program, *_QUIET, *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitError(f"git {arguments[0]} gave no answer: {error}") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise GitError(f"git {arguments[0]}: {said or f'it ended with {done.returncode}'}")
        return done.stdout

    def line(self, *arguments: str) -> str:
        """The only line that a command prints. Raises ``GitError``."""
        return self.ask(*arguments).decode("utf-8", "surrogateescape").rstrip("\n")

    def blobs(self) -> "Blobs":
        """A reader of the contents of files."""
        return Blobs([self._program, *_QUIET, "cat-file", "--batch"], self._folder)


def _has_repository(folder: Path) -> bool:
    """Whether git would find one from a folder on upwards: to ask it takes a process."""
    here = Path(os.path.realpath(folder))
    return any((each / ".git").exists() for each in (here, *here.parents))


class Blobs:
    """The contents of files in the past, by one process for all of them."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command, self._folder = command, folder
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, object_id: str) -> bytes | None:
        """The contents of a blob; None where the repository does not have it."""
        process = self._started()
        if process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(f"{object_id}\n".encode())
            process.stdin.flush()
            head = process.stdout.readline().split()
            if len(head) != _HEAD:
                return None
            contents = process.stdout.read(int(head[2]))
            process.stdout.read(1)
        except OSError:
            return None
        return contents

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.communicate()
            self._process = None

    def _started(self) -> "subprocess.Popen[bytes]":
        import subprocess

        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process
