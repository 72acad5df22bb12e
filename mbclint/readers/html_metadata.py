"""What an HTML page says of itself in ``meta`` elements, JSON-LD and microdata."""

from collections.abc import Iterator

from mbclint.model.metadata import MetadataFact, MetadataOrigin
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.readers.html_outline import Outline
from mbclint.readers.html_spans import Places
from mbclint.readers.html_tree import Element, Tree
from mbclint.readers.json_ld import json_ld_facts
from mbclint.readers.passages import fold

_NAMES = ("name", "property", "http-equiv")
_VALUE_ATTRIBUTES = ("content", "datetime", "href", "src")


def metadata(
    tree: Tree, outline: Outline, places: Places
) -> tuple[tuple[MetadataFact, ...], tuple[Passage, ...]]:
    """All facts in source order, and what could not be read."""
    facts: list[MetadataFact] = []
    faults: list[Passage] = []
    for _, element in outline.of("meta"):
        if element.attr("content") is not None:
            facts += _of_meta(element, places)
    for _, element in outline.of("script"):
        if (element.attr("type") or "").lower() == "application/ld+json":
            span = places.start_tag(element)
            found, fault = json_ld_facts(element.text, span.end)
            facts += found
            faults += [fault] if fault else []
    for _, element in places.once(tree.select("[itemprop]")):
        if element.tag != "meta" or element.attr("content") is not None:
            facts += _of_microdata(element, places)
    return tuple(sorted(facts, key=lambda fact: fact.span)), tuple(faults)


def _of_meta(element: Element, places: Places) -> Iterator[MetadataFact]:
    name = next((value for key in _NAMES if (value := element.attr(key))), None)
    span = places.value(element, "content")
    if name and span:
        value = (element.attr("content") or "").strip()
        key = name.strip()
        yield MetadataFact(key, value, span, MetadataOrigin.META, (key,))


def _of_microdata(element: Element, places: Places) -> Iterator[MetadataFact]:
    if element.attr("itemscope") is not None or element.position is None:
        return
    scope = element.parent.closest("[itemscope]") if element.parent else None
    kind = (scope.attr("itemtype") or "").rstrip("/").split("/")[-1] if scope else ""
    property_of = scope.attr("itemprop") if scope else None
    for name in (element.attr("itemprop") or "").split():
        attribute = next((key for key in _VALUE_ATTRIBUTES if element.attr(key) is not None), None)
        if attribute:
            span: Span | None = places.value(element, attribute)
            value = (element.attr(attribute) or "").strip()
        else:
            span, value = places.inner(element), fold(element.text)
        if span:
            path = (property_of, name) if property_of else (name,)
            types = (kind,) if kind else ()
            yield MetadataFact(name, value, span, MetadataOrigin.MICRODATA, path, types)
