"""What was examined in an earlier round of one run: only what changed since is examined again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mbclint.engine.examiner import Examined, Examiner, Task
from mbclint.engine.workers import examine_all

_Known = tuple[bytes | None, bool, Examined]


@dataclass(slots=True)
class Memory:
    """Examined files, by what stood for them then. Of use where the same files are judged under
    the same settings several times."""

    _known: dict[str, _Known] = field(default_factory=dict)

    def examine_all(
        self, examiner: Examiner, tasks: Sequence[Task], jobs: int
    ) -> Iterator[Examined]:
        """See ``workers.examine_all``."""
        recalled = [self._recalled(task, examiner) for task in tasks]
        fresh = [task for task, known in zip(tasks, recalled, strict=True) if known is None]
        done = examine_all(examiner, fresh, jobs)
        for task, known in zip(tasks, recalled, strict=True):
            if known is None:
                known = next(done)
                raw = examiner.reader.view.contents.get(known.shown)
                self._known[known.shown] = (raw, task.judged, known)
            yield known

    def _recalled(self, task: Task, examiner: Examiner) -> Examined | None:
        shown = examiner.reader.shown(task.path)
        raw, judged, examined = self._known.get(shown, (None, False, None))
        if raw != examiner.reader.view.contents.get(shown) or (task.judged and not judged):
            return None
        return examined
