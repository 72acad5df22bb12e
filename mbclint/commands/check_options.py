"""The options of ``mbclint check``, in the groups in which its help shows them."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from mbclint.commands.executing import EXECUTORS
from mbclint.commands.targets import Format
from mbclint.model.finding import Severity
from mbclint.reports import REPORTERS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _together(*options: Decorator) -> Decorator:
    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        return reduce(lambda made, option: option(made), reversed(options), command)

    return decorate


rule_options = _together(
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        help="Run these rules only: codes, names, families or ALL, with commas between.",
    ),
    click.option(
        "--extend-select", multiple=True, metavar="RULES", help="Run these rules as well."
    ),
    click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules."),
    click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which ages are counted."
    ),
    click.option("--profile", metavar="NAME", help="A profile of the settings, such as publish."),
    click.option("--config", type=click.Path(path_type=Path), help="The root settings file."),
    click.option("--isolated", is_flag=True, help="Read no settings file."),
)
"""Which rules run, and how."""

file_options = _together(
    click.option(
        "--stdin-filename",
        type=click.Path(path_type=Path),
        help="The path under which standard input is judged.",
    ),
    click.option(
        "--files-from",
        type=click.Path(path_type=Path, allow_dash=True),
        metavar="FILE",
        help='Check the paths in FILE too, with line breaks or NUL between; "-" is standard input.',
    ),
    click.option(
        "--since",
        metavar="REVISION",
        help="Check what git sees changed since it parted from REVISION, and what that affects.",
    ),
    click.option(
        "--staged", is_flag=True, help="Check what is staged, against the site as it is staged."
    ),
    click.option(
        "--changed-lines",
        is_flag=True,
        help="With --since or --staged: of changed files, report what is found on new lines.",
    ),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Pass over what the setting exclude names, also where a file is named here.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1),
        help="How many processes read at once (default: one for each processor).",
    ),
    click.option(
        "--executor",
        type=click.Choice(EXECUTORS),
        help="Who reads: processes of this machine (default), this process alone, or a Dask "
        "cluster.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="With --executor dask: the address of its scheduler, such as tcp://10.0.0.1:8786.",
    ),
    click.option(
        "--no-cache",
        "use_cache",
        is_flag=True,
        default=True,
        flag_value=False,
        help="Read every page anew, and keep nothing.",
    ),
    click.option(
        "--cache-dir",
        type=click.Path(path_type=Path, file_okay=False),
        help="The folder in which read pages are kept (default: in the cache folder).",
    ),
)
"""Which files are read, and how."""

online_options = _together(
    click.option(
        "--offline",
        is_flag=True,
        help="Ask nothing: of other sites, tell what the store knows, however old it is.",
    ),
    click.option(
        "--refresh", is_flag=True, help="Ask everything, however fresh the store's answers are."
    ),
    click.option(
        "--store",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The file in which answers of other sites are kept (default: in the cache folder).",
    ),
)
"""How links to other sites are asked."""

live_options = _together(
    click.option(
        "--depth",
        type=click.IntRange(0),
        help="Of a published site: how many links deep pages are read (default: 0).",
    ),
    click.option(
        "--most-pages",
        type=click.IntRange(1),
        help="Of a published site: how many pages are read at most (default: 10,000).",
    ),
)
"""How a published site is read."""

fix_options = _together(
    click.option("--fix", is_flag=True, help="Mend what is safe to mend, then report the rest."),
    click.option("--unsafe-fixes", is_flag=True, help="Mend also what may change the meaning."),
    click.option(
        "--diff", is_flag=True, help="Show what --fix would change, as a diff; write nothing."
    ),
    click.option("--fix-only", is_flag=True, help="Mend, and report nothing that is left."),
    click.option("--show-fixes", is_flag=True, help="List what was mended."),
)
"""What is mended."""

report_options = _together(
    click.option(
        "--format",
        "formats",
        multiple=True,
        type=Format(REPORTERS),
        metavar="NAME[=PATH]",
        help=f"How to report, and to which file: {', '.join(REPORTERS)} (default: text). May be "
        "given several times.",
    ),
    click.option(
        "-o",
        "--output-file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The file for a format without one (default: standard output).",
    ),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule instead."),
    click.option(
        "-q", "--quiet", is_flag=True, help="Report only what fails the run, and no counts."
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*(severity.value for severity in Severity), "never"]),
        help="The least severity that fails the run (default: error).",
    ),
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        help="The file with known findings, which are not reported.",
    ),
    click.option(
        "--no-baseline",
        "use_baseline",
        is_flag=True,
        default=True,
        flag_value=False,
        help="Report known findings as well.",
    ),
    click.option("--show-undecided", is_flag=True, help="List the titles that were not judged."),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
    ),
)
"""What is said, and where."""
