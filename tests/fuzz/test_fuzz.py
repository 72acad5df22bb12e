"""Readers take whatever comes: a short run of the fuzz loop, and properties by Hypothesis."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.article import Article, Block
from mbclint.model.source import Source
from mbclint.model.span import Span
from mbclint.readers.options import ReadOptions
from tests.fuzz import grammar
from tests.fuzz.mutate import TARGETS, Target, fault_of, inputs, run, smaller, spans_within

EVERY_READER = pytest.mark.parametrize("name", sorted(TARGETS))


def texts(name: str) -> st.SearchStrategy[str]:
    """Pages put together from pieces that mean something to a reader, and from anything."""
    pieces = st.sampled_from((*TARGETS[name].pieces, *TARGETS[name].seeds, *grammar.ODD_PIECES))
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    return st.lists(pieces | anything, max_size=25).map("".join)


@EVERY_READER
def test_mutated_pages_are_read(name: str) -> None:
    outcome = run(name, 400, seed=7)
    assert outcome.failures == []
    assert outcome.inputs == 400


@given(st.data(), st.sampled_from(sorted(TARGETS)))
def test_any_text_is_read_with_spans_within_it(data: st.DataObject, name: str) -> None:
    assert fault_of(TARGETS[name], data.draw(texts(name))) is None


@given(st.data(), st.sampled_from(sorted(TARGETS)))
def test_reading_depends_on_the_text_alone(data: st.DataObject, name: str) -> None:
    source = Source("page", data.draw(texts(name)), TARGETS[name].format)
    read = TARGETS[name].read
    assert read(source, ReadOptions()) == read(source, ReadOptions())


@given(st.data(), st.sampled_from(sorted(TARGETS)))
def test_blocks_and_links_stand_in_the_order_of_the_source(data: st.DataObject, name: str) -> None:
    target = TARGETS[name]
    article = target.read(Source("page", data.draw(texts(name)), target.format), ReadOptions())
    starts = [block.span.start for block in article.blocks]
    assert starts == sorted(starts)


def test_the_same_seed_makes_the_same_inputs() -> None:
    first, second = (inputs(TARGETS["html"], 5) for _ in range(2))
    made = [next(first) for _ in range(50)]
    assert made == [next(second) for _ in range(50)]
    assert len(set(made)) > 40


def test_the_loop_sees_an_exception_and_a_wrong_span() -> None:
    text_target = TARGETS["text"]

    def raising(source: Source, options: ReadOptions) -> Article:
        raise ValueError("no")

    def overrunning(source: Source, options: ReadOptions) -> Article:
        article = text_target.read(source, options)
        return Article(source, related=article.related, blocks=tuple(_beyond(article)))

    def broken(read: Callable[[Source, ReadOptions], Article]) -> Target:
        return text_target._replace(read=read)

    assert fault_of(broken(raising), "A page") == "ValueError: no"
    assert fault_of(broken(overrunning), "A page\n\nText of it.") == "Span(8, 20) in a text of 19"


def _beyond(article: Article) -> list[Block]:
    block = article.blocks[0]
    return [type(block)(block.kind, block.text, Span(block.span.start, block.span.end + 1))]


def test_all_spans_of_an_article_are_looked_at() -> None:
    page = "Bees\n\nSee also\n\n- Wasps\n- Ticks\n"
    article = TARGETS["text"].read(Source("page", page, TARGETS["text"].format), ReadOptions())
    cuts = {span.cut(page) for span in spans_within(article)}
    assert {"Bees", "See also", "Wasps", "- Wasps\n"} <= cuts


def test_failing_inputs_are_made_smaller() -> None:
    assert smaller("aaaa<b>cccc<d>eeee", lambda text: "<" in text and "d" in text) == "<d"
