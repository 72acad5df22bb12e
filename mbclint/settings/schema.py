"""Every setting: what it takes, its default, whose business it is, and what it does.

The one table from which values are checked, merged and shown.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from mbclint.model.finding import Severity
from mbclint.readers.options import AnchorStyle
from mbclint.settings.address_kinds import Pattern, Selector, SitePath, WebAddress
from mbclint.settings.detection import DetectorName
from mbclint.settings.kinds import (
    Choice,
    Duration,
    Flag,
    Free,
    Kind,
    ListOf,
    Record,
    Size,
    TableOf,
    Tag,
    Text,
)
from mbclint.settings.online import ONLINE
from mbclint.settings.presets import PresetName
from mbclint.settings.suppressions import SITE_KIND


class Scope(StrEnum):
    """Who owns a setting."""

    SITE = "site"
    """The root settings file alone: it is true of the whole site."""
    RUN = "run"
    """The root settings file or the command line: it is true of a run."""
    RULES = "rules"
    """Any settings file: the nearest to a page counts."""
    FILE = "file"
    """Any settings file, at its top: it says what the file is made of."""


class Merge(StrEnum):
    """What becomes of a value when a nearer layer gives the same key."""

    REPLACE = "replace"
    ADD = "add"
    """The items of a list add up."""
    BY_KEY = "by key"
    """Each key of a table is replaced by itself."""


class Key(Struct, frozen=True):
    """A setting."""

    kind: Kind
    default: object
    """None where there is no value; ``unset`` then says what holds."""
    scope: Scope
    about: str
    merge: Merge = Merge.REPLACE
    unset: str = ""


_SELECTORS = ListOf(
    Text("a rule"), 'a list of rule codes, names or families such as ["SEE", "bare-date"]'
)
_PAGE = Record(
    {"path": Pattern(), "language": Tag(), "url": SitePath()},
    frozenset({"path"}),
    'a table such as {path = "es/{slug}.md", language = "es", url = "/es/{slug}"}',
)

_PER_PATH = 'a table such as {path = "archive/*", review-interval = "10 years"}'

_DETECTION = Record(
    {
        "detector": Choice(tuple(DetectorName)),
        "names": Text("a file of names, one a line"),
        "glossary": Text("a file of terms: TBX, or a table with a column for each language"),
    },
    frozenset(),
    'a table such as {names = "names.txt", glossary = "glossary.csv"}',
)

KEYS: Final[Mapping[str, Key]] = {
    "root": Key(Flag(), False, Scope.SITE, "Do not look for settings above this file."),
    "extend": Key(
        ListOf(Text("a settings file"), 'a list of files such as ["../house.toml"]'),
        (),
        Scope.FILE,
        "Settings files that this one builds on, relative to it; what it says itself is nearer.",
    ),
    "languages": Key(
        ListOf(Tag(), 'a list of language tags such as ["en", "es"]'),
        (),
        Scope.SITE,
        "The languages of the site, as BCP 47 tags.",
    ),
    "source-language": Key(
        Tag(),
        None,
        Scope.SITE,
        "The language that pages are written in first.",
        unset="no language is known to be the source",
    ),
    "pages": Key(
        ListOf(_PAGE, 'a list of tables such as {path = "content/{lang}/**"}'),
        (),
        Scope.SITE,
        "Which paths are pages, of which language, at which address; the first that fits counts.",
    ),
    "preset": Key(
        Choice(tuple(PresetName)),
        None,
        Scope.SITE,
        "The generator whose defaults hold where no other setting says more.",
        unset="links are resolved as paths of files",
    ),
    "content-folder": Key(
        Text("a folder"),
        ".",
        Scope.SITE,
        "The folder in which the preset's paths begin.",
    ),
    "base-url": Key(
        WebAddress(),
        None,
        Scope.SITE,
        "The address of the site's top.",
        unset="every address with a host leads to another site",
    ),
    "static": Key(
        ListOf(Text("a folder"), 'a list of folders such as ["static"]'),
        (),
        Scope.SITE,
        "Folders whose files are shown at the site's top.",
    ),
    "redirects": Key(
        ListOf(Pattern(), 'a list of files such as ["static/_redirects"]'),
        (),
        Scope.SITE,
        "Files with an old address and a new one on each line.",
    ),
    "alias-keys": Key(
        ListOf(Text("a key"), 'a list of front-matter keys such as ["aliases"]'),
        (),
        Scope.SITE,
        "Front-matter keys with further addresses that lead to the page.",
    ),
    "commit-keys": Key(
        ListOf(Text("a key"), 'a list of front-matter keys such as ["l10n.sourceCommit"]'),
        (),
        Scope.SITE,
        "Front-matter keys with the commit of the source that a translation is made from.",
    ),
    "translation-key": Key(
        Text("a front-matter key"),
        None,
        Scope.SITE,
        "The front-matter key whose value a page shares with its translations.",
        unset="pages are translations of each other whose addresses differ in the language alone",
    ),
    "elsewhere": Key(
        ListOf(Text("a glob"), 'a list of globs such as ["/search", "/downloads/**"]'),
        (),
        Scope.SITE,
        "Addresses that something else than these files serves: links to them are not judged.",
    ),
    "include": Key(
        ListOf(Text("a glob"), 'a list of globs such as ["*.md", "*.txt"]'),
        ("*.md", "*.markdown", "*.mdx", "*.html", "*.htm", "*.xhtml"),
        Scope.SITE,
        "The files that are checked in a folder.",
    ),
    "exclude": Key(
        ListOf(Text("a glob"), 'a list of globs such as ["drafts", "archive/*.md"]'),
        ("node_modules",),
        Scope.SITE,
        "The files and folders that are passed over in a folder.",
    ),
    "respect-gitignore": Key(Flag(), True, Scope.SITE, "Pass over what git ignores in a folder."),
    "max-file-size": Key(Size(), 20_000_000, Scope.SITE, "Larger files are not read; in bytes."),
    "language": Key(_DETECTION, {}, Scope.SITE, "How the languages of titles are told."),
    "translation-memory": Key(
        ListOf(Text("a file"), 'a list of files such as ["memory/es.tmx", "old.po"]'),
        (),
        Scope.SITE,
        "Files with translations that translators are reminded of: TMX, or what they handed back.",
    ),
    "links": Key(ONLINE, {}, Scope.SITE, "How links to other sites are asked."),
    "heading-anchors": Key(
        Choice(tuple(AnchorStyle)),
        None,
        Scope.SITE,
        "Whose rules make the fragments of Markdown headings.",
        unset="those of the preset, else github",
    ),
    "related-selectors": Key(
        ListOf(Selector(), 'a list of CSS selectors such as ["aside.related ul"]'),
        (),
        Scope.SITE,
        "HTML elements that hold a related list, beside those that stand under a known heading.",
    ),
    "related-keys": Key(
        ListOf(Text("a key"), 'a list of front-matter keys such as ["related"]'),
        ("related",),
        Scope.SITE,
        "Front-matter keys that hold a related list.",
    ),
    "extend-rules": Key(
        ListOf(Text("a folder"), 'a list of folders such as ["house-rules"]'),
        (),
        Scope.SITE,
        "Further rule packs, relative to the settings file.",
    ),
    "suppressions": Key(
        SITE_KIND,
        (),
        Scope.SITE,
        "Findings that are not to be reported, by rule, path, text or address.",
    ),
    "baseline": Key(
        Text("a file"),
        None,
        Scope.SITE,
        "The file with the findings that are known.",
        unset="mbclint-baseline.json, if there is one beside the root settings file",
    ),
    "fail-on": Key(
        Choice((*Severity, "never")),
        "error",
        Scope.RUN,
        "The least severity with which a run fails.",
    ),
    "review-interval": Key(
        Duration(), "3 years", Scope.RULES, "How long after one review the next is due."
    ),
    "select": Key(
        _SELECTORS,
        None,
        Scope.RULES,
        "The rules that run.",
        unset="the rules that are not off by default",
    ),
    "extend-select": Key(_SELECTORS, (), Scope.RULES, "Rules that run as well.", Merge.ADD),
    "ignore": Key(_SELECTORS, (), Scope.RULES, "Rules that do not run.", Merge.ADD),
    "extend-safe-fixes": Key(
        _SELECTORS, (), Scope.RULES, "Rules whose fixes are all taken for safe.", Merge.ADD
    ),
    "extend-unsafe-fixes": Key(
        _SELECTORS, (), Scope.RULES, "Rules whose fixes are none of them safe.", Merge.ADD
    ),
    "per-path": Key(
        ListOf(Free(_PER_PATH), f"a list of tables, each {_PER_PATH}"),
        (),
        Scope.FILE,
        "Settings of the rules for the files whose path or name fits a glob, nearer than the rest.",
        Merge.ADD,
    ),
    "profiles": Key(
        TableOf(
            Free('a table of settings such as {fail-on = "warning"}'),
            'a table of settings for each profile, such as {publish = {fail-on = "warning"}}',
        ),
        {},
        Scope.FILE,
        "Settings that --profile puts over those of all files.",
        Merge.BY_KEY,
    ),
    "severity": Key(
        TableOf(Choice(tuple(Severity)), 'a table such as {bare-date = "warning"}'),
        {},
        Scope.RULES,
        "The severity of single rules.",
        Merge.BY_KEY,
    ),
    "rules": Key(
        TableOf(
            Free("a table of options such as {max = 30}"),
            "a table of options for each rule, such as {long-list = {max = 30}}",
        ),
        {},
        Scope.RULES,
        "The options of single rules.",
        Merge.BY_KEY,
    ),
}
