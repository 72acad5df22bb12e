"""How the program ends: with its code, with all that it had to say, and without a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = [sys.executable, "-m", "mbclint", "check", "--no-cache"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "page.md"
    page.write_text("# Kidneys\n\n## See also\n\n- MRI\n- MRI\n", "utf-8")
    return page


@pytest.mark.parametrize(("threshold", "code"), [("info", 1), ("never", 0)])
def test_the_code_is_that_of_the_report(page: Path, threshold: str, code: int) -> None:
    done = subprocess.run(
        [*CHECK, f"--fail-on={threshold}", str(page)], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert "SEE102" in done.stdout
    assert done.stdout.rstrip().endswith(".")


def test_what_is_to_be_done_at_the_end_is_done() -> None:
    program = (
        "import atexit, sys; atexit.register(print, 'the end'); sys.argv = ['mbclint', '--version'];"
        "from mbclint.commands.program import program; program()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[1:] == ["the end"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_told(page: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*CHECK, str(page)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "mbclint: the report cannot be written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
def test_nobody_has_to_listen(page: Path) -> None:
    words = " ".join((*CHECK, str(page)))
    for closed in (">&-", ">&- 2>&-", "| head -n 0"):
        done = subprocess.run(
            ["bash", "-c", f"{words} {closed}; exit ${{PIPESTATUS[0]}}"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
