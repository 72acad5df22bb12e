"""Glossaries of either kind."""

import pytest

from mbclint.language.glossary import Concept, GlossaryError, read_glossary

VERSION_2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1">
  <langSet xml:lang="en"><tig><term>kidney</term></tig>
    <ntig><termGrp><term>reins</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
  <langSet xml:lang="es_MX"><tig><term>el
    riñón</term></tig></langSet>
</termEntry>
<termEntry id="empty"><langSet xml:lang="en"/></termEntry>
</body></text></martif>"""
VERSION_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" xml:lang="en"><text><body>
<conceptEntry id="c1">
  <langSec xml:lang="en"><termSec><term>kidney</term></termSec></langSec>
  <langSec xml:lang="es-MX"><termSec><term>el riñón</term></termSec>
    <termSec><term>los riñones</term><termNote type="administrativeStatus">deprecated</termNote>
    </termSec></langSec>
</conceptEntry></body></text></tbx>"""
KIDNEY = Concept((("en", "kidney"), ("es-MX", "el riñón")))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.tbx", VERSION_2),
        ("a.TBX", VERSION_3),
        ("a.csv", "en,es-mx\nkidney,el riñón\n,\n"),
        ("a.tsv", "en\tes-MX\nkidney\tel riñón\n"),
    ],
)
def test_concepts(file: str, text: str) -> None:
    assert read_glossary(file, text.encode()) == (KIDNEY,)
    assert KIDNEY.called("es") == ("el riñón",)


@pytest.mark.parametrize(
    ("file", "raw", "said", "line"),
    [
        ("a.csv", b"term\nx\n", "the first row must hold language tags", 1),
        ("a.csv", b"\xff", "not UTF-8", None),
        ("a.tbx", b"<tmx/>", "no TBX", None),
        ("a.tbx", b"<tbx", "no well-formed XML", None),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>', "document type", None),
        ("a.tbx", VERSION_3.replace("es-MX", "?").encode(), "xml:lang must be", 4),
    ],
)
def test_what_is_no_glossary(file: str, raw: bytes, said: str, line: int | None) -> None:
    with pytest.raises(GlossaryError, match=said) as caught:
        read_glossary(file, raw)
    assert caught.value.line == line
