"""Sentences of running text, and which parts of them are the author's own."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=\W*[^\W\d_a-z])|[。！？]+|\n+")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|「[^」]*」|『[^』]*』")
_REFERENCE = re.compile(
    r"\bet al\b|\bdoi\b|\bISBN\b|\bPMID\b|https?:|www\.|\b\d{4};\s*\d|\(\d{4}[a-z]?\)|\bpp?\. ?\d"
)
_CODE = re.compile(r"[{}<>=_\\|\[\]#$]|\w\(|\w\.\w|::|--|/\w+/|[a-z][A-Z]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence. An end is a full stop before a capital, or what ends
    a sentence in Chinese and Japanese."""
    start = 0
    for end in _END.finditer(text):
        if text[start : end.end()].strip():
            yield start, start + len(text[start : end.end()].rstrip())
        start = end.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def unquoted(text: str) -> str:
    """The text without what stands in double quotation marks, whichever the language uses."""
    return _QUOTED.sub(" ", text)


def own_words(sentence: str) -> str:
    """The sentence without what it quotes; empty for a reference to literature, an address or
    code."""
    own = unquoted(sentence)
    return "" if _REFERENCE.search(own) or _CODE.search(own) else own
