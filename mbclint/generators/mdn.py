"""MDN's content: ``files/LOCALE/…/index.md`` with slugs (https://github.com/mdn/translated-content)."""

import re

from mbclint.generators.folder import Folder
from mbclint.generators.languages import tags_in
from mbclint.generators.proposal import Proposal, proposal
from mbclint.settings.presets import PresetName

_PAGE = re.compile(r"files/([a-z]{2}(?:-[a-z]{2})?)/.+/index\.md")
_SLUG = re.compile(r"^slug: \S+", re.MULTILINE)
_SAMPLE = 3
_ENGLISH = "en-US"
"""The language that MDN is written in first."""


def detect(folder: Folder) -> Proposal | None:
    """A tree of pages whose front matter has slugs."""
    pages = sorted(path for path in folder.files if _PAGE.fullmatch(path))
    sample = pages[:: max(1, len(pages) // _SAMPLE)][:_SAMPLE]
    if not sample or not all(_SLUG.search(folder.text(path) or "") for path in sample):
        return None
    names = sorted({match[1] for path in pages if (match := _PAGE.fullmatch(path))})
    tags = tuple(dict.fromkeys((*tags_in(names), _ENGLISH)))
    return proposal(
        PresetName.MDN,
        "pages lie in files/LOCALE and have slugs",
        {
            "languages": (tags, "the folders in files, and the language of MDN's sources"),
            "source-language": (_ENGLISH, "MDN is written in English first"),
            "base-url": ("https://developer.mozilla.org", "where MDN is"),
        },
    )
