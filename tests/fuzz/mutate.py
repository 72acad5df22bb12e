"""A seeded run of mutated pages through a reader: no exception, no span outside the source.

``python -m tests.fuzz.mutate --reader html --inputs 200000 --seed 1``
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from mbclint.model.article import Article
from mbclint.model.source import Format, Source
from mbclint.model.span import Span
from mbclint.readers.html import read_html
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions
from mbclint.readers.text import read_text
from tests.fuzz import grammar

Reader = Callable[[Source, ReadOptions], Article]
_LONGEST = 4_000
"""Longer inputs are cut: short ones find as much in less time."""
_MOST_ATTEMPTS = 400


class Target(NamedTuple):
    """A reader and what to feed it."""

    format: Format
    read: Reader
    seeds: tuple[str, ...]
    pieces: tuple[str, ...]


TARGETS = {
    "html": Target(Format.HTML, read_html, grammar.HTML_SEEDS, grammar.HTML_PIECES),
    "markdown": Target(
        Format.MARKDOWN,
        read_markdown,
        grammar.MARKDOWN_SEEDS,
        (*grammar.MARKDOWN_PIECES, *grammar.HTML_PIECES[:12]),
    ),
    "text": Target(Format.TEXT, read_text, grammar.TEXT_SEEDS, grammar.TEXT_PIECES),
}


def spans_within(value: object) -> Iterator[Span]:
    """Every span of an article, however deep it stands."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Span):
            yield each
        elif isinstance(each, Struct):
            waiting += (getattr(each, name) for name in each.__struct_fields__)
        elif isinstance(each, tuple | list | frozenset):
            waiting += each


def fault_of(target: Target, text: str) -> str | None:
    """What is wrong with how a text is read; None when all is well."""
    try:
        article = target.read(Source("page", text, target.format), ReadOptions())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    length = len(text)
    for span in spans_within(article):
        if not 0 <= span.start <= span.end <= length:
            return f"Span({span.start}, {span.end}) in a text of {length}"
    return None


def inputs(target: Target, seed: int) -> Iterator[str]:
    """Texts without end, the same for the same seed."""
    chance = random.Random(seed)
    pool = [*target.seeds]
    while True:
        text = _mutated(chance, target, pool)
        if chance.random() < 0.02 and len(text) > 200 and len(pool) < 200:
            pool.append(text)
        yield text


def _mutated(chance: random.Random, target: Target, pool: list[str]) -> str:
    text = chance.choice(pool) if chance.random() < 0.85 else ""
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 0, 0, 1, 3, 20, 200)))
        way = chance.random()
        if way < 0.6:
            put = chance.choice(target.pieces)
        elif way < 0.8:
            put = chance.choice(grammar.ODD_PIECES)
        elif way < 0.9:
            other = chance.choice(pool)
            at = chance.randint(0, len(other))
            put = other[at : at + chance.randint(1, 80)]
        else:
            put = chance.choice(target.pieces) * chance.randint(2, 12)
        text = text[:start] + put + text[end:]
    if chance.random() < 0.05:
        text = text.replace("\n", "\r\n")
    return text[:_LONGEST]


def smaller(text: str, fails: Callable[[str], bool]) -> str:
    """A shorter text that fails as well: pieces are left out while it does."""
    size = max(1, len(text) // 2)
    attempts = 0
    while size and attempts < _MOST_ATTEMPTS:
        at, shrunk = 0, False
        while at < len(text) and attempts < _MOST_ATTEMPTS:
            shorter = text[:at] + text[at + size :]
            attempts += 1
            if fails(shorter):
                text, shrunk = shorter, True
            else:
                at += size
        if not shrunk or size > len(text):
            size //= 2
    return text


def kind_of(fault: str | None) -> str | None:
    """What kind of fault it is, so that shrinking does not slip to another."""
    return fault and fault.partition("(")[0].partition(":")[0]


def _fails_as(target: Target, kind: str | None, text: str) -> bool:
    return kind_of(fault_of(target, text)) == kind


class Outcome(NamedTuple):
    """What a run found."""

    inputs: int
    characters: int
    seconds: float
    failures: list[tuple[str, str]]
    """The fault and the shortest input found that shows it, one of each kind."""


def run(name: str, count: int, seed: int) -> Outcome:
    """Read ``count`` inputs."""
    target = TARGETS[name]
    begin = time.perf_counter()
    characters = 0
    found: dict[str, tuple[str, str]] = {}
    for _, text in zip(range(count), inputs(target, seed), strict=False):
        characters += len(text)
        fault = fault_of(target, text)
        if fault and fault not in found and len(found) < 20:
            kind = kind_of(fault)
            shortest = smaller(text, partial(_fails_as, target, kind))
            found[fault] = (fault_of(target, shortest) or fault, shortest)
    return Outcome(count, characters, time.perf_counter() - begin, [*found.values()])


def main() -> int:
    """Run, print, and fail when a reader failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reader", choices=TARGETS, required=True)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    outcome = run(chosen.reader, chosen.inputs, chosen.seed)
    rate = outcome.inputs / outcome.seconds
    print(
        f"{chosen.reader}: {outcome.inputs:,} inputs of {outcome.characters:,} characters, seed "
        f"{chosen.seed}, in {outcome.seconds:.0f} s ({rate:,.0f} a second); "
        f"{len(outcome.failures)} failures"
    )
    for fault, text in outcome.failures:
        print(f"  {fault}\n    {text!r}")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
