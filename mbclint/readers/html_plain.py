"""What the source alone tells of an element once the tree has said where it begins.

Nearly all elements of real pages are plain: a start tag, text with a few phrases in it, an end tag.
One pattern reads such an element natively. What does not fit is no fault; it is read through the
tree. The patterns accept only what every HTML parser reads in the same way: phrases that end before
the element does, and no element within that opens a scope of its own.
"""

import re
from functools import cache

from mbclint.readers.html_tree import CONTAINERS

_ATTRIBUTES = r"(?:\s+[^\s\"'<>/=]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?)*+\s*"
_PHRASES = (
    "code|span|em|strong|tt|b|i|kbd|acronym|abbr|cite|var|sub|sup|samp|dfn|mark|q|small|time|u|big"
    "|bdi|bdo|del|ins|font|s"
)
_DEPTH = 3
"""How many phrases may stand within each other: a link around code around a span."""


def _phrasing(names: str, void: str, levels: int = _DEPTH) -> str:
    """A pattern of text with phrases in it, each closed where it should be. Possessive throughout:
    what it has read it never reads again, so that it takes linear time."""
    if not levels:
        return "[^<]*+"
    return (
        rf"(?:[^<]++|<(?P<phrase{levels}>{names})(?=[\s>]){_ATTRIBUTES}>"
        rf"{_phrasing(names, void, levels - 1)}</(?P=phrase{levels})\s*>"
        rf"|<(?:{void}){_ATTRIBUTES}/?>)*+"
    )


_OPENS = (
    r"p(?:re)?|d(?:iv|l|etails)|ul|ol|h(?:[1-6r]|eader)|section|a(?:rticle|side|ddress)"
    r"|blockquote|center|f(?:ooter|igure|ieldset)|main|nav"
)
"""Start tags that always make an element within the one that is open, wherever blocks may stand."""
_ENDS = (
    rf"{_OPENS}|li|d[td]|t(?:able|[dhr]|body|head|foot|extarea)|s(?:ummary|elect|vg)|caption"
    "|figcaption|form|iframe|math|body|html"
)

PLAIN_BLOCK = re.compile(
    rf"<(?P<tag>[a-z][a-z0-9]*){_ATTRIBUTES}>(?P<stretch>{_phrasing(f'a|{_PHRASES}', 'br|img')})"
    rf"(?:(?P<closed></(?P=tag)\s*>)|(?P<block><(?:{_OPENS})[\s>]))"
)
"""A block with its text: ``stretch`` up to its end tag, or up to the first block within it."""

OWN_TEXT = re.compile(
    rf"<(?:(?:/(?:{_ENDS})\s*|hr\b[^<>]*)>(?:\s++|<!--[^<>]*-->|<a{_ATTRIBUTES}></a>)*+"
    rf"(?!</(?:{_ENDS})[\s>]|<(?:{_OPENS}|li|d[td]|summary|figcaption|svg)[\s>]|\Z)"
    rf"|(?P<container>{'|'.join(CONTAINERS)})(?=[\s/>])"
    rf"(?!{_ATTRIBUTES}>\s*+(?:<(?:{_OPENS})[\s>]|</(?P=container)\s*>))"
    r"|(?:svg|math|iframe)\b[^<>]*/>|/?[A-Z])"
)
"""Where a container begins with something else than a block; or where text, or a phrase, comes
after a block, so that what is around the block has text of its own. Also where that may be: at tags
in capitals, and at those that may be void."""

TAG = re.compile(rf"</?[a-z][a-z0-9]*{_ATTRIBUTES}/?>")
"""A tag within a stretch."""

_COMMON = r"(?:\s+(?:class|id|title|target|style|role|name|accesskey|xmlns)=\"[^\"&]*\")*+"
PLAIN_LINK = re.compile(
    rf"<a{_COMMON}\s+href=\"(?P<target>[^\"&\s]*)\"{_COMMON}\s*>"
    rf"(?P<text>{_phrasing(_PHRASES, 'img')})</a\s*>"
)
"""A link whose address needs no resolving, with what it holds."""

START_TAG = re.compile(rf"<[a-zA-Z][^\s<>/]*{_ATTRIBUTES}/?>")
"""A start tag whose attributes are written as they should be."""


@cache
def plain_value(name: str) -> re.Pattern[str]:
    """A start tag up to the value of an attribute, with all values in quotation marks; no name
    before it has capitals, so that none is the same one."""
    return re.compile(
        rf"<[a-zA-Z][a-zA-Z0-9:-]*(?:\s+(?!{re.escape(name)}=)[a-z0-9:_-]+=\"[^\"]*\")*+"
        rf"\s+{re.escape(name)}=\"([^\"]*)\""
    )
