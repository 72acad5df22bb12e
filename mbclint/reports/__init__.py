"""Reporters: views of one report, a pure function each. Writing is up to the commands."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from mbclint.model.report import Report
from mbclint.reports.style import Reporter, Style

__all__ = ["REPORTERS", "Reporter", "Style"]


class _Late:
    """A reporter in a module beside this one, which is loaded when it is first asked: a run uses
    one or two of them."""

    def __init__(self, module: str, function: str = "render") -> None:
        self._module = module
        self._function = function

    def __call__(self, report: Report, style: Style) -> str:
        module = import_module(f"{__name__}.{self._module}")
        reporter: Reporter = getattr(module, self._function)
        return reporter(report, style)


REPORTERS: Final[Mapping[str, Reporter]] = {
    "text": _Late("text"),
    "concise": _Late("concise"),
    "json": _Late("json"),
    "jsonl": _Late("jsonl"),
    "sarif": _Late("sarif"),
    "github": _Late("github"),
    "gitlab": _Late("gitlab"),
    "junit": _Late("junit"),
    "checkstyle": _Late("checkstyle"),
    "markdown": _Late("markdown"),
    "rdjson": _Late("rdjson"),
    "rdjsonl": _Late("rdjson", "render_lines"),
}
"""By the name of the format."""
