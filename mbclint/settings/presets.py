"""What is known of site generators: where their pages lie and at which address each is shown.

Each line is the generator's default, by its documentation; a site's own settings come before it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from mbclint.readers.options import AnchorStyle


class PresetName(StrEnum):
    """The generators and kinds of sites that are known."""

    JEKYLL = "jekyll"
    HUGO = "hugo"
    DOCUSAURUS = "docusaurus"
    MKDOCS = "mkdocs"
    SPHINX = "sphinx"
    STARLIGHT = "starlight"
    MDN = "mdn"
    HTML = "html"


class SlugReach(StrEnum):
    """How much of the address a slug in front matter gives, where the pattern does not name it."""

    NONE = "none"
    LAST = "last"
    """The last part."""
    ROUTE = "route"
    """The last part; all that comes after the pattern's fixed start, when the slug begins with a
    slash or the page has a date in its path."""
    WHOLE = "whole"
    """All of it."""


class Preset(Struct, frozen=True):
    """The defaults of one generator."""

    pages: tuple[tuple[str, str | None], ...]
    """Path patterns and the addresses of the pages that fit; the first that fits counts. What has
    no address is no page to the generator."""
    heading_anchors: AnchorStyle = AnchorStyle.GITHUB
    url_keys: tuple[str, ...] = ()
    """Front-matter keys that give the whole address."""
    slug_key: str = ""
    """The key with the page's own part of the address."""
    slug_reach: SlugReach = SlugReach.NONE
    name_key: str = ""
    """The key whose value stands for the name of the file."""
    alias_keys: tuple[str, ...] = ()
    """Keys with further addresses that lead to the page."""
    commit_keys: tuple[str, ...] = ()
    """Keys with the commit of the source that a translation is made from."""
    source_is_unmarked: bool = False
    """Whether a path that names no language is that of a page in the source language."""
    static: tuple[str, ...] = ()
    """Folders whose files are shown at the site's top."""
    redirects: tuple[str, ...] = ()
    """Files with redirects: an old address and a new one on each line."""
    elsewhere: tuple[str, ...] = ()
    """Globs of addresses that the generator's own server answers."""
    ignores_case: bool = False
    """Whether addresses that differ in case alone are one."""
    numbered: bool = False
    """Whether "01-" before the name of a file or folder only orders pages."""
    named_index: bool = False
    """Whether a file that is named as its folder is the folder's index."""


_POST: Final = "/{categories}/{year}/{month}/{day}/{slug}"


def _hidden(names: str) -> tuple[tuple[str, None], ...]:
    """Files that the generator passes over by their names or those of a folder above them."""
    return ((f"**/{names}/**", None), (f"**/{names}", None))


def _both(path: str, url: str) -> tuple[tuple[str, str], ...]:
    """Markdown with and without MDX."""
    return ((f"{path}.md", url), (f"{path}.mdx", url))


PRESETS: Final[Mapping[PresetName, Preset]] = {
    PresetName.JEKYLL: Preset(
        (
            ("_posts/**/{date}-{slug}.md", _POST),
            ("_posts/**/{date}-{slug}.markdown", _POST),
            ("{categories}/_posts/**/{date}-{slug}.md", _POST),
            ("_drafts/**/{slug}.md", "/{categories}/{slug}"),
            *_hidden("_*"),
            ("{path}.md", "/{path}"),
            ("{path}.markdown", "/{path}"),
            ("{path}.html", "/{path}"),
        ),
        AnchorStyle.JEKYLL,
        url_keys=("permalink",),
        slug_key="slug",
        alias_keys=("redirect_from",),
        static=("",),
    ),
    PresetName.HUGO: Preset(
        (
            ("content/{path}.{lang}.md", "/{lang?}/{path}"),
            ("content/{lang?}/{path}.md", "/{lang?}/{path}"),
            ("content/{path}.html", "/{path}"),
        ),
        AnchorStyle.HUGO,
        url_keys=("url",),
        slug_key="slug",
        slug_reach=SlugReach.LAST,
        alias_keys=("aliases",),
        commit_keys=("default_lang_commit",),
        static=("static",),
        redirects=("static/_redirects",),
        ignores_case=True,
    ),
    PresetName.DOCUSAURUS: Preset(
        (
            *_hidden("_*"),
            *_both(
                "i18n/{lang}/docusaurus-plugin-content-docs/current/{path}", "/{lang?}/docs/{path}"
            ),
            *_both("i18n/{lang}/docusaurus-plugin-content-pages/{path}", "/{lang?}/{path}"),
            *_both(
                "i18n/{lang}/docusaurus-plugin-content-blog/{date}-{path}",
                "/{lang?}/blog/{year}/{month}/{day}/{path}",
            ),
            *_both("docs/{path}", "/docs/{path}"),
            *_both("blog/{date}-{path}", "/blog/{year}/{month}/{day}/{path}"),
            *_both("src/pages/{path}", "/{path}"),
        ),
        AnchorStyle.DOCUSAURUS,
        slug_key="slug",
        slug_reach=SlugReach.ROUTE,
        name_key="id",
        source_is_unmarked=True,
        static=("static",),
        redirects=("static/_redirects",),
        numbered=True,
        named_index=True,
    ),
    PresetName.MKDOCS: Preset(
        (
            ("docs/{path}.{lang}.md", "/{lang?}/{path}"),
            ("docs/{lang?}/{path}.md", "/{lang?}/{path}"),
        ),
        AnchorStyle.GITHUB,
        static=("docs",),
        redirects=("mkdocs.yml",),
    ),
    PresetName.SPHINX: Preset(
        (*_hidden("_build"), ("{path}.md", "/{path}")), AnchorStyle.DOCUSAURUS, static=("",)
    ),
    PresetName.STARLIGHT: Preset(
        (*_hidden("_*"), *_both("src/content/docs/{lang?}/{path}", "/{lang?}/{path}")),
        AnchorStyle.GITHUB,
        slug_key="slug",
        slug_reach=SlugReach.WHOLE,
        static=("public",),
        redirects=("public/_redirects",),
        ignores_case=True,
    ),
    PresetName.MDN: Preset(
        (("files/{lang}/**/index.md", "/{lang}/docs/{slug}"),),
        AnchorStyle.MDN,
        slug_key="slug",
        commit_keys=("l10n.sourceCommit",),
        redirects=("files/{lang}/_redirects.txt",),
        elsewhere=(
            *("/", "/*", "/docs/**", "/*/blog/**", "/*/curriculum/**", "/*/observatory/**"),
            *("/*/play/**", "/*/plus/**", "/*/search", "/*/about", "/*/community/**"),
        ),
        ignores_case=True,
    ),
    PresetName.HTML: Preset(
        (
            ("{lang?}/{path}.html", "/{file}"),
            ("{lang?}/{path}.htm", "/{file}"),
            ("{lang?}/{path}.xhtml", "/{file}"),
        ),
        static=("",),
        redirects=("_redirects",),
    ),
}
"""Sources: Jekyll, Permalinks; Hugo, URL management and Multilingual mode; Docusaurus, Docs (slug,
number prefixes) and i18n; MkDocs and its plug-in static-i18n; Sphinx with MyST; Starlight,
Frontmatter and i18n; yari of MDN (slug, redirects)."""
