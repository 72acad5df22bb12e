"""JUnit's XML: a suite a file, a failed case a finding."""

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from mbclint.model.finding import Finding
from mbclint.model.report import Report
from mbclint.reports.style import Style
from mbclint.reports.summary import counted
from mbclint.reports.xml_text import legal, xml_text


def render(report: Report, style: Style) -> str:
    """Files without findings are one case that passes, in a suite of their own."""
    number = str(len(report.findings))
    total = str(len(report.findings) + 1)
    root = Element("testsuites", name="mbclint", tests=total, failures=number, errors="0")
    affected = 0
    for path, found in groupby(report.findings, lambda finding: finding.path):
        findings = [*found]
        affected += 1
        count = str(len(findings))
        name = legal(path)
        suite = SubElement(root, "testsuite", name=name, tests=count, failures=count, errors="0")
        for finding in findings:
            _case(suite, finding)
    rest = SubElement(root, "testsuite", name="mbclint", tests="1", failures="0", errors="0")
    clean = max(0, report.files - affected)
    SubElement(
        rest, "testcase", classname="mbclint", name=f"{counted(clean, 'file')} without findings"
    )
    return xml_text(root)


def _case(suite: Element, finding: Finding) -> None:
    start = finding.place.start
    path = legal(finding.path)
    name = f"{finding.code} {finding.name} at {start}"
    case = SubElement(suite, "testcase", classname=path, name=name)
    said = legal(finding.message)
    failure = SubElement(case, "failure", message=said, type=finding.severity.value)
    failure.text = f"{path}:{start}: {said}\n{legal(finding.help)}"
