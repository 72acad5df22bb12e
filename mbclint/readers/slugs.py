"""The fragments that site generators make of headings."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from mbclint.readers.options import AnchorStyle

_GITHUB_DROPPED = re.compile(r"[^\w\- ]")
_HUGO_DROPPED = re.compile(r"[^\w\- ]")
_MDN_DROPPED = re.compile(r"[\"#$%&+,/:;=?@\[\]^`{|}~')(\\*.<>!…“”‘’]")
_KRAMDOWN_START = re.compile(r"^[^a-zA-Z]+")
_KRAMDOWN_DROPPED = re.compile(r"[^a-zA-Z0-9 -]")


class SlugMaker:
    """Makes the fragments of one page; a repeated heading gets a number, as its generator gives."""

    def __init__(self, style: AnchorStyle) -> None:
        self._style = style
        self._given: dict[str, int] = {}

    def explicit(self, name: str) -> str:
        """Note a fragment that the page itself gives."""
        self._given.setdefault(name, 0)
        return name

    def make(self, heading: str) -> str:
        """The fragment of the next heading; empty where the generator makes none."""
        slug = _MAKERS[self._style](heading)
        if slug not in self._given:
            self._given[slug] = 0
            return slug
        first = 2 if self._style is AnchorStyle.MDN else 1
        mark = "_" if self._style is AnchorStyle.MDN else "-"
        number = max(first, self._given[slug] + 1)
        while f"{slug}{mark}{number}" in self._given:
            number += 1
        self._given[slug] = number
        numbered = f"{slug}{mark}{number}"
        self._given[numbered] = 0
        return numbered


def _github(heading: str) -> str:
    """github-slugger: lower case, all but letters, digits, marks, ``_`` and ``-`` dropped, each
    space a hyphen. Docusaurus uses the same."""
    return _GITHUB_DROPPED.sub("", heading.lower()).replace(" ", "-")


def _hugo(heading: str) -> str:
    """Hugo's default, ``autoHeadingIDType = "github"``: the same, ends trimmed first."""
    return _HUGO_DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


def _mdn(heading: str) -> str:
    """Yari: lower case, white space as underscores, punctuation dropped."""
    return re.sub(r"\s+", "_", _MDN_DROPPED.sub("", heading.lower()).strip())


def _jekyll(heading: str) -> str:
    """kramdown ``auto_ids``: what comes before the first letter goes, only ASCII letters, digits,
    spaces and hyphens stay; ``section`` where nothing does."""
    ascii_start = _KRAMDOWN_START.sub("", unicodedata.normalize("NFC", heading))
    return _KRAMDOWN_DROPPED.sub("", ascii_start).replace(" ", "-").lower() or "section"


_MAKERS: Mapping[AnchorStyle, Callable[[str], str]] = {
    AnchorStyle.GITHUB: _github,
    AnchorStyle.DOCUSAURUS: _github,
    AnchorStyle.HUGO: _hugo,
    AnchorStyle.MDN: _mdn,
    AnchorStyle.JEKYLL: _jekyll,
}
