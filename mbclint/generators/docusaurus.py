"""Docusaurus: ``docusaurus.config.js`` (https://docusaurus.io/docs/api/docusaurus-config)."""

from mbclint.generators.folder import Folder
from mbclint.generators.javascript import Script
from mbclint.generators.languages import as_tag, tags_in
from mbclint.generators.proposal import Proposal, Unknown, proposal
from mbclint.settings.presets import PresetName

_CONFIG = tuple(
    f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs", "mts", "cts")
)


def detect(folder: Folder) -> Proposal | None:
    """What can be read of Docusaurus's configuration without running it."""
    config = folder.first(*_CONFIG)
    if config is None:
        return None
    script = Script(folder.text(config) or "")
    tags = tags_in(script.strings("locales"))
    default = as_tag(script.string("defaultLocale")) or ""
    url, base = script.string("url"), script.string("baseUrl")
    unknown = []
    if not tags and script.mentions("i18n"):
        unknown.append(Unknown("languages", ["en", "es"], f"{config} computes its locales"))
    if route := script.string("routeBasePath"):
        example = [{"path": "docs/{path}.md", "url": f"/{route.strip('/')}/{{path}}"}]
        unknown.append(Unknown("pages", example, f'{config} sets routeBasePath to "{route}"'))
    return proposal(
        PresetName.DOCUSAURUS,
        f"{config} is there",
        {
            "languages": (tags or tags_in([default or "en"]), f"{config}: i18n.locales"),
            "source-language": (default or next(iter(tags), "en"), f"{config}: i18n.defaultLocale"),
            "base-url": (
                f"{url.rstrip('/')}/{base.strip('/')}".rstrip("/") if url else "",
                f"{config}: url and baseUrl",
            ),
        },
        unknown,
    )
