"""Translations that came back, put in their places.

Nothing is written here: what comes out is what the files would hold.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mbclint.engine.answers import Answer, Pair, found_again, matched
from mbclint.engine.drafts import Drafts
from mbclint.engine.mended import Mended
from mbclint.engine.recording import Key, record_commits
from mbclint.engine.run import Run
from mbclint.engine.sources import UnreadableError
from mbclint.engine.untranslated import Work, untranslated
from mbclint.engine.worse import worse_files
from mbclint.fixing.encode import EncodeError
from mbclint.model.finding import Finding
from mbclint.model.span import Span
from mbclint.model.untranslated import Reason
from mbclint.translation.located import Wanted
from mbclint.translation.placing import PlacingError, placed
from mbclint.translation.quality import Check
from mbclint.translation.unit import Occurrence, Returned

_ROUNDS = 5
"""A text within another, such as the alternative text of an image in a paragraph, waits for the
next round."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The files as they would be, and an answer for each unit in the order given."""

    mended: Mended
    answers: tuple[Answer, ...]


def apply(
    run: Run, returned: Sequence[Returned], language: str, allowed: Collection[Check] = ()
) -> Applied:
    """Put what was translated into ``language`` into the pages that it names. Raises
    ``SettingsError``."""
    named = _named(run.project.root, returned)
    return _Applying(run.remembering(), language, named, Drafts(run.project)).done(
        returned, allowed
    )


@dataclass(frozen=True, slots=True)
class _Placement:
    """A translation on its way to one place."""

    place: Occurrence
    span: Span
    answer: Answer
    key: Key


@dataclass(slots=True)
class _Applying:
    run: Run
    language: str
    named: Sequence[Path]
    drafts: Drafts
    _done: set[Key] = field(default_factory=set)
    """What was placed or refused."""
    _placed: set[Key] = field(default_factory=set)

    def done(self, returned: Sequence[Returned], allowed: Collection[Check]) -> Applied:
        answers = tuple(map(Answer, returned))
        work = first = self._work()
        pairs = tuple(matched(answers, work.units, self.run.detector, allowed))
        for _ in range(_ROUNDS):
            if not self._round(pairs):
                break
            work = self._work()
            pairs = tuple(found_again(pairs, work.units))
        if record_commits(first.units, self._placed, self.drafts):
            work = self._work()
        worse = worse_files(first.outcome, work.outcome, self.drafts.changed)
        if worse:
            for path, finding in worse.items():
                self._take_back(path, finding, answers)
            work = self._work()
        return Applied(Mended(work.outcome, self.drafts.changes(), ()), answers)

    def _work(self) -> Work:
        wanted = Wanted(self.language)
        return untranslated(self.run, self.named, wanted, self.drafts.view)

    def _round(self, pairs: Iterable[Pair]) -> bool:
        """Place what can be placed; whether that was anything."""
        by_path: dict[str, list[_Placement]] = defaultdict(list)
        for answer, unit in pairs:
            paths = answer.returned.paths
            for place in unit.occurrences:
                key = (place.path, place.locator, unit.source)
                if key in self._done or (paths and place.path not in paths):
                    continue
                if place.span is None:
                    self._done.add(key)
                    answer.left.append(f"{place.shown}: {_no_place(place)}")
                else:
                    by_path[place.path].append(_Placement(place, place.span, answer, key))
        before = len(self._placed)
        for path, placements in by_path.items():
            self._place_in(path, placements)
        return len(self._placed) > before

    def _place_in(self, path: str, placements: Sequence[_Placement]) -> None:
        """Place the texts of one file from its end, so that those before stay where they are; of
        two within each other, the outer one."""
        try:
            article = self.drafts.article(path)
        except (OSError, UnreadableError) as error:
            for each in placements:
                self._done.add(each.key)
                each.answer.left.append(f"{each.place.shown}: it cannot be read: {error}")
            return
        start = len(article.source.text)
        for each in sorted(placements, key=lambda it: (-it.span.end, it.span.start)):
            if each.span.end > start:
                continue
            self._done.add(each.key)
            reread = partial(self.drafts.reread, article.source)
            try:
                after = placed(article, each.span, each.answer.returned.target, reread)
                self.drafts.put(article.source, after.source.text)
            except (PlacingError, EncodeError) as error:
                each.answer.left.append(f"{each.place.shown}: {error}")
            else:
                article, start = after, each.span.start
                each.answer.placed.append(each.place.shown)
                self._placed.add(each.key)

    def _take_back(self, path: str, finding: Finding, answers: Iterable[Answer]) -> None:
        """Leave a file as it was, since its new texts would bring an error."""
        self.drafts.take_back(path)
        said = f"{finding.code} {finding.name} to {finding.path}:{finding.place.start.line}"
        for answer in answers:
            back = [place for place in answer.placed if place.startswith(f"{path}:")]
            answer.placed = [place for place in answer.placed if place not in back]
            answer.left += (f"{place}: taken back: it would bring {said}" for place in back)


def _named(root: Path, returned: Iterable[Returned]) -> list[Path]:
    """The pages that the units name; the whole project where they name none."""
    paths = dict.fromkeys(path for unit in returned for path in unit.paths)
    there = [root / path for path in paths if _is_within(path) and (root / path).is_file()]
    return there or [root]


def _is_within(path: str) -> bool:
    """Whether a path from a returned file stays within the project."""
    return not path.startswith(("/", "\\")) and ".." not in path.replace("\\", "/").split("/")


def _no_place(place: Occurrence) -> str:
    if place.reason is Reason.MISSING:
        return "the page is not there yet in this language; make it first"
    return "where it belongs in the translation cannot be told; put it there by hand"
