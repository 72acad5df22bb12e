"""The hook, through the real pre-commit program in a scratch repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FAULTY = "---\nlang: en\n---\n# Kidney stones\n\n## See also\n\n- MRI\n- Diet\n- MRI\n\nLast reviewed: 5 May 2026\n"


def call(*command: str, folder: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment = {**clean, "PRE_COMMIT_HOME": str(cache), "PRE_COMMIT_COLOR": "never"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="pre-commit clones a repository")
def test_the_hook_blocks_a_faulty_page_and_passes_a_mended_one(tmp_path: Path) -> None:
    scratch, cache = tmp_path / "scratch", tmp_path / "cache"
    scratch.mkdir()
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
    assert call("git", "init", "-q", folder=scratch, cache=cache).returncode == 0
    head = call("git", "rev-parse", "HEAD", folder=PROJECT, cache=cache).stdout.strip()
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {PROJECT}\n  rev: {head}\n  hooks:\n  - id: mbclint\n"
    )
    page = scratch / "page.md"
    page.write_text(FAULTY)
    call("git", "add", ".", folder=scratch, cache=cache)
    pre_commit = (sys.executable, "-m", "pre_commit")
    installed = call(*pre_commit, "install", folder=scratch, cache=cache)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    blocked = call(*git, "commit", "-qm", "page", folder=scratch, cache=cache)
    assert blocked.returncode == 1
    assert "page.md:10:3: error SEE102 duplicate-title" in blocked.stdout + blocked.stderr
    page.write_text(FAULTY.replace("- Diet\n- MRI\n", "- Diet\n"))
    call("git", "add", ".", folder=scratch, cache=cache)
    passed = call(*git, "commit", "-qm", "page", folder=scratch, cache=cache)
    assert passed.returncode == 0, passed.stdout + passed.stderr
