"""The hooks, through the real pre-commit program in a scratch repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FAULTY = (
    "---\nlang: en\n---\n# Kidney stones\n\n## See also\n\n- [Diet](diet.md)\n- [MRI](mri.md)\n"
    "- [Diet](diet.md)\n\nLast reviewed: 5 May 2026\n"
)
OTHER = "---\nlang: en\n---\n# {}\n\nBack to [stones](page.md).\n\nLast reviewed: 5 May 2026\n"
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


class Scratch:
    """A repository with the hooks installed."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        self._environment = {**clean, "PRE_COMMIT_HOME": str(cache), "PRE_COMMIT_COLOR": "never"}

    def call(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=folder or self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def write(self, **pages: str) -> None:
        for name, text in pages.items():
            (self.folder / f"{name}.md").write_text(text)
        self.call("git", "add", ".")

    def commit(self) -> str:
        """What a commit that fails prints; nothing for one that passes."""
        done = self.call(*GIT, "commit", "-qm", "a change")
        return done.stdout + done.stderr if done.returncode else ""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    folder = tmp_path_factory.mktemp("scratch")
    scratch = Scratch(folder, tmp_path_factory.mktemp("cache"))
    assert scratch.call("git", "init", "-q").returncode == 0
    head = scratch.call("git", "rev-parse", "HEAD", folder=PROJECT).stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {PROJECT}\n  rev: {head}\n  hooks:\n"
        "  - id: mbclint\n  - id: mbclint-fix\n    stages: [manual]\n"
        "  - id: mbclint-links\n    stages: [manual]\n"
    )
    installed = scratch.call(*PRE_COMMIT, "install")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return scratch


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="pre-commit clones a repository")
def test_the_hooks_block_mend_and_watch_over_deletions(scratch: Scratch) -> None:
    scratch.write(page=FAULTY, diet=OTHER.format("Diet"), mri=OTHER.format("MRI"))
    blocked = scratch.commit()
    assert "page.md:10:4: error SEE101 duplicate-target" in blocked

    mended = scratch.call(*PRE_COMMIT, "run", "--hook-stage=manual", "mbclint-fix")
    assert "files were modified by this hook" in mended.stdout
    assert (scratch.folder / "page.md").read_text() == FAULTY.replace("- [Diet](diet.md)\n\n", "\n")
    scratch.call("git", "add", ".")
    assert scratch.commit() == ""

    scratch.call("git", "rm", "-q", "diet.md")
    blocked = scratch.commit()
    assert "page.md:8:10: error LNK501 dangling-link" in blocked
    links = scratch.call(*PRE_COMMIT, "run", "--hook-stage=manual", "mbclint-links")
    assert "LNK501" in links.stdout
    scratch.call("git", "reset", "-q", "--hard")

    scratch.write(extra=FAULTY)
    assert "extra.md:10:4: error SEE101" in scratch.commit()
    (scratch.folder / "extra.md").unlink()
    scratch.call("git", "add", ".")
    (scratch.folder / "page.md").write_text(FAULTY)
    scratch.call(*GIT, "commit", "-qanm", "unseen")
    everything = scratch.call(*PRE_COMMIT, "run", "--all-files", "mbclint")
    assert "page.md:10:4: error SEE101" in everything.stdout
