"""BCP 47 language tags (RFC 5646): their form, not the registry behind them."""

import re

_WELL_FORMED = re.compile(
    r"""
    [a-z]{2,3} (?:-[a-z]{3}){0,3}           # language, extended language
    (?: -[a-z]{4} )?                        # script
    (?: -(?:[a-z]{2}|\d{3}) )?              # region
    (?: -(?:[a-z\d]{5,8}|\d[a-z\d]{3}) )*   # variants
    (?: -[a-wyz\d](?:-[a-z\d]{2,8})+ )*     # extensions
    (?: -x(?:-[a-z\d]{1,8})+ )?             # private use
    | x(?:-[a-z\d]{1,8})+                   # private use alone
    # The irregular tags that the grammar lists one by one.
    | en-GB-oed | sgn-BE-FR | sgn-BE-NL | sgn-CH-DE
    | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = re.compile(r"[-_\s\u2010-\u2013]+")


def is_well_formed(tag: str) -> bool:
    """Whether a tag has the form of RFC 5646, section 2.1. Languages of four letters and more do
    not count: the RFC reserves them, none is registered, and in practice they are words such as
    ``english``."""
    return bool(_WELL_FORMED.fullmatch(tag))


def canonical_case(tag: str) -> str:
    """The tag in the case that RFC 5646, section 2.1.1, recommends: ``zh-Hant-TW``."""
    first, *rest = tag.split("-")
    subtags = [first.lower()]
    after_singleton = len(first) == 1
    for subtag in rest:
        after_singleton = after_singleton or len(subtag) == 1
        if after_singleton or not subtag.isalpha():
            subtags.append(subtag.lower())
        elif len(subtag) == 2:
            subtags.append(subtag.upper())
        else:
            subtags.append(subtag.title() if len(subtag) == 4 else subtag.lower())
    return "-".join(subtags)


def base(tag: str) -> str:
    """The language subtag in lower case: ``es`` for ``es-419``."""
    return tag.split("-")[0].lower()


def suggest(wrong: str) -> str | None:
    """The well-formed tag that a malformed one probably means: ``es-ES`` for ``es_ES`` and
    ``es_ES.UTF-8``; None where that would be a guess."""
    name = wrong.split(".")[0]
    repaired = canonical_case("-".join(filter(None, _SEPARATORS.split(name))))
    return repaired if repaired != wrong and is_well_formed(repaired) else None
