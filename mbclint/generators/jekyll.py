"""Jekyll: ``_config.yml`` (https://jekyllrb.com/docs/permalinks/, …/docs/configuration/)."""

import re

from mbclint.generators.folder import Folder
from mbclint.generators.languages import has_folders_of, tags_in
from mbclint.generators.leaves import Leaves, leaves_of
from mbclint.generators.proposal import Proposal, Unknown, proposal, unreadable
from mbclint.settings.presets import PresetName

_CONFIG = ("_config.yml", "_config.yaml", "_config.toml")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDERS = {
    "categories": "{categories}",
    "title": "{slug}",
    "slug": "{slug}",
    "year": "{year}",
    "month": "{month}",
    "day": "{day}",
    "short_year": "{short_year}",
    "i_month": "{i_month}",
    "i_day": "{i_day}",
    "y_day": "{y_day}",
    "output_ext": "",
}
_TOKEN = re.compile(r":(\w+?)(?=:|\b|$)")
_POST = re.compile(r"(?:^|/)_posts/(?:.*/)?\d{4}-\d{2}-\d{2}-[^/]+\.(md|markdown)$")
_LANGUAGE_KEYS = ("languages", "locales")
_TAG_KEYS = frozenset({"value", "code", "lang", "locale", "tag", "id", "slug"})
_DEFAULTS = ("default_lang", "lang", "locale", "default_locale")


def detect(folder: Folder) -> Proposal | None:
    """What Jekyll's configuration tells; without one, a folder ``_posts`` makes a Jekyll site."""
    config = folder.first(*_CONFIG)
    posts = [path for path in folder.files if _POST.search(path)]
    if config is None and not posts:
        return None
    leaves = leaves_of(config, folder.text(config) or "") if config else Leaves({})
    because = f"{config} is there" if config else "posts lie in _posts"
    languages = _languages(leaves)
    default = next((tags_in([leaves.get(key)]) for key in _DEFAULTS if leaves.get(key)), ())
    top = leaves.get("source").strip("./")
    pages, unknown = _pages(leaves, f"{top}/" if top else "", posts, languages)
    permalink = leaves.get("permalink")
    return proposal(
        PresetName.JEKYLL,
        because,
        {
            "languages": (languages or default, f"{config}: languages"),
            "source-language": (
                next(iter(default or languages), ""),
                f"{config}: the default language" if default else "the first of them",
            ),
            "content-folder": (top, f"{config}: source"),
            "base-url": (_base_url(leaves), f"{config}: url and baseurl"),
            "pages": (
                pages,
                f'{config}: permalink "{permalink}"' if permalink else "folders of languages",
            ),
        },
        (*unreadable(PresetName.JEKYLL, config or "", leaves.fault), *unknown),
    )


def _languages(leaves: Leaves) -> tuple[str, ...]:
    """Lists of tags, or of tables that name them; keys that are tags."""
    for key in _LANGUAGE_KEYS:
        below = leaves.below(key)
        values = [value for path, value in below if path[-1].isdecimal() or path[-1] in _TAG_KEYS]
        if found := tags_in(values) or tags_in(leaves.names(key)):
            return found
    return ()


def _base_url(leaves: Leaves) -> str:
    url = next((leaves.get(key) for key in ("url", "siteurl", "site_url") if leaves.get(key)), "")
    if not url.startswith(("http://", "https://")):
        return ""
    return f"{url.rstrip('/')}/{leaves.get('baseurl').strip('/')}".rstrip("/")


def _pages(
    leaves: Leaves, folder: str, posts: list[str], languages: tuple[str, ...]
) -> tuple[list[dict[str, str]], tuple[Unknown, ...]]:
    """Patterns of one's own where the permalink or folders of languages ask for them."""
    written = leaves.get("permalink")
    by_language = has_folders_of(posts, languages)
    if not posts or not (written or by_language):
        return [], ()
    url, strange = _template(_STYLES.get(written, written) or _STYLES["date"])
    places = [f"_posts/{it}" for it in (_BY_LANGUAGE if by_language else ("**/",))]
    if any("/_posts/" in path.removeprefix(folder) for path in posts):
        places.append("{categories}/_posts/**/")
    endings = sorted({match[1] for path in posts if (match := _POST.search(path))})
    pages = [
        {"path": f"{folder}{place}{{date}}-{{slug}}.{ending}", "url": url}
        for place in places
        for ending in endings
    ]
    rest = [{**page, "path": f"{folder}{page['path']}"} for page in _PAGES]
    return [*pages, *rest], _strange(pages[0], strange)


def _strange(page: dict[str, str], placeholders: list[str]) -> tuple[Unknown, ...]:
    if not placeholders:
        return ()
    why = f"the permalink has {' and '.join(placeholders)}, which mbclint cannot fill in"
    return (Unknown("pages", [page], why),)


_BY_LANGUAGE = ("{lang?}/", "{path}/{lang?}/")
"""The folder of a language is the first one below _posts, or the last one."""
_PAGES = (
    {"path": "**/_*/**"},
    {"path": "**/_*"},
    {"path": "{path}.md", "url": "/{path}"},
    {"path": "{path}.markdown", "url": "/{path}"},
    {"path": "{path}.html", "url": "/{path}"},
)
"""What is no post: hidden files are no pages."""


def _template(permalink: str) -> tuple[str, list[str]]:
    """The permalink with our placeholders, and those that there are none for."""
    strange: list[str] = []

    def placeholder(match: re.Match[str]) -> str:
        if match[1] not in _PLACEHOLDERS:
            strange.append(match[0])
            return ""
        return _PLACEHOLDERS[match[1]]

    filled = _TOKEN.sub(placeholder, permalink)
    return f"/{filled.lstrip('/').removesuffix('.html')}", strange
