"""The action and the GitLab component: what they run, run in a shell."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
FAULTY = "# Kidney stones\n\n## See also\n\n- [Diet](diet)\n- [MRI](mri)\n- [Diet](diet)\n"
SETTINGS = 'root = true\nselect = ["SEE101", "EXP705"]\n[profiles.draft]\nignore = ["SEE"]\n'


def in_shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "mbclint.toml").write_text(SETTINGS)
    (tmp_path / "a page.md").write_text(FAULTY)
    return tmp_path


def action(site: Path, **inputs: str) -> tuple[str, dict[str, str], str]:
    """What the checking step of the action prints, its outputs, and the summary of the step."""
    described: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    defaults = {name: each["default"] for name, each in described["inputs"].items()}
    given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
    assert set(given) == set(defaults)
    step = next(each for each in described["runs"]["steps"] if each.get("id") == "check")
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    files = {"GITHUB_OUTPUT": site / "output", "GITHUB_STEP_SUMMARY": site / "summary"}
    for file in files.values():
        file.write_text("")
    done = in_shell(step["run"], site, **variables, **{key: str(it) for key, it in files.items()})
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    assert set(described["outputs"]) == set(outputs)
    return done.stdout, outputs, files["GITHUB_STEP_SUMMARY"].read_text()


def test_the_action_annotates_reports_and_tells_the_exit_code(site: Path) -> None:
    printed, outputs, summary = action(site)
    assert printed.startswith("::error file=a page.md,line=7,")
    assert outputs == {"exit-code": "1", "sarif-file": "./mbclint.sarif"}
    assert len(json.loads((site / "mbclint.sarif").read_text())["runs"][0]["results"]) == 1
    assert "SEE101" in summary


def test_the_action_passes_its_inputs_on(site: Path) -> None:
    assert action(site, args="--profile draft --fail-on info")[1]["exit-code"] == "0"
    assert action(site, fail_on="never")[1]["exit-code"] == "0"
    assert action(site, since="nothing")[1]["exit-code"] == "2"
    assert action(site, paths="absent.md")[1]["exit-code"] == "2"


def test_the_component_writes_what_gitlab_reads(site: Path) -> None:
    text = (PROJECT / "templates" / "mbclint.yml").read_text("utf-8")
    spec, jobs = yaml.safe_load_all(text)
    job: dict[str, Any] = jobs["mbclint"]
    for name, each in spec["spec"]["inputs"].items():
        assert f"$[[ inputs.{name} ]]" in text
        text = text.replace(f"$[[ inputs.{name} ]]", each["default"])
    variables = [*yaml.safe_load_all(text)][1]["mbclint"]["variables"]
    done = in_shell("\n".join(job["script"]), site, **variables)
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    assert len(json.loads((site / reports["codequality"]).read_text())) == 1
    assert "<failure" in (site / reports["junit"]).read_text()
