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
        self, examiner: Examiner, tasks: Sequence[Task], with_facts: bool, jobs: int
    ) -> Iterator[Examined]:
        """See ``workers.examine_all``."""
        fresh = [task for task in tasks if self._recalled(task, examiner) is None]
        done = examine_all(examiner, fresh, with_facts, jobs)
        for task, examined in zip(fresh, done, strict=True):
            raw = examiner.reader.view.contents.get(examined.shown)
            self._known[examined.shown] = (raw, task.judged, examined)
        for task in tasks:
            recalled = self._recalled(task, examiner)
            assert recalled is not None
            yield recalled

    def _recalled(self, task: Task, examiner: Examiner) -> Examined | None:
        shown = examiner.reader.shown(task.path)
        raw, judged, examined = self._known.get(shown, (None, False, None))
        if raw != examiner.reader.view.contents.get(shown) or (task.judged and not judged):
            return None
        return examined
