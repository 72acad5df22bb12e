"""Colour for terminals, by the SGR codes of ECMA-48."""

from enum import IntEnum

from msgspec import Struct

from mbclint.model.finding import Severity


class Look(IntEnum):
    """A select-graphic-rendition parameter."""

    BOLD = 1
    DIM = 2
    RED = 31
    YELLOW = 33
    BLUE = 34


SEVERITY_LOOKS = {
    Severity.ERROR: Look.RED,
    Severity.WARNING: Look.YELLOW,
    Severity.INFO: Look.BLUE,
}


class Paint(Struct, frozen=True):
    """Puts looks on text where colour is wanted, and leaves the text as it is elsewhere."""

    colour: bool

    def __call__(self, text: str, *looks: Look) -> str:
        """The text in these looks; whatever follows it is plain again."""
        if not self.colour:
            return text
        codes = ";".join(str(look.value) for look in looks)
        return f"\x1b[{codes}m{text}\x1b[0m"
