"""Checks that other packages bring: their files may say something else, too."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mbclint.rulebook.plug_ins import is_built_in
from mbclint.rulebook.rule import Rule

_PACKAGE = "mbclint"


def from_elsewhere(rules: Iterable[Rule]) -> Iterator[bytes]:
    """The files of checks that are not mbclint's own: of their whole packages, since a check may
    lie on several modules."""
    checks = (rule.check for rule in rules if not is_built_in(rule.file.check))
    modules = sorted({check.find.__module__ for check in checks if check})
    for name in modules:
        top = name.partition(".")[0]
        if top != _PACKAGE:
            file = getattr(sys.modules.get(top), "__file__", None)
            path = Path(file) if file else None
            yield name.encode()
            if path and path.name == "__init__.py":
                yield from (each.read_bytes() for each in sorted(path.parent.rglob("*.py")))
            elif path:
                yield path.read_bytes()
