"""Plots of figures: time and memory against pages, ratios against what is aimed at."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rows import TIMES, Row

_BY_PAGES: Sequence[tuple[str, str, str]] = (
    ("time-all", "Time of a run", "s"),
    ("time-page", "Time of a page", "ms"),
    ("memory", "Memory", "MB"),
)
"""The file, its title, and the unit of what is drawn."""


def draw(rows: Sequence[Row], folder: Path) -> Iterator[Path]:
    """Write the plots that there are figures for; none without matplotlib."""
    try:
        import matplotlib as mpl
    except ImportError:
        print('Plots need the extra "bench".')
        return
    mpl.use("svg")
    from matplotlib import pyplot

    scale = [row for row in rows if row.benchmark == "scale"]
    for name, title, unit in _BY_PAGES:
        drawn = [row for row in scale if row.unit == unit]
        if drawn:
            figure, axes = pyplot.subplots(figsize=(7, 4.5), layout="constrained")
            _by_pages(axes, drawn)
            axes.set(title=title, ylabel=unit)
            yield _saved(figure, folder / f"{name}.svg")
    ratios = [row for row in rows if row.unit == TIMES and row.benchmark != "start"]
    if ratios:
        figure, axes = pyplot.subplots(figsize=(8, 0.8 + 0.4 * len(ratios)), layout="constrained")
        _bars(axes, ratios)
        yield _saved(figure, folder / "ratios.svg")


def _by_pages(axes: Any, rows: Sequence[Row]) -> None:
    series: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in rows:
        series[row.what].append((row.pages, row.value))
    for name, points in series.items():
        axes.plot(*zip(*sorted(points), strict=True), marker="o", label=name)
    sizes = sorted({row.pages for row in rows})
    axes.set(xscale="log", xlabel="pages")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xticks([], minor=True)
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend()


def _bars(axes: Any, rows: Sequence[Row]) -> None:
    names = [f"{row.what} ({row.pages:,} pages)" for row in rows]
    values = [row.value for row in rows]
    axes.barh(names, values, color="steelblue", height=0.5)
    aims = [(row.aim, at) for at, row in enumerate(rows) if row.aim is not None]
    if aims:
        places, heights = zip(*aims, strict=True)
        axes.plot(places, heights, "|", color="black", markersize=18, label="aim, at most")
        axes.legend()
    axes.set(xscale="log", xlabel="times, less is better")
    axes.invert_yaxis()


def _saved(figure: Any, file: Path) -> Path:
    figure.savefig(file)
    return file
