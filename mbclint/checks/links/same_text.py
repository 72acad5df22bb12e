"""One text that leads to different places."""

import re
from collections.abc import Iterator

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import is_read, is_template
from mbclint.checks.links.vague_text import text_key
from mbclint.checks.wording import enumerated, quoted
from mbclint.model.finding import Problem, Related
from mbclint.model.links import Link

_LEAST_LETTERS = 3
_IDENTIFIER = re.compile(r"^\S*(?:[()_./:]|[a-z][A-Z])\S*$")
"""Names of code and files are as they are."""


class SameText(Options, frozen=True):
    """Texts that may lead anywhere."""

    ignore: tuple[str, ...] = ()


def find(page: Page, options: SameText) -> Iterator[Problem]:
    """One finding for each text, at its last link."""
    ignored = {text_key(text) for text in options.ignore}
    by_text: dict[str, list[Link]] = {}
    for link in page.article.links:
        key = text_key(link.text)
        letters = sum(character.isalpha() for character in key)
        words = letters >= _LEAST_LETTERS and not _IDENTIFIER.search(link.text)
        if is_read(link) and words and key not in ignored and _leads(link):
            by_text.setdefault(key, []).append(link)
    for links in by_text.values():
        targets = {_target_key(link.target): link for link in links}
        if len(targets) > 1:
            last = links[-1]
            others = [link for link in targets.values() if link is not last]
            yield Problem(
                last.text_span or last.span,
                f"{quoted(last.text)} leads to "
                f"{enumerated([quoted(link.target) for link in targets.values()])} on this page",
                last.text,
                tuple(Related(link.span, f"to {link.target}") for link in others),
            )


def _leads(link: Link) -> bool:
    """Whether a link leads to another page, in a way that can be compared."""
    return bool(link.target) and not link.target.startswith("#") and not is_template(link.target)


def _target_key(target: str) -> str:
    page, _, _ = target.partition("#")
    for ending in ("index.html", "index.htm", "index.md"):
        page = page.removesuffix(ending)
    return page.rstrip("/").removeprefix("./").casefold()


CHECK = PageCheck(SameText, find)
