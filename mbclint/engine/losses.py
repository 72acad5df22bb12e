"""What breaks on other pages because some are gone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from mbclint.checks.kinds import SitePage
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.facts import PageFacts, facts_of
from mbclint.corpus.member import Member
from mbclint.corpus.site import Site
from mbclint.corpus.touched import touched_by
from mbclint.engine.examiner import Examiner
from mbclint.engine.judge import UNHEARD, Heard, hear_site
from mbclint.engine.read import read
from mbclint.engine.sources import UnreadableError, decode


def add_losses(
    site: Site,
    around: SiteAround,
    heard: dict[str, Heard],
    named: frozenset[str],
    examiner: Examiner,
) -> None:
    """Add what is said of pages that are not judged themselves and would not be, were the pages
    still there that the run's view knows as gone."""
    gone = tuple(_facts_of_gone(examiner))
    for facts in gone:
        site.add(facts)
    paths = frozenset(facts.path for facts in gone)
    others = [member for member in touched_by(site, paths) if member.path not in named]
    # What was found out about the site before holds for it without these pages.
    past = replace(around)
    before = {member.path: _hear(member, past, examiner) for member in others}
    for path in paths:
        site.remove(path)
    present = replace(around)
    for member in others:
        there = heard.get(member.path, UNHEARD)
        findings = (*before[member.path].findings, *there.findings)
        known = Counter(finding.identity for _, finding in findings)
        said = _hear(member, present, examiner)
        new = []
        for active, finding in said.findings:
            known[finding.identity] -= 1
            if known[finding.identity] < 0:
                new.append((active, finding))
        if new or said.crashes:
            heard[member.path] = there.with_(Heard(tuple(new), (), said.crashes))


def _facts_of_gone(examiner: Examiner) -> Iterator[PageFacts]:
    for shown, raw in examiner.reader.view.gone.items():
        try:
            source = decode(raw, shown)
            yield facts_of(read(source, examiner.project.site.read_options(shown)))
        except UnreadableError:
            continue


def _hear(member: Member, around: SiteAround, examiner: Examiner) -> Heard:
    path = examiner.project.root / member.path
    page = SitePage(member, around, examiner.around(path).review_interval)
    source = cache(partial(examiner.reader.source, path))
    return examiner.with_crashes(hear_site(page, examiner.rules_for(path), source), path)
