"""What the authors of a page ask not to be told."""

import datetime

from msgspec import Struct

from mbclint.model.passage import Passage
from mbclint.model.span import Span


class Suppression(Struct, frozen=True):
    """Findings of some rules on a part of a page that are not to be reported."""

    rules: tuple[Passage, ...]
    """Codes, names or families as written; all rules where there are none."""
    span: Span
    """The words that ask for it."""
    covered: Span | None = None
    """Where a finding must start, both ends included; anywhere on the page for None."""
    until: datetime.date | None = None
    """The last day on which it holds."""
    reason: str = ""
    removals: tuple[Span, ...] = ()
    """What goes when it is of no use; nothing where a person has to take it out."""
    text: str = "*"
    """A glob for the text concerned, such as a title or the address of a link."""
    where: str = ""
    """The file in which it stands; empty for the page itself."""

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it has not expired."""
        return self.until is None or day <= self.until
