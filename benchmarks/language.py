"""How well each detector tells the languages of short titles.

``python benchmarks/language.py FOLDER [--pairs es:en,en:es] [--plots FOLDER] [--errors]`` reads
``sets/*.tsv`` (columns ``lang``, ``n_words``, ``text``, ``concept``, ``extra``) and
``mixed/*.jsonl`` (``native``, ``foreign_candidates``, ``items`` with ``text`` and ``label``). A
pair is the native language and the foreign one; FOLDER may be an archive. Plots need matplotlib.
"""

import argparse
import csv
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from mbclint.language.backends import MissingBackendError, make
from mbclint.language.detector import Detector, Judgement, Verdict
from mbclint.settings.detection import DetectorName

_PEOPLE = {"Personas", "People", "Personnalités"}
"""Topics whose titles are names of people: most have no language."""
_LONGEST = 12
_SAMPLE = {DetectorName.LANGDETECT: 1500}
"""Titles of each side for detectors that would take hours; every n-th is taken."""
_EVERY_LIST = 20
_PLOTTED = "2+ no people"
_FALSE_ALARMS = (0.001, 0.002, 0.01)
_FIRST = """
import sys, time
from mbclint.language.backends import make
begin = time.perf_counter()
detector = make(sys.argv[1])
detector.judge("What your kidneys do for you", "es", ("en",))
taken = time.perf_counter() - begin
for title in ("Preguntas para el médico", "Back pain"):
    detector.judge(title, "es", ("en",))
with open("/proc/self/status") as status:  # the high-water mark of this program, not of its parent
    peak = next(line for line in status if line.startswith("VmHWM"))
print(taken * 1000, int(peak.split()[1]) / 1024)
"""


@dataclass(frozen=True)
class Title:
    """A title of known language."""

    text: str
    language: str
    words: int
    source: str
    person: bool


@dataclass(frozen=True)
class Scores:
    """Scores of native and of foreign titles, and how many of each were called foreign."""

    native: Sequence[Judgement]
    foreign: Sequence[Judgement]
    titles_a_second: float

    def recall(self, threshold: float) -> float:
        """The share of foreign titles beyond a threshold."""
        return _share(it.score > threshold for it in self.foreign)

    def false_alarms(self, threshold: float) -> float:
        """The share of native titles beyond it."""
        return _share(it.score > threshold for it in self.native)

    def threshold(self, false_alarms: float) -> float:
        """The least threshold with no more than that share of false alarms."""
        scores = sorted((it.score for it in self.native), reverse=True)
        return scores[int(false_alarms * len(scores))]

    @property
    def accuracy(self) -> float:
        """The share of titles whose score has the right sign."""
        right = sum(it.score <= 0 for it in self.native) + sum(it.score > 0 for it in self.foreign)
        return right / (len(self.native) + len(self.foreign))


def _share(flags: Iterator[bool]) -> float:
    counted = Counter(flags)
    return counted[True] / max(1, counted.total())


def titles(folder: Path) -> Iterator[Title]:
    """All titles of the sets."""
    for path in sorted((folder / "sets").glob("*.tsv")):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                person = (row["extra"] or "") in _PEOPLE
                words = int(row["n_words"])
                yield Title(row["text"], row["lang"], words, path.stem, person)


def selections(known: Sequence[Title]) -> Iterator[tuple[str, list[Title]]]:
    """What is measured apart."""
    yield "2+", [title for title in known if title.words >= 2]
    yield _PLOTTED, [title for title in known if title.words >= 2 and not title.person]
    yield "3+ no people", [title for title in known if title.words >= 3 and not title.person]


def judged(
    detector: Detector, native: str, foreign: str, known: Sequence[Title], sample: int | None
) -> Scores:
    """Every title of the two languages, judged as one of a list in ``native``."""
    sides = []
    begin, count = time.process_time(), 0
    for language in (native, foreign):
        texts = [title.text for title in known if title.language == language]
        step = max(1, len(texts) // sample) if sample else 1
        sides.append([detector.judge(text, native, (foreign,)) for text in texts[::step]])
        count += len(sides[-1])
    return Scores(sides[0], sides[1], count / (time.process_time() - begin))


def row(name: str, what: str, scores: Scores) -> str:
    """A line of the table."""
    flagged = _share(it.verdict is Verdict.FOREIGN for it in scores.foreign)
    wrong = _share(it.verdict is Verdict.FOREIGN for it in scores.native)
    recalls = " ".join(
        f"{100 * scores.recall(scores.threshold(share)):6.2f}" for share in _FALSE_ALARMS
    )
    count = len(scores.native) + len(scores.foreign)
    return (
        f"{name:12} {what:26} {count:6} {scores.accuracy:.4f} {recalls}  "
        f"{100 * flagged:6.2f} {100 * wrong:6.3f} {scores.titles_a_second:9,.0f}"
    )


def first_call(name: str) -> str:
    """Milliseconds to the first judgement of a new process, imports of the detector included, and
    megabytes of the whole process (Linux)."""
    run = [sys.executable, "-c", _FIRST, name]
    subprocess.run(run, capture_output=True, check=True)  # builds what is not yet built
    taken, memory = subprocess.run(run, capture_output=True, check=True, text=True).stdout.split()
    return f"first judgement {float(taken):.0f} ms, {float(memory):.0f} MB"


class Item(msgspec.Struct):
    """A title of a mixed list."""

    text: str
    label: str


class Mixed(msgspec.Struct):
    """A list of titles in several languages."""

    native: str
    foreign_candidates: list[str]
    items: list[Item]


Judged = tuple[Mixed, tuple[Judgement, ...]]


def lists(folder: Path) -> list[Mixed]:
    """All mixed lists."""
    lines = [
        line
        for path in sorted((folder / "mixed").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [msgspec.json.decode(line, type=Mixed) for line in lines]


def mixed(judged: Sequence[Judged], errors: bool) -> str:
    """What is flagged of which label. Native titles alone count against precision; of names and of
    titles that are the same in both languages, the share is said."""
    counts: Counter[tuple[str, bool]] = Counter()
    several: Counter[bool] = Counter()
    wrong = []
    for each, judgements in judged:
        for item, found in zip(each.items, judgements, strict=True):
            flag = found.verdict is Verdict.FOREIGN
            counts[item.label, flag] += 1
            if item.label == "foreign" and len(item.text.split()) > 1:
                several[flag] += 1
            if flag and item.label == "native":
                wrong.append(f"    {found.score:6.2f} {each.native}: {item.text}")
    hits, alarms = counts["foreign", True], counts["native", True]

    def flagged(label: str) -> float:
        return counts[label, True] / max(1, counts[label, True] + counts[label, False])

    touched = sum(
        any(
            found.verdict is Verdict.FOREIGN and item.label == "native"
            for item, found in zip(each.items, judgements, strict=True)
        )
        for each, judgements in judged
    )
    said = (
        f"  precision {hits / max(1, hits + alarms):.4f}, recall {flagged('foreign'):.4f}, "
        f"of two and more words {several[True] / max(1, several.total()):.4f}; "
        f"lists with a native false alarm {touched} of {len(judged)}; "
        f"names flagged {flagged('name'):.4f}, same in both {flagged('both'):.4f}"
    )
    return "\n".join([said, *sorted(set(wrong), reverse=True)]) if errors else said


def touched(judged: Sequence[Judged], threshold: float) -> int:
    """Lists with a native title of two and more words beyond a threshold."""
    return sum(
        any(
            found.score > threshold and item.label == "native" and len(item.text.split()) > 1
            for item, found in zip(each.items, judgements, strict=True)
        )
        for each, judgements in judged
    )


def plot(curves: dict[str, Scores], path: Path) -> None:
    """Recall against false alarms of every detector."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    shares = [10 ** (exponent / 10) for exponent in range(-40, 1)]
    figure, axes = pyplot.subplots()
    for name, scores in curves.items():
        recalls = [scores.recall(scores.threshold(min(share, 0.999))) for share in shares]
        axes.plot(shares, recalls, label=name)
    axes.set(xscale="log", xlabel="false alarms", ylabel="recall", ylim=(0, 1), title=path.stem)
    axes.legend()
    figure.savefig(path)
    pyplot.close(figure)


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder, or that of an archive, unpacked for as long as it is needed."""
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(path) as archive:
            archive.extractall(scratch, filter="data")
        yield Path(scratch)


def main() -> None:
    """Measure every detector that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", default="es:en,en:es,fr:en,de:en,pt:en,it:en,nl:en")
    parser.add_argument("--plots", type=Path)
    parser.add_argument("--errors", action="store_true", help="list false alarms in mixed lists")
    given = parser.parse_args()
    with unpacked(given.folder) as folder:
        known = [title for title in titles(folder) if title.words <= _LONGEST]
        every = lists(folder)
    curves: dict[str, dict[str, Scores]] = {}
    by_default: list[Judged] = []
    print(
        f"{'detector':12} {'native<foreign, words':26} titles accur.  recall at .1 .2 1 %"
        "   recall alarms  titles/s"
    )
    for name in DetectorName:
        try:
            detector = make(name)
        except MissingBackendError as error:
            print(f"{name:12} not measured: {error}")
            continue
        for pair in given.pairs.split(","):
            native, foreign = pair.split(":")
            for what, chosen in selections(known):
                scores = judged(make(name), native, foreign, chosen, _SAMPLE.get(name))
                print(row(name, f"{native}<{foreign} {what}", scores), flush=True)
                if what == _PLOTTED:
                    curves.setdefault(pair, {})[name] = scores
        print(f"  {first_call(name)}")
        some = every[:: _EVERY_LIST if name in _SAMPLE else 1]
        answers = [
            (
                each,
                tuple(
                    detector.judge(it.text, each.native, each.foreign_candidates)
                    for it in each.items
                ),
            )
            for each in some
        ]
        by_default = by_default or answers
        print(mixed(answers, given.errors), flush=True)
    for pair, by_name in curves.items():
        print(f"{pair}, {_PLOTTED}: threshold, recall, false alarms; mixed lists touched")
        scores = by_name[DetectorName.FREQUENCIES]
        for threshold in (step / 4 for step in range(17)):
            print(
                f"  {threshold:5.2f} {100 * scores.recall(threshold):6.2f} "
                f"{100 * scores.false_alarms(threshold):7.3f} {touched(by_default, threshold):4}"
            )
        if given.plots:
            given.plots.mkdir(parents=True, exist_ok=True)
            plot(by_name, given.plots / f"{pair.replace(':', '-')}.svg")


if __name__ == "__main__":
    main()
