"""How well the engines keep to their standards: tree construction of HTML, and CommonMark.

``python benchmarks/conformance.py`` fetches the tests of html5lib 1.1 and the text of CommonMark
0.31.2 into a cache, and prints how many of the tests each engine passes. ``--show N`` also prints
the first failures of mbclint's own engines; ``--trees FOLDER`` takes tree-construction tests of
one's own, such as newer ones.
"""

import argparse
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyromark
import turbohtml
from bs4 import BeautifulSoup
from corpora import cache_folder, npm_package, source_distribution, versions
from markdown_it import MarkdownIt
from tree_tests import TreeTest, read_tests, soup_dump, turbo_dump

from mbclint.readers.html_tree import parse_html
from mbclint.readers.markdown_events import OPTIONS

_TREES = "html5lib==1.1"
_SPECIFICATION = "commonmark-spec@0.31.2"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
_END = "<!-- END TESTS -->"
_TAB = "→"
_PHRASING = frozenset({"a", "b", "br", "code", "del", "em", "i", "img", "strong"})


class Example(NamedTuple):
    """An example of CommonMark."""

    markdown: str
    html: str


def page_by_turbohtml(test: TreeTest) -> str:
    """As mbclint parses pages, through its own interface."""
    return turbo_dump(parse_html(test.data).select("html")[0].parent)


def fragment_by_turbohtml(test: TreeTest) -> str:
    """By the engine itself: mbclint reads raw HTML in Markdown as a page."""
    return turbo_dump(turbohtml.parse_fragment(test.data, test.fragment or ""))


def page_by_soup(parser: str) -> Callable[[TreeTest], str]:
    """By BeautifulSoup over one of its parsers."""

    def dump(test: TreeTest) -> str:
        return soup_dump(BeautifulSoup(test.data, parser, multi_valued_attributes=None))

    return dump


def passed(title: str, failed: Sequence[object], total: int) -> None:
    """Print a row."""
    good = total - len(failed)
    print(f"  {title:<58} {good:5} of {total}  {100 * good / max(total, 1):6.2f} %")


def trees(tests: Sequence[TreeTest], show: int) -> None:
    """Tree construction, with scripting off, as mbclint reads pages."""
    on = [test for test in tests if test.script == "on"]
    run = [test for test in tests if test.script != "on"]
    pages = [test for test in run if test.fragment is None]
    fragments = [test for test in run if test.fragment is not None]
    print(f"html5lib tree construction: {len(tests)} tests")
    failed = [*_failed(pages, page_by_turbohtml)]
    passed("turbohtml, pages, through mbclint's interface", failed, len(pages))
    of_fragments = [*_failed(fragments, fragment_by_turbohtml)]
    passed("turbohtml, fragments, by the engine alone", of_fragments, len(fragments))
    passed("turbohtml, both", [*failed, *of_fragments], len(run))
    for title, parser in (
        ("BeautifulSoup over html5lib, pages", "html5lib"),
        ("BeautifulSoup over html.parser, pages (mbclint's fallback)", "html.parser"),
    ):
        passed(title, [*_failed(pages, page_by_soup(parser))], len(pages))
    print(
        f"  not run: {len(on)} with scripting, by any; {len(fragments)} fragments, by BeautifulSoup"
    )
    for test, got in [*failed, *of_fragments][:show]:
        print(f"--- {test.file}: {test.data!r} {test.fragment or ''}\n{test.expected}\n+++\n{got}")


def _failed(
    tests: Sequence[TreeTest], dump: Callable[[TreeTest], str]
) -> Iterator[tuple[TreeTest, str]]:
    for test in tests:
        try:
            got = dump(test)
        except Exception as error:
            got = repr(error)  # A parser that raises has failed the test, and the next one is run.
        if got != test.expected:
            yield test, got


def read_examples(folder: Path) -> list[Example]:
    """The examples in the text of CommonMark."""
    text = next(folder.rglob("spec.txt")).read_text(encoding="utf-8").partition(_END)[0]
    return [
        Example(*(part.replace(_TAB, "\t") for part in pair)) for pair in _EXAMPLE.findall(text)
    ]


def commonmark(examples: Sequence[Example], show: int) -> None:
    """CommonMark, to the letter and as the trees that the HTML stands for."""
    print(f"CommonMark 0.31: {len(examples)} examples")
    engines: dict[str, Callable[[str], str]] = {
        "pyromark": pyromark.html,
        "pyromark with mbclint's extensions": _with_extensions,
        "markdown-it-py": MarkdownIt("commonmark").render,
    }
    for title, render in engines.items():
        unlike = [example for example in examples if render(example.markdown) != example.html]
        wrong = [example for example in unlike if _differs(render(example.markdown), example.html)]
        passed(title, wrong, len(examples))
        passed(f"{title}, to the letter", unlike, len(examples))
        if render is not engines["markdown-it-py"]:
            for example in wrong[:show]:
                got = render(example.markdown)
                print(f"--- {example.markdown!r}\n{example.html}+++\n{got}", end="")


def _with_extensions(markdown: str) -> str:
    return pyromark.html(markdown, options=OPTIONS)


def _differs(one: str, other: str) -> bool:
    """Whether two pieces of HTML stand for different trees: the standard leaves white space between
    blocks, and how a character is escaped, to the writer."""
    return [*_meaning(one)] != [*_meaning(other)]


def _meaning(html: str) -> Iterator[object]:
    yield from _within(turbohtml.parse_fragment(html, "div"), False)


def _within(parent: Any, preformatted: bool) -> Iterator[object]:
    for node in parent.children:
        kind = type(node).__name__
        if kind == "Element":
            yield node.tag, {name: node.attr(name) for name in node.attrs}
            yield from _within(node, preformatted or node.tag == "pre")
            yield node.tag
        elif kind != "Text" or preformatted:
            yield kind, node.data
        elif text := _trimmed(node):
            yield kind, text


def _trimmed(node: Any) -> str:
    """A text without the white space that stands beside blocks."""
    text = re.sub(r"\s+", " ", node.data)
    if _is_edge(node.previous_sibling, node.parent):
        text = text.lstrip()
    return text.rstrip() if _is_edge(node.next_sibling, node.parent) else text


def _is_edge(sibling: Any, parent: Any) -> bool:
    beside = parent if sibling is None else sibling
    return type(beside).__name__ == "Element" and beside.tag not in _PHRASING


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, default=cache_folder(), help="where tests are kept")
    parser.add_argument("--trees", type=Path, help="a folder of .dat files, instead of html5lib's")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N failures of each")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    packages = ("turbohtml", "beautifulsoup4", "html5lib", "pyromark", "markdown-it-py")
    print(versions(*packages))
    folder = arguments.trees or _tree_tests(source_distribution(_TREES, arguments.cache))
    trees([*read_tests(folder)], arguments.show)
    examples = read_examples(npm_package(_SPECIFICATION, arguments.cache))
    commonmark(examples, arguments.show)


def _tree_tests(folder: Path) -> Path:
    return next(path for path in folder.rglob("tree-construction") if path.is_dir())


if __name__ == "__main__":
    main()
