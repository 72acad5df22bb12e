"""TMX 1.4b, the exchange format of translation memories (LISA, 2005)."""

import io
from collections.abc import Iterable, Iterator

from lxml import etree

from mbclint.readers.xml_in import XmlError, local, parsed
from mbclint.translation.formats.xml_out import XML, add, legal, serialized
from mbclint.translation.memory.pair import UNKNOWN, Pair
from mbclint.translation.spots import folded
from mbclint.translation.unit import PackageError

_LANGUAGE = f"{{{XML}}}lang"
_CODES = ("bpt", "ept", "it", "ph", "ut")
"""Elements that hold mark-up of the tool's own, no words."""
_ALL = "*all*"


def read(raw: bytes, origin: str) -> Iterator[Pair]:
    """The pairs, without mark-up: each text of a unit in the source language of the file, with each
    other one. Where the file names no source language, each may be the source. Raises
    ``PackageError``."""
    root = _root(raw)
    header = root.find("{*}header")
    of_file = "" if header is None else header.get("srclang", "")
    for unit in root.iter("{*}tu"):
        texts = [*_texts(unit)]
        source = (unit.get("srclang") or of_file).replace("_", "-").casefold()
        sources = [text for text in texts if text[0].casefold() == source] or texts
        for tag, text in sources:
            for other, translated in texts:
                if other != tag:
                    yield Pair(text, translated, tag, other, origin)


def write(pairs: Iterable[Pair], source_language: str, version: str) -> bytes:
    """A new memory."""
    root = etree.Element("tmx", version="1.4")
    add(
        root,
        "header",
        creationtool="mbclint",
        creationtoolversion=version,
        datatype="plaintext",
        segtype="block",
        adminlang="en",
        srclang=source_language,
        o_tmf="mbclint",
    )
    body = add(root, "body")
    for pair in pairs:
        _add(body, pair)
    return serialized(root)


def added(raw: bytes, pairs: Iterable[Pair]) -> tuple[bytes, int]:
    """A memory with the pairs that it does not have yet, and how many these are; all else is as it
    was. Raises ``PackageError``."""
    root = _root(raw)
    body = root.find("{*}body")
    if body is None:
        raise PackageError("it is no whole TMX: it has no body")
    there = {_identity(pair) for pair in read(raw, "")}
    new = [pair for pair in pairs if _identity(pair) not in there]
    for pair in new:
        _add(body, pair)
    tree = root.getroottree()
    file = io.BytesIO()
    tree.write(file, encoding=tree.docinfo.encoding or "UTF-8", xml_declaration=True)
    return file.getvalue(), len(new)


def _root(raw: bytes) -> etree._Element:
    try:
        root = parsed(raw, allow_external_dtd=True)
    except XmlError as error:
        raise PackageError(str(error)) from error
    if local(root) != "tmx":
        raise PackageError(f"it is no TMX: its first element is {local(root)}")
    return root


def _identity(pair: Pair) -> tuple[str, ...]:
    tags = pair.source_language.casefold(), pair.target_language.casefold()
    return (*tags, folded(legal(pair.source)), folded(legal(pair.target)))


def _add(body: etree._Element, pair: Pair) -> None:
    unit = add(body, "tu", srclang=pair.source_language)
    add(unit, "prop", pair.origin, type="x-origin")
    sides = (pair.source_language, pair.source), (pair.target_language, pair.target)
    for tag, text in sides:
        variant = add(unit, "tuv")
        variant.set(_LANGUAGE, tag)
        add(variant, "seg", text)
    unit.tail = "\n"
    body.text = body.text or "\n"


def _texts(unit: etree._Element) -> Iterator[tuple[str, str]]:
    for variant in unit.iter("{*}tuv"):
        segment = variant.find("{*}seg")
        # Versions before 1.4 have an attribute without namespace.
        tag = (variant.get(_LANGUAGE) or variant.get("lang") or UNKNOWN).replace("_", "-")
        text = "" if segment is None else folded("".join(_words(segment)))
        if text:
            yield tag, text


def _words(element: etree._Element) -> Iterator[str]:
    yield str(element.text or "")
    for child in element:
        name = local(child)
        if name and name not in _CODES:
            yield from _words(child)
        yield str(child.tail or "")
