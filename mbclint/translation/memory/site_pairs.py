"""What a site itself has in two languages."""

from collections.abc import Iterable, Iterator, Sequence

from mbclint.corpus.facts import PageFacts
from mbclint.corpus.member import Member
from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.language.detector import Detector, Verdict
from mbclint.language.prose import prose
from mbclint.model.language_tags import base
from mbclint.model.passage import Passage
from mbclint.translation.memory.pair import Pair
from mbclint.translation.spots import folded


def site_pairs(site: Site, source_language: str, target_language: str) -> Iterator[Pair]:
    """The titles, descriptions and the like, headings and related entries of pages that are there
    in both languages. Headings are paired where both pages have the same, level by level;
    entries where both lead to the same page, and no other entry of the list does."""
    resolver = Resolver(site)
    for group in site.groups():
        source = _in_language(group, source_language)
        target = _in_language(group, target_language)
        if source is None or target is None:
            continue
        for what, text, translated in _texts(source, target, site, resolver):
            if folded(text) and folded(translated):
                yield Pair(
                    folded(text),
                    folded(translated),
                    source.language or source_language,
                    target.language or target_language,
                    f"{what} of {target.path}",
                )


def is_translated(pair: Pair, detector: Detector) -> bool:
    """Whether the target is not still in the language of the source."""
    if pair.source == pair.target:
        return False
    judged = detector.judge(prose(pair.target), pair.target_language, (pair.source_language,))
    return judged.verdict is not Verdict.FOREIGN


def _in_language(group: Sequence[Member], language: str) -> Member | None:
    """The published page of a group in a language: of the very tag before others of its base."""
    found = [
        member
        for member in group
        if member.identity.published and base(member.language or "") == base(language)
    ]
    return next((it for it in found if it.language == language), next(iter(found), None))


_Text = tuple[str, str, str]
"""What it is, the source and the translation."""


def _texts(source: Member, target: Member, site: Site, resolver: Resolver) -> Iterator[_Text]:
    yield from _named(source.facts, target.facts)
    headings = source.facts.headings, target.facts.headings
    if [it.level for it in headings[0]] == [it.level for it in headings[1]]:
        for one, other in zip(*headings, strict=True):
            yield "heading", one.text, other.text
    lists = source.facts.related, target.facts.related
    if len(lists[0]) == len(lists[1]):
        for of_source, of_target in zip(*lists, strict=True):
            yield "list heading", of_source.heading.text, of_target.heading.text
    entries = _entries(source, site, resolver), _entries(target, site, resolver)
    for key in entries[0]:
        if key in entries[1]:
            yield "entry", entries[0][key], entries[1][key]


def _named(source: PageFacts, target: PageFacts) -> Iterator[_Text]:
    """Titles, descriptions and what front matter has besides."""
    passages: Iterable[tuple[str, Passage | None, Passage | None]] = (
        ("title", source.title, target.title),
        ("description", source.description, target.description),
    )
    for what, one, other in passages:
        if one and other:
            yield what, one.text, other.text
    values = {it.path: it.value for it in target.metadata if it.is_text}
    for fact in source.metadata:
        if fact.is_text and fact.path in values:
            yield fact.key, fact.value, values[fact.path]


def _entries(page: Member, site: Site, resolver: Resolver) -> dict[str, str]:
    """The titles of the related entries by what they lead to, where only one does."""
    titles: dict[str, str] = {}
    repeated = set()
    for related in page.facts.related:
        for entry in related.entries:
            if entry.target is None or not entry.titled or entry.code:
                continue
            found = resolver.resolve(page, entry.target.text)
            if found.page is None or found.fragment:
                continue
            key = site.members[found.page].identity.group
            if key in titles:
                repeated.add(key)
            titles[key] = entry.title
    return {key: title for key, title in titles.items() if key not in repeated}
