"""What every reporter is, and what a person may choose about how a report looks."""

from typing import Protocol

from msgspec import Struct

from mbclint.model.report import Report


class Style(Struct, frozen=True):
    """A person's choices; a format for machines heeds those that it has a use for."""

    colour: bool = False
    """Mark severities and paths with terminal colours."""
    show_undecided: bool = False
    """List the texts that rules left alone, not only their number."""
    quiet: bool = False
    """Give no counts."""


class Reporter(Protocol):
    """Turns a report into text that ends with a line break, or into no text at all."""

    def __call__(self, report: Report, style: Style) -> str:
        """The whole text; nothing is written anywhere."""
