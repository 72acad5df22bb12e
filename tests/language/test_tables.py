"""Tables of words: what they answer, and what becomes of them on a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.language.tables.store import table_of
from mbclint.language.tables.table import Table, packed


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, empty."""
    monkeypatch.setenv("MBCLINT_CACHE", str(tmp_path))
    table_of.cache_clear()
    yield tmp_path / "language"
    table_of.cache_clear()


@given(st.dictionaries(st.text(min_size=1).filter(str.isprintable), st.integers(0, 255)))
def test_a_table_gives_back_what_was_put_in(numbers: dict[str, int]) -> None:
    table = Table(memoryview(packed(numbers.items())))
    assert len(table) == len(numbers)
    assert all(table.get(string) == number for string, number in numbers.items())
    assert table.get("no such string, " + "".join(numbers)) is None


@pytest.mark.parametrize("size", [0, 10, 4 * ((1 << 16) + 1) + 3])
def test_an_impossible_size_is_no_table(size: int) -> None:
    with pytest.raises(ValueError, match="size"):
        Table(memoryview(bytes(size)))


def test_words_and_letters_of_a_language(cache: Path) -> None:
    english = table_of("en-GB")
    assert english
    assert english.zipf("the") > english.zipf("kidney") > english.zipf("xqzzt") == 1.0
    assert english.is_common_word("house")
    assert not english.is_common_word("barcelona")
    assert english.likelihood("nephrology") > english.likelihood("ngyhporloe")


def test_the_file_is_built_once_and_then_mapped(cache: Path) -> None:
    built = table_of("is")
    (file,) = cache.iterdir()
    written = file.stat().st_mtime_ns
    table_of.cache_clear()
    mapped = table_of("is")
    assert built
    assert mapped
    assert mapped.zipf("og") == built.zipf("og") > 5
    assert file.stat().st_mtime_ns == written


@pytest.mark.parametrize(
    "damage",
    [lambda raw: b"", lambda raw: raw[:1000], lambda raw: raw[:-1] + bytes([raw[-1] ^ 1])],
    ids=["empty", "cut", "one bit"],
)
def test_a_damaged_file_is_made_anew_with_a_warning(cache: Path, damage: object) -> None:
    assert callable(damage)
    table_of("is")
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    table_of.cache_clear()
    with pytest.warns(UserWarning, match="damaged"):
        table = table_of("is")
    assert table
    assert table.zipf("og") > 5
    assert file.read_bytes() == whole


def test_without_a_cache_the_tables_are_built_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MBCLINT_CACHE", str(tmp_path / "file"))
    table_of.cache_clear()
    table = table_of("is")
    table_of.cache_clear()
    assert table
    assert table.zipf("og") > 5


@pytest.mark.parametrize("tag", ["ht", "hmn", "am", "xx", "zh", "ja"])
def test_languages_without_a_list_of_words(tag: str) -> None:
    assert table_of(tag) is None
