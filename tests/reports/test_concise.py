from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mbclint.model.finding import Finding
from mbclint.model.report import Report
from mbclint.reports import Style, concise


def test_a_finding_is_a_line_and_nothing_else_is_said(mixed_report: Report) -> None:
    expected = (
        "articles/ckd.txt:143:7: error SEE102 duplicate-title: "
        '"Diálisis" is listed twice: entries 57 and 85\n'
        "empty.md:1:1: warning REV301 missing-review-date: No review date\n"
    )

    assert concise.render(mixed_report, Style()) == expected
    assert concise.render(mixed_report, Style(colour=True, show_undecided=True)) == expected


def test_a_clean_run_says_nothing() -> None:
    assert concise.render(Report((), (), files=3), Style()) == ""


def test_controls_and_line_breaks_are_written_out(missing_date: Finding) -> None:
    finding = replace(missing_date, path="a\nb.md", message="one\r\ntwo\u2028\x1b]0;x\x07\x9b2J")

    assert concise.render(Report((finding,), (), files=1), Style()) == (
        "a\\nb.md:1:1: warning REV301 missing-review-date: "
        "one\\r\\ntwo\\u2028\\x1b]0;x\\x07\\x9b2J\n"
    )


@given(texts=st.lists(st.tuples(st.text(st.characters()), st.text(st.characters()))))
def test_every_finding_is_exactly_one_line(
    texts: list[tuple[str, str]], missing_date: Finding
) -> None:
    findings = tuple(replace(missing_date, path=path, message=message) for path, message in texts)

    output = concise.render(Report(findings, (), files=len(findings)), Style())

    assert len(output.splitlines()) == len(findings)
    assert output.encode().decode() == output
