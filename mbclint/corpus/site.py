"""All pages of a site in one index: by path, address, slug and translation group."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from mbclint.corpus.card import Card, card_of
from mbclint.corpus.facts import PageFacts
from mbclint.corpus.identity import Identity, Namer
from mbclint.corpus.index import Index
from mbclint.corpus.member import Facts, Member
from mbclint.corpus.tree import Tree
from mbclint.links.addresses import address_of, host_of, page_key
from mbclint.model.language_tags import base
from mbclint.settings.addresses import AddressSettings


class Site:
    """The pages of a site, added and taken out one by one."""

    def __init__(
        self,
        settings: AddressSettings,
        languages: Sequence[str] = (),
        source_language: str | None = None,
        tree: Tree | None = None,
        redirects: Mapping[str, str] | None = None,
    ) -> None:
        self.settings = settings
        self.languages = tuple(languages)
        self.source_language = source_language
        self.tree = tree or Tree(lambda _: {})
        self.members: dict[str, Member] = {}
        self._namer = Namer(settings, languages, source_language)
        self._at, self._aliases, self._slugs, self._groups = Index(), Index(), Index(), Index()
        self._declared: dict[str, str] = {}
        """The translation group of an address, as hreflang links declare it."""
        self._sections: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self.key_counts: Counter[str] = Counter()
        """How many pages have each key at the top of their front matter."""
        self._redirects = {self.key(old): new for old, new in (redirects or {}).items()}

    def key(self, path: str) -> str:
        """What the addresses of one page share on this site."""
        key = page_key(path)
        return key.casefold() if self.settings.ignores_case else key

    def add(self, facts: PageFacts) -> Member:
        """Take a page in by its facts; one of the same path is replaced."""
        return self.enter(facts.path, card_of(facts, self._namer), facts)

    def enter(self, path: str, card: Card, facts: Facts) -> Member:
        """The same by its card, with its facts or with where they are."""
        if path in self.members:
            self.remove(path)
        member = Member(path, card, self._grouped(card), facts)
        self.members[path] = member
        for index, name in self._keys(member):
            index.add(name, path)
        for section in _sections_of(self._url_key(member)):
            self._sections[section] += 1
        self._languages[base(member.language or "")] += 1
        for name in card.keys:
            self.key_counts[name] += 1
        return member

    def remove(self, path: str) -> None:
        """Take a page out."""
        member = self.members.pop(path)
        for index, key in self._keys(member):
            index.remove(key, path)
        self._sections.subtract(_sections_of(self._url_key(member)))
        self._languages[base(member.language or "")] -= 1
        self.key_counts.subtract(card_of(member.facts, self._namer).keys)

    def of_paths(self, paths: Iterable[str]) -> tuple[Member, ...]:
        """The pages of some files, in the order of their paths."""
        return tuple(self.members[path] for path in sorted(paths) if path in self.members)

    def at(self, key: str) -> tuple[Member, ...]:
        """The pages at an address, in the order of their paths; those that are published first."""
        return self._members(self._at.paths(key))

    def aliased(self, key: str) -> tuple[Member, ...]:
        """The pages that name an address as a former one of theirs."""
        return self._members(self._aliases.paths(key))

    def redirect(self, key: str) -> str | None:
        """Where a redirect at an address leads."""
        return self._redirects.get(key)

    def with_slug(self, slug: str) -> tuple[Member, ...]:
        """The pages of a slug."""
        return self._members(self._slugs.paths(slug.casefold()))

    def is_section(self, key: str) -> bool:
        """Whether pages lie below an address."""
        return self._sections[key] > 0

    def is_top(self, url: str) -> bool:
        """Whether an address is the site's top, or that of one of its languages."""
        key = self.key(url).strip("/")
        return not key or self._namer.language_segment(key) == key

    def language_segment(self, url: str) -> str:
        """The first part of an address, if it is a language of the site; else nothing."""
        return self._namer.language_segment(url)

    def has_language(self, language: str) -> bool:
        """Whether any page is in a language."""
        return self._languages[base(language)] > 0

    def is_in_absent_language(self, url: str) -> bool:
        """Whether an address names a language of the site of which no page is at hand."""
        segment = self._namer.language_segment(url)
        return bool(segment) and not self.has_language(segment)

    def group_of(self, member: Member) -> tuple[Member, ...]:
        """The page and its translations."""
        return self._members(self._groups.paths(member.identity.group))

    def groups(self) -> Iterator[tuple[Member, ...]]:
        """All translation groups."""
        for paths in self._groups.all():
            yield self._members(paths)

    def translation(self, member: Member, language: str | None) -> Member | None:
        """The page's counterpart in a language, if it is published and not the page itself."""
        if language is None:
            return None
        others = [
            other
            for other in self.group_of(member)
            if other.path != member.path and other.identity.published and other.language
        ]
        same = [other for other in others if other.language == language]
        near = [other for other in others if base(other.language or "") == base(language)]
        return next(iter(same or near), None)

    def source_of(self, member: Member) -> Member | None:
        """The page that it is a translation of; None for a page in the source language."""
        if not self.source_language or not member.language:
            return None
        if base(member.language) == base(self.source_language):
            return None
        return self.translation(member, self.source_language)

    def _grouped(self, card: Card) -> Identity:
        """The page's names, its group that of the pages which it calls its translations, or which
        call it theirs: paths may be translated as well. Where paths agree, they tell it."""
        identity = card.identity
        if not card.alternates:
            return identity
        addresses = [identity.url, *card.alternates]
        keys = [key for address in addresses if (key := self._own_key(address))]
        group = identity.group
        if not self._groups.paths(group):
            declared = (self._declared[key] for key in keys if key in self._declared)
            group = next(declared, group)
        for key in keys:
            self._declared.setdefault(key, group)
        return replace(identity, group=group)

    def _own_key(self, address: str | None) -> str | None:
        """What an address of this site shares with others of its page; None for other sites'."""
        found = address_of(address) if address else None
        if found is None or not found.path.startswith("/"):
            return None
        own = host_of(self.settings.base_url or "")
        return self.key(found.path) if not found.host or found.host == own else None

    def _members(self, paths: Sequence[str]) -> tuple[Member, ...]:
        if len(paths) > 1:
            found = (self.members[path] for path in paths)
            return tuple(sorted(found, key=lambda each: (not each.identity.published, each.path)))
        return tuple(self.members[path] for path in paths)

    def _url_key(self, member: Member) -> str | None:
        return self.key(member.identity.url) if member.identity.url else None

    def _keys(self, member: Member) -> Iterator[tuple[Index, str]]:
        if key := self._url_key(member):
            yield self._at, key
        for alias in dict.fromkeys(map(self.key, member.identity.aliases)):
            yield self._aliases, alias
        slug = member.identity.slug
        folded = slug.casefold()
        # One object for both, where they are equal.
        yield self._slugs, slug if folded == slug else folded
        yield self._groups, member.identity.group


def _sections_of(key: str | None) -> Iterator[str]:
    while key and (cut := key.rfind("/")) > 0:
        key = key[:cut]
        yield key
