"""XLIFF 1.2 (OASIS, 2008), which every translation tool reads."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from mbclint.model.source import Format
from mbclint.readers.xml_in import local, parsed
from mbclint.translation.formats.facts import facts_of
from mbclint.translation.formats.format import About
from mbclint.translation.formats.xml_out import XML, add, append_text, document, serialized
from mbclint.translation.inline import parts_of
from mbclint.translation.unit import Occurrence, PackageError, Returned, Unit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_DATATYPES = {Format.TEXT: "plaintext", Format.HTML: "html", Format.MARKDOWN: "x-markdown"}
_UNFINISHED = ("needs-adaptation", "needs-l10n", "needs-review")
"""How states begin that say that somebody has still to look."""


def write(units: Sequence[Unit], about: About) -> bytes:
    """A ``file`` for each page and source language, a ``trans-unit`` a unit, its mark-up in ``ph``
    elements."""
    root = document("xliff", _NAMESPACE)
    root.set("version", "1.2")
    for (path, language), group in groupby(sorted(units, key=_file_key), _file_key):
        of_file = [*group]
        file = add(
            root,
            "file",
            original=path,
            source_language=language,
            target_language=about.target_language,
            datatype=_datatype(of_file),
            tool_id="mbclint",
            date=f"{about.made.isoformat()}T00:00:00Z",
        )
        header = add(file, "header")
        tool = {"tool-id": "mbclint", "tool-name": "mbclint", "tool-version": about.version}
        add(header, "tool", **tool)
        body = add(file, "body")
        for unit in of_file:
            _add_unit(body, unit)
    if not units:
        _add_empty(root, about)
    return serialized(root)


def read(raw: bytes) -> tuple[Returned, ...]:
    """The units, whichever elements a tool has put around them. Raises ``PackageError`` and
    ``XmlError``."""
    root = parsed(raw)
    if local(root) != "xliff":
        raise PackageError(f"it is no XLIFF: its first element is {local(root)}")
    return tuple(
        _returned(file, unit)
        for file in root.iter("{*}file")
        for unit in file.iter("{*}trans-unit")
    )


def _file_key(unit: Unit) -> tuple[str, str]:
    return unit.first.path, unit.source_language


def _datatype(units: Sequence[Unit]) -> str:
    """That of the mark-up, where any of the texts has some."""
    marked = (unit.markup for unit in units if unit.markup is not Format.TEXT)
    return _DATATYPES[next(marked, Format.TEXT)]


def _add_empty(root: etree._Element, about: About) -> None:
    """The schema wants a file, also where there is nothing to do."""
    file = add(
        root,
        "file",
        original="none",
        source_language="und",
        target_language=about.target_language,
        datatype="plaintext",
    )
    add(file, "body")


def _add_unit(body: etree._Element, unit: Unit) -> None:
    element = add(body, "trans-unit", id=unit.id)
    element.set(f"{{{XML}}}space", "preserve")
    _add_text(add(element, "source"), unit.source, unit.markup)
    state = "translated" if unit.target else "needs-translation"
    _add_text(add(element, "target", state=state), unit.target, unit.markup)
    for place in unit.occurrences:
        _add_place(element, place)
    for name, fact in facts_of(unit):
        add(element, "note", f"{name}: {fact}", **{"from": "mbclint"})
    for suggestion in unit.suggestions:
        matched = add(
            element, "alt-trans", match_quality=suggestion.score, origin=suggestion.origin
        )
        add(matched, "target", suggestion.text)


def _add_place(element: etree._Element, place: Occurrence) -> None:
    group = add(element, "context-group", purpose="location")
    add(group, "context", place.path, context_type="sourcefile")
    add(group, "context", str(place.line), context_type="linenumber")
    add(group, "context", place.locator, context_type="x-locator")


def _add_text(element: etree._Element, text: str, markup: Format) -> None:
    # With a text, even an empty one, nothing is indented within.
    element.text = ""
    number = 0
    for part in parts_of(text, markup):
        if part.code:
            number += 1
            add(element, "ph", part.text, id=number)
        else:
            append_text(element, part.text)


def _returned(file: etree._Element, unit: etree._Element) -> Returned:
    source, target = unit.find("{*}source"), unit.find("{*}target")
    state = target.get("state", "") if target is not None else ""
    return Returned(
        id=unit.get("id", ""),
        source=None if source is None else _text(source),
        target="" if target is None else _text(target),
        where=f"line {unit.sourceline}",
        paths=tuple(dict.fromkeys(_paths(unit))) or tuple(filter(None, [file.get("original")])),
        target_language=file.get("target-language") or None,
        final=not state.startswith(_UNFINISHED),
    )


def _paths(unit: etree._Element) -> Iterator[str]:
    for context in unit.iter("{*}context"):
        if context.get("context-type") == "sourcefile" and context.text:
            yield context.text


def _text(element: etree._Element) -> str:
    """The words and the mark-up; comments and processing instructions are neither."""
    return "".join(str(text) for text in element.itertext(etree.Element))
