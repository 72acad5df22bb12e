"""A link whose text does not say where it leads."""

from collections.abc import Iterator, Mapping

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import is_read
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base

_MARKS = " \t\u00a0.,:;!?…»>→›-–—()[]\"'“”"
_CODE = ("`", "<code", "<kbd", "{{")


class VagueText(Options, frozen=True):
    """The texts that say nothing."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By base language; those of English count on every page."""


def find(page: Page, options: VagueText) -> Iterator[Problem]:
    """Links in the text whose whole text is a vague phrase of the page's language or of English."""
    vague = vague_texts(page, options)
    for link in page.article.links:
        if not link.text_span or not is_read(link) or text_key(link.text) not in vague:
            continue
        written = link.text_span.cut(page.article.source.text)
        if not written.startswith(_CODE):
            yield Problem(
                link.text_span,
                f"The text {quoted(link.text)} does not say where the link leads",
                link.text,
            )


def vague_texts(page: Page, options: VagueText) -> frozenset[str]:
    """The phrases that count on a page."""
    languages = {"en", base(page.article.language or "en")}
    return frozenset(
        text_key(phrase) for tag in languages for phrase in options.phrases.get(tag, ())
    )


def text_key(text: str) -> str:
    """Equal for texts that differ in case and in marks at their ends alone."""
    return text.casefold().strip(_MARKS)


CHECK = PageCheck(VagueText, find)
