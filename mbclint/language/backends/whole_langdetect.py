"""langdetect as it comes, with a seed of its own for each title, so that answers do not change."""

from collections.abc import Sequence

from langdetect import detector_factory
from langdetect.lang_detect_exception import LangDetectException

from mbclint.language import ngrams
from mbclint.language.backends.shares import among, judgement, undecided
from mbclint.language.detector import Evidence, Judgement
from mbclint.language.texts import identify

_CERTAIN = 4.0
"""Its shares are near 0 or 1 for almost any title: only the farthest are to be relied on."""
_LONGEST = 1000


class LangdetectDetector:
    """Judges titles by langdetect's own sampling, closed to the languages asked about."""

    def __init__(self) -> None:
        detector_factory.init_factory()

    def judge(self, title: str, native: str, candidates: Sequence[str]) -> Judgement:
        """See ``Detector.judge``."""
        profiles = {
            tag: ngrams.profile_name(tag)
            for tag in among(native, candidates)
            if ngrams.has_table(tag)
        }
        # The factory is langdetect's only way to a detector with a prior.
        detector = detector_factory._factory.create()  # noqa: SLF001
        detector.seed = 0
        try:
            detector.set_prior_map(dict.fromkeys(profiles.values(), 1 / max(1, len(profiles))))
            detector.append(title[:_LONGEST])
            found = {each.lang: each.prob for each in detector.get_probabilities()}
        except LangDetectException:
            return undecided("no letter that tells a language")
        shares = {tag: found.get(profile, 0.0) for tag, profile in profiles.items()}
        return judgement(shares, native, _CERTAIN)

    def evidence(self, title: str, native: str, language: str) -> tuple[Evidence, ...]:
        """See ``Detector.evidence``."""
        return ()

    def identify(self, text: str, candidates: Sequence[str] = ()) -> str | None:
        """See ``Detector.identify``."""
        return identify(text, candidates)
