"""Whether a page has what a fragment leads to."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from mbclint.readers.html_glance import Glance

_TEXT = ":~:text="
_STATE = re.compile(r"[/!]|.*[=&]|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?\Z", re.DOTALL)
"""What programs in pages read for themselves: routes, parameters, lines of source code."""
_USER = "user-content-"
"""What GitHub and GitLab put before the ids of their users' texts."""
_SHELL = 500
"""Characters. With less text, a page with scripts is made by these."""


def judged(page: Glance, whole: bool, fragments: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The fragments of which it can be told, and whether each is there."""
    is_shell = page.scripts > 0 and len(page.text) < _SHELL
    for fragment in sorted(fragments):
        found = _is_there(page, fragment)
        if found or (whole and not is_shell and found is not None):
            yield fragment, bool(found)


def _is_there(page: Glance, fragment: str) -> bool | None:
    """None where nobody can tell."""
    anchor, _, directive = fragment.partition(":~:")
    if directive.startswith("text="):
        return all(_has_text(page, part) for part in f":~:{directive}".split(_TEXT)[1:])
    if not anchor or anchor.casefold() == "top":
        return True
    names = {anchor, unquote(anchor), f"{_USER}{anchor}", f"{_USER}{anchor.lower()}"}
    if names & page.anchors:
        return True
    return None if _STATE.match(anchor) else False


def _has_text(page: Glance, directive: str) -> bool:
    """A text fragment: ``[prefix-,]start[,end][,-suffix]`` (WICG, Scroll to Text Fragment)."""
    parts = [it for it in directive.partition("&")[0].split(",") if it]
    wanted = [unquote(it) for it in parts if not it.endswith("-") and not it.startswith("-")]
    shown = _folded(page.text)
    return all(_folded(text) in shown for text in wanted)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
