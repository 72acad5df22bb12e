"""What does not belong into the path of an address."""

import re
import unicodedata
from urllib.parse import unquote

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_QUOTES = re.compile("[“”„«»]")
_DOWNLOAD = re.compile(r"/?[^/]*\.(?!html?\b|php\b|aspx?\b|jsp\b|mdx?\b)[A-Za-z0-9]{2,5}\Z")


def is_garbled(target: str) -> bool:
    """Whether an address holds what strayed into it: invisible characters, save in paths of other
    scripts, whose spelling may need them, or the quotation marks of the sentence."""
    path = unquote(target)
    if _INVISIBLE.search(path) and _INVISIBLE.sub("", path).isascii():
        return True
    marks = len(_QUOTES.findall(path))
    return bool(_QUOTES.match(path) or (marks % 2 and _QUOTES.match(path[-1])))


def has_accent(target: str) -> bool:
    """Whether the path of a page holds Latin letters with marks on them."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    if path.isascii() or _DOWNLOAD.search(path):
        return False
    marked = any(map(unicodedata.combining, unicodedata.normalize("NFD", path)))
    return marked and all(
        ord(character) < 0x250 for character in unicodedata.normalize("NFC", path)
    )
