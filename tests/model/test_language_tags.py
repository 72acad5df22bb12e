"""The form of language tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbclint.model.language_tags import base, canonical_case, is_well_formed, suggest

WELL_FORMED = [
    "en",
    "haw",
    "PT-br",
    "es-419",
    "zh-Hant-TW",
    "zh-cmn-Hans-CN",
    "sl-rozaj-biske-1994",
    "de-CH-1901",
    "de-DE-u-co-phonebk",
    "en-a-bbb-x-a-ccc",
    "de-x-simple",
    "x-whatever",
    "en-GB-oed",
    "i-klingon",
]
MALFORMED = [
    "",
    "e",
    "english",
    "engl",
    "es_ES",
    "es-",
    "-es",
    "es--ES",
    "es-ESP1",
    "en-u",
    "en-x",
    "de-419-DE",
    "en-verylongsubtag",
    " en",
    "en\n",
    "i-unknown",
    # Characters that case folding and digit classes of Unicode would let through.
    "ſr",
    "en-٠٠١",
]


@pytest.mark.parametrize("tag", WELL_FORMED)
def test_well_formed(tag: str) -> None:
    assert is_well_formed(tag)
    assert is_well_formed(tag.upper())


@pytest.mark.parametrize("tag", MALFORMED)
def test_malformed(tag: str) -> None:
    assert not is_well_formed(tag)


# Examples of RFC 5646, section 2.1.1, and of its exceptions.
@pytest.mark.parametrize(
    "tag",
    ["mn-Cyrl-MN", "sgn-BE-FR", "en-CA-x-ca", "az-Latn-x-latn", "es-419", "x-ab-abcd", "de-1abc"],
)
def test_canonical_case(tag: str) -> None:
    assert canonical_case(tag.upper()) == canonical_case(tag.lower()) == tag


@pytest.mark.parametrize(("tag", "language"), [("ES-419", "es"), ("zh-Hant", "zh"), ("fr", "fr")])
def test_base(tag: str, language: str) -> None:
    assert base(tag) == language


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("es_ES", "es-ES"),
        ("ZH_hant_tw", "zh-Hant-TW"),
        ("es_ES.UTF-8", "es-ES"),
        (" fr ", "fr"),
        ("pt--br-", "pt-BR"),
        ("en–GB", "en-GB"),
        ("english", None),
        ("", None),
        # A modifier may name a script: to drop it would be a guess.
        ("sr_RS@latin", None),
    ],
)
def test_suggestions(wrong: str, right: str | None) -> None:
    assert suggest(wrong) == right


@given(st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-x-[a-z]{1,8})?", fullmatch=True))
def test_a_tag_in_canonical_case_needs_no_change(tag: str) -> None:
    assert is_well_formed(tag)
    assert canonical_case(tag) == tag
    assert suggest(tag) is None
    assert suggest(tag.replace("-", "_")) == (tag if "-" in tag else None)


@given(st.text())
def test_a_suggestion_is_well_formed(wrong: str) -> None:
    suggested = suggest(wrong)
    assert suggested is None or is_well_formed(suggested)
