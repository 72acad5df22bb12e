"""Reporters: views of one report, a pure function each. Writing is up to the commands."""

from collections.abc import Mapping
from typing import Final

from mbclint.reports import concise, json, text
from mbclint.reports.style import Reporter, Style

__all__ = ["REPORTERS", "Reporter", "Style"]

REPORTERS: Final[Mapping[str, Reporter]] = {
    "text": text.render,
    "concise": concise.render,
    "json": json.render,
}
"""By the name of the format."""
