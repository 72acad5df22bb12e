"""A page that is named or summed up in another language than its own."""

from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.wording import quoted
from mbclint.language.detector import Verdict
from mbclint.language.names import language_name
from mbclint.model.finding import Problem
from mbclint.model.language_tags import base
from mbclint.model.metadata import MetadataFact
from mbclint.model.passage import Passage
from mbclint.model.untranslated import Reason, Untranslated


class TitleLanguage(Options, frozen=True):
    """This check has no options."""


def find(page: Page, options: TitleLanguage) -> Iterator[Problem]:
    """One finding for each of title, document title, description and the like. A page whose text
    is in another language as well has not been translated at all: body-language says so."""
    native, body = page.languages.page, page.languages.body
    if native is None or (body and base(body) != base(native)):
        return
    others = tuple(tag for tag in page.languages.configured if base(tag) != base(native))
    article = page.article
    named = (
        ("title", article.title),
        ("document title", article.document_title),
        ("description", article.description),
        *((fact.key, _passage(fact)) for fact in article.metadata if fact.is_text),
    )
    seen = set()
    for name, passage in named:
        if passage is None or passage.text in seen or not others:
            continue
        seen.add(passage.text)
        judged = page.languages.judge(passage.text, native, others)
        if judged.verdict is Verdict.FOREIGN and judged.language:
            yield Problem(
                passage.span,
                f"The page's {name} is in {language_name(judged.language)}; the page is in "
                f"{language_name(native)}: {quoted(passage.text)}",
                passage.text,
                evidence=page.languages.why(passage.text, native, judged.language),
                untranslated=(
                    Untranslated(native, Reason.FOREIGN, judged.language, judged.probability),
                ),
            )


def _passage(fact: MetadataFact) -> Passage:
    return Passage(" ".join(fact.value.split()), fact.span)


CHECK = PageCheck(TitleLanguage, find)
