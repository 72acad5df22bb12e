"""Cache folders of tests."""

import os
from contextlib import suppress
from pathlib import Path

import pytest


def use_own_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder where nothing is kept yet but the tables of languages, which all tests share: to
    build them takes longer than a test."""
    shared = Path(os.environ["MBCLINT_CACHE"], "language")
    shared.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    with suppress(OSError):
        (folder / "language").symlink_to(shared, target_is_directory=True)
    monkeypatch.setenv("MBCLINT_CACHE", str(folder))
