"""Reporters: views of one report, a pure function each. Writing is up to the commands."""

from collections.abc import Mapping
from typing import Final

from mbclint.reports import (
    checkstyle,
    concise,
    github,
    gitlab,
    json,
    jsonl,
    junit,
    markdown,
    rdjson,
    sarif,
    text,
)
from mbclint.reports.style import Reporter, Style

__all__ = ["REPORTERS", "Reporter", "Style"]

REPORTERS: Final[Mapping[str, Reporter]] = {
    "text": text.render,
    "concise": concise.render,
    "json": json.render,
    "jsonl": jsonl.render,
    "sarif": sarif.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "checkstyle": checkstyle.render,
    "markdown": markdown.render,
    "rdjson": rdjson.render,
    "rdjsonl": rdjson.render_lines,
}
"""By the name of the format."""
