"""Which generator makes a site of a folder."""

from collections.abc import Callable
from typing import Final

from mbclint.generators import (
    docusaurus,
    html,
    hugo,
    jekyll,
    mdn,
    mkdocs,
    sphinx,
    starlight,
)
from mbclint.generators.folder import Folder
from mbclint.generators.languages import parallel_folders
from mbclint.generators.proposal import Proposal, Proposed, Unknown

_DETECTORS: Final[tuple[Callable[[Folder], Proposal | None], ...]] = (
    docusaurus.detect,
    starlight.detect,
    hugo.detect,
    mkdocs.detect,
    mdn.detect,
    jekyll.detect,
    sphinx.detect,
    html.detect,
)
"""The plainest evidence first: a file of a name that nothing else has."""


def detect(folder: Folder) -> Proposal:
    """The settings that the first generator's files tell; others that there are signs of are named
    among what is not known. Without any, the languages after which folders are named."""
    found = [each for detector in _DETECTORS if (each := detector(folder))]
    if not found:
        return _plain(folder)
    first, *others = found
    names = [each.generator.value for each in others if each.generator and each.generator != "html"]
    if names:
        why = f"there are also signs of {', '.join(names)}"
        return first.with_unknown(Unknown("preset", names[0], why))
    return first


def _plain(folder: Folder) -> Proposal:
    tags = parallel_folders(folder.files)
    why = "folders side by side with the same files"
    settings = {"languages": Proposed(tags, why)} if tags else {}
    if tags:
        settings["pages"] = Proposed([{"path": "**/{lang}/**"}], why)
    preset = Unknown("preset", "hugo", "no generator's configuration was found")
    return Proposal(None, settings, (preset,))
