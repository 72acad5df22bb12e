"""A link whose text does not say where it leads."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import has_own_name, is_code, is_named_after, is_read
from mbclint.checks.wording import quoted
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base

_MARKS = " \t\u00a0.,:;!?…»>→›-–—\"'“”„「」。"
_PARENTHESES = {"(": ")", "[": "]"}


class VagueText(Options, frozen=True):
    """The texts that say nothing."""

    phrases: Mapping[str, tuple[str, ...]] = {}
    """By base language; those of English count on every page."""


def find(page: Page, options: VagueText) -> Iterator[Problem]:
    """Links in the text whose whole text is a vague phrase of their language or of English."""
    source = page.article.source.text
    vague = _languages_of(options)
    for link in page.article.links:
        languages = vague.get(text_key(link.text)) if link.text_span and is_read(link) else None
        if not languages or is_code(link, source) or has_own_name(link, source):
            continue
        if is_named_after(link.target, link.text):
            continue
        if "en" in languages or base(link.language or page.languages.page or "") in languages:
            yield Problem(
                link.text_span or link.span,
                f"The text {quoted(link.text)} does not say where the link leads",
                link.text,
            )


@lru_cache(maxsize=64)
def _languages_of(options: VagueText) -> Mapping[str, set[str]]:
    """The languages in which each text is vague."""
    vague: dict[str, set[str]] = {}
    for language, phrases in options.phrases.items():
        for phrase in phrases:
            vague.setdefault(text_key(phrase), set()).add(language)
    return vague


@lru_cache(maxsize=1 << 13)
def text_key(text: str) -> str:
    """Equal for texts that differ only in case, apostrophes, and marks around them."""
    key = text.casefold().replace("’", "'").strip(_MARKS)
    if key and _PARENTHESES.get(key[0]) == key[-1]:
        key = key[1:-1].strip(_MARKS)
    return key


CHECK = PageCheck(VagueText, find)
