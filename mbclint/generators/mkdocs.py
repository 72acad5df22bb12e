"""MkDocs: ``mkdocs.yml`` (https://www.mkdocs.org/user-guide/configuration/), with the plug-in
mkdocs-static-i18n (https://ultrabug.github.io/mkdocs-static-i18n/)."""

from mbclint.generators.folder import Folder
from mbclint.generators.languages import as_tag, tags_in
from mbclint.generators.leaves import leaves_of
from mbclint.generators.proposal import Proposal, proposal, unreadable
from mbclint.settings.presets import PresetName

_CONFIG = ("mkdocs.yml", "mkdocs.yaml")


def detect(folder: Folder) -> Proposal | None:
    """What MkDocs's configuration tells."""
    config = folder.first(*_CONFIG)
    if config is None:
        return None
    leaves = leaves_of(config, folder.text(config) or "")
    written = [(path, value) for path, value in leaves.below("plugins") if "i18n" in path]
    tags = tags_in(value for path, value in written if path[-1] == "locale")
    tags = tags or tags_in(path[-1] for path, _ in written if "languages" in path)
    default = _default(written) or as_tag(leaves.get("theme", "language")) or ""
    docs = leaves.get("docs_dir").strip("./")
    pages = [
        {"path": f"{docs}/{{path}}.{{lang}}.md", "url": "/{lang?}/{path}"},
        {"path": f"{docs}/{{lang?}}/{{path}}.md", "url": "/{lang?}/{path}"},
    ]
    url = leaves.get("site_url")
    return proposal(
        PresetName.MKDOCS,
        f"{config} is there",
        {
            "languages": (tags or tags_in([default]), f"{config}: plugins, i18n"),
            "source-language": (default or next(iter(tags), ""), f"{config}: the default language"),
            "base-url": (url.rstrip("/") if url.startswith("http") else "", f"{config}: site_url"),
            "pages": (pages if docs and docs != "docs" else [], f"{config}: docs_dir"),
            "static": ([docs] if docs and docs != "docs" else [], f"{config}: docs_dir"),
        },
        unreadable(PresetName.MKDOCS, config, leaves.fault),
    )


def _default(written: list[tuple[tuple[str, ...], str]]) -> str:
    """The locale of the language whose entry says ``default: true``."""
    entries = {path[:-1] for path, value in written if path[-1] == "default" and value == "true"}
    locales = (value for path, value in written if path[:-1] in entries and path[-1] == "locale")
    return next(filter(None, map(as_tag, locales)), "")
