"""What a page is called: its address, its other addresses, and what it is a translation of."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.links.addresses import page_key
from mbclint.settings.addresses import AddressSettings
from mbclint.settings.pages import PageMatch, page_of

_ORDERING = re.compile(r"(?:(?<=/)|^)\d+[ _.-]+(?=[^\d\s])")
_NOT_IN_SLUG = re.compile(r"[^\w./-]+")
_FALSE, _TRUE = frozenset({"false", "no", "off"}), frozenset({"true", "yes", "on"})
_NOTHING = frozenset({"", "null", "~"})
_DATE_PARTS = ("year", "month", "day")
_INDEX_NAMES = frozenset({"index", "_index", "readme"})


class Identity(Struct, frozen=True):
    """The names of one page."""

    url: str | None
    """Its address from the site's top, as its generator makes it; None where nobody knows."""
    aliases: tuple[str, ...]
    """Further addresses that lead to it."""
    slug: str
    """What is left of its file's name, or of its folder's for an index."""
    group: str
    """What it shares with its translations."""
    path_language: str | None
    """The language that its path or address names; None where it names none."""
    published: bool


class Namer:
    """Names pages under the settings of their site."""

    def __init__(
        self, settings: AddressSettings, languages: Sequence[str], source: str | None
    ) -> None:
        self._settings = settings
        self._languages = {tag.casefold(): tag for tag in languages}
        self._source = source

    def identify(self, facts: PageFacts) -> Identity:
        """The names of a page."""
        match = page_of(facts.path, self._settings.pages)
        captured = self._known(match.captures.get("lang")) if match else None
        url = self._url(facts, match, captured)
        if not url and facts.canonical and _is_path(facts.canonical.text):
            url = facts.canonical.text
        segment = self.language_segment(url) if url else ""
        keys = self._settings.alias_keys
        return Identity(
            url,
            tuple(fact.value for key in keys for fact in facts.values(key) if fact.value),
            _slug(facts.path, match),
            self._group(facts, url, match),
            captured or self._known(segment),
            _is_published(facts),
        )

    def language_segment(self, url: str) -> str:
        """The first part of an address, if it is a language of the site; else nothing."""
        first = url.lstrip("/").partition("/")[0]
        return first if self._known(first) else ""

    def _known(self, tag: str | None) -> str | None:
        return self._languages.get(tag.replace("_", "-").casefold()) if tag else None

    def _url(self, facts: PageFacts, match: PageMatch | None, captured: str | None) -> str | None:
        if match is None or match.url is None:
            return None
        settings = self._settings
        given = (fact.value for key in settings.url_keys for fact in facts.values(key))
        if url := next(filter(_is_path, given), None):
            return url
        slug = next((fact.value for fact in facts.values(settings.slug_key)), "")

        def value_of(name: str, optional: bool) -> str:
            if name == "lang":
                language = captured or facts.language or ""
                in_source = language == self._source or not captured
                return "" if optional and in_source else language
            if name in _DATE_PARTS:
                date = match.captures.get("date", "")
                return dict(zip(_DATE_PARTS, date.split("-"), strict=False)).get(name, "")
            if name == settings.slug_key and slug:
                return slug
            if name in match.captures:
                return _shown(match.captures[name], settings.numbered)
            return "/".join(filter(None, (_segment(each.value) for each in facts.values(name))))

        url = match.url.fill(value_of)
        if slug and settings.slug_key not in match.url.names:
            return slug if slug.startswith("/") else f"{url.rstrip('/').rpartition('/')[0]}/{slug}"
        return url

    def _group(self, facts: PageFacts, url: str | None, match: PageMatch | None) -> str:
        shared = self._settings.translation_key
        if shared and (given := facts.values(shared)):
            return f"{shared}={given[0].value}"
        if url is None:
            captures = match.captures if match else {}
            rest = [value for name, value in captures.items() if name not in ("lang", "date")]
            return "/".join(rest) or facts.path
        key = page_key(url)
        bare = key.lstrip("/").removeprefix(self.language_segment(key)).lstrip("/")
        return f"/{bare.casefold() if self._settings.ignores_case else bare}"


def _shown(captured: str, numbered: bool) -> str:
    if numbered:
        captured = _ORDERING.sub("", captured)
    head, _, last = captured.rpartition("/")
    return f"{head}/" if last.casefold() in _INDEX_NAMES else captured


def _segment(value: str) -> str:
    if value in _NOTHING:
        return ""
    return _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", value).casefold()).strip("-")


def _is_path(value: str) -> bool:
    return value.startswith("/") and ":" not in value


def _slug(path: str, match: PageMatch | None) -> str:
    if match and "slug" in match.captures:
        return match.captures["slug"]
    pure = PurePosixPath(path)
    return pure.parent.name if pure.stem.casefold() in _INDEX_NAMES else pure.stem


def _is_published(facts: PageFacts) -> bool:
    if any(fact.value.casefold() in _FALSE for fact in facts.values("published")):
        return False
    if facts.path.startswith("_drafts/") or "/_drafts/" in facts.path:
        return False
    return not any(fact.value.casefold() in _TRUE for fact in facts.values("draft"))
