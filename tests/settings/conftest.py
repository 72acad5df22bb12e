"""Trees of files with settings among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mbclint.settings.faults import SettingsError
from mbclint.settings.project import Project, load_project


@dataclass(frozen=True)
class Tree:
    """A folder with ``.git``, so that nothing above it counts."""

    top: Path

    def write(self, files: Mapping[str, str | bytes]) -> "Tree":
        for name, content in files.items():
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def load(
        self,
        start: str = "",
        config: str | None = None,
        isolated: bool = False,
        **command_line: Any,
    ) -> Project:
        given = {key.replace("_", "-"): value for key, value in command_line.items()}
        named = self.top / config if config else None
        return load_project(self.top / start, self.top, named, isolated, given)

    def faults(self, start: str = "", **given: Any) -> list[str]:
        with pytest.raises(SettingsError) as caught:
            self.load(start, **given)
        return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    (tmp_path / ".git").mkdir()
    return Tree(tmp_path)
