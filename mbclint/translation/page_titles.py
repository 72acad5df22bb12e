"""What the page that an entry leads to is called in the language wanted."""

from collections.abc import Iterator

from mbclint.corpus.member import Member
from mbclint.corpus.resolve import Resolver
from mbclint.corpus.site import Site
from mbclint.language.detector import Detector, Verdict
from mbclint.language.prose import prose
from mbclint.model.language_tags import base
from mbclint.translation.memory.lookup import EXACT
from mbclint.translation.spots import folded
from mbclint.translation.unit import Occurrence, Suggestion, Unit


class PageTitles:
    """Looks titles up in a site."""

    def __init__(self, site: Site, detector: Detector) -> None:
        self._site = site
        self._resolver = Resolver(site)
        self._detector = detector

    def of(self, unit: Unit) -> tuple[Suggestion, ...]:
        """The titles of the pages that a unit leads to."""
        found = (each for place in unit.occurrences for each in self._of_place(unit, place))
        return tuple(dict.fromkeys(found))

    def _of_place(self, unit: Unit, place: Occurrence) -> Iterator[Suggestion]:
        page = self._site.members.get(place.path)
        if page is None or place.link_target is None:
            return
        found = self._resolver.resolve(page, place.link_target)
        target = self._site.members.get(found.page or "")
        own = self._in_language(target, unit.target_language) if target else None
        title = _title_of(own, found.fragment) if own else None
        if own and title and title != unit.source and not self._is_foreign(title, unit):
            what = "heading" if found.fragment else "title"
            yield Suggestion(title, EXACT, f"{what} of {own.path}")

    def _in_language(self, page: Member, language: str) -> Member | None:
        if base(page.language or "") == base(language):
            return page
        return self._site.translation(page, language)

    def _is_foreign(self, title: str, unit: Unit) -> bool:
        """Whether the page is there, but its title was not translated either."""
        candidates = (unit.source_language,)
        judged = self._detector.judge(prose(title), unit.target_language, candidates)
        return judged.verdict is Verdict.FOREIGN


def _title_of(page: Member, fragment: str) -> str | None:
    """What a page, or the section of it that a link leads to, is called."""
    if fragment:
        named = (it.text for it in page.facts.headings if it.anchor == fragment)
        return next(map(folded, named), None)
    return folded(page.facts.title.text) if page.facts.title else None
