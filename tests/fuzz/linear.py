"""Whether reading takes time in proportion to size: each hostile family at four sizes.

``python -m tests.fuzz.linear`` prints seconds, and how the time grows where the size grows eight
times: 8 is linear, 64 quadratic. The collector of cycles is off: its rounds would blur the growth.
"""

import argparse
import gc
import time
import warnings

from mbclint.model.source import Source
from mbclint.readers.options import ReadOptions
from tests.fuzz.hostile import FAMILIES, Family
from tests.fuzz.mutate import TARGETS, Target

READERS = {
    "html": TARGETS["html"],
    "md": TARGETS["markdown"],
    "mdx": TARGETS["markdown"],
    "txt": TARGETS["text"],
}
SIZES = (1, 2, 4, 8)
_TOO_SHORT = 0.05
"""Seconds below which the growth says nothing."""
_TOO_LONG = 30.0
_SUPERLINEAR = 16.0


def times(family: Family, reader: Target, suffix: str, base: int) -> list[float]:
    """Processor seconds at each size; sizes after one that takes too long are left out."""
    taken: list[float] = []
    for size in SIZES:
        source = Source(f"page.{suffix}", family(base * size), reader.format)
        begin = time.process_time()
        reader.read(source, ReadOptions())
        taken.append(time.process_time() - begin)
        if taken[-1] > _TOO_LONG:
            break
    return taken


def main() -> int:
    """Print the times, and fail when a family's time grows faster than its size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=int, default=12_500, help="units at the smallest size")
    parser.add_argument("--reader", choices=FAMILIES, action="append")
    parser.add_argument("--family", help="only families whose name holds this")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    gc.disable()
    grows_faster: list[str] = []
    for suffix in arguments.reader or FAMILIES:
        for name, family in FAMILIES[suffix].items():
            if arguments.family and arguments.family not in name:
                continue
            gc.collect()
            taken = times(family, READERS[suffix], suffix, arguments.base)
            growth = taken[-1] / max(taken[0], 1e-4)
            wrong = taken[-1] > _TOO_SHORT and (growth > _SUPERLINEAR or len(taken) < len(SIZES))
            grows_faster += [f"{suffix}: {name}"] if wrong else []
            shown = " ".join(f"{each:8.3f}" for each in taken)
            remark = "  FASTER THAN SIZE" if wrong else ""
            print(f"{suffix:<4} {name:<36} {shown}   x{growth:5.1f}{remark}", flush=True)
    print(f"Time grows faster than size in {len(grows_faster)} families: {grows_faster}")
    return 1 if grows_faster else 0


if __name__ == "__main__":
    raise SystemExit(main())
