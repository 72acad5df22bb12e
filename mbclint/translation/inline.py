"""The mark-up within a unit: what a translator moves and does not translate."""

import re
from collections.abc import Iterator

from msgspec import Struct

from mbclint.model.source import Format

_TEMPLATE = r"\{\{.*?\}\}|\{%.*?%\}"
_TAG = r"<!--.*?-->|</?[A-Za-z][^<>]*>"
_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});"
_PARAMETER = r"\{\w+\}|%\(\w+\)[sd]|%(?:\d\$)?[sd](?!\w)"
_LINK = (
    r"!?\[(?=[^\[\]]*\][(\[])"
    r"|\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
    r"|\]\[[^\[\]]*\]"
)
_MARKDOWN = (
    rf"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<[a-z]+:[^<>\s]+>|{_LINK}|\{{[#:.][^{{}}]*\}}"
    r"|\\[!-/:-@\[-`{-~]|\*{1,3}|~~|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)"
)
_CODES = {
    Format.TEXT: re.compile(_PARAMETER),
    Format.HTML: re.compile("|".join((_TEMPLATE, _TAG, _REFERENCE, _PARAMETER)), re.DOTALL),
    Format.MARKDOWN: re.compile(
        "|".join((_TEMPLATE, _TAG, _MARKDOWN, _REFERENCE, _PARAMETER)), re.DOTALL
    ),
}


class Part(Struct, frozen=True):
    """A stretch of a unit."""

    text: str
    code: bool
    """Whether it is mark-up or a placeholder, to be kept as it is."""


def parts_of(text: str, markup: Format) -> Iterator[Part]:
    """The stretches of a text; together they are the text. None is empty."""
    end = 0
    for match in _CODES[markup].finditer(text):
        if match.start() > end:
            yield Part(text[end : match.start()], False)
        yield Part(match[0], True)
        end = match.end()
    if end < len(text):
        yield Part(text[end:], False)


def codes_of(text: str, markup: Format) -> tuple[str, ...]:
    """The mark-up alone, in the order of the text."""
    return tuple(part.text for part in parts_of(text, markup) if part.code)


def words_alone(text: str, markup: Format) -> str:
    """The text without mark-up, white space folded."""
    kept = (part.text for part in parts_of(text, markup) if not part.code)
    return " ".join(" ".join(kept).split())
