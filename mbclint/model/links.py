"""Links and what they lead to: addresses as written, and where they stand."""

from enum import StrEnum

from msgspec import Struct

from mbclint.model.span import Span


class LinkKind(StrEnum):
    """What a page does with an address."""

    ANCHOR = "anchor"
    """A link that readers follow: ``a``, ``area``, an inline, reference or bare Markdown link."""
    IMAGE = "image"
    MEDIA = "media"
    FRAME = "frame"
    FORM = "form"
    RESOURCE = "resource"
    """Scripts, style sheets, icons, preloads."""
    STYLE = "style"
    """``url(…)`` in a style sheet or a style attribute."""
    METADATA = "metadata"
    """Front matter, social metadata, JSON-LD, ``cite`` and the like."""
    REFRESH = "refresh"
    """``meta http-equiv=refresh``."""


class Region(StrEnum):
    """Which part of a page something stands in."""

    BODY = "body"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    HEADER = "header"
    FOOTER = "footer"
    HEAD = "head"


class Link(Struct, frozen=True):
    """An address on a page."""

    target: str
    """The address with character references and escapes resolved, white space trimmed."""
    span: Span
    """The address in the source, without quotation marks. For a reference link, its definition."""
    whole: Span
    """The link with its text and syntax; of an HTML element without text, its start tag."""
    kind: LinkKind = LinkKind.ANCHOR
    text: str = ""
    """The visible text, folded; of an image, its alternative text."""
    text_span: Span | None = None
    region: Region = Region.BODY
    attribute: str = "href"
    """The HTML attribute or front-matter key that holds it; ``href`` for Markdown links."""
    rel: tuple[str, ...] = ()
    target_language: str | None = None
    """``hreflang``."""
    language: str | None = None
    """The tag declared nearest to it, when that is not the page's own."""


class BrokenLinkKind(StrEnum):
    """How an attempt at a Markdown link failed."""

    GAP = "gap"
    """``[text] (address)``."""
    UNCLOSED = "unclosed"
    """``[text](address`` without an end on its line."""
    SPACES = "spaces"
    """``[text](an address)``."""
    UNDEFINED = "undefined"
    """``[text][label]`` with a label that nothing defines."""


class BrokenLink(Struct, frozen=True):
    """A text that was meant to be a link."""

    kind: BrokenLinkKind
    span: Span
    """For a gap, the white space alone; for an undefined reference, the label; else all of it."""
    text: str
    """The attempt as written."""


class Anchor(Struct, frozen=True):
    """A place that a fragment can lead to: an ``id``, or the ``name`` of an ``a`` element."""

    name: str
    span: Span
    """The name in the source; of an anchor that the generator makes, the heading's text."""


class Alternate(Struct, frozen=True):
    """``<link rel="alternate" hreflang=…>``: the page in another language."""

    language: str
    target: str
    language_span: Span
    target_span: Span
