"""XML as the reporters that need it write it."""

import re
from xml.etree.ElementTree import Element, indent, tostring

from mbclint.reports.visible import visible

_ILLEGAL = re.compile("[\ufffe\uffff]")
"""What XML 1.0 cannot hold and ``visible`` lets pass."""


def xml_text(root: Element) -> str:
    """An indented document in UTF-8."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def legal(text: str) -> str:
    """Text without what XML cannot hold and what a terminal would obey."""
    return _ILLEGAL.sub("\ufffd", visible(text))
