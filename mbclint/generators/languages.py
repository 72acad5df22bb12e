"""Language tags in configuration and in paths."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from mbclint.model.language_tags import base, canonical_case, is_well_formed

_LEAST_SHARED = 0.3
"""The share of the names in the smaller of two folders that the other has as well: translations lie
in parallel folders."""
_LONGEST = 11


def as_tag(written: str) -> str | None:
    """A BCP 47 tag of a language that CLDR has a name for, as it is usually written; None for
    anything else."""
    tag = written.strip().replace("_", "-")
    known = len(tag) <= _LONGEST and is_well_formed(tag) and base(tag) in _known()
    return canonical_case(tag) if known else None


def tags_in(values: Iterable[str]) -> tuple[str, ...]:
    """The tags among some values, each once."""
    return tuple(dict.fromkeys(tag for value in values if (tag := as_tag(value))))


def parallel_folders(paths: Iterable[str]) -> tuple[str, ...]:
    """The languages after which folders are named that lie side by side and hold files of the same
    names, in alphabetical order; nothing where there are none."""
    inside: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        steps = path.split("/")
        for depth, step in enumerate(steps[:-1]):
            if as_tag(step):
                inside["/".join(steps[:depth])][step].add("/".join(steps[depth + 1 :]))
    found: set[str] = set()
    for siblings in inside.values():
        for name, files in siblings.items():
            others = [other for each, other in siblings.items() if each != name]
            if any(_parallel(files, other) for other in others):
                found.add(name)
    return tags_in(sorted(found))


def _parallel(one: set[str], other: set[str]) -> bool:
    return len(one & other) > _LEAST_SHARED * min(len(one), len(other))


def has_folders_of(paths: Iterable[str], tags: Sequence[str]) -> bool:
    """Whether a folder in some path is named after one of some languages."""
    known = {tag.casefold() for tag in tags}
    return any(
        step.replace("_", "-").casefold() in known
        for path in paths
        for step in path.split("/")[:-1]
    )


@cache
def _known() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale("en").languages)
