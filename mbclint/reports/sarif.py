"""SARIF 2.1.0 (OASIS), for code-scanning services."""

from typing import Any

from mbclint import __version__
from mbclint.model.report import Report, RuleInfo
from mbclint.reports.json_text import json_text
from mbclint.reports.sarif_results import LEVELS, ROOT, results
from mbclint.reports.style import Style

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report, style: Style) -> str:
    """One run with its rules, their help, and a result a finding."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    driver = {
        "name": "mbclint",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The project's root."}}},
        "results": results(report.findings, index),
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {
            "text": f"{rule.why} {rule.mend}",
            "markdown": f"**{rule.name}**: {rule.why}\n\n{rule.mend}",
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
