"""The related lists of an HTML page: under a known heading, in a labelled part, or where the
site's selectors say."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from mbclint.model.article import Entry, Heading, RelatedList
from mbclint.model.links import Link
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.html_blocks import HEADING_TAGS
from mbclint.readers.html_spans import Places, Ranges, trimmed
from mbclint.readers.html_text import text_outside_lists
from mbclint.readers.html_tree import Element, Tree, is_element
from mbclint.readers.labels import HeadingLabel, related_heading
from mbclint.readers.passages import fold
from mbclint.readers.related_sections import PART, RelatedSection, leads_somewhere

_LISTS = "ul, ol, dl"
_HEADINGS = ", ".join(HEADING_TAGS)
_FARTHEST = 3
"""How many wrappers around a heading may stand between it and its list."""
_MOST_BETWEEN = 50
"""How many nodes beside it may stand between them; on real pages it is a handful."""
_CLOSED = frozenset({"body", "main", "section", "article", "aside", "nav", "html"})


class RelatedReader:
    """Makes related lists; ``links`` are the links of the page by where they begin."""

    def __init__(
        self, places: Places, links: Sequence[Link], languages: Ranges, translatable: Ranges
    ) -> None:
        self._places = places
        self._page_links = links
        self._languages = languages
        self._translatable = translatable
        self._section = RelatedSection()
        self._beside: tuple[int, int] | None = None

    @cached_property
    def _links(self) -> dict[int, Link]:
        return {link.whole.start: link for link in self._page_links}

    def under(self, element: Element, heading: Heading) -> RelatedList | None:
        """The list that a heading announces: a known one, or one within the section of a known one
        and beside it."""
        known = self._announced(element, heading)
        found = _list_after(element) if known else None
        listed = self._read(found, heading, known.languages) if known and found else None
        is_text = known is PART and listed and not leads_somewhere(listed.entries)
        return None if is_text else listed

    def _announced(self, element: Element, heading: Heading) -> HeadingLabel | None:
        """What a heading or another label announces. Parts of a section stand beside its heading:
        without landmarks, a page's footer would else be a part of the section before it."""
        if element.tag not in HEADING_TAGS:
            return related_heading(heading.text)
        known = self._section.announces(heading)
        if known is PART:
            return PART if element.parent.position == self._beside else None
        if known:
            self._beside = element.parent.position
        return known

    def labelled(self, tree: Tree) -> Iterator[RelatedList]:
        """Lists in parts of the page whose ``aria-label`` is a known heading."""
        for part in tree.select("nav[aria-label], aside[aria-label], section[aria-label]"):
            text = fold(part.attr("aria-label") or "")
            known = related_heading(text)
            found = part.select_one(_LISTS) if known else None
            span = self._places.value(part, "aria-label")
            if known and found is not None and span:
                heading = Heading(text, span, 2)
                if read := self._read(found, heading, known.languages):
                    yield read

    def selected(self, tree: Tree, selectors: Sequence[str]) -> Iterator[RelatedList]:
        """Lists that the site's selectors name. A wrong selector selects nothing here: the
        settings have been checked."""
        for selector in selectors:
            for part in tree.select(selector):
                found = part if part.tag in ("ul", "ol", "dl") else part.select_one(_LISTS)
                if found is None or part.position is None:
                    continue
                head = part.select_one(_HEADINGS)
                if head is not None:
                    text, span = fold(head.text), self._places.inner(head)
                else:
                    text, span = fold(part.attr("aria-label") or ""), self._places.start_tag(part)
                known = related_heading(text)
                languages = known.languages if known else frozenset[str]()
                if read := self._read(found, Heading(text, span, 2), languages):
                    yield read

    def _read(
        self, found: Element, heading: Heading, languages: frozenset[str]
    ) -> RelatedList | None:
        wanted = "dt" if found.tag == "dl" else "li"
        items = [node for node in found.children if is_element(node) and node.tag == wanted]
        entries = tuple(self._entry(item, number) for number, item in enumerate(items, 1))
        if not entries:
            return None
        return RelatedList(heading, languages, entries, found.tag == "ol")

    def _entry(self, item: Element, position: int) -> Entry:
        places = self._places
        text = fold(text_outside_lists(item))
        body = places.inner(item)
        nested = item.select_one(_LISTS)
        if nested is not None:
            start = places.start_tag(nested).start
            if places.exact:
                body = trimmed(places.text, body.start, max(body.start, min(body.end, start)))
        title, span, target, target_language = text, body, None, None
        link = self._only_link(item, text)
        if link:
            target = Passage(link.target, link.span)
            target_language = link.target_language
            title, span = link.text, link.text_span or body
        start = places.start_tag(item).start
        language = self._languages.at(link.whole.start if link else start)
        return Entry(
            title,
            span,
            body,
            _with_line(places.text, places.whole(item)),
            position,
            None,
            target,
            language,
            bool(self._translatable.at(start)),
            _is_code(span.cut(places.text)),
            target_language,
        )

    def _only_link(self, item: Element, text: str) -> Link | None:
        """The link that makes the entry: the one that it begins with."""
        first = item.select_one("a[href]")
        link = self._link(first) if first is not None else None
        if not link or not link.text:
            # Icons are links without a text.
            links = map(self._link, item.select("a[href]"))
            link = next((each for each in links if each and each.text), None)
        return link if link and text.startswith(link.text) else None

    def _link(self, element: Element) -> Link | None:
        start = self._places.start(element)
        return self._links.get(start) if start is not None else None


def _is_code(written: str) -> bool:
    """Whether a title is wholly code."""
    return written.startswith(("<code", "<tt", "<kbd")) and written.endswith(
        ("</code>", "</tt>", "</kbd>")
    )


def _list_after(heading: Element) -> Element | None:
    """The first list after a heading and before the next one."""
    node: Any = heading
    for _ in range(_FARTHEST):
        sibling = node.next_sibling
        for _ in range(_MOST_BETWEEN):
            if sibling is None:
                break
            if is_element(sibling):
                if sibling.tag in ("ul", "ol", "dl"):
                    return sibling  # type: ignore[no-any-return]
                if sibling.tag in HEADING_TAGS or sibling.select_one(_HEADINGS) is not None:
                    return None
                if (within := sibling.select_one(_LISTS)) is not None:
                    return within  # type: ignore[no-any-return]
            sibling = sibling.next_sibling
        node = node.parent
        if node is None or not is_element(node) or node.tag in _CLOSED:
            return None
    return None


def _with_line(text: str, whole: Span) -> Span:
    """The entry with the indentation before it and the line break after it, where it has lines of
    its own."""
    start = whole.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    end = whole.end
    while end < len(text) and text[end] in " \t":
        end += 1
    if (start == 0 or text[start - 1] in "\r\n") and text[end : end + 1] in ("\r", "\n"):
        return Span(start, end + (2 if text.startswith("\r\n", end) else 1))
    return whole
