"""The sections of a site, as its folders show them."""

from collections.abc import Collection
from pathlib import PurePosixPath

from mbclint.model.language_tags import base

_ALL_PAGES = frozenset({"_posts", "content", "docs", "files", "i18n", "pages", "public", "src"})
"""Folders in which generators keep all pages."""
_DEPTH = 2


def section_of(path: str, languages: Collection[str]) -> str:
    """The folders of a page without those that all pages lie in and that of its language, at most
    two: ``conditions/heart`` for ``content/es/conditions/heart/a.md``. Empty for pages at the top.
    """
    tags = {name for tag in languages for name in (tag.casefold(), base(tag).casefold())}
    folders = [
        name
        for name in PurePosixPath(path).parent.parts
        if name.replace("_", "-").casefold() not in tags
    ]
    while folders and folders[0] in _ALL_PAGES:
        folders.pop(0)
    return "/".join(folders[:_DEPTH])
