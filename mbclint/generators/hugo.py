"""Hugo: ``hugo.toml`` and its kin (https://gohugo.io/configuration/all/)."""

from mbclint.generators.folder import Folder
from mbclint.generators.languages import as_tag
from mbclint.generators.leaves import Leaves, leaves_of
from mbclint.generators.proposal import Proposal, Unknown, proposal, unreadable
from mbclint.settings.presets import PresetName

_NAMES = tuple(
    f"{name}.{ending}" for name in ("hugo", "config") for ending in ("toml", "yaml", "yml", "json")
)
_FOLDER = "config/_default"
_LANGUAGE_FILES = tuple(
    f"{_FOLDER}/languages.{ending}" for ending in ("toml", "yaml", "yml", "json")
)


def detect(folder: Folder) -> Proposal | None:
    """What Hugo's configuration tells. A ``config.…`` alone is Hugo's only beside ``content``."""
    config = folder.first(*_NAMES, *(f"{_FOLDER}/{name}" for name in _NAMES))
    has_content = any(path.startswith("content/") for path in folder.files)
    if config is None or ("hugo." not in config and not has_content):
        return None
    leaves = leaves_of(config, folder.text(config) or "")
    apart = folder.first(*_LANGUAGE_FILES)
    languages = leaves_of(apart, folder.text(apart) or "") if apart else leaves
    above = () if apart else ("languages",)
    written = languages.names(*above)
    tags = tuple(dict.fromkeys(tag for name in written if (tag := as_tag(name))))
    default = as_tag(leaves.get("defaultContentLanguage") or leaves.get("languageCode")) or "en"
    in_folder = leaves.get("defaultContentLanguageInSubdir") == "true"
    folders = {
        tag: languages.get(*above, name, "contentDir").strip("./")
        for name in written
        if (tag := as_tag(name)) and languages.get(*above, name, "contentDir")
    }
    content = leaves.get("contentDir").strip("./")
    pages, why = _pages(folders, default, in_folder, content)
    return proposal(
        PresetName.HUGO,
        f"{config} is there",
        {
            "languages": (tags or (default,), f"{apart or config}: languages"),
            "source-language": (default, f"{config}: defaultContentLanguage"),
            "base-url": (_base_url(leaves), f"{config}: baseURL"),
            "pages": (pages, why),
        },
        _unknown(config, leaves, languages),
    )


def _base_url(leaves: Leaves) -> str:
    url = leaves.get("baseURL")
    return url.rstrip("/") if url.startswith(("http://", "https://")) else ""


def _pages(
    folders: dict[str, str], default: str, in_folder: bool, content: str
) -> tuple[list[dict[str, str]], str]:
    """Patterns of one's own where languages have folders of their own, or the preset's do not
    fit."""
    if folders:
        return [
            {
                "path": f"{folder}/{{path}}.md",
                "language": tag,
                "url": "/{path}" if tag == default and not in_folder else f"/{tag}/{{path}}",
            }
            for tag, folder in folders.items()
        ], "contentDir of each language"
    if in_folder or content:
        lang = "{lang}" if in_folder else "{lang?}"
        top = content or "content"
        return [
            {"path": f"{top}/{{path}}.{{lang}}.md", "url": f"/{lang}/{{path}}"},
            {"path": f"{top}/{{lang?}}/{{path}}.md", "url": f"/{lang}/{{path}}"},
        ], "defaultContentLanguageInSubdir" if in_folder else "contentDir"
    return [], ""


def _unknown(config: str, leaves: Leaves, languages: Leaves) -> list[Unknown]:
    faults = (leaves.fault, languages.fault)
    found = [*unreadable(PresetName.HUGO, config, next(filter(None, faults), ""))]
    if sections := [path[-1] for path, _ in leaves.below("permalinks")]:
        example = [
            {"path": f"content/{sections[0]}/{{slug}}.md", "url": f"/{sections[0]}/{{slug}}"}
        ]
        found.append(
            Unknown("pages", example, f"{config} sets permalinks of {', '.join(sections)}")
        )
    return found
