"""Text from pages within Markdown."""

import re

from mbclint.reports.visible import visible

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|<>&~@]|\A[+-]")
_TICKS = re.compile(r"`+")


def plain(text: str) -> str:
    """Text that means nothing to Markdown, to HTML and to those who are mentioned."""
    return _SPECIAL.sub(_harmless, visible(text))


def code(text: str) -> str:
    """Text as code, also within a cell of a table."""
    shown = visible(text).replace("|", r"\|")
    longest = max(map(len, _TICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"{fence}{shown}{fence}"


def _harmless(match: re.Match[str]) -> str:
    # People and issues are looked for in the text as it is shown, where an entity is a character.
    apart = "&#8203;" if match[0] in "@#" else ""
    return f"&#{ord(match[0])};{apart}"
