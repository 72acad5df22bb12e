"""The published shape of the JSON report: its schema is made from these classes.

A change that a reader of the old shape could trip over takes a new version and a new schema.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from mbclint.model.edit import Applicability
from mbclint.model.finding import Severity

Line = Annotated[int, Meta(ge=1, description="Counted from 1.")]
Column = Annotated[int, Meta(ge=1, description="Counted from 1, in Unicode code points.")]
EndColumn = Annotated[
    int, Meta(ge=1, description="The column after the last one: from 1, in Unicode code points.")
]
Count = Annotated[int, Meta(ge=0)]


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """An object with these members and no others."""


class RelatedShape(Shape, frozen=True):
    """Another place of the same file that a finding is about."""

    line: Line
    column: Column
    end_line: Line
    end_column: EndColumn
    message: str


class EditShape(Shape, frozen=True):
    """What stands between the two places is replaced."""

    line: Line
    column: Column
    end_line: Line
    end_column: EndColumn
    replacement: str


class FixShape(Shape, frozen=True):
    """Edits that mend the finding together. An unsafe fix may change what the page says."""

    description: str
    applicability: Applicability
    edits: list[EditShape]


class FindingShape(Shape, frozen=True):
    """A problem, the rule that found it, and its place. An empty range marks an absence."""

    code: str
    name: str
    severity: Severity
    path: Annotated[str, Meta(description="Relative to the project's root, with forward slashes.")]
    line: Line
    column: Column
    end_line: Line
    end_column: EndColumn
    message: str
    evidence: Annotated[str, Meta(description="What a judgement rests on; may be empty.")]
    related: list[RelatedShape]
    fix: FixShape | None


class NotJudgedShape(Shape, frozen=True):
    """A text that a rule left alone for want of evidence."""

    code: str
    name: str
    path: str
    line: Line
    column: Column
    end_line: Line
    end_column: EndColumn
    subject: str
    reason: str


class SummaryShape(Shape, frozen=True):
    """How many files were checked, and how much was found in them."""

    files: Count
    errors: Count
    warnings: Count
    infos: Count
    not_judged: Count
    known: Annotated[int, Meta(ge=0, description="Left out, because the baseline has them.")]


class ReportShape(Shape, frozen=True):
    """The outcome of one run of mbclint."""

    version: Literal[1]
    findings: list[FindingShape]
    summary: SummaryShape
    not_judged: Annotated[
        list[NotJudgedShape] | UnsetType, Meta(description="Present only on request.")
    ] = UNSET
