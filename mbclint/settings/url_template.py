"""Patterns that say at which address a page is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mbclint.settings.wording import quoted

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)(\?)?\}")
_SLASHES = re.compile(r"/{2,}")


class TemplateError(ValueError):
    """An address pattern that cannot be read; says what is wrong."""


@dataclass(frozen=True, slots=True)
class UrlTemplate:
    """An address from the site's top with placeholders, such as ``/{lang?}/{slug}``.

    What stands for a placeholder comes from the path or from the page's front matter; for one that
    neither has, nothing. ``{lang?}`` is left out for pages in the source language. Raises
    ``TemplateError``.
    """

    text: str
    names: tuple[str, ...] = field(init=False, repr=False, compare=False)
    route: str = field(init=False, repr=False, compare=False)
    """What stands before the first placeholder that is not the language."""

    def __post_init__(self) -> None:
        if not self.text.startswith("/"):
            expected = 'expected an address from the site\'s top, such as "/{slug}"'
            raise TemplateError(f"{quoted(self.text)}: {expected}")
        bare = _PLACEHOLDER.sub("", self.text)
        if "{" in bare or "}" in bare:
            raise TemplateError(
                f"{quoted(self.text)}: expected placeholders such as {{lang}} or {{slug}}"
            )
        names = tuple(match[1] for match in _PLACEHOLDER.finditer(self.text))
        object.__setattr__(self, "names", names)
        others = (match for match in _PLACEHOLDER.finditer(self.text) if match[1] != "lang")
        first = next(others, None)
        object.__setattr__(self, "route", self.text[: first.start()] if first else self.text)

    def fill(self, value_of: Callable[[str, bool], str]) -> str:
        """The address. ``value_of`` gives what stands for a name; it is told whether the name may
        be left out."""
        filled = _PLACEHOLDER.sub(lambda match: value_of(match[1], bool(match[2])), self.text)
        return _SLASHES.sub("/", filled)
