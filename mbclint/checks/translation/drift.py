"""Translations whose source has changed since."""

from collections.abc import Iterator

from mbclint.checks.kinds import Need, Options, SiteCheck, SitePage
from mbclint.checks.wording import quoted
from mbclint.corpus.drift import Drift, Standing, drift_of
from mbclint.corpus.member import Member
from mbclint.model.finding import Problem
from mbclint.model.span import Span
from mbclint.model.untranslated import Extent, Reason, Untranslated


class DriftOptions(Options, frozen=True):
    """This check has no options."""


def find(page: SitePage, options: DriftOptions) -> Iterator[Problem]:
    """A finding at the recorded commit, or at the start of a page that records none."""
    source = page.source
    if source is None or page.history is None:
        return
    drift = drift_of(page.member, source, page.site.settings.commit_keys, page.history)
    recorded = drift.recorded
    where = recorded.span if recorded else Span(0, 0)
    if drift.standing is Standing.BEHIND:
        yield Problem(
            where,
            _said(drift, source),
            recorded.value if recorded else source.path,
            concerns=source.path,
            untranslated=_work(page, source),
        )
    elif drift.lost and recorded:
        commit = quoted(recorded.value)
        said = f"This repository has no commit {commit}; the source is {source.path}"
        yield Problem(where, said, recorded.value, concerns=source.path)


def _work(page: SitePage, source: Member) -> tuple[Untranslated, ...]:
    if page.member.language is None:
        return ()
    stale = Untranslated(page.member.language, Reason.STALE, source.language, extent=Extent.CHANGES)
    return (stale,)


def _said(drift: Drift, source: Member) -> str:
    commits = [change.commit for change in drift.changes if change.commit]
    times = len(drift.changes)
    often = "once" if times == 1 else f"{times} times"
    since = "the commit that this page records" if drift.recorded else "this page last changed"
    last = f", last on {commits[0].day} ({commits[0]})" if commits else ", not yet committed"
    return f"The source ({source.path}) was changed {often} since {since}{last}"


CHECK = SiteCheck(find=find, options=DriftOptions, needs=frozenset({Need.SITE, Need.GIT}))
