"""Every setting: its type, its default, whose business it is, and what it does.

One table, from which values are checked and shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal

import msgspec

from mbclint.model.finding import Severity


class Scope(StrEnum):
    """Who owns a setting."""

    SITE = "site"
    """The root settings file alone: it is true of the whole site."""
    RUN = "run"
    """The root settings file or the command line: it is true of a run."""
    RULES = "rules"
    """Any settings file: the nearest to a page counts."""


class Merge(StrEnum):
    """What becomes of a value when a nearer file gives the same key."""

    REPLACE = "replace"
    ADD = "add"
    BY_KEY = "by key"


class PageTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``pages``."""

    path: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A setting."""

    type: Any
    """What ``msgspec.convert`` makes of the TOML value."""
    default: object
    scope: Scope
    expected: str
    """The values it takes, in words and with an example."""
    about: str
    merge: Merge = Merge.REPLACE


_STRINGS = tuple[str, ...]
_SELECTORS = 'a list of rule codes, names or families such as ["SEE", "bare-date"]'

KEYS: Final[Mapping[str, Key]] = {
    "root": Key(
        bool, False, Scope.SITE, "true or false", "Do not look for settings above this file."
    ),
    "languages": Key(
        _STRINGS,
        (),
        Scope.SITE,
        'a list of language tags such as ["en", "es"]',
        "The languages of the site, as BCP 47 tags.",
    ),
    "source-language": Key(
        str | None,
        None,
        Scope.SITE,
        'a language tag such as "en"',
        "The language that pages are written in first.",
    ),
    "pages": Key(
        tuple[PageTable, ...],
        (),
        Scope.SITE,
        'a list of tables such as {path = "content/{lang}/**"}',
        "Which paths are pages, and of which language; the first that fits counts.",
    ),
    "include": Key(
        _STRINGS,
        ("*.md", "*.markdown", "*.mdx", "*.html", "*.htm", "*.xhtml"),
        Scope.SITE,
        'a list of globs such as ["*.md", "*.txt"]',
        "The files that are checked in a folder.",
    ),
    "max-file-size": Key(
        int,
        20_000_000,
        Scope.SITE,
        "a number of bytes such as 20_000_000",
        "Larger files are not read.",
    ),
    "extend-rules": Key(
        _STRINGS,
        (),
        Scope.SITE,
        'a list of folders such as ["house-rules"]',
        "Further rule packs, relative to the settings file.",
    ),
    "fail-on": Key(
        Literal["error", "warning", "info", "never"],
        "error",
        Scope.RUN,
        '"error", "warning", "info" or "never"',
        "The least severity with which a run fails.",
    ),
    "review-interval": Key(
        str,
        "3 years",
        Scope.RULES,
        'an interval such as "3 years" or "90 days"',
        "How long after one review the next is due.",
    ),
    "select": Key(
        _STRINGS | None,
        None,
        Scope.RULES,
        _SELECTORS,
        "The rules that run; without it, all that are not off by default.",
    ),
    "extend-select": Key(
        _STRINGS, (), Scope.RULES, _SELECTORS, "Rules that run as well.", Merge.ADD
    ),
    "ignore": Key(_STRINGS, (), Scope.RULES, _SELECTORS, "Rules that do not run.", Merge.ADD),
    "severity": Key(
        dict[str, Severity],
        {},
        Scope.RULES,
        'a table such as {bare-date = "warning"}',
        "The severity of single rules.",
        Merge.BY_KEY,
    ),
    "rules": Key(
        dict[str, dict[str, Any]],
        {},
        Scope.RULES,
        "a table of options for each rule, such as {long-list = {max = 30}}",
        "The options of single rules.",
        Merge.BY_KEY,
    ),
}
