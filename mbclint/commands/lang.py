"""``mbclint lang``: judge titles, one a line."""

import sys
from collections.abc import Sequence
from typing import BinaryIO

import click

from mbclint.commands.failing import usage_errors
from mbclint.commands.language_option import LanguageTags
from mbclint.commands.loading import detector_of, project_of
from mbclint.language.detector import Detector, Evidence, Judgement
from mbclint.language.list_language import language_of_titles
from mbclint.model.language_tags import canonical_case, is_well_formed
from mbclint.reports.json_text import json_line
from mbclint.settings.detection import Detection, DetectorName

_AUTO = "auto"


@click.command("lang")
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--native", required=True, help='The language of the list, or "auto" to judge it by its titles.'
)
@click.option(
    "--candidates",
    type=LanguageTags(),
    required=True,
    help="The other languages, with commas between.",
)
@click.option(
    "--format", "format_", type=click.Choice(["tsv", "jsonl"]), default="tsv", show_default=True
)
@click.option("--explain", is_flag=True, help="Say what each word speaks for.")
@click.option(
    "--detector",
    type=click.Choice([name.value for name in DetectorName]),
    help="Another detector than the project's.",
)
def command(
    file: BinaryIO,
    native: str,
    candidates: tuple[str, ...],
    format_: str,
    explain: bool,
    detector: str | None,
) -> None:
    """Judge the titles of FILE, one a line (default: standard input).

    A line comes out for each, in their order: verdict (native, foreign, undecided), language,
    score, probability, title, with tabs between.
    """
    if native != _AUTO and not is_well_formed(native):
        raise click.UsageError(f'--native: "{native}" is no language tag such as "en", nor "auto"')
    with usage_errors():
        settings = Detection(DetectorName(detector)) if detector else project_of([]).site.detection
        judge = detector_of(settings)
    titles = [line.rstrip("\r") for line in _decoded(file.read()).split("\n")]
    if titles[-1] == "":
        titles.pop()
    own = canonical_case(native)
    if native == _AUTO:
        own, candidates = _by_titles(titles, candidates, judge)
        click.echo(f"mbclint: the list is in {own}", err=True)
    for title in titles:
        judgement = judge.judge(title, own, candidates)
        evidence = _evidence(title, judgement, own, candidates, judge) if explain else None
        sys.stdout.write(_LINES[format_](title, judgement, evidence))


def _by_titles(
    titles: Sequence[str], languages: Sequence[str], judge: Detector
) -> tuple[str, tuple[str, ...]]:
    own = language_of_titles(titles, languages, judge)
    return own, tuple(tag for tag in languages if tag != own)


def _evidence(
    title: str, judgement: Judgement, native: str, candidates: Sequence[str], judge: Detector
) -> tuple[Evidence, ...]:
    if judgement.language and judgement.language != native:
        return judge.evidence(title, native, judgement.language)
    return judge.evidence(title, native, candidates[0]) if candidates else ()


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8-sig", "replace")


def _as_tsv(title: str, judgement: Judgement, evidence: Sequence[Evidence] | None) -> str:
    columns = [
        judgement.verdict.value,
        judgement.language or "",
        f"{judgement.score:.3f}",
        f"{judgement.probability:.4f}",
        title,
    ]
    if evidence is not None:
        columns.append(" ".join(f"{it.word}:{it.weight:+.2f}" for it in evidence))
        columns.append(judgement.reason)
    return "\t".join(columns) + "\n"


def _as_json(title: str, judgement: Judgement, evidence: Sequence[Evidence] | None) -> str:
    line: dict[str, object] = {
        "verdict": judgement.verdict.value,
        "language": judgement.language,
        "score": round(judgement.score, 3),
        "probability": round(judgement.probability, 4),
        "title": title,
    }
    if evidence is not None:
        line["evidence"] = [{"word": it.word, "weight": round(it.weight, 3)} for it in evidence]
        line["reason"] = judgement.reason
    return json_line(line)


_LINES = {"tsv": _as_tsv, "jsonl": _as_json}
