"""The label tables, and the wordings that they know."""

from pathlib import Path

import pytest
import yaml

from mbclint.model.article import LabelKind
from mbclint.model.dates import DateRole
from mbclint.model.language_tags import canonical_case, is_well_formed
from mbclint.readers.labels import heading_in, may_open_review, related_heading, role_before
from mbclint.readers.media_prefixes import media_prefix
from mbclint.resources import rules_folder

TABLES = sorted((rules_folder() / "labels").glob("*.yaml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_well_formed(path: object) -> None:
    assert hasattr(path, "stem")
    assert hasattr(path, "read_text")
    assert is_well_formed(path.stem)
    assert canonical_case(path.stem) == path.stem
    table = yaml.safe_load(path.read_text("utf-8"))
    for kind, entries in table.items():
        assert kind in set(LabelKind)
        for entry in entries:
            assert set(entry) == {"text", "source"}
            assert entry["text"].strip()
            assert entry["source"].strip()
        assert len({entry["text"] for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ver también", "es"),
        ("  SEE ALSO: ", "en"),
        ("Siehe\u00a0auch", "de"),
        ("関連項目", "ja"),
        ("参见：", "zh"),
        ("Xem thêm…", "vi"),
        ("Related articles", "en"),
        ("Se også", "da"),
        ("Se også", "nb"),
    ],
)
def test_headings_of_related_lists(text: str, language: str) -> None:
    known = related_heading(text)
    assert known
    assert language in known.languages


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_wording_of_a_table_is_known_however_it_is_set(path: Path) -> None:
    table = yaml.safe_load(path.read_text("utf-8"))
    for kind in (LabelKind.SEE_ALSO, LabelKind.RELATED_CONTENT):
        for entry in table.get(kind, ()):
            text = entry["text"]
            for written in (text, text.upper(), f"{text}:", f". {text.replace(' ', chr(0xA0))} …"):
                if written.casefold().strip(":. …") == text.casefold().strip(":. …"):
                    assert related_heading(written), written
    for entry in table.get(LabelKind.REVIEWED, ()):
        head = entry["text"].partition("{date}")[0]
        if head.strip():
            assert may_open_review(f"{head} Jane Doe"), head


@pytest.mark.parametrize("text", ["See also the clinic", "Also", "Treatment", "", "See"])
def test_a_heading_must_be_a_wording_as_a_whole(text: str) -> None:
    assert related_heading(text) is None


def test_a_heading_in_another_language() -> None:
    assert heading_in("Ver también", "en") == "See also"
    assert heading_in("See also", "pt-BR") == "Ver também"
    assert heading_in("Related content", "de-AT") == "Verwandte Inhalte"
    assert heading_in("See also", "xx") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Page last reviewed: ", DateRole.REVIEWED),
        ("Veröffentlicht am ", DateRole.PUBLISHED),
        ("Prochaine révision : ", DateRole.NEXT_REVIEW),
        ("Stand: ", DateRole.UPDATED),
        ("Valid until ", DateRole.EXPIRES),
        ("revisado por la Dra. Ana Sol, ", DateRole.REVIEWED),
        ("was reviewed ", None),
        ("", None),
    ],
)
def test_labels_before_a_date(text: str, role: DateRole | None) -> None:
    assert role_before(text) is role


def test_media_prefixes() -> None:
    prefix = media_prefix("Infographic: How Kidneys Work")
    assert prefix
    assert (prefix.text, prefix.end) == ("Infographic:", 13)
    assert "en" in prefix.languages
    assert "es" not in prefix.languages
    video = media_prefix("VÍDEO：riñones")
    assert video
    assert video.end == 6
    assert media_prefix("Kidneys: how they work") is None
    assert media_prefix("Video:") is None
