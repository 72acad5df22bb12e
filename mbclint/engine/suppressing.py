"""What is heard of pages, without what they and the settings ask not to report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from mbclint.checks.kinds import Need
from mbclint.engine.examiner import Examiner
from mbclint.engine.judge import ActiveRule, Heard, Judged, stamp
from mbclint.engine.suppress import Suppressor, unknown_rules
from mbclint.model.finding import Finding, Problem
from mbclint.model.suppression import Suppression
from mbclint.settings.faults import SettingsError, SettingsFault

_UNUSED, _MALFORMED = "MBC002", "MBC005"


class Suppressing:
    """Settles what is heard of pages. Raises ``SettingsError`` where the settings suppress a rule
    that does not exist."""

    def __init__(self, examiner: Examiner, asked: Mapping[str, tuple[Suppression, ...]]) -> None:
        self._examiner = examiner
        self._asked = asked
        self._of_site = examiner.project.site.suppressions
        faults = [
            SettingsFault(each.origin, f"suppressions: {said}")
            for each in self._of_site
            for _, said in unknown_rules(each.suppression, examiner.book)
        ]
        if faults:
            raise SettingsError(faults)

    def settled(self, shown: str, heard: Heard, judged: Mapping[str, Path]) -> Judged:
        """The findings of a page that stay. Of a page that is judged itself, what it asks for in
        vain is found as well."""
        own = self._suppressor(self._asked.get(shown, ()))
        site = self._suppressor([it.suppression for it in self._of_site if it.concerns(shown)])
        if not (own.suppressions or site.suppressions):
            return heard.settled()

        def hides(finding: Finding) -> bool:
            return any([own.hides(finding), site.hides(finding)])

        settled = heard.settled(hides)
        if not own.suppressions or shown not in judged:
            return settled
        in_vain = self._in_vain(own, heard, judged[shown])
        findings = sorted((*settled.findings, *in_vain), key=lambda finding: finding.sort_key)
        return replace(settled, findings=tuple(findings))

    def _in_vain(self, own: Suppressor, heard: Heard, path: Path) -> Iterator[Finding]:
        rules = self._examiner.rules_for(path)
        problems: dict[str, Iterable[Problem]] = {_MALFORMED: own.unknown()}
        if not heard.crashes:
            problems[_UNUSED] = own.unused(frozenset(filter(None, map(_always_heard, rules))))
        for active in rules:
            for problem in problems.get(active.rule.code, ()):
                yield stamp(problem, active, self._examiner.reader.source(path))

    def _suppressor(self, suppressions: Sequence[Suppression]) -> Suppressor:
        return Suppressor(suppressions, self._examiner.book, self._examiner.today)


def _always_heard(active: ActiveRule) -> str | None:
    """The code of a rule that has an answer wherever the page lies: git's depend on the clone."""
    return None if Need.GIT in active.rule.needs else active.rule.code
