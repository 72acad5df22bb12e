"""The house rules that import-linter does not see."""

import ast
from pathlib import Path

import mbclint

PACKAGE = Path(mbclint.__file__).parent
PARSERS = {
    "yaml": "readers",
    "distributed": "engine",
    "fsspec": "engine",
    "warcio": "engine",
    "charset_normalizer": "engine",
    "langdetect": "language",
    "wordfreq": "language",
    "phonenumbers": "checks",
    "pyuca": "checks",
    "wcwidth": "reports",
    "httpcore": "network",
    "protego": "network",
    "openpyxl": "translation",
    "polib": "translation",
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_each_library_is_used_in_its_own_room() -> None:
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0]
        for library, home in PARSERS.items():
            assert library not in imports(path) or room == home, path


def test_checks_stay_small() -> None:
    for path in (PACKAGE / "checks").rglob("*.py"):
        if path.name not in ("__init__.py", "kinds.py"):
            lines = path.read_text("utf-8").splitlines()
            assert len(lines) <= 120, path


def test_no_module_is_a_crowd() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 300, path
