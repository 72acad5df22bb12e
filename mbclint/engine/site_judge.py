"""The pages of a site judged as its parts, by several processes or by this one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from msgspec import Struct, field

from mbclint.checks.kinds import Kind, Need, SitePage
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.member import Member
from mbclint.engine.examiner import Examiner
from mbclint.engine.executors import ClusterError, Executors
from mbclint.engine.judge import UNHEARD, ActiveRule, Heard, hear_site
from mbclint.engine.record import heard_bytes, heard_of

_AT_ONCE = 200
"""Pages: so few that no process waits long for another at the end."""


class SiteJudge(Struct):
    """Hears the rules about a site for its pages."""

    around: SiteAround
    examiner: Examiner
    inputs: Mapping[str, Path]
    """The named files, by the paths under which findings name them."""
    named: frozenset[str]
    """The pages among them. Of others, only what concerns these is heard."""
    _parts: dict[tuple[int, bool], tuple[ActiveRule, ...]] = field(default_factory=dict)

    def hear_all(
        self, members: Sequence[Member], executors: Executors
    ) -> Iterator[tuple[Member, Heard]]:
        """What is said of each page."""
        # What asks git stays here: its process answers one only.
        here = self.around.history is not None
        if executors.kept_by:
            members = sorted(members, key=lambda it: executors.kept_by.get(it.path, ""))
        for member, said in zip(members, self._hear_elsewhere(members, executors), strict=True):
            of_git = self.hear(member, True) if here else UNHEARD
            yield member, said.with_(of_git)

    def hear(self, member: Member, of_git: bool) -> Heard:
        """What the rules say of a page that ask git, or all others."""
        path = self.path(member)
        page = SitePage(member, self.around, self.examiner.around(path).review_interval)
        source = cache(partial(self.examiner.reader.source, path))
        concerning = None if member.path in self.named else self.named
        said = hear_site(page, self._rules(path, of_git), source, concerning)
        return self.examiner.with_crashes(said, path)

    def path(self, member: Member) -> Path:
        """Where a page lies."""
        return self.inputs.get(member.path) or self.examiner.project.root / member.path

    def _hear_elsewhere(self, members: Sequence[Member], executors: Executors) -> Iterator[Heard]:
        parts = [members[start : start + _AT_ONCE] for start in range(0, len(members), _AT_ONCE)]
        # What git knows stays here, and what is remembered of this process's objects.
        judge = SiteJudge(
            replace(self.around, history=None), self.examiner, self.inputs, self.named
        )
        pool_of = executors.having(_Parts(judge, parts), len(parts), len(members))
        with ExitStack() as stack:
            pool = None
            with suppress(ClusterError):
                pool = stack.enter_context(pool_of) if pool_of else None
            if pool is None:
                yield from (self.hear(member, False) for member in members)
                return
            places = (executors.kept_by.get(part[0].path, "") for part in parts)
            heard = pool.in_order(_said, range(len(parts)), places)
            for part, said in zip(parts, heard, strict=True):
                yield from self._received(part, said or [None] * len(part))

    def _received(self, members: Sequence[Member], said: Sequence[bytes | None]) -> Iterator[Heard]:
        for member, raw in zip(members, said, strict=True):
            if raw is None:
                yield self.hear(member, False)
            else:
                yield heard_of(raw, partial(self.examiner.rules_by_code, self.path(member)))

    def _rules(self, path: Path, of_git: bool) -> tuple[ActiveRule, ...]:
        rules = self.examiner.rules_for(path)
        key = (id(rules), of_git)
        if key not in self._parts:
            self._parts[key] = tuple(
                it
                for it in rules
                if it.rule.kind is Kind.SITE and (Need.GIT in it.rule.needs) == of_git
            )
        return self._parts[key]


class _Parts(Struct, frozen=True):
    """What a process has when it begins."""

    judge: SiteJudge
    members: Sequence[Sequence[Member]]


def _said(parts: _Parts, number: int) -> list[bytes | None]:
    """What a process sends: nothing of a page that is better judged where the others are."""
    return [heard_bytes(parts.judge.hear(member, False)) for member in parts.members[number]]
