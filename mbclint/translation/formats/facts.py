"""What is told of a unit beside its text, in the words of people."""

from collections.abc import Iterator

from mbclint.language.names import language_name
from mbclint.model.untranslated import Reason
from mbclint.translation.unit import Unit

REASONS = {
    Reason.STALE: "its source says something else by now",
    Reason.FOREIGN: "it stands in another language than what is around it",
    Reason.IDENTICAL: "it is what its source says, word for word",
    Reason.UNMARKED: "readers are told that it is in another language",
    Reason.MISSING: "the page is not there in this language",
}


def facts_of(unit: Unit) -> Iterator[tuple[str, str]]:
    """Names and values of what is known."""
    first = unit.first
    yield "reason", f"{first.reason} ({REASONS[first.reason]}), {first.rule} {first.rule_name}"
    if first.detected_language:
        likely = "" if first.probability is None else f", probability {first.probability:.3f}"
        yield "language", f"{language_name(first.detected_language)}{likely}"
    if first.page_language:
        yield "page language", first.page_language
    if first.link_target:
        yield "leads to", first.link_target
    if first.source_path:
        since = f", {first.source_date}" if first.source_date else ""
        revision = f" ({first.source_revision[:10]}{since})" if first.source_revision else ""
        yield "translation of", f"{first.source_path}{revision}"
    if first.review_due:
        yield "review due", first.review_due.isoformat()
    yield "words", str(unit.words)
    yield "priority", str(unit.priority)
    if unit.note:
        yield "note", unit.note
