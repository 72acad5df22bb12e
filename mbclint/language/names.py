"""Language names for people."""

from functools import cache


@cache
def language_name(tag: str) -> str:
    """The English name of a BCP 47 tag from CLDR, or the tag itself where CLDR has no name."""
    # Babel takes longer to load than a clean page takes to check.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag
