"""Findings that a page's authors or the site's settings ask not to report."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from mbclint.checks.wording import quoted
from mbclint.model.edit import Applicability, Edit, Fix
from mbclint.model.finding import Finding, Problem
from mbclint.model.passage import Passage
from mbclint.model.span import Span
from mbclint.model.suppression import Suppression
from mbclint.rulebook.book import RuleBook

_OF_THE_TOOL = "MBC"
"""What mbclint says of itself and of suppressions cannot be suppressed within a page."""
_Key = tuple[int, int]
"""A suppression, and one of the rules that it names, or -1 where it names none."""


@dataclass(slots=True)
class Suppressor:
    """Hides findings of one page, and remembers what was of use."""

    suppressions: Sequence[Suppression]
    book: RuleBook
    today: datetime.date
    _used: set[_Key] = field(default_factory=set)

    def hides(self, finding: Finding) -> bool:
        """Whether a finding is not to be reported."""
        if finding.code.startswith(_OF_THE_TOOL):
            return False
        keys = {key for key in self._keys() if self._matches(key, finding)}
        self._used |= keys
        return bool(keys)

    def unused(self, ran: frozenset[str]) -> Iterator[Problem]:
        """What hides nothing, of the rules that ran, by their codes."""
        default = {rule.code for rule in self.book.rules if rule.file.enabled}
        for number, asked in enumerate(self.suppressions):
            if not asked.holds_on(self.today):
                continue
            if not asked.rules:
                if (number, -1) not in self._used and default <= ran:
                    yield _nothing(asked, "This")
                continue
            idle = [
                rule
                for place, rule in enumerate(asked.rules)
                if (number, place) not in self._used
                and (codes := self._codes((number, place)))
                and codes <= ran
            ]
            if len(idle) == len(asked.rules):
                names = ", ".join(quoted(rule.text) for rule in idle)
                yield _nothing(asked, f"The suppression of {names}")
            else:
                yield from (_needless(asked, rule) for rule in idle)

    def unknown(self) -> Iterator[Problem]:
        """Names that no rule has."""
        for asked in self.suppressions:
            for rule, said in unknown_rules(asked, self.book):
                yield _said(asked, rule.span, f"T{said[1:]}")

    def _keys(self) -> Iterator[_Key]:
        for number, asked in enumerate(self.suppressions):
            yield from ((number, place) for place in range(len(asked.rules)))
            if not asked.rules:
                yield number, -1

    def _matches(self, key: _Key, finding: Finding) -> bool:
        asked = self.suppressions[key[0]]
        there = asked.covered
        return (
            asked.holds_on(self.today)
            and (there is None or there.start <= finding.span.start <= there.end)
            and (asked.text == "*" or fnmatchcase(finding.subject, asked.text))
            and (key[1] < 0 or finding.code in self._codes(key))
        )

    def _codes(self, key: _Key) -> frozenset[str]:
        rule: Passage = self.suppressions[key[0]].rules[key[1]]
        return frozenset(found.code for found in self.book.select(rule.text))


def unknown_rules(asked: Suppression, book: RuleBook) -> Iterator[tuple[Passage, str]]:
    """The names in a suppression that no rule has, each with what is to be said of it."""
    for rule in asked.rules:
        if not book.select(rule.text):
            near = book.nearest(rule.text)
            hint = f"; did you mean {quoted(near)}?" if near else "; see: mbclint rules"
            yield rule, f"there is no rule {quoted(rule.text)}{hint}"


def _nothing(asked: Suppression, what: str) -> Problem:
    fix = None
    if asked.removals:
        edits = tuple(Edit(span, "") for span in asked.removals)
        fix = Fix("remove it", Applicability.SAFE, edits)
    return _said(asked, asked.span, f"{what} hides nothing", fix)


def _needless(asked: Suppression, rule: Passage) -> Problem:
    fix = None
    if asked.removals:
        others = [each for each in asked.rules if each is not rule]
        after = next((each for each in others if each.span > rule.span), None)
        gone = (
            Span(rule.span.start, after.span.start)
            if after
            else Span(others[-1].span.end, rule.span.end)
        )
        fix = Fix("remove its name", Applicability.SAFE, (Edit(gone, ""),))
    said = f"The suppression of {quoted(rule.text)} hides nothing"
    return _said(asked, rule.span, said, fix)


def _said(asked: Suppression, span: Span, said: str, fix: Fix | None = None) -> Problem:
    """A problem where the suppression stands; of one in another file, at the page's start."""
    if asked.where:
        return Problem(Span(0, 0), f"{asked.where}: {said[0].lower()}{said[1:]}", asked.where)
    return Problem(span, said, said, fix=fix)
