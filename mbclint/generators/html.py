"""A built site: HTML files, whatever made them."""

from mbclint.generators.folder import Folder
from mbclint.generators.languages import parallel_folders
from mbclint.generators.proposal import Proposal, proposal
from mbclint.settings.presets import PresetName

_PAGES = (".html", ".htm", ".xhtml")


def detect(folder: Folder) -> Proposal | None:
    """A folder most of whose pages are HTML, one of them an index."""
    pages = [path for path in folder.files if path.endswith(_PAGES)]
    others = sum(path.endswith((".md", ".mdx", ".markdown")) for path in folder.files)
    has_index = any(path.rpartition("/")[2].startswith("index.") for path in pages)
    if not has_index or len(pages) <= others:
        return None
    return proposal(
        PresetName.HTML,
        f"{len(pages):,} HTML files, and no generator's configuration",
        {"languages": (parallel_folders(pages), "folders side by side with the same files")},
    )
