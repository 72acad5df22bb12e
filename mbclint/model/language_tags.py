"""BCP 47 language tags (RFC 5646): their form, not the registry behind them."""

import re

_WELL_FORMED = re.compile(
    r"""
    (?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4} | [a-z]{5,8} )   # language, extended language
    (?: -[a-z]{4} )?                                              # script
    (?: -(?:[a-z]{2}|\d{3}) )?                                    # region
    (?: -(?:[a-z\d]{5,8}|\d[a-z\d]{3}) )*                         # variants
    (?: -[a-wyz\d](?:-[a-z\d]{2,8})+ )*                           # extensions
    (?: -x(?:-[a-z\d]{1,8})+ )?                                   # private use
    | x(?:-[a-z\d]{1,8})+
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_well_formed(tag: str) -> bool:
    """Whether a tag has the form of RFC 5646, section 2.1; languages of four letters and more,
    which the RFC reserves and which are words like ``english`` in practice, do not count."""
    return bool(_WELL_FORMED.fullmatch(tag)) and len(tag.split("-")[0]) < 4


def canonical_case(tag: str) -> str:
    """The tag in the case that RFC 5646, section 2.1.1, recommends: ``zh-Hant-TW``."""
    first, *rest = tag.split("-")
    subtags = [first.lower()]
    for subtag in rest:
        after_singleton = any(len(before) == 1 for before in subtags)
        if len(subtag) == 2 and not after_singleton:
            subtags.append(subtag.upper())
        elif len(subtag) == 4 and not after_singleton:
            subtags.append(subtag.title())
        else:
            subtags.append(subtag.lower())
    return "-".join(subtags)


def base(tag: str) -> str:
    """The language subtag in lower case: ``es`` for ``es-419``."""
    return tag.split("-")[0].lower()


def suggestion(wrong: str) -> str | None:
    """The well-formed tag that a malformed one probably means: ``es-ES`` for ``es_ES``."""
    repaired = canonical_case(re.split(r"[.@]", wrong.strip())[0].replace("_", "-"))
    return repaired if repaired != wrong and is_well_formed(repaired) else None
