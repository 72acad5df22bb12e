"""How wide text stands in a terminal."""


def width(text: str) -> int:
    """The columns that a text takes up, by the wcwidth library; -1 for what moves the cursor."""
    if text.isascii() and text.isprintable():
        return len(text)
    # Loaded here, because it takes longer to load than most pages to check.
    from wcwidth import wcswidth

    return wcswidth(text)
