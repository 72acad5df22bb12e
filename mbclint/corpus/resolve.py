"""Where a link on a page leads within its site."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from mbclint.corpus.member import Member
from mbclint.corpus.site import Site
from mbclint.corpus.templates import expand
from mbclint.corpus.tree import FileKind
from mbclint.links.addresses import Address, address_of, joined
from mbclint.model.language_tags import base
from mbclint.model.source import Format
from mbclint.settings.folders import is_outside
from mbclint.settings.presets import PresetName

_MOST_REDIRECTS = 20
_MOST_KEPT = 1 << 16
_INDEXES = ("index.md", "_index.md", "README.md", "index.mdx", "index.html")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}\Z")
_PAGE_FILE = re.compile(r"\.(?:mdx?|markdown|html?|xhtml)\Z", re.IGNORECASE)


class Fate(StrEnum):
    """What becomes of whoever follows a link."""

    PAGE = "page"
    FILE = "file"
    MISSING = "missing"
    """The site has nothing there."""
    OUTSIDE = "outside"
    """The path climbs out of the project."""
    CIRCLE = "circle"
    """Redirects lead back to where they began."""
    ELSEWHERE = "elsewhere"
    """Another site, another scheme, or what the settings say that others serve."""
    UNKNOWN = "unknown"
    """Only the generator knows, or a server that makes pages nobody wrote."""


class Resolution(Struct, frozen=True):
    """Where a link leads."""

    fate: Fate
    page: str | None = None
    """The path of the page's file."""
    fragment: str = ""
    """Percent-encoding resolved."""
    redirected: bool = False
    """Whether only an alias or a redirect leads there."""
    wanted: str = ""
    """What was looked for: an address from the site's top, or the path of a file."""


_ELSEWHERE = Resolution(Fate.ELSEWHERE)
_UNKNOWN = Resolution(Fate.UNKNOWN)
_ASKED_OF_SOURCE = (Fate.MISSING, Fate.UNKNOWN)
"""What may be said of a file because of what lies beside the source of the page that links it."""


class Resolver:
    """Resolves the links of a site's pages, as long as these stay as they are."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._elsewhere = [_glob(each) for each in site.settings.elsewhere]
        top = urlsplit(site.settings.base_url or "")
        self._host = (top.hostname or "").removeprefix("www.")
        self._top = top.path.rstrip("/")
        self._from_anywhere: dict[str, Resolution] = {}
        """Where addresses lead that lead there from every page."""

    def resolve(self, member: Member, target: str) -> Resolution:
        """Where an address as written on a page leads."""
        found = self._from_anywhere.get(target)
        return self._resolved(member, target) if found is None else found

    def _resolved(self, member: Member, target: str) -> Resolution:
        expanded = expand(target, self._site.settings.expands)
        if expanded is None:
            return _UNKNOWN
        if expanded.of_file:
            return self._by_name(member, expanded.address)
        address = address_of(expanded.address)
        if address is None:
            return _UNKNOWN
        if not address.is_web or (address.host and address.host != self._host):
            return self._kept(target, _ELSEWHERE)
        if address.scheme and not address.host:
            return _UNKNOWN
        fragment = unquote(address.fragment)
        if not address.path and not address.host:
            return Resolution(Fate.PAGE, member.path, fragment)
        found = self._by_path(member, address, fragment)
        is_whole = address.host or address.path.startswith("/")
        if is_whole and not (
            found.fate in _ASKED_OF_SOURCE and _names_other_file(unquote(address.path))
        ):
            return self._kept(target, found)
        return found

    def _kept(self, target: str, found: Resolution) -> Resolution:
        if len(self._from_anywhere) >= _MOST_KEPT:
            self._from_anywhere.clear()
        self._from_anywhere[target] = found
        return found

    def of_slug(self, member: Member, slug: str) -> Resolution:
        """What a slug in the page's front matter names: the page in its own language first."""
        found = self._site.with_slug(slug)
        same = [each for each in found if each.language == member.language]
        if best := next(iter(same or found), None):
            return Resolution(Fate.PAGE, best.path)
        return Resolution(Fate.MISSING, wanted=slug)

    def _by_name(self, member: Member, written: str) -> Resolution:
        """A page by its file or by the last part of its address, as templates name it."""
        name, _, fragment = written.partition("#")
        bare = _PAGE_FILE.sub("", name.strip("/"))
        by_path = [
            path
            for path in self._site.members
            if _PAGE_FILE.sub("", path).removesuffix("/index").removesuffix("/_index") == bare
            or _PAGE_FILE.sub("", path).endswith(f"/{bare}")
        ]
        found = [self._site.members[path] for path in by_path]
        found += self._site.with_slug(bare.rpartition("/")[2]) if not found else ()
        same = [each for each in found if each.language == member.language]
        if best := next(iter(same or found), None):
            return Resolution(Fate.PAGE, best.path, unquote(fragment))
        return Resolution(Fate.MISSING, wanted=name)

    def _by_path(self, member: Member, address: Address, fragment: str) -> Resolution:
        path = unquote(address.path) or "/"
        absolute = path.startswith("/")
        if address.host or absolute:
            if not self._is_below_top(path):
                return _ELSEWHERE
            path = path[len(self._top) :] or "/"
        elif is_outside(member.path):
            return self._from_outside(member, path, fragment)
        urls = [*self._urls(member, path)]
        for url in urls:
            if found := self._at_url(url, fragment):
                return found
        files = [*self._files(member, path)]
        for file in files:
            if file is not None and (found := self._at_file(file, fragment)):
                return found
        if not urls and files and all(file is None for file in files):
            return Resolution(Fate.OUTSIDE, fragment=fragment, wanted=address.path)
        return self._missing(member, urls, [file for file in files if file], path, fragment)

    def _from_outside(self, member: Member, path: str, fragment: str) -> Resolution:
        """Where a page leads that lies outside of the project: of what is around it, the pages at
        hand are known and the names in its own folder."""
        folder, _, name = member.path.rpartition("/")
        target = normpath(f"{folder}/{path}")
        if target in self._site.members:
            return Resolution(Fate.PAGE, target, fragment)
        tree, inner = self._site.tree, target.removeprefix(f"{folder}/")
        climbs = inner == target
        if climbs or tree.kind(inner, folder) or not tree.kind(name, folder):
            return _UNKNOWN
        return self._missing(member, [], [target], path, fragment)

    def _missing(
        self, member: Member, urls: list[str], files: list[str], path: str, fragment: str
    ) -> Resolution:
        for url in urls:
            key = self._site.key(url)
            if any(glob.fullmatch(key) or glob.fullmatch(url) for glob in self._elsewhere):
                return _ELSEWHERE
            if self._site.is_section(key) and not self._is_built:
                return _UNKNOWN
            if self._site.is_in_absent_language(url):
                return _UNKNOWN
        if not urls and (path.startswith("/") or not _SUFFIX.search(path)):
            return _UNKNOWN
        if _names_other_file(path) and self._shares(member, path):
            return _UNKNOWN
        names_file = files and _PAGE_FILE.search(path) and not path.startswith("/")
        return Resolution(
            Fate.MISSING,
            fragment=fragment,
            wanted=files[0] if names_file or not urls else urls[0],
        )

    def _shares(self, member: Member, path: str) -> bool:
        """Whether a translation may show a file that lies beside its source: where the source is
        not among these files, nobody can tell."""
        source = self._site.source_language
        if source is None or member.language is None or base(member.language) == base(source):
            return False
        original = self._site.translation(member, source)
        if original is None:
            return not self._site.has_language(source)
        beside = joined(original.path.rpartition("/")[0], path)
        return beside is not None and self._site.tree.kind(beside) is not None

    @cached_property
    def _has_addresses(self) -> bool:
        return self._site.settings.known

    @cached_property
    def _is_built(self) -> bool:
        return self._site.settings.expands is PresetName.HTML

    def _is_below_top(self, path: str) -> bool:
        return not self._top or path == self._top or path.startswith(f"{self._top}/")

    def _urls(self, member: Member, path: str) -> Iterator[str]:
        """The addresses from the site's top that a path can mean."""
        if path.startswith("/"):
            if self._has_addresses:
                yield path
            return
        own = member.identity.url
        if own is None:
            return
        if member.facts.base and (top := address_of(member.facts.base.text)) and top.path:
            folder = "" if top.path.startswith("/") else own.rpartition("/")[0]
            own = f"{folder}/{top.path.lstrip('/')}"
        folders = [own.rpartition("/")[0]]
        if member.facts.format is not Format.HTML and not own.endswith("/"):
            # Whether a page is shown with a slash at its end is the server's choice.
            folders.append(own)
        for folder in folders:
            if (whole := joined(folder, path)) is not None:
                yield f"/{whole}"

    def _files(self, member: Member, path: str) -> Iterator[str | None]:
        """The files, from the project's root, that a path can mean; None for one outside of it."""
        if path.startswith("/"):
            for folder in self._site.settings.static:
                yield joined(folder, path)
            return
        yield joined(member.path.rpartition("/")[0], path)

    def _at_url(self, url: str, fragment: str) -> Resolution | None:
        redirected = False
        seen: set[str] = set()
        while True:
            key = self._site.key(url)
            if key in seen or len(seen) > _MOST_REDIRECTS:
                return Resolution(Fate.CIRCLE, wanted=url)
            seen.add(key)
            if pages := self._site.at(key):
                return Resolution(Fate.PAGE, pages[0].path, fragment, redirected)
            if aliased := self._site.aliased(key):
                return Resolution(Fate.PAGE, aliased[0].path, fragment, redirected=True)
            after = self._site.redirect(key)
            if after is None:
                return Resolution(Fate.MISSING, wanted=url) if redirected else None
            address = address_of(after)
            if address is None or (address.host and address.host != self._host):
                return _ELSEWHERE
            url, redirected = address.path, True
            fragment = fragment or unquote(address.fragment)

    def _at_file(self, file: str, fragment: str) -> Resolution | None:
        for path in (file, f"{file}.md", *(f"{file}/{name}".lstrip("/") for name in _INDEXES)):
            if path in self._site.members:
                return Resolution(Fate.PAGE, path, fragment)
        if self._site.tree.kind(file):
            is_folder = self._site.tree.kind(file) is FileKind.FOLDER
            return Resolution(Fate.UNKNOWN if is_folder and self._is_built else Fate.FILE)
        return None


def _names_other_file(path: str) -> bool:
    """Whether a path names a file that is no page."""
    return not _PAGE_FILE.search(path) and _SUFFIX.search(path) is not None


def _glob(written: str) -> re.Pattern[str]:
    """A glob of addresses: ``*`` within a part, ``**`` across; ``/a/**`` is also ``/a`` itself."""
    parts = re.split(r"(/\*\*\Z|\*\*|\*)", written)
    pieces = {"/**": "(?:/.*)?", "**": ".*", "*": "[^/]*"}
    return re.compile("".join(pieces.get(part, re.escape(part)) for part in parts))
