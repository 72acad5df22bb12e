"""Fixes applied to the files of a run, round after round until nothing is left to mend.

Nothing is written here: what comes out is what the files would hold.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from mbclint.engine.mended import Change, Mended
from mbclint.engine.run import Outcome, Run
from mbclint.engine.sources import decode
from mbclint.engine.view import DISK, View
from mbclint.engine.worse import worse_files
from mbclint.fixing.apply import apply_fixes
from mbclint.fixing.encode import EncodeError, encoded
from mbclint.model.edit import Applicability
from mbclint.model.finding import Finding

_ROUNDS = 100
"""The cap; a list loses one repeated entry a round, since its numbers change each time."""
_Identity = tuple[str, str, str]


def mend(run: Run, named: Sequence[Path], unsafe: bool, view: View = DISK) -> Mended:
    """Mend what can be mended in the named files and folders: safe fixes, and unsafe ones on
    request. Raises ``SettingsError``."""
    return _Mending(run.remembering(), named, unsafe, view).done()


class _Mending(Struct):
    run: Run
    named: Sequence[Path]
    unsafe: bool
    view: View
    _before: dict[str, bytes] = field(default_factory=dict)
    _now: dict[str, bytes] = field(default_factory=dict)
    _fixed: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    _barred: set[_Identity] = field(default_factory=set)
    """Findings whose fixes made things worse."""
    _left: dict[str, str] = field(default_factory=dict)
    """Files that cannot be mended, and why."""
    _notes: list[str] = field(default_factory=list)

    def done(self) -> Mended:
        outcome = self._check()
        for _ in range(_ROUNDS):
            wanted = self._wanted(outcome)
            if not wanted:
                break
            if unread := [shown for shown in wanted if shown not in self._before]:
                # What was judged may have changed since: the bytes that are mended are judged anew.
                self._read(unread, outcome.files)
                outcome = self._check()
                continue
            outcome = self._round(outcome, wanted)
        else:
            self._notes.append(f"fixes were still found after {_ROUNDS} rounds; run --fix again")
        changes = tuple(
            Change(
                outcome.files[shown],
                shown,
                self._before[shown],
                raw,
                tuple(sorted(self._fixed[shown], key=lambda finding: finding.sort_key)),
            )
            for shown, raw in sorted(self._now.items())
            if raw != self._before[shown]
        )
        left = (f"{shown}: not mended: {why}" for shown, why in sorted(self._left.items()))
        return Mended(outcome, changes, (*left, *self._notes))

    def _check(self) -> Outcome:
        return self.run.check(self.named, self.view.with_contents(self._now))

    def _wanted(self, outcome: Outcome) -> Mapping[str, list[Finding]]:
        wanted: dict[str, list[Finding]] = defaultdict(list)
        for finding in outcome.report.findings:
            trust = finding.fix.applicability if finding.fix else None
            if (
                (trust is Applicability.SAFE or (trust and self.unsafe))
                and finding.path in outcome.files
                and finding.path not in self._left
                and finding.identity not in self._barred
            ):
                wanted[finding.path].append(finding)
        return wanted

    def _read(self, unread: Sequence[str], files: Mapping[str, Path]) -> None:
        for shown in unread:
            given = self.view.contents.get(shown)
            try:
                if given is None and files[shown].is_symlink():
                    self._left[shown] = "it is a symbolic link; name the file that it leads to"
                    continue
                raw = files[shown].read_bytes() if given is None else given
            except OSError as error:
                self._left[shown] = error.strerror or str(error)
            else:
                self._before[shown] = self._now[shown] = raw

    def _round(self, outcome: Outcome, wanted: Mapping[str, list[Finding]]) -> Outcome:
        """Mend each file once and look at all of them again; what is worse then, is taken back."""
        past = dict(self._now)
        taken: dict[str, list[Finding]] = {}
        for shown, findings in wanted.items():
            source = decode(past[shown], shown)
            applied = apply_fixes(source.text, [it.fix for it in findings if it.fix])
            try:
                self._now[shown] = encoded(applied.text, source, past[shown])
            except EncodeError as error:
                self._left[shown] = str(error)
            else:
                taken[shown] = [findings[number] for number in applied.taken]
        after = self._check()
        worse = worse_files(outcome, after, frozenset(taken))
        if worse:
            for shown, finding in worse.items():
                self._now[shown] = past[shown]
                self._barred |= {each.identity for each in taken[shown]}
                rules = ", ".join(sorted({each.name for each in taken[shown]}))
                self._notes.append(
                    f"{shown}: the fixes for {rules} were taken back: they would bring "
                    f"{finding.code} {finding.name} to {finding.path}:{finding.place.start.line}"
                )
            after = self._check()
        for shown, findings in taken.items():
            if shown not in worse:
                self._fixed[shown] += findings
        return after
