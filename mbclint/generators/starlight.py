"""Starlight: ``astro.config.mjs`` (https://starlight.astro.build/reference/configuration/)."""

from mbclint.generators.folder import Folder
from mbclint.generators.javascript import Script
from mbclint.generators.languages import as_tag, tags_in
from mbclint.generators.proposal import Proposal, Unknown, proposal
from mbclint.settings.presets import PresetName

_CONFIG = tuple(f"astro.config.{ending}" for ending in ("mjs", "js", "ts", "mts"))
_ROOT = "root"
"""The key of the language whose pages have no folder of their own."""


def detect(folder: Folder) -> Proposal | None:
    """What can be read of an Astro configuration that uses Starlight, without running it."""
    config = folder.first(*_CONFIG)
    script = Script(folder.text(config) or "") if config else None
    if config is None or script is None or not script.mentions("starlight"):
        return None
    names = script.keys("locales")
    default = as_tag(script.string("defaultLocale"))
    source = default or (as_tag(script.string("lang")) if _ROOT in names else None) or "en"
    tags = tags_in([*([source] if _ROOT in names or not names else []), *names])
    site, top = script.string("site"), script.string("base")
    unknown = []
    if not names and script.mentions("locales"):
        unknown.append(Unknown("languages", ["en", "es"], f"{config} computes its locales"))
    return proposal(
        PresetName.STARLIGHT,
        f"{config} uses Starlight",
        {
            "languages": (tags, f"{config}: locales" if names else "Starlight's default"),
            "source-language": (source, f"{config}: defaultLocale" if default else "the default"),
            "base-url": (
                f"{site.rstrip('/')}/{top.strip('/')}".rstrip("/") if site else "",
                f"{config}: site and base",
            ),
        },
        unknown,
    )
