"""The fragments that site generators make of headings, by the rules in their sources."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from mbclint.readers.options import AnchorStyle

_ASCII_DROPPED = re.compile(r"[\x00-\x1f!-,./:-@\[-^`{-\x7f]+")
_SIMPLE = re.compile(r"[a-zA-Z0-9_ \u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f-]*")
"""Letters of the Latin scripts of Europe, digits, and what stays with them."""
_MDN_DROPPED = re.compile(r"[\"#$%&+,/:;=?@\[\]^`{|}~')(\\<>*\x00-\x1f\x80-\x9f]")
_MDN_RESERVED = re.compile(r"\.+|(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_MDN_LONGEST = 255
"""Bytes: yari makes its fragments fit for file names."""
_TYPOGRAPHIC = re.compile(r"---?|(?<!\\)<<|>>")
_ALPHABETIC_SYMBOLS = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
"""The symbols that Unicode counts as alphabetic: letters in circles and squares."""


class HeadingText(Struct, frozen=True):
    """A heading as generators see it."""

    parts: Sequence[tuple[str, bool]]
    """Its visible text in order; whether each part is code."""
    source: str
    """What its last line is in the source, without the marks of a heading."""


class SlugMaker:
    """Makes the fragments of one page; a repeated heading gets a number, as its generator gives."""

    def __init__(self, style: AnchorStyle) -> None:
        self._style = style
        self._given: dict[str, int] = {}
        self._nameless = 0

    def explicit(self, name: str) -> str:
        """Note a fragment that the page itself gives."""
        if self._style is AnchorStyle.MDN:
            name = name.lower()
        # Docusaurus and kramdown do not look at these when they number headings.
        if self._style not in (AnchorStyle.DOCUSAURUS, AnchorStyle.JEKYLL):
            self._given.setdefault(name, 0)
        return name

    def make(self, heading: HeadingText) -> str:
        """The fragment of the next heading; empty where the generator makes none."""
        slug = _MAKERS[self._style](heading)
        if self._style is AnchorStyle.JEKYLL:
            return self._counted(slug)
        if self._style is AnchorStyle.MDN and not slug:
            return self._mdn_nameless()
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

    def _counted(self, slug: str) -> str:
        """kramdown counts equal headings and does not ask whether the result is taken."""
        number = self._given.get(slug, -1) + 1
        self._given[slug] = number
        return f"{slug}-{number}" if number else slug

    def _mdn_nameless(self) -> str:
        self._nameless += 1
        while f"sect{self._nameless}" in self._given:
            self._nameless += 1
        name = f"sect{self._nameless}"
        self._given[name] = 0
        return name


def _github(heading: HeadingText) -> str:
    """github-slugger, which Docusaurus uses too: lower case; letters, marks, digits, ``_`` and its
    like and ``-`` stay, each space becomes a hyphen."""
    return _kept(_joined(heading).strip().lower(), _stays_on_github).replace(" ", "-")


def _hugo(heading: HeadingText) -> str:
    """Hugo's default, ``autoHeadingIDType = "github"``, over goldmark, which hands it the last line
    of the heading as it stands in the source: letters, digits, ``_`` and ``-`` stay, marks do
    not."""
    lower = "".join(character.lower()[0] for character in heading.source.strip())
    return _kept(lower, _stays_in_hugo).replace(" ", "-") or "heading"


def _mdn(heading: HeadingText) -> str:
    """Yari: white space as underscores, some punctuation dropped, then all that no file may be
    named."""
    return _mdn_slug(_joined(heading))


@lru_cache(maxsize=4_096)
def _mdn_slug(text: str) -> str:
    """Pages have the same headings over and over."""
    slug = _SPACES.sub("_", _MDN_DROPPED.sub("", text.strip()))
    if _MDN_RESERVED.fullmatch(slug):
        return ""
    slug = slug.rstrip(". ")
    if not slug.isascii():
        slug = slug.encode("utf-8", "replace")[:_MDN_LONGEST].decode("utf-8", "ignore")
    return slug[:_MDN_LONGEST].lower()


def _jekyll(heading: HeadingText) -> str:
    """kramdown as Jekyll sets it up, with its GFM parser: lower case; letters, marks, digits, ``_``
    and its like and ``-`` stay. Dashes and quotation marks are set as print has them before that,
    outside of code."""
    text = "".join(
        part if code else _TYPOGRAPHIC.sub("", part) for part, code in heading.parts
    ).strip()
    return _kept(text.lower(), _stays_in_kramdown).replace(" ", "-")


def _joined(heading: HeadingText) -> str:
    return "".join([part for part, _ in heading.parts])


def _kept(text: str, stays: Callable[[str, str], bool]) -> str:
    text = _ASCII_DROPPED.sub("", text)
    if _SIMPLE.fullmatch(text):
        return text
    return "".join(
        character
        for character in text
        if character in "- " or stays(character, unicodedata.category(character))
    )


def _stays_on_github(character: str, category: str) -> bool:
    return (
        category[0] in "LM"
        or category in ("Nd", "Nl", "Pc")
        or _ALPHABETIC_SYMBOLS.match(character) is not None
    )


def _stays_in_kramdown(character: str, category: str) -> bool:
    """``\\p{Word}`` of Ruby."""
    return category[0] in "LM" or category in ("Nd", "Pc")


def _stays_in_hugo(character: str, category: str) -> bool:
    return category[0] == "L" or category == "Nd" or character == "_"


_MAKERS: Mapping[AnchorStyle, Callable[[HeadingText], str]] = {
    AnchorStyle.GITHUB: _github,
    AnchorStyle.DOCUSAURUS: _github,
    AnchorStyle.HUGO: _hugo,
    AnchorStyle.MDN: _mdn,
    AnchorStyle.JEKYLL: _jekyll,
}
