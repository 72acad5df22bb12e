"""Kinds of settings that are small languages of their own: patterns, addresses, selectors."""

import re
from typing import Final

from msgspec import Struct

from mbclint.settings.kinds import Misfit, unexpected
from mbclint.settings.pages import PagePattern, PatternError
from mbclint.settings.url_template import TemplateError, UrlTemplate

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", re.IGNORECASE)


class Pattern(Struct, frozen=True):
    """A path pattern; stays as it is written."""

    expected: str = 'a path pattern such as "content/{lang}/**"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str):
            misfits.append(unexpected(self, written))
            return ""
        try:
            PagePattern(written)
        except PatternError as error:
            misfits.append(Misfit(str(error)))
        return written


class SitePath(Struct, frozen=True):
    """An address from the site's top, with placeholders; stays as it is written."""

    expected: str = 'an address such as "/{lang?}/{slug}"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str):
            misfits.append(unexpected(self, written))
            return ""
        try:
            UrlTemplate(written)
        except TemplateError as error:
            misfits.append(Misfit(str(error)))
        return written


class WebAddress(Struct, frozen=True):
    """The address of a site; without a slash at its end."""

    expected: str = 'an address such as "https://health.example/en"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str) or not _WEB_ADDRESS.fullmatch(written):
            misfits.append(unexpected(self, written))
        return str(written).rstrip("/")


class Selector(Struct, frozen=True):
    """A CSS selector."""

    expected: str = 'a CSS selector such as "aside.related ul"'

    def read(self, written: object, misfits: list[Misfit]) -> str:
        """See ``Kind``."""
        if not isinstance(written, str):
            misfits.append(unexpected(self, written))
            return ""
        import soupsieve

        try:
            soupsieve.compile(written)
        except soupsieve.SelectorSyntaxError as error:
            reason = str(error).splitlines()[0]
            misfits.append(Misfit(f'"{written}": not {self.expected}: {reason}'))
        return written
