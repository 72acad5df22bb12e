"""The address of a page: its pattern's, filled with what its path and its front matter say."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from mbclint.corpus.facts import PageFacts
from mbclint.settings.addresses import AddressSettings
from mbclint.settings.pages import PageMatch
from mbclint.settings.presets import PresetName, SlugReach
from mbclint.settings.url_template import UrlTemplate

_ORDERING = re.compile(r"(?:(?<=/)|^)\d+[ _.-]+(?=[^\d\s])")
_NOT_IN_SLUG = re.compile(r"[^\w./-]+")
_MARKS = re.compile(r"[^\w\s./-]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_PARTS: Mapping[str, str] = {
    "year": "{0.year:04}",
    "month": "{0.month:02}",
    "day": "{0.day:02}",
    "short_year": "{1:02}",
    "i_month": "{0.month}",
    "i_day": "{0.day}",
    "y_day": "{2:03}",
}
"""Of a day, the last two digits of its year, and its number in the year."""
_CATEGORIES = "categories"
INDEX_NAMES = frozenset({"index", "_index", "readme"})
_NOTHING = frozenset({"", "null", "~"})


def url_of(
    facts: PageFacts,
    match: PageMatch,
    settings: AddressSettings,
    captured: str | None,
    source: str | None,
) -> str | None:
    """The address from the site's top. ``captured`` is the language that the path names, ``source``
    the one in which pages are written first. None where no pattern says."""
    if match.url is None:
        return None
    given = (fact.value for key in settings.url_keys for fact in facts.values(key))
    if url := next(filter(is_path, given), None):
        return url
    slug = next((fact.value for fact in facts.values(settings.slug_key)), "")

    def value_of(name: str, optional: bool) -> str:
        if name == "lang":
            language = captured or facts.language or ""
            in_source = language == source or not captured
            return "" if optional and in_source else language
        if name == "file":
            return _as_served(facts.path)
        if name in _DATE_PARTS:
            return _date_part(name, facts, match)
        if name == settings.slug_key and slug:
            return slug
        if name == _CATEGORIES and settings.expands is PresetName.JEKYLL:
            return "/".join(_jekyll_categories(facts, match))
        if name in match.captures:
            return shown(match.captures[name], settings)
        if name in ("title", settings.slug_key):
            return _segment(_MARKS.sub("", facts.title.text if facts.title else ""))
        return "/".join(filter(None, (_segment(each.value) for each in facts.values(name))))

    url = match.url.fill(value_of)
    if settings.slug_key in match.url.names:
        return url
    route = UrlTemplate(match.url.route).fill(value_of)
    return _with_slug(url, slug, facts, match, settings, route)


def is_path(value: str) -> bool:
    """Whether a value is an address from the site's top."""
    return value.startswith("/") and ":" not in value


def shown(captured: str, settings: AddressSettings) -> str:
    """A part of a file's path as addresses have it."""
    if settings.numbered:
        captured = _ORDERING.sub("", captured)
    head, _, last = captured.rpartition("/")
    if last.casefold() in INDEX_NAMES:
        return f"{head}/"
    named_as_folder = last.casefold() == head.rpartition("/")[2].casefold()
    return f"{head}/" if settings.named_index and head and named_as_folder else captured


def _as_served(path: str) -> str:
    """The path of a built file as a server shows it: that of its folder for ``index.html``."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/" if PurePosixPath(name).stem.casefold() == "index" else path


def _with_slug(
    url: str,
    slug: str,
    facts: PageFacts,
    match: PageMatch,
    settings: AddressSettings,
    route: str,
) -> str:
    """The address with the front matter's own last part, as far as the generator lets it reach."""
    reach = settings.slug_reach
    if reach is SlugReach.LAST and slug and not facts.path.rpartition("/")[2].startswith("_index."):
        return f"{url.rstrip('/').rpartition('/')[0]}/{slug.strip('/')}"
    if reach is SlugReach.WHOLE and slug:
        return f"/{slug.strip('/')}"
    if reach is SlugReach.ROUTE:
        if slug.startswith("/") or (slug and "date" in match.captures):
            return f"{route.rstrip('/')}/{slug.lstrip('/')}"
        name = slug or ("" if url.endswith("/") else _first(facts, settings.name_key))
        return f"{url.rpartition('/')[0]}/{name}" if name else url
    return url


def _first(facts: PageFacts, key: str) -> str:
    return next((fact.value for fact in facts.values(key)), "") if key else ""


def _date_part(name: str, facts: PageFacts, match: PageMatch) -> str:
    """A part of the page's day: its front matter's, else that of its path."""
    for written in (_first(facts, "date"), match.captures.get("date", "")):
        if found := _DAY.match(written):
            try:
                day = datetime.date.fromisoformat(found[0])
            except ValueError:
                continue
            return _DATE_PARTS[name].format(day, day.year % 100, day.timetuple().tm_yday)
    return ""


def _jekyll_categories(facts: PageFacts, match: PageMatch) -> list[str]:
    """The folder before ``_posts``, ``category`` as it is, ``categories`` as a list or words."""
    found = [match.captures.get(_CATEGORIES, "")]
    found += (fact.value for fact in facts.values("category"))
    for fact in facts.values(_CATEGORIES):
        found += [fact.value] if len(fact.path) > 1 else fact.value.split()
    return list(dict.fromkeys(each.casefold() for each in found if each not in _NOTHING))


def _segment(value: str) -> str:
    if value in _NOTHING:
        return ""
    return _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", value).casefold()).strip("-")
