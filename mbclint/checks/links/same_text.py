"""One text that leads to different places."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from mbclint.checks.kinds import Options, Page, PageCheck
from mbclint.checks.links.targets import has_own_name, is_code, is_read
from mbclint.checks.links.vague_text import text_key
from mbclint.checks.wording import enumerated, quoted
from mbclint.links.addresses import is_template
from mbclint.model.article import Article
from mbclint.model.finding import Problem, Related
from mbclint.model.links import Link

_LEAST_LETTERS = 3
_LEAST_OF_INDEX = 20
_SHARE_OF_INDEX = 0.75
"""So many links in the text, which make up so much of it, make an index of other pages."""
_NAME = re.compile(r"\S*(?:[()_:]|\w[./]\w|[a-z][A-Z])\S*")
"""A name in a program, or of a file."""
_ORIGIN = re.compile(r"(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_INDEX = re.compile(r"(?<![^/])index\.(?:html?|mdx?|php)\Z", re.IGNORECASE)


class SameText(Options, frozen=True):
    """Texts that may lead anywhere."""

    ignore: tuple[str, ...] = ()


def find(page: Page, options: SameText) -> Iterator[Problem]:
    """One finding for each text, at its last link; none on an index, which lists what it finds."""
    if _is_index(page.article):
        return
    source = page.article.source.text
    ignored = {text_key(text) for text in options.ignore}
    by_text: dict[str, list[Link]] = {}
    for link in page.article.links:
        key = text_key(link.text)
        if is_read(link) and key not in ignored and _says(link.text) and _leads(link):
            by_text.setdefault(key, []).append(link)
    for links in by_text.values():
        targets: dict[str, Link] = {}
        for link in links:
            if not is_code(link, source) and not has_own_name(link, source):
                targets.setdefault(_target_key(link.target), link)
        if len(targets) > 1:
            yield _problem(links[-1], [*targets.values()])


def _is_index(article: Article) -> bool:
    read = [link.text for link in article.links if is_read(link)]
    linked = sum(map(len, read))
    said = sum(len(block.text) for block in article.blocks)
    said += sum(len(heading.text) for heading in article.headings)
    return len(read) >= _LEAST_OF_INDEX and linked > _SHARE_OF_INDEX * said


def _problem(last: Link, links: list[Link]) -> Problem:
    """At the last link, whether or not it is the first to lead where it does."""
    return Problem(
        last.text_span or last.span,
        f"{quoted(last.text)} leads to "
        f"{enumerated([quoted(link.target) for link in links])} on this page",
        last.text,
        tuple(
            Related(link.text_span or link.span, f"to {quoted(link.target)}")
            for link in links
            if link.target != last.target
        ),
    )


@lru_cache(maxsize=1 << 13)
def _says(text: str) -> bool:
    """Whether a text has words, and not a mere name of a program or a file."""
    return sum(map(str.isalpha, text_key(text))) >= _LEAST_LETTERS and not _NAME.fullmatch(text)


def _leads(link: Link) -> bool:
    """Whether a link leads to another page, in a way that can be compared."""
    return bool(link.target) and not link.target.startswith("#") and not is_template(link.target)


def _target_key(target: str) -> str:
    """Equal for addresses of one page, whatever its part, scheme, host prefix and spelling."""
    page = unquote(target).partition("#")[0]
    page = _INDEX.sub("", _ORIGIN.sub("//", page, count=1))
    return page.rstrip("/").removeprefix("./").casefold()


CHECK = PageCheck(SameText, find)
