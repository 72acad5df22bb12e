"""TBX, the exchange format of term bases (ISO 30042), in its versions 2 and 3."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from mbclint.language.glossary import Concept, GlossaryError
from mbclint.model.language_tags import canonical_case, is_well_formed
from mbclint.readers.xml_in import XmlError, local, parsed

_ROOTS = ("martif", "tbx")
_CONCEPTS = ("{*}termEntry", "{*}conceptEntry")
_LANGUAGES = ("{*}langSet", "{*}langSec")
_TERMS = ("{*}tig", "{*}ntig", "{*}termSec")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_FORBIDDEN = ("deprecated", "superseded")


def concepts_of(raw: bytes) -> Iterator[Concept]:
    """The concepts, without the terms that are deprecated or superseded. Raises
    ``GlossaryError``."""
    try:
        root = parsed(raw, allow_external_dtd=True)
    except XmlError as error:
        raise GlossaryError(str(error)) from error
    if local(root) not in _ROOTS:
        raise GlossaryError(f"it is no TBX: its first element is {local(root)}")
    for entry in root.iter(*_CONCEPTS):
        if terms := tuple(_terms(entry)):
            yield Concept(terms)


def _terms(entry: etree._Element) -> Iterator[tuple[str, str]]:
    for section in entry.iter(*_LANGUAGES):
        tag = section.get(_LANGUAGE, "").replace("_", "-")
        if not is_well_formed(tag):
            said = f'xml:lang must be a language tag such as "en"; "{tag}" is none'
            line: Any = section.sourceline
            raise GlossaryError(said, line)
        for group in section.iter(*_TERMS):
            term = group.find(".//{*}term")
            text = "" if term is None else " ".join("".join(map(str, term.itertext())).split())
            if text and not _is_forbidden(group):
                yield canonical_case(tag), text


def _is_forbidden(group: etree._Element) -> bool:
    """Such as ``deprecatedTerm-admn-sts`` in version 2, ``deprecated`` in some of version 3."""
    notes = (note for note in group.iter("{*}termNote") if note.get("type") == _STATUS)
    return any((note.text or "").strip().startswith(_FORBIDDEN) for note in notes)
