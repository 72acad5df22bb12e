"""One article through rules: what yields, what is stamped, what identifies a finding."""

import datetime
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from mbclint.checks.kinds import Kind, Options, Page, PageCheck
from mbclint.engine.judge import ActiveRule, Judged, Surroundings, judge
from mbclint.engine.read import read
from mbclint.engine.sources import decode
from mbclint.language.backends.frequencies import FrequencyDetector
from mbclint.model.finding import Problem, Severity
from mbclint.model.interval import Interval
from mbclint.model.span import Span
from mbclint.readers.options import ReadOptions
from mbclint.rulebook.rule import Rule, RuleFile


class NoOptions(Options, frozen=True):
    pass


def rule(
    code: str,
    spans: list[Span],
    yields_to: tuple[str, ...] = (),
    anchor: Literal["start", "text"] = "text",
) -> ActiveRule:
    def find(page: Page, options: NoOptions) -> Iterator[Problem]:
        for span in spans:
            yield Problem(span, f"says {code}", span.cut(page.article.source.text))

    file = RuleFile(
        code,
        f"rule-{code.lower()}",
        "S.",
        Severity.ERROR,
        "c",
        "W.",
        "M.",
        (),
        anchor=anchor,
        yields_to=yields_to,
    )
    made = Rule(file, "", Kind.PAGE, frozenset())
    # As if it had been loaded by its name.
    vars(made)["check"] = PageCheck(NoOptions, find)
    return ActiveRule(made, Severity.INFO)


def judged(text: str, *rules: ActiveRule) -> Judged:
    around = Surroundings(datetime.date(2026, 6, 1), Interval(months=36), FrequencyDetector())
    return judge(read(decode(text.encode(), "a.txt"), ReadOptions()), rules, around)


def test_what_yields_is_named_by_the_finding_that_it_yields_to() -> None:
    strong = rule("AAA001", [Span(0, 9)])
    weak = rule("BBB001", [Span(3, 6), Span(10, 12)], ("AAA001",))
    found = judged("some text here", weak, strong).findings
    assert [(finding.code, finding.message) for finding in found] == [
        ("AAA001", "says AAA001 (also rule-bbb001 (BBB001))"),
        ("BBB001", "says BBB001"),
    ]
    assert [finding.code for finding in judged("some text here", weak).findings] == ["BBB001"] * 2


def test_what_yields_lends_its_severity() -> None:
    note = rule("AAA001", [Span(0, 9)])
    error = replace(rule("BBB001", [Span(3, 6)], ("AAA001",)), severity=Severity.ERROR)
    assert [it.severity for it in judged("some text here", note, error).findings] == [
        Severity.ERROR
    ]
    assert [it.severity for it in judged("some text here", note).findings] == [Severity.INFO]


def test_what_is_absent_yields_wherever_on_the_page_the_other_stands() -> None:
    strong = rule("AAA001", [Span(10, 14)])
    absent = rule("BBB001", [Span(0, 0)], ("AAA001",), anchor="start")
    found = judged("some text here", absent, strong).findings
    assert [finding.message for finding in found] == ["says AAA001 (also rule-bbb001 (BBB001))"]
    assert [finding.code for finding in judged("some text here", absent).findings] == ["BBB001"]
    present = rule("BBB001", [Span(0, 0)], ("AAA001",))
    both = judged("some text here", present, strong).findings
    assert [finding.code for finding in both] == ["BBB001", "AAA001"]


def test_a_finding_has_its_place_its_line_and_the_configured_severity() -> None:
    (finding,) = judged("ab\ncdef", rule("AAA001", [Span(4, 6)])).findings
    assert (str(finding.place.start), str(finding.place.end)) == ("2:2", "2:4")
    assert (finding.excerpt, finding.severity, finding.help) == ("cdef", Severity.INFO, "M.")


def test_a_finding_keeps_its_identity_when_its_text_moves() -> None:
    (first,) = judged("some  text", rule("AAA001", [Span(0, 10)])).findings
    (moved,) = judged("\n\nsome text", rule("AAA001", [Span(2, 11)])).findings
    (other,) = judged("same text", rule("AAA001", [Span(0, 9)])).findings
    assert first.identity == moved.identity != other.identity


def test_columns_are_counted_in_characters_and_in_bytes() -> None:
    (finding,) = judged("né\nà 漢字 b", rule("AAA001", [Span(5, 7)])).findings
    place = finding.place
    assert (place.start.line, place.start.column, place.end.column) == (2, 3, 5)
    assert (place.start_byte, place.end_byte) == (4, 10)
