"""Configuration written in JavaScript or TypeScript: read, never run.

Only plain strings and lists of them are found, by the names of their keys; what a program computes
stays unknown.
"""

import re

_COMMENT = re.compile(r"(?<![:\"'])//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = r"(['\"`])((?:(?!\1)[^\\\n])*)\1"


class Script:
    """The text of a configuration."""

    def __init__(self, text: str) -> None:
        self._text = _COMMENT.sub(" ", text)

    def mentions(self, word: str) -> bool:
        """Whether a word stands anywhere in the code."""
        return re.search(rf"\b{re.escape(word)}\b", self._text) is not None

    def string(self, key: str) -> str:
        """The first string under a key; empty without one, or where it holds a ``${…}``."""
        found = re.search(rf"\b{key}['\"]?\s*:\s*{_STRING}", self._text)
        return found[2] if found and "${" not in found[2] else ""

    def strings(self, key: str) -> list[str]:
        """The strings of the first list under a key."""
        found = re.search(rf"\b{key}['\"]?\s*:\s*\[([^\]]*)\]", self._text)
        return [match[2] for match in re.finditer(_STRING, found[1])] if found else []

    def keys(self, key: str) -> list[str]:
        """The keys of the first object under a key."""
        found = re.search(rf"\b{key}['\"]?\s*:\s*\{{", self._text)
        return _keys(self._text, found.end()) if found else []


def _keys(text: str, at: int) -> list[str]:
    """The keys of the object that begins before ``at``, not of those within it."""
    depth, found = 1, []
    token = re.compile(rf"{_STRING}|[{{}}\[\]()]|[\w$-]+")
    for match in token.finditer(text, at):
        if match[0] in ("{", "[", "("):
            depth += 1
        elif match[0] in ("}", "]", ")"):
            depth -= 1
            if not depth:
                break
        elif depth == 1 and re.match(r"\s*:", text[match.end() :]):
            found.append(match[2] or match[0])
    return found
