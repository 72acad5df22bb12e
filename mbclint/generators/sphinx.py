"""Sphinx: ``conf.py`` (https://www.sphinx-doc.org/en/master/usage/configuration.html)."""

import ast

from mbclint.generators.folder import Folder
from mbclint.generators.languages import tags_in
from mbclint.generators.proposal import Proposal, Unknown, proposal
from mbclint.settings.presets import PresetName

_CONFIG = ("conf.py", "docs/conf.py", "doc/conf.py", "source/conf.py", "docs/source/conf.py")


def detect(folder: Folder) -> Proposal | None:
    """What the assignments in ``conf.py`` tell that are plain values; nothing is run."""
    config = folder.first(*_CONFIG)
    values = _assigned(folder.text(config) or "") if config else None
    if config is None or values is None or not values.keys() & {"extensions", "project"}:
        return None
    language = tags_in([str(values.get("language") or "en")])
    top = config.rpartition("/")[0]
    unknown = []
    if values.get("locale_dirs") or values.get("gettext_compact") is not None:
        why = f"{config}: translations come from message catalogues, which are no pages"
        unknown.append(Unknown("languages", [*language, "es"], why))
    return proposal(
        PresetName.SPHINX,
        f"{config} is Sphinx's",
        {
            "languages": (language, f"{config}: language"),
            "source-language": (next(iter(language), ""), f"{config}: language"),
            "content-folder": (top, f"{config} lies there"),
            "base-url": (
                str(values.get("html_baseurl") or "").rstrip("/"),
                f"{config}: html_baseurl",
            ),
        },
        unknown,
    )


def _assigned(text: str) -> dict[str, object] | None:
    """Names and the plain values that are assigned to them; None for what is no Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, RecursionError):
                continue
    return found
