"""Every place of an HTML page that holds an address."""

import re
from collections.abc import Iterator
from html import unescape

from mbclint.model.links import Alternate, Link, LinkKind, Region
from mbclint.model.span import Span
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_plain import PLAIN_LINK
from mbclint.readers.html_spans import Places, Ranges
from mbclint.readers.html_text import visible_text
from mbclint.readers.html_tree import Element, Tree
from mbclint.readers.passages import fold

_ATTRIBUTES: dict[str, tuple[tuple[str, LinkKind], ...]] = {
    "a": (("href", LinkKind.ANCHOR), ("xlink:href", LinkKind.ANCHOR)),
    "area": (("href", LinkKind.ANCHOR),),
    "link": (("href", LinkKind.RESOURCE),),
    "script": (("src", LinkKind.RESOURCE),),
    "img": (("src", LinkKind.IMAGE), ("longdesc", LinkKind.METADATA)),
    "image": (("href", LinkKind.IMAGE), ("xlink:href", LinkKind.IMAGE)),
    "use": (("href", LinkKind.IMAGE), ("xlink:href", LinkKind.IMAGE)),
    "input": (("src", LinkKind.IMAGE), ("formaction", LinkKind.FORM)),
    "source": (("src", LinkKind.MEDIA),),
    "video": (("src", LinkKind.MEDIA), ("poster", LinkKind.IMAGE)),
    "audio": (("src", LinkKind.MEDIA),),
    "track": (("src", LinkKind.MEDIA),),
    "iframe": (("src", LinkKind.FRAME),),
    "frame": (("src", LinkKind.FRAME),),
    "embed": (("src", LinkKind.FRAME),),
    "object": (("data", LinkKind.FRAME),),
    "form": (("action", LinkKind.FORM),),
    "button": (("formaction", LinkKind.FORM),),
    "blockquote": (("cite", LinkKind.METADATA),),
    "q": (("cite", LinkKind.METADATA),),
    "ins": (("cite", LinkKind.METADATA),),
    "del": (("cite", LinkKind.METADATA),),
}
"""The attributes that take a URL: HTML Standard, section "Attributes", and SVG 2."""
LINK_TAGS = tuple(_ATTRIBUTES)
_SOURCE_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_CANDIDATE = re.compile(r"\s*,*\s*(\S+[^\s,]|\S)(?:\s+[^,]*)?(?:,|\Z)")
"""An image candidate of a source set; a comma at the end of an address belongs to the list."""
_STYLE_URL = re.compile(
    r"url\(\s*+(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)'|([^\s\"'()]*))\s*+\)", re.IGNORECASE
)
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE)
_SOCIAL = re.compile(r"(?:og|twitter):(?:url|image|video|audio)(?::(?:url|src|secure_url))?")


class LinkReader:
    """Makes links of elements; ``regions`` and ``languages`` say what holds where they stand."""

    def __init__(self, places: Places, regions: Ranges, languages: Ranges) -> None:
        self._places = places
        self._text = places.text
        self._regions = regions
        self._languages = languages

    def anchors(self, outline: Outline) -> Iterator[Link]:
        """The links of all ``a`` elements."""
        text, region_at, language_at = self._text, self._regions.at, self._languages.at
        for start, element in outline.of("a"):
            plain = PLAIN_LINK.match(text, start)
            inside = plain["text"] if plain else ""
            is_marked = "<" in inside
            if plain is None or (is_marked and self._places.is_foreign(start)):
                yield from self.links_of(element, "a")
                continue
            said = inside.strip()
            at = plain.start("text") + inside.find(said) if said else plain.end("text")
            yield Link(
                plain["target"],
                Span(*plain.span("target")),
                Span(start, plain.end()),
                LinkKind.ANCHOR,
                fold(element.text if is_marked or "&" in said else said),
                Span(at, at + len(said)),
                region_at(start),
                "href",
                (),
                None,
                language_at(start),
            )

    def links_of(self, element: Element, tag: str) -> Iterator[Link]:
        """The links of one element."""
        for name, kind in _ATTRIBUTES[tag]:
            if element.attr(name) is not None and (link := self._link(element, tag, name, kind)):
                yield link
        if (name := _SOURCE_SETS.get(tag, "")) and element.attr(name):
            yield from self._source_set(element, name)

    def _link(self, element: Element, tag: str, name: str, kind: LinkKind) -> Link | None:
        span = self._places.value(element, name)
        if span is None:
            return None
        follows = tag == "a"
        whole = self._places.whole(element) if follows else self._places.start_tag(element)
        text = visible_text(element) if follows else element.attr("alt") or ""
        return Link(
            (element.attr(name) or "").strip(),
            span,
            whole,
            kind,
            fold(text),
            self._places.inner(element) if follows else self._places.value(element, "alt"),
            self._regions.at(whole.start),
            name,
            tuple((element.attr("rel") or "").lower().split()),
            element.attr("hreflang"),
            self._languages.at(whole.start),
        )

    def _source_set(self, element: Element, name: str) -> Iterator[Link]:
        span = self._places.value(element, name)
        if span is None:
            return
        whole = self._places.start_tag(element)
        for candidate in _CANDIDATE.finditer(self._text, span.start, span.end):
            yield self._bare(candidate, 1, whole, LinkKind.IMAGE, name)

    def styles(self, tree: Tree) -> Iterator[Link]:
        """Addresses in style sheets and style attributes."""
        if "url(" not in self._text and "URL(" not in self._text:
            return
        for element in tree.select("style, [style]"):
            if element.position is None:
                continue
            in_tag = element.attr("style") is not None
            span = self._places.value(element, "style") if in_tag else self._places.inner(element)
            for match in _STYLE_URL.finditer(self._text, span.start, span.end) if span else ():
                group = match.lastindex or 3
                if match[group] and not match[group].lower().startswith("data:"):
                    whole = self._places.start_tag(element)
                    yield self._bare(match, group, whole, LinkKind.STYLE, "style")

    def of_meta(self, element: Element) -> Iterator[Link]:
        """The refresh target or social address of a ``meta`` element."""
        name = element.attr("property") or element.attr("name") or ""
        refreshes = (element.attr("http-equiv") or "").strip().lower() == "refresh"
        if not refreshes and not _SOCIAL.fullmatch(name.lower()):
            return
        span = self._places.value(element, "content")
        if span is None:
            return
        whole = self._places.start_tag(element)
        if refreshes:
            if match := _REFRESH.match(self._text, span.start, span.end):
                yield self._bare(match, 1, whole, LinkKind.REFRESH, "content")
        elif span.start < span.end:
            target = (element.attr("content") or "").strip()
            yield Link(target, span, whole, LinkKind.METADATA, region=Region.HEAD, attribute=name)

    def _bare(
        self, match: re.Match[str], group: int, whole: Span, kind: LinkKind, attribute: str
    ) -> Link:
        return Link(
            unescape(match[group]),
            Span(*match.span(group)),
            whole,
            kind,
            region=self._regions.at(whole.start),
            attribute=attribute,
        )


def alternates(outline: Outline, places: Places) -> Iterator[Alternate]:
    """The page in other languages, as its ``link`` elements give it."""
    for _, element in outline.of("link"):
        if element.attr("hreflang") is None or element.attr("href") is None:
            continue
        language, target = places.value(element, "hreflang"), places.value(element, "href")
        if "alternate" in (element.attr("rel") or "").lower().split() and language and target:
            yield Alternate(
                (element.attr("hreflang") or "").strip(),
                (element.attr("href") or "").strip(),
                language,
                target,
            )
