"""Checkstyle's XML."""

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.xml_text import legal, xml_text


def render(report: Report, style: Style) -> str:
    """A file element a file, an error element a finding."""
    root = Element("checkstyle", version="4.3")
    for path, findings in groupby(report.findings, lambda finding: finding.path):
        file = SubElement(root, "file", name=legal(path))
        for finding in findings:
            SubElement(
                file,
                "error",
                line=str(finding.place.start.line),
                column=str(finding.place.start.column),
                severity=finding.severity.value,
                message=legal(finding.message),
                source=f"mbclint.{finding.code}",
            )
    return xml_text(root)
