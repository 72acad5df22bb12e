"""Patterns that say which paths are pages, and of which language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mbclint.model.language_tags import base, canonical_case

_PIECE = re.compile(
    r"\{(?P<name>[a-z]+)(?P<optional>\??)\}|(?P<glob>\*\*/|\*\*|\*|\?)|(?P<text>.)", re.DOTALL
)
_LANGUAGE = "lang"
_SEGMENT = r"[^/]+?"
_PLACEHOLDERS = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "path": r".+?",
    _LANGUAGE: r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
}
_GLOBS = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


class PatternError(ValueError):
    """A page pattern that cannot be read; says what is wrong."""


@dataclass(frozen=True, slots=True)
class PageMatch:
    """What a pattern says of a path: its parts by placeholder, and the page's language."""

    captures: Mapping[str, str]
    language: str | None


@dataclass(frozen=True, slots=True)
class PagePattern:
    """A glob (``*``, ``**``, ``?``) with placeholders: ``{lang}`` declares the language,
    ``{lang?}`` may be absent with its slash, ``{date}`` is YYYY-MM-DD, ``{path}`` may hold slashes,
    and any other name stands for part of one path segment."""

    path: str
    language: str | None = None
    """The language of all pages that match."""
    languages: tuple[str, ...] = ()
    """What ``{lang}`` may be; any language tag when empty."""
    source_language: str | None = None
    """The language where an optional ``{lang?}`` is absent."""
    _expression: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_expression", _compile(self.path, self.languages))

    def match(self, path: str) -> PageMatch | None:
        """What the pattern says of a path, relative to the root and with forward slashes."""
        match = self._expression.fullmatch(path)
        if not match:
            return None
        captures = {name: value for name, value in match.groupdict().items() if value is not None}
        tag = captures.get(_LANGUAGE)
        found = (
            canonical_case(tag)
            if tag
            else self.source_language
            if _LANGUAGE in match.groupdict()
            else None
        )
        return PageMatch(captures, self.language or found)


def language_of(path: str, patterns: Sequence[PagePattern], languages: Sequence[str]) -> str | None:
    """The declared language of a path: by the first pattern that fits; else, where the site has
    one language, that one."""
    for pattern in patterns:
        if match := pattern.match(path):
            return match.language
    return languages[0] if len(languages) == 1 else None


def _compile(path: str, languages: Sequence[str]) -> re.Pattern[str]:
    parts: list[str] = []
    names: set[str] = set()
    pieces = list(_PIECE.finditer(path))
    skip_slash = False
    for number, piece in enumerate(pieces):
        if skip_slash:
            skip_slash = False
            continue
        name = piece["name"]
        if not name:
            if piece["text"] in ("{", "}"):
                raise PatternError(
                    f'"{path}": expected a placeholder such as {{lang}} or {{slug}} at "{{"'
                )
            parts.append(_GLOBS[piece["glob"]] if piece["glob"] else re.escape(piece["text"]))
            continue
        if name in names:
            raise PatternError(f'"{path}": the placeholder {{{name}}} stands twice')
        names.add(name)
        value = _value(name, languages)
        follows = pieces[number + 1][0] if number + 1 < len(pieces) else ""
        if piece["optional"] and follows == "/":
            parts.append(f"(?:(?P<{name}>{value})/)?")
            skip_slash = True
        else:
            parts.append(f"(?P<{name}>{value})" + ("?" if piece["optional"] else ""))
    return re.compile("".join(parts), re.DOTALL)


def _value(name: str, languages: Sequence[str]) -> str:
    if name == _LANGUAGE and languages:
        spellings = {tag for language in languages for tag in (language, base(language))}
        alternatives = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True))
        return f"(?i:{alternatives})"
    return _PLACEHOLDERS.get(name, _SEGMENT)
