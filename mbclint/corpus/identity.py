"""What a page is called: its address, its other addresses, and what it is a translation of."""

import re
from collections.abc import Mapping, Sequence
from posixpath import splitext

from msgspec import Struct

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.page_url import INDEX_NAMES, is_path, shown, url_of
from mbclint.links.addresses import page_key
from mbclint.settings.addresses import AddressSettings
from mbclint.settings.pages import PageMatch, page_of
from mbclint.settings.url_template import UrlTemplate

_FALSE, _TRUE = frozenset({"false", "no", "off"}), frozenset({"true", "yes", "on"})


class Identity(Struct, frozen=True, gc=False, array_like=True):
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
        url = url_of(facts, match, self._settings, captured, self._source) if match else None
        if not url and facts.canonical and is_path(facts.canonical.text):
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

    def _group(self, facts: PageFacts, url: str | None, match: PageMatch | None) -> str:
        shared = self._settings.translation_key
        if shared and (given := facts.values(shared)):
            return f"{shared}={given[0].value}"
        captures = dict(match.captures) if match else {}
        language = captures.pop("lang", "")
        date = captures.pop("date", "")
        beside: tuple[str, ...] = ()
        if match and match.url and captures and not match.passes_over:
            # Translations may differ in what their front matter adds to the address.
            url, beside = self._by_path(match.url, captures, date)
        if url is None:
            return "/".join(captures.values()) or _without(language, facts.path)
        key = page_key(url)
        bare = key.lstrip("/").removeprefix(self.language_segment(key)).lstrip("/")
        bare = bare.casefold() if self._settings.ignores_case else bare
        return "/".join((f"/{bare}", *beside))

    def _by_path(
        self, template: UrlTemplate, captures: Mapping[str, str], date: str
    ) -> tuple[str, tuple[str, ...]]:
        """The address as the path alone gives it, without its language, and what the path has
        beside it."""

        def value_of(name: str, optional: bool) -> str:
            if name in captures:
                return shown(captures[name], self._settings)
            return date if name == "day" else ""

        names = template.names
        beside = tuple(value for name, value in captures.items() if name not in names)
        return template.fill(value_of), beside


def _without(language: str, path: str) -> str:
    """A path without the language that it names, and without what sets that apart."""
    if not language:
        return path
    tag = re.escape(language)
    return re.sub(rf"\A{tag}/|[/._-]{tag}(?=[/._-])", "", path, count=1)


def _slug(path: str, match: PageMatch | None) -> str:
    if match and "slug" in match.captures:
        return match.captures["slug"]
    folder, _, name = path.rpartition("/")
    stem = splitext(name)[0]
    return folder.rpartition("/")[2] if stem.casefold() in INDEX_NAMES else stem


def _is_published(facts: PageFacts) -> bool:
    if any(fact.value.casefold() in _FALSE for fact in facts.values("published")):
        return False
    if facts.path.startswith("_drafts/") or "/_drafts/" in facts.path:
        return False
    return not any(fact.value.casefold() in _TRUE for fact in facts.values("draft"))
