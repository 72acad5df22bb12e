"""How the files of a site become addresses: the settings that say so, over those of a preset."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from mbclint.readers.options import AnchorStyle
from mbclint.settings.pages import PagePattern
from mbclint.settings.presets import PRESETS, Preset, PresetName, SlugReach

_PLAIN = Preset((), static=("",))


class AddressSettings(Struct, frozen=True):
    """Where pages, and what is beside them, are shown."""

    pages: tuple[PagePattern, ...]
    base_url: str | None
    """The address of the site's top."""
    static: tuple[str, ...]
    """Folders, from the root, whose files are shown at the site's top."""
    redirects: tuple[PagePattern, ...]
    """Files with an old and a new address on each line."""
    elsewhere: tuple[str, ...]
    """Globs of addresses that are served by something else than these files."""
    url_keys: tuple[str, ...]
    slug_key: str
    slug_reach: SlugReach
    name_key: str
    alias_keys: tuple[str, ...]
    commit_keys: tuple[str, ...]
    """Front-matter keys, or keys joined by dots, with the commit of the source that a translation
    is made from."""
    translation_key: str | None
    """The front-matter key that pages in several languages share."""
    ignores_case: bool
    numbered: bool
    named_index: bool
    expands: PresetName | None
    """The generator whose templates in addresses are understood."""
    heading_anchors: AnchorStyle

    @property
    def known(self) -> bool:
        """Whether any page's address is known."""
        return any(page.url for page in self.pages)


def address_settings(
    values: Mapping[str, Any], languages: Sequence[str], source: str | None
) -> AddressSettings:
    """The settings from checked values. ``heading-anchors`` is None where nobody set it."""
    preset = PRESETS[PresetName(values["preset"])] if values["preset"] else _PLAIN
    folder = f"{PurePosixPath(values['content-folder'])}/".removeprefix("./")

    def pattern(path: str, language: str | None = None, url: str | None = None) -> PagePattern:
        return PagePattern(path, language, tuple(languages), source, url)

    own = [pattern(page["path"], page.get("language"), page.get("url")) for page in values["pages"]]
    unmarked = source if preset.source_is_unmarked else None
    given = [
        pattern(folder + path, None if "{lang" in path else unmarked, url)
        for path, url in preset.pages
    ]
    return AddressSettings(
        tuple(own or given),
        values["base-url"],
        (*values["static"], *(f"{folder}{each}".rstrip("/") for each in preset.static)),
        tuple(
            pattern(each)
            for each in (*values["redirects"], *(folder + each for each in preset.redirects))
        ),
        (*values["elsewhere"], *preset.elsewhere),
        preset.url_keys,
        preset.slug_key,
        preset.slug_reach,
        preset.name_key,
        (*values["alias-keys"], *preset.alias_keys),
        (*values["commit-keys"], *preset.commit_keys),
        values["translation-key"],
        preset.ignores_case,
        preset.numbered,
        preset.named_index,
        PresetName(values["preset"]) if values["preset"] else None,
        AnchorStyle(values["heading-anchors"] or preset.heading_anchors),
    )
