"""One JSON object for other programs; its schema is published beside the documentation."""

import msgspec

from mbclint.model.finding import Finding, Place, Severity
from mbclint.model.report import Report, Undecided
from mbclint.reports import shape
from mbclint.reports.json_text import json_text
from mbclint.reports.style import Style

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(report: Report, style: Style) -> str:
    """The report in the shape of ``reports/shape.py``, indented, all text as it is."""
    listed = [_not_judged(undecided) for undecided in report.undecided]
    whole = shape.ReportShape(
        version=1,
        findings=[finding_shape(finding) for finding in report.findings],
        summary=shape.SummaryShape(
            files=report.files,
            errors=report.count(Severity.ERROR),
            warnings=report.count(Severity.WARNING),
            infos=report.count(Severity.INFO),
            not_judged=len(report.undecided),
            known=report.known,
        ),
        not_judged=listed if style.show_undecided else msgspec.UNSET,
    )
    return json_text(whole)


def schema() -> str:
    """The JSON Schema of the report (draft 2020-12), as text."""
    title = {"$schema": _DIALECT, "title": "mbclint report, version 1"}
    return json_text(title | msgspec.json.schema(shape.ReportShape))


def finding_shape(finding: Finding) -> shape.FindingShape:
    """A finding in its published shape."""
    return shape.FindingShape(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        path=finding.path,
        **_range(finding.place),
        message=finding.message,
        evidence=finding.evidence,
        related=[
            shape.RelatedShape(**_range(place), message=place.message) for place in finding.related
        ],
        fix=_fix(finding),
    )


def _fix(finding: Finding) -> shape.FixShape | None:
    if finding.fix is None:
        return None
    placed = zip(finding.edit_places, finding.fix.edits, strict=True)
    edits = [
        shape.EditShape(**_range(place), replacement=edit.replacement) for place, edit in placed
    ]
    return shape.FixShape(finding.fix.description, finding.fix.applicability, edits)


def _not_judged(undecided: Undecided) -> shape.NotJudgedShape:
    return shape.NotJudgedShape(
        code=undecided.code,
        name=undecided.name,
        path=undecided.path,
        **_range(undecided.place),
        subject=undecided.subject,
        reason=undecided.reason,
    )


def _range(place: Place) -> dict[str, int]:
    start = {"line": place.start.line, "column": place.start.column}
    return start | {"end_line": place.end.line, "end_column": place.end.column}
