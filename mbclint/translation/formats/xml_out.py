"""XML of our own."""

import re
from typing import Any

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text, with U+FFFD for each character that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def document(name: str, namespace: str, **others: str) -> etree._Element:
    """A root element in a namespace without prefix; ``others`` are namespaces by their prefixes."""
    declared: dict[Any, str] = {None: namespace, **others}
    return etree.Element(f"{{{namespace}}}{name}", nsmap=declared)


def add(
    parent: etree._Element, name: str, text: str | None = None, **given: object
) -> etree._Element:
    """A new element in the namespace of its parent, if any, with the attributes that have a value;
    underscores of their names stand for hyphens."""
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
    for key, value in given.items():
        if value is not None:
            child.set(key.replace("_", "-"), legal(str(value)))
    if text is not None:
        child.text = legal(text)
    return child


def append_text(element: etree._Element, text: str) -> None:
    """Add text behind what an element holds."""
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + legal(text)
    else:
        last.tail = (last.tail or "") + legal(text)


def serialized(root: etree._Element) -> bytes:
    """The document in UTF-8, indented where white space means nothing, with a line break at its
    end."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
