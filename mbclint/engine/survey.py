"""What a look at all pages adds to the settings that a generator's files propose."""

import datetime
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as replace_struct

from mbclint.corpus.resolve import Fate, Resolver
from mbclint.corpus.site import Site
from mbclint.engine.examiner import Examiner
from mbclint.engine.executors import Processes, cores
from mbclint.engine.file_reader import FileReader
from mbclint.engine.sources import UnreadableError
from mbclint.engine.whole_site import read_site
from mbclint.generators.detect import detect
from mbclint.generators.folder import Folder
from mbclint.generators.languages import tags_in
from mbclint.generators.proposal import Proposal, Unknown
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.links.addresses import page_key
from mbclint.model.dates import DateRole
from mbclint.model.language_tags import base
from mbclint.model.links import LinkKind
from mbclint.rulebook.book import make_book
from mbclint.settings.faults import SettingsError
from mbclint.settings.project import Project, load_project, site_of

_PASSED_OVER = frozenset({"node_modules", "__pycache__", "vendor", "_site", "venv"})
_MOST_FILES = 500_000
_MOST_BYTES = 2_000_000
"""Of a configuration file."""
_FEWEST_PAGES = 20
_UNREVIEWED = ("REV301", "REV309", "REV312")
"""What would be said of every page of a site that has no reviews."""
_SHARED_KEYS = ("translationKey", "translation_key", "lang-ref", "lang_ref", "ref", "i18n_key")
_FEWEST_SHARED = 3
_MOST_ADDRESSES = 5
_FEWEST_LINKS = 3
_MOST_NAMES = 0.6
"""The share of a key's values that are slugs of pages, from which it holds related pages."""


class Survey(Struct, frozen=True):
    """The settings, and what the site is under them."""

    proposal: Proposal
    pages: int
    by_language: Sequence[tuple[str, int]]
    pairs: int
    """How many groups of translations have a page in the source language."""


def survey(root: Path) -> Survey:
    """Propose settings for the site in a folder. Reads its files and writes none."""
    proposal = _valid(detect(_folder(root)))
    site = _read(root, proposal)
    if "languages" not in proposal.settings:
        proposal = _with_languages(proposal, site)
        site = _read(root, proposal)
    source = base(site.source_language or "")
    for key in _SHARED_KEYS:
        if _shares(site, key):
            why = f"{key} has one value in several languages"
            proposal = proposal.with_setting("translation-key", key, why)
            site = _read(root, proposal)
            break
    proposal = proposal.with_unknown(*_of_links(site), *_of_keys(site))
    if not _has_reviews(site) and len(site.members) >= _FEWEST_PAGES:
        why = f"no page of {len(site.members):,} has a review date: take this out once one has"
        proposal = proposal.with_setting("ignore", _UNREVIEWED, why)
    languages = Counter(member.language or "?" for member in site.members.values())
    pairs = sum(
        len(tags) > 1 and source in tags
        for tags in ({base(it.language or "") for it in group} for group in site.groups())
    )
    return Survey(proposal, len(site.members), languages.most_common(), pairs)


def _valid(proposal: Proposal) -> Proposal:
    """Without values that mbclint's own settings refuse, such as a permalink with braces: those are
    named as not known."""
    kept = replace_struct(proposal, settings={})
    for key, proposed in proposal.settings.items():
        tried = kept.with_setting(key, proposed.value, proposed.why)
        try:
            site_of(tried.values)
        except SettingsError as error:
            why = f"what stands there ({proposed.why}) is of no use: {error.faults[0].problem}"
            kept = kept.with_unknown(Unknown(key, proposed.value, why))
        else:
            kept = tried
    return kept


def _folder(root: Path) -> Folder:
    def text(path: str) -> str | None:
        try:
            return reader.source(root / path).text
        except UnreadableError:
            return None

    reader = FileReader(root, _MOST_BYTES)
    return Folder(frozenset(_files(root)), text)


def _files(root: Path) -> Iterator[str]:
    left = _MOST_FILES
    for parent, folders, names in os.walk(root):
        folders[:] = [it for it in folders if not it.startswith(".") and it not in _PASSED_OVER]
        left -= len(names)
        if left < 0:
            return
        yield from (Path(parent, name).relative_to(root).as_posix() for name in names)


def _read(root: Path, proposal: Proposal) -> Site:
    bare = load_project(root, root, isolated=True)
    project: Project = replace(
        bare, root=root, file=root / "mbclint.toml", site=site_of(proposal.values)
    )
    reader = FileReader(root, project.site.max_file_size)
    today = datetime.datetime.now().astimezone().date()
    examiner = Examiner(project, make_book(()), today, FrequencyDetector(), reader)
    return read_site(examiner, Processes(cores()))


def _with_languages(proposal: Proposal, site: Site) -> Proposal:
    """The languages that the pages declare; the one of most pages is taken for the source's."""
    declared = Counter(
        mark.tag for member in site.members.values() if (mark := member.facts.declared)
    )
    tags = tags_in(tag for tag, _ in declared.most_common())
    if not tags:
        why = "neither the configuration nor the paths nor the pages name a language"
        return proposal.with_unknown(Unknown("languages", ["en", "es"], why))
    proposal = proposal.with_setting("languages", tags, "what the pages declare")
    return proposal.with_setting("source-language", tags[0], "most pages are in it: please check")


def _shares(site: Site, key: str) -> bool:
    """Whether pages in several languages have equal values under a key."""
    languages: dict[str, set[str]] = defaultdict(set)
    for member in site.members.values():
        for fact in member.facts.values(key):
            languages[fact.value].add(base(member.language or ""))
    return sum(len(tags) > 1 for tags in languages.values()) >= _FEWEST_SHARED


def _has_reviews(site: Site) -> bool:
    return any(
        fact.role in (DateRole.REVIEWED, DateRole.NEXT_REVIEW)
        for member in site.members.values()
        for fact in member.facts.dates
    )


def _of_links(site: Site) -> Iterator[Unknown]:
    """Addresses to which many links lead and which no file of the folder serves."""
    resolver = Resolver(site)
    wanted = Counter(
        page_key(found.wanted)
        for member in site.members.values()
        for link in member.facts.links
        if link.kind is not LinkKind.METADATA
        and (found := resolver.resolve(member, link.target)).fate is Fate.MISSING
        and found.wanted.startswith("/")
    )
    often = [
        (url, times) for url, times in wanted.most_common(_MOST_ADDRESSES) if times >= _FEWEST_LINKS
    ]
    if often:
        told = ", ".join(f"{url} ({times} links)" for url, times in often)
        why = f"links lead to what no file here serves: {told}. If something else serves it, say so"
        yield Unknown("elsewhere", [url for url, _ in often], why)


def _of_keys(site: Site) -> Iterator[Unknown]:
    """Lists of front matter that hold slugs of pages."""
    values: dict[str, list[str]] = defaultdict(list)
    for member in site.members.values():
        for fact in member.facts.metadata:
            if len(fact.path) > 1 and fact.path[1].isdecimal():
                values[fact.path[0]].append(fact.value)
    known = frozenset(it.identity.slug.casefold() for it in site.members.values())
    keys = [
        key
        for key, found in values.items()
        if len(found) >= _FEWEST_PAGES
        and sum(it.casefold() in known for it in found) > _MOST_NAMES * len(found)
    ]
    if others := sorted({*keys} - {"related"}):
        why = f"{' and '.join(others)} hold names of pages, as lists of related pages do"
        yield Unknown("related-keys", ["related", *others], why)
