"""Patterns that say which paths are pages, and of which language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec import Struct

from mbclint.model.language_tags import canonical_case, is_well_formed
from mbclint.settings.path_parts import Ends, Fitter, Fixed, Folders, Part, Run, Text
from mbclint.settings.url_template import UrlTemplate

_LANGUAGE = "lang"
_LONGEST_TAG: Final = 35
"""RFC 5646, section 4.4.1: what tags in use need at most."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TAG_CHARACTERS = re.compile(r"[A-Za-z0-9_-]*")
_OPTIONAL = r"(?P<first>^\{lang\?\}/)|(?P<before>[/._-]?)\{lang\?\}"
_PIECE = re.compile(
    rf"(?P<optional>{_OPTIONAL})"
    r"|\{(?P<name>[a-z][a-z0-9_-]*)\}"
    r"|(?P<glob>(?:(?<=/)|^)\*\*/|\*\*|\*|\?)"
    r"|(?P<text>(?:(?![/._-]?\{lang\?\})[^{}*?])+)"
)


class PatternError(ValueError):
    """A page pattern that cannot be read; says what is wrong."""


class PageMatch(Struct, frozen=True):
    """What a pattern says of a path."""

    captures: Mapping[str, str]
    """What stands for each placeholder, as written in the path."""
    language: str | None
    url: UrlTemplate | None = None
    passes_over: bool = False
    """Whether the pattern leaves parts of the path out of its captures."""


@dataclass(frozen=True, slots=True)
class PagePattern:
    """A glob (``*``, ``**``, ``?``) with placeholders, for paths relative to the project's root.

    ``{lang}`` is a language of the site, in any case and with ``-`` or ``_``; ``{lang?}`` may be
    absent together with the separator before it or, at the start, the slash after it; ``{date}`` is
    YYYY-MM-DD; ``{path}`` may hold slashes; any other ``{name}`` is at least one character within a
    path segment. Raises ``PatternError`` and, for ``url``, ``TemplateError``.
    """

    path: str
    language: str | None = None
    """The language of the pages that match and whose path does not name one."""
    languages: tuple[str, ...] = ()
    """What ``{lang}`` may be; any well-formed language tag when empty."""
    source_language: str | None = None
    """The language where ``{lang?}`` is absent."""
    url: str | None = None
    """At which address the pages that match are: see ``UrlTemplate``."""
    _template: UrlTemplate | None = field(init=False, repr=False, compare=False)
    _fitter: Fitter = field(init=False, repr=False, compare=False)
    _canonical: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """The languages as they are written, by their tags in lower case."""
    _passes_over: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_fitter", Fitter(tuple(_parts(self.path, self.languages))))
        object.__setattr__(self, "_canonical", {each.lower(): each for each in self.languages})
        object.__setattr__(self, "_template", UrlTemplate(self.url) if self.url else None)
        globs = "*" in self.path or "?" in self.path.replace("?}", "")
        object.__setattr__(self, "_passes_over", globs)

    def match(self, path: str) -> PageMatch | None:
        """What the pattern says of a path with forward slashes; None when it does not fit. Where it
        fits in several ways, ``{lang?}`` is present if it can be, and the first parts are short.
        The time grows with the length of the path and not faster."""
        captures = self._fitter.fit(path)
        if captures is None:
            return None
        language = self._language_of(captures.get(_LANGUAGE))
        return PageMatch(captures, language, self._template, self._passes_over)

    def __reduce__(self) -> tuple[type["PagePattern"], tuple[Any, ...]]:
        """What is compiled is compiled again where the pattern arrives."""
        given = (self.path, self.language, self.languages, self.source_language, self.url)
        return PagePattern, given

    def _language_of(self, written: str | None) -> str | None:
        if written:
            tag = written.replace("_", "-").lower()
            return self._canonical.get(tag) or canonical_case(tag)
        return self.language or (self.source_language if "{lang?}" in self.path else None)


def page_of(path: str, patterns: Sequence[PagePattern]) -> PageMatch | None:
    """What the first pattern that fits says of a path."""
    return next((match for pattern in patterns if (match := pattern.match(path))), None)


def language_of(path: str, patterns: Sequence[PagePattern], languages: Sequence[str]) -> str | None:
    """The declared language of a path: by the first pattern that fits; where that does not tell
    and the site has one language, that one."""
    page = page_of(path, patterns)
    if page and page.language:
        return page.language
    return languages[0] if len(languages) == 1 else None


def _parts(pattern: str, languages: Sequence[str]) -> Iterator[Part]:
    _check_start(pattern)
    names: set[str] = set()
    at = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if not piece:
            raise PatternError(
                f'"{pattern}": expected a placeholder such as {{lang}} or {{slug}} '
                f'at "{pattern[at:]}"'
            )
        at = piece.end()
        name = _LANGUAGE if piece["optional"] else piece["name"]
        if name in names:
            raise PatternError(f'"{pattern}": the placeholder {{{name}}} stands twice')
        if name:
            names.add(name)
        yield _part(piece, languages)


def _check_start(pattern: str) -> None:
    if not pattern:
        raise PatternError('the pattern is empty; expected one such as "content/{lang}/**"')
    if "\\" in pattern:
        raise PatternError(f'"{pattern}": expected forward slashes between folders')
    if pattern.startswith(("/", "./", "../")):
        raise PatternError(
            f'"{pattern}": expected a path below the project\'s root, such as "content/{{lang}}/**"'
        )


def _part(piece: re.Match[str], languages: Sequence[str]) -> Part:
    if piece["optional"]:
        after = "/" if piece["first"] else ""
        before = piece["before"] or ""
        tags = _language(languages), _tags(languages)
        return Fixed(*tags, _LANGUAGE, before, after, optional=True)
    if name := piece["name"]:
        if name == _LANGUAGE:
            return Fixed(_language(languages), _tags(languages), name)
        if name == "date":
            return Fixed(_date_ends, _DATE.pattern, name)
        return Run(name, 1, crosses=name == "path")
    if text := piece["text"]:
        return Text(text)
    if piece["glob"] == "?":
        return Fixed(_character_ends, "[^/]")
    return Folders() if piece["glob"] == "**/" else Run(crosses=piece["glob"] == "**")


def _character_ends(path: str, at: int) -> Sequence[int]:
    return [at + 1] if path[at : at + 1] not in ("", "/") else []


def _date_ends(path: str, at: int) -> Sequence[int]:
    date = _DATE.match(path, at)
    return [date.end()] if date else []


def _tags(languages: Sequence[str]) -> str:
    """A regular expression for the same; none where any language may stand."""
    tags = sorted({tag.lower() for tag in languages}, key=len, reverse=True)
    either = "|".join(re.escape(tag).replace(r"\-", "[-_]") for tag in tags)
    return f"(?ai:{either})" if tags else ""


def _language(languages: Sequence[str]) -> Ends:
    """Where a language tag may end, the longest first."""
    known = {tag.lower() for tag in languages}
    lengths = sorted({len(tag) for tag in languages} or range(1, _LONGEST_TAG + 1), reverse=True)

    def ends(path: str, at: int) -> Sequence[int]:
        end = _TAG_CHARACTERS.match(path, at, at + lengths[0])
        tag = path[at : end.end() if end else at].replace("_", "-").lower()
        return [
            at + length
            for length in lengths
            if length <= len(tag)
            and (tag[:length] in known if known else is_well_formed(tag[:length]))
        ]

    return ends
