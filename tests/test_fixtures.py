"""All rules on all fixtures: what is marked beside an article is found, and nothing else."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mbclint.checks.kinds import SitePage
from mbclint.checks.site_around import SiteAround
from mbclint.corpus.facts import facts_of
from mbclint.corpus.site import Site
from mbclint.engine.judge import ActiveRule, Surroundings, hear_page, hear_site
from mbclint.engine.read import read
from mbclint.engine.sources import decode
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.model.interval import Interval
from mbclint.readers.options import ReadOptions
from mbclint.rulebook.book import built_in_rules
from mbclint.settings.project import site_of

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"
FIXTURES = sorted(path for path in ARTICLES.iterdir() if path.suffix != ".expected")


@dataclass
class Expected:
    today: datetime.date = datetime.date(2026, 6, 1)
    language: str | None = None
    languages: tuple[str, ...] = ()
    not_judged: int | None = None
    findings: list[tuple[str, str]] = field(default_factory=list)


def expected_of(article: Path) -> Expected:
    expected = Expected()
    for line in article.with_suffix(article.suffix + ".expected").read_text("utf-8").splitlines():
        key, _, value = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        if key == "today":
            expected.today = datetime.date.fromisoformat(value)
        elif key == "language":
            expected.language = value
        elif key == "languages":
            expected.languages = tuple(value.split())
        elif key == "not judged":
            expected.not_judged = int(value)
        else:
            place, code, message = line.split(" ", 2)
            expected.findings.append((f"{place} {code}", message))
    return expected


@pytest.mark.parametrize("article", FIXTURES, ids=lambda path: path.name)
def test_fixture(article: Path) -> None:
    expected = expected_of(article)
    source = decode(article.read_bytes(), article.name)
    active = [
        ActiveRule(rule, rule.file.severity, rule.options)
        for rule in built_in_rules()
        if rule.file.enabled
    ]
    around = Surroundings(
        expected.today, Interval(months=36), FrequencyDetector(), expected.languages
    )
    article_read = read(source, ReadOptions(language=expected.language))
    settings = site_of({"languages": expected.languages})
    site = Site(settings.addresses, settings.languages)
    member = site.add(facts_of(article_read))
    page = SitePage(
        member, SiteAround(site, expected.today, around.detector), around.review_interval
    )
    heard = hear_page(article_read, active, around)
    judged = heard.with_(hear_site(page, active, lambda: source)).settled()
    found = {
        (f"{finding.place.start} {finding.code}", finding.message) for finding in judged.findings
    }
    assert {place for place, _ in found} == {place for place, _ in expected.findings}
    for place, part in expected.findings:
        assert any(place == at and part in message for at, message in found), (place, part)
    assert judged.crashes == ()
    if expected.not_judged is not None:
        assert len(judged.undecided) == expected.not_judged
