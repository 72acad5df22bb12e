"""XML that comes from outside, read without risk."""

from typing import Any

from lxml import etree


class XmlError(Exception):
    """Why a document is not read, in words with the place."""


def parsed(raw: bytes, allow_external_dtd: bool = False) -> etree._Element:
    """The root element. No entity is resolved, no document type read, nothing fetched. Raises
    ``XmlError`` for what is not well-formed, and for document types, through which a file may
    read others or grow without end; a mere reference to one, which is not followed, may be allowed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}: " if line else ""
        raise XmlError(f"{where}it is no well-formed XML: {_said(error)}") from error
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None:
        declared = [*document_type.iterentities(), *document_type.iterelements()]
        if declared or not allow_external_dtd:
            raise XmlError(
                "it declares a document type (DOCTYPE), which may harm who reads it; take it out"
            )
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag: object = element.tag
    return etree.QName(element).localname if isinstance(tag, str) else ""


def _said(error: Exception) -> str:
    return str(error).split(", line ")[0]
