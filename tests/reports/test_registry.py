import pytest

from mbclint.model.report import Report
from mbclint.reports import REPORTERS, Style


def test_the_formats_have_these_names() -> None:
    assert list(REPORTERS) == [
        *("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"),
        *("markdown", "rdjson", "rdjsonl"),
    ]


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("style", [Style(), Style(colour=True, show_undecided=True)])
def test_every_reporter_tells_where_and_what_and_ends_its_last_line(
    name: str, style: Style, mixed_report: Report
) -> None:
    output = REPORTERS[name](mixed_report, style)

    for finding in mixed_report.findings:
        assert finding.path in output
        assert finding.code in output
    assert output.endswith("\n")
    assert not output.endswith("\n\n")
