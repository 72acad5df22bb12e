"""Two versions of a page say the same, or they do not."""

from hypothesis import given
from hypothesis import strategies as st

from mbclint.corpus.said import digest_of
from mbclint.model.source import Format, Source
from mbclint.readers.markdown import read_markdown
from mbclint.readers.options import ReadOptions

WORDS = st.lists(st.text("abcdeñ", min_size=1, max_size=6), min_size=2, max_size=30)


def digest(text: str) -> str:
    return digest_of(read_markdown(Source("page.md", text, Format.MARKDOWN), ReadOptions()))


@given(WORDS, st.data())
def test_line_breaks_spaces_and_emphasis_are_form(words: list[str], data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "  ", "\n", " \n"])
    marks = st.sampled_from(["{}", "*{}*", "**{}**"])
    other = "".join(
        data.draw(marks).format(word) + (data.draw(gaps) if number < len(words) - 1 else "")
        for number, word in enumerate(words)
    )
    plain = " ".join(words)
    assert digest(f"{other}\n") == digest(plain)
    assert digest(f"---\ntopic: x\n---\n{plain}  \n") == digest(plain)


@given(WORDS, st.data())
def test_another_word_is_another_text(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:place], f"{words[place]}x", *words[place + 1 :]]
    assert digest(" ".join(changed)) != digest(" ".join(words))


def test_headings_entries_and_addresses_are_said() -> None:
    text = "## Pain\n\nSee [salt](/salt).\n\n## See also\n\n- [Diet](/diet)\n"
    for old, new in (("Pain", "Ache"), ("/salt", "/sugar"), ("Diet", "Food"), ("/diet", "/food")):
        assert digest(text.replace(old, new)) != digest(text), (old, new)
