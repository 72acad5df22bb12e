"""Why a title was taken for foreign, in words."""

from collections.abc import Sequence

from mbclint.language.detector import Evidence
from mbclint.language.names import language_name

_SPEAKS = 0.5
"""The least weight that is worth a mention."""
_MOST_WORDS = 5


def reason(evidence: Sequence[Evidence], native: str, language: str) -> str:
    """The words that tell, the strongest first: ``weight, loss, after: English; no Spanish
    word``. Empty where there is no evidence by words."""
    for_language = _words(sorted((it for it in evidence if it.weight >= _SPEAKS), key=_strength))
    against = _words(sorted((it for it in evidence if it.weight <= -_SPEAKS), key=_strength))
    if not for_language:
        return ""
    other = f"{', '.join(against)}: {language_name(native)}" if against else ""
    return (
        f"{', '.join(for_language)}: {language_name(language)}; "
        f"{other or f'no {language_name(native)} word'}"
    )


def _strength(evidence: Evidence) -> float:
    return -abs(evidence.weight)


def _words(evidence: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(it.word for it in evidence))[:_MOST_WORDS]
