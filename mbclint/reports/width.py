"""How wide text stands in a terminal."""

_FIRST_MARK = "\u0300"
"""Before it, what is printed takes up one column."""


def width(text: str) -> int:
    """The columns that a text takes up, by the wcwidth library; -1 for what moves the cursor."""
    if text.isprintable() and (text.isascii() or max(text) < _FIRST_MARK):
        return len(text)
    # Loaded here, because it takes longer to load than most pages to check.
    from wcwidth import wcswidth

    return wcswidth(text)
