"""What a site tells its readers."""

from enum import StrEnum

from msgspec import Struct


class AnchorStyle(StrEnum):
    """Whose rules make the fragment of a Markdown heading."""

    GITHUB = "github"
    HUGO = "hugo"
    DOCUSAURUS = "docusaurus"
    MDN = "mdn"
    JEKYLL = "jekyll"


class ReadOptions(Struct, frozen=True):
    """How the files of a site are to be read."""

    language: str | None = None
    """The BCP 47 tag that the configuration declares for the file."""
    heading_anchors: AnchorStyle = AnchorStyle.GITHUB
    related_selectors: tuple[str, ...] = ()
    """CSS selectors of HTML elements that hold a related list."""
    related_keys: tuple[str, ...] = ("related",)
    """Front-matter keys that hold a related list."""
