"""TMX, read and written."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import tmx as toolkit

from mbclint.translation.memory import tmx
from mbclint.translation.memory.files import pairs_of
from mbclint.translation.memory.pair import Pair
from mbclint.translation.unit import PackageError

PAIRS = (
    Pair("Kidney & <b>", "Riñón", "en", "es", "title of a.md"),
    Pair("Liver", "كبد", "en", "ar", "title of b.md"),
)
OLD = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="EN_us" o-tmf="x"/><body>
<tu changeid="someone"><note>keep me</note>
  <tuv xml:lang="en-US"><seg>Drink <bpt i="1">&lt;b></bpt>water<ept i="1">&lt;/b></ept></seg></tuv>
  <tuv lang="es"><seg>Beba <hi>agua</hi></seg></tuv>
  <tuv xml:lang="fr"><seg/></tuv></tu>
</body></tmx>"""


def test_pairs_come_back() -> None:
    raw = tmx.write(PAIRS, "en", "1.0")
    assert [*tmx.read(raw, "x")] == [
        Pair(it.source, it.target, it.source_language, it.target_language, "x") for it in PAIRS
    ]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
_WORDS = _TEXT.map(lambda text: " ".join(text.split())).filter(
    lambda text: text and not {"\ufffe", "\uffff"} & set(text)
)


@given(_WORDS, _WORDS)
def test_any_text_comes_back(source: str, target: str) -> None:
    (pair,) = tmx.read(tmx.write([Pair(source, target, "en", "es", "")], "en", "1"), "")
    assert (pair.source, pair.target) == (source, target)


def test_translate_toolkit_reads_it() -> None:
    store = toolkit.tmxfile.parsefile(io.BytesIO(tmx.write(PAIRS, "en", "1.0")))
    assert [(it.source, it.target) for it in store.units] == [
        (it.source, it.target) for it in PAIRS
    ]


def test_what_other_tools_write() -> None:
    (pair,) = tmx.read(OLD.encode("utf-16"), "old.tmx")
    assert pair == Pair("Drink water", "Beba agua", "en-US", "es", "old.tmx")


def test_each_language_may_be_the_source_where_none_is_named() -> None:
    raw = OLD.replace('srclang="EN_us"', 'srclang="*all*"').encode("utf-16")
    assert {(it.source_language, it.target) for it in tmx.read(raw, "")} == {
        ("en-US", "Beba agua"),
        ("es", "Drink water"),
    }


def test_adding_leaves_all_else() -> None:
    known = Pair("Drink  water", "Beba agua", "en-us", "es", "site")
    raw, new = tmx.added(OLD.encode("utf-16"), (*PAIRS, known))
    assert new == len(PAIRS)
    text = raw.decode("utf-16")
    for kept in ("keep me", 'changeid="someone"', '<bpt i="1">', "tmx14.dtd"):
        assert kept in text
    assert tmx.added(raw, PAIRS)[1] == 0
    assert {it.target for it in tmx.read(raw, "")} == {"Beba agua", "Riñón", "كبد"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no well-formed XML"),
        (b"<xliff/>", "no TMX"),
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "document type"),
    ],
)
def test_what_is_no_memory(raw: bytes, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        [*tmx.read(raw, "")]


def test_what_translators_handed_back_is_a_memory() -> None:
    po = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
        'msgid "Kidney"\nmsgstr "Riñón"\n\n'
        '#, fuzzy\nmsgid "Liver"\nmsgstr "Vida"\n\nmsgid "Heart"\nmsgstr ""\n'
    )
    assert [*pairs_of("old.po", po.encode())] == [Pair("Kidney", "Riñón", "und", "es", "old.po")]
