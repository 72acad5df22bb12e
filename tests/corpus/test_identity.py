"""What a page and its translations share, by their paths."""

import pytest

from mbclint.corpus.facts import facts_of
from mbclint.corpus.identity import Namer
from mbclint.engine.read import read
from mbclint.model.source import Format, Source
from mbclint.readers.options import ReadOptions
from mbclint.settings.project import site_of


def group(pattern: str, path: str) -> str:
    settings = site_of({"languages": ("en", "es"), "pages": ({"path": pattern},)})
    namer = Namer(settings.addresses, settings.languages, "en")
    return namer.identify(facts_of(read(Source(path, "# T", Format.MARKDOWN), ReadOptions()))).group


@pytest.mark.parametrize(
    ("pattern", "one", "other"),
    [
        ("content/{lang}/**", "content/en/a/pain.md", "content/es/a/pain.md"),
        ("{lang}/**", "en/pain.md", "es/pain.md"),
        ("{lang?}/**", "pain.md", "es/pain.md"),
        ("**/*.{lang?}.md", "a/pain.en.md", "a/pain.es.md"),
        ("content/{lang}/{path}.md", "content/en/a/pain.md", "content/es/a/pain.md"),
    ],
)
def test_paths_that_differ_in_the_language_alone_are_translations(
    pattern: str, one: str, other: str
) -> None:
    assert group(pattern, one) == group(pattern, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("content/en/a/pain.md", "content/es/b/pain.md"),
        ("content/en/a/pain.md", "content/es/a/fever.md"),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert group("content/{lang}/**", one) != group("content/{lang}/**", other)
