"""The public commands, run in a folder of their own."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mbclint.commands.main import main
from mbclint.network import retries
from tests.caches import use_own_cache
from tests.network.server import Server

RunCommand = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> RunCommand:
    def invoke(*arguments: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke


@pytest.fixture
def house_check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Installs a check of somebody else's with the given body, and a rule pack that uses it."""

    def install(body: str) -> None:
        info = folder / "site" / "house_checks-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-checks\nVersion: 1\n")
        (info / "entry_points.txt").write_text(
            "[mbclint.checks]\nno-shouting = house_checks:CHECK\n"
        )
        (folder / "site" / "house_checks.py").write_text(
            "from mbclint.checks.kinds import Options, PageCheck\n"
            "from mbclint.model.finding import Problem\n"
            "class NoOptions(Options, frozen=True):\n    pass\n"
            f"def find(page, options):\n    title = page.article.title\n    {body}\n"
            "CHECK = PageCheck(NoOptions, find)\n"
        )
        monkeypatch.syspath_prepend(folder / "site")
        monkeypatch.delitem(sys.modules, "house_checks", raising=False)
        pack = folder / "house-rules"
        pack.mkdir()
        (pack / "no-shouting.yaml").write_text(
            "code: HSE001\nname: no-shouting\nsummary: A title shouts.\nseverity: warning\n"
            "check: no-shouting\nwhy: It does.\nmend: Do not.\n"
            "examples:\n  - {about: loud, article: LOUD, finds: ['1:1 The title shouts']}\n"
        )
        (folder / "mbclint.toml").write_text('extend-rules = ["house-rules"]\n')

    return install


def hears_interrupts() -> None:
    """For a program that is to be interrupted: shells let what runs in the background ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ask_soon(file: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings by which the server may be asked at once, and a cache beside them."""
    hosts = ", ".join(f'"{host}"' for host in server.hosts)
    file.write_text(
        f"root = true\n[links]\nallow-hosts = [{hosts}]\ninterval = 0.0\ntimeout = 1\n"
        "connect-timeout = 1\nretries = 0\n"
    )
    monkeypatch.setattr(retries, "_FIRST_PAUSE", 0.01)
    use_own_cache(file.parent / "cache", monkeypatch)
