"""XLIFF 2.1 (OASIS, 2018), with its modules for metadata and translation candidates."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from mbclint.model.source import Format
from mbclint.readers.xml_in import local, parsed
from mbclint.translation.formats.facts import facts_of
from mbclint.translation.formats.format import About
from mbclint.translation.formats.xml_out import XML, add, append_text, document, serialized
from mbclint.translation.inline import parts_of
from mbclint.translation.unit import Occurrence, PackageError, Returned, Unit

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_SEGMENT = "s1"
_SEVERAL = "mul"
"""ISO 639-2 for several languages: a document has one source language."""


def write(units: Sequence[Unit], about: About) -> bytes:
    """A ``file`` for each page, a ``unit`` with one segment for each unit, its mark-up in ``ph``
    elements whose original data stands beside it."""
    languages = {unit.source_language for unit in units}
    root = document("xliff", _CORE, mda=_METADATA, mtc=_MATCHES)
    root.set("version", "2.1")
    root.set("srcLang", languages.pop() if len(languages) == 1 else _SEVERAL)
    root.set("trgLang", about.target_language)
    by_page = groupby(units, lambda unit: unit.first.path)
    for number, (path, group) in enumerate(by_page, 1):
        file = add(root, "file", id=f"f{number}", original=path)
        for unit in group:
            _add_unit(file, unit)
    if not units:
        # The schema wants a file with a unit, also where there is nothing to do.
        segment = add(add(add(root, "file", id="f1"), "unit", id="none"), "segment")
        add(segment, "source")
    return serialized(root)


def read(raw: bytes) -> tuple[Returned, ...]:
    """The units, their segments together. Raises ``PackageError`` and ``XmlError``."""
    root = parsed(raw)
    if local(root) != "xliff":
        raise PackageError(f"it is no XLIFF: its first element is {local(root)}")
    language = root.get("trgLang") or None
    found = (
        _returned(file, unit, language)
        for file in root.iter("{*}file")
        for unit in file.iter("{*}unit")
    )
    return tuple(unit for unit in found if unit.source)


def is_version_2(raw: bytes) -> bool:
    """Whether an XLIFF file is of this version. Raises ``XmlError``."""
    return parsed(raw).get("version", "").startswith("2")


def _add_unit(file: etree._Element, unit: Unit) -> None:
    element = add(file, "unit", id=f"u{unit.id}")
    element.set("name", unit.id)
    element.set(f"{{{XML}}}space", "preserve")
    metadata = etree.SubElement(element, f"{{{_METADATA}}}metadata")
    for place in unit.occurrences:
        _add_place(metadata, place)
    if unit.suggestions:
        _add_matches(element, unit)
    notes = add(element, "notes")
    for name, fact in facts_of(unit):
        add(notes, "note", fact, category=name.replace(" ", "-"))
    codes = [part.text for part in parts_of(unit.source, unit.markup) if part.code]
    names = {code: f"d{number}" for number, code in enumerate(dict.fromkeys(codes), 1)}
    if names:
        data = add(element, "originalData")
        for code, name in names.items():
            add(data, "data", code, id=name)
    state = "translated" if unit.target else "initial"
    segment = add(element, "segment", id=_SEGMENT, state=state)
    _add_text(add(segment, "source"), unit.source, unit.markup, names)
    if unit.target:
        _add_text(add(segment, "target"), unit.target, unit.markup, names)


def _add_place(metadata: etree._Element, place: Occurrence) -> None:
    group = add(metadata, "metaGroup", category="location")
    for name, value in (("path", place.path), ("line", place.line), ("locator", place.locator)):
        add(group, "meta", str(value), type=name)


def _add_matches(element: etree._Element, unit: Unit) -> None:
    matches = etree.SubElement(element, f"{{{_MATCHES}}}matches")
    for suggestion in unit.suggestions:
        match = add(
            matches,
            "match",
            ref=f"#{_SEGMENT}",
            similarity=f"{suggestion.score}.0",
            origin=suggestion.origin,
        )
        for name, text in (("source", unit.source), ("target", suggestion.text)):
            child = etree.SubElement(match, f"{{{_CORE}}}{name}")
            append_text(child, text)


def _add_text(element: etree._Element, text: str, markup: Format, names: Mapping[str, str]) -> None:
    # With a text, even an empty one, nothing is indented within.
    element.text = ""
    number = 0
    for part in parts_of(text, markup):
        if part.code and part.text in names:
            number += 1
            add(element, "ph", id=number, dataRef=names[part.text], disp=part.text)
        else:
            append_text(element, part.text)


def _returned(file: etree._Element, unit: etree._Element, language: str | None) -> Returned:
    data = {it.get("id", ""): it.text or "" for it in unit.iter(f"{{{_CORE}}}data")}
    segments = [it for it in unit if local(it) in ("segment", "ignorable")]
    paths = dict.fromkeys(_paths(unit))
    return Returned(
        id=unit.get("name") or unit.get("id", "").removeprefix("u"),
        source="".join(_text(it.find(f"{{{_CORE}}}source"), data) for it in segments),
        target="".join(_target(it, data) for it in segments),
        where=f"line {unit.sourceline}",
        paths=tuple(paths) or tuple(filter(None, [file.get("original")])),
        target_language=language,
    )


def _paths(unit: etree._Element) -> Iterator[str]:
    for meta in unit.iter(f"{{{_METADATA}}}meta"):
        if meta.get("type") == "path" and meta.text:
            yield meta.text


def _target(segment: etree._Element, data: Mapping[str, str]) -> str:
    """What a segment became; white space between segments stays as it is."""
    target = segment.find(f"{{{_CORE}}}target")
    if target is None and local(segment) == "ignorable":
        target = segment.find(f"{{{_CORE}}}source")
    return _text(target, data)


def _text(element: etree._Element | None, data: Mapping[str, str]) -> str:
    """The words, and the original data of what stands for mark-up."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += (*_inner(child, data), child.tail or "")
    return "".join(parts)


def _inner(child: etree._Element, data: Mapping[str, str]) -> Iterator[str]:
    name = local(child)
    if name in ("ph", "sc", "ec"):
        yield data.get(child.get("dataRef", ""), child.get("disp", ""))
    elif name == "pc":
        yield data.get(child.get("dataRefStart", ""), "")
        yield _text(child, data)
        yield data.get(child.get("dataRefEnd", ""), "")
    elif name == "mrk":
        yield _text(child, data)
