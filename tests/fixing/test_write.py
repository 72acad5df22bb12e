"""Files are the old or the new ones."""

import os
from pathlib import Path

import pytest

from mbclint.fixing.write import write_atomically


def test_contents_mode_and_links_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "page.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o604)
    link.symlink_to(file)
    write_atomically(link, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o604
    assert link.is_symlink()
    assert sorted(it.name for it in tmp_path.iterdir()) == ["link.md", "page.md"]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "page.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [it.name for it in tmp_path.iterdir()] == ["page.md"]
