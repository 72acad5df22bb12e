"""``mbclint links`` and ``mbclint check --online``, against a server of our own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.conftest import RunCommand, ask_soon, hears_interrupts
from tests.network.server import Server


@pytest.fixture
def site(folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    ask_soon(folder / "mbclint.toml", server, monkeypatch)
    return folder


def write(site: Path, *urls: str, name: str = "page.md") -> None:
    lines = (f"- [Page {number}]({url})" for number, url in enumerate(urls))
    (site / name).write_text("# Kidneys\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def codes(run: RunCommand, *arguments: str) -> list[tuple[int, str]]:
    """Line and rule of each finding, for the rules about other sites."""
    found = json.loads(run(*arguments, "--format", "json").stdout)["findings"]
    return [(it["line"], it["code"]) for it in found if it["code"].startswith("LNK52")]


def test_each_verdict_has_its_rule(run: RunCommand, site: Path, server: Server) -> None:
    paths = ["/ok", "/status/404", "/redirect/301?to=/ok", "/soft-404-title", "/status/403"]
    paths += ["/status/500", "/fragments#gone", "/fragments#last", "/parked"]
    write(site, *map(server.url, paths))
    expected = [(4, "LNK521"), (5, "LNK522"), (6, "LNK523"), (7, "LNK524"), (8, "LNK525")]
    expected += [(9, "LNK527"), (11, "LNK528")]
    result = run("links")
    assert result.exit_code == 1
    assert codes(run, "links") == expected
    assert codes(run, "check", "--online", "--select", "LNK") == expected
    assert (
        "8 addresses of other sites: 3 alive, 1 moved, 1 dead, 1 soft-404, 1 blocked, 1 unreachable"
        in (result.stderr)
    )


def test_without_being_told_nothing_is_asked(run: RunCommand, site: Path, server: Server) -> None:
    write(site, server.url("/status/404"))
    assert codes(run, "check") == []
    assert server.seen == []


def test_each_address_is_asked_once(run: RunCommand, site: Path, server: Server) -> None:
    urls = [
        server.url("/ok"),
        server.url("/ok#diet"),
        server.url("/ok#water"),
        server.url("/plain"),
    ]
    write(site, *urls * 3)
    write(site, *urls, name="other.md")
    assert codes(run, "links", "--fix", "--unsafe-fixes") == []
    assert Counter(it.path for it in server.seen) == {"/ok": 1, "/plain": 1}


def test_what_is_known_is_not_asked_again(run: RunCommand, site: Path, server: Server) -> None:
    write(site, server.url("/ok"), server.url("/status/404"), server.url("/status/500"))
    before = codes(run, "links")
    server.reset()
    assert codes(run, "links") == before
    assert [it.path for it in server.seen] == ["/status/500"]
    server.reset()
    assert codes(run, "links", "--offline") == before
    assert server.seen == []
    run("links", "--refresh")
    assert {it.path for it in server.seen} == {"/ok", "/status/404", "/status/500"}
    assert [it.headers.get("if-none-match") for it in server.asked("/ok")] == ['"v1"']


def test_a_moved_page_is_mended_on_request(run: RunCommand, site: Path, server: Server) -> None:
    to = server.url("/ok")
    write(site, server.url(f"/redirect/301?to={to}#diet"), server.url("/deep/redirect-to-root"))
    assert run("links", "--fix").exit_code == 0
    assert "redirect/301" in (site / "page.md").read_text()
    run("links", "--unsafe-fixes", "--fix")
    text = (site / "page.md").read_text()
    assert f"[Page 0]({to}#diet)" in text
    assert "[Page 1](" + server.url("/deep/redirect-to-root") in text


def test_https_where_it_answers_alike(run: RunCommand, site: Path, server: Server) -> None:
    settings = (site / "mbclint.toml").read_text()
    remap = (
        f'"http://kidneys.org" = "{server.url("")}"\n'
        f'"https://kidneys.org" = "{server.tls_url("")}"\n'
        f'"http://stones.org" = "{server.url("")}"\n'
    )
    local = settings.replace("allow-hosts = [", 'allow-hosts = ["localhost", ')
    (site / "mbclint.toml").write_text(f"{local}[links.remap]\n{remap}")
    write(site, "http://kidneys.org/ok#diet", "http://stones.org/plain")
    result = run("links", "--select", "LNK507,LNK529", "--format", "json")
    found = [(it["line"], it["code"]) for it in json.loads(result.stdout)["findings"]]
    assert found == [(3, "LNK529"), (4, "LNK507")]
    assert "2 addresses of other sites: 2 alive (2 asked, 0 known before)" in result.stderr
    run("links", "--fix", "--unsafe-fixes", "--select", "LNK529")
    assert "[Page 0](https://kidneys.org/ok#diet)" in (site / "page.md").read_text()


def test_the_store_as_lines(run: RunCommand, site: Path, server: Server) -> None:
    write(site, server.url("/status/404"), server.url("/ok"))
    run("links", "--store", "own.sqlite")
    assert run("links", "--export", "links.txt", "--store", "own.sqlite").exit_code == 0
    lines = (site / "links.txt").read_text().splitlines()
    assert lines == [lines[0], *sorted(lines[1:])]
    assert len(lines) == 3
    server.reset()
    found = codes(run, "links", "--import", "links.txt", "--offline", "--store", "new.sqlite")
    assert (found, server.seen) == ([(3, "LNK521")], [])
    assert run("links", "--export", "-", "--store", "new.sqlite").stdout.splitlines() == lines
    (site / "links.txt").write_text("nonsense")
    result = run("links", "--import", "links.txt")
    assert (result.exit_code, "links.txt: line 1: expected" in result.stderr) == (2, True)


def test_what_is_not_asked(run: RunCommand, site: Path, server: Server) -> None:
    settings = (site / "mbclint.toml").read_text()
    (site / "mbclint.toml").write_text(f'{settings}exclude = ["*/status/*"]\n')
    (site / "page.html").write_text(
        f'<html lang="en"><body><form action="{server.url("/ok?form")}"></form>'
        f'<link rel="preconnect" href="{server.url("/ok?hint")}">'
        '<a href="https://www.example.org/">x</a> <a href="http://10.0.0.1/">y</a>'
        f'<a href="{server.url("/status/404")}">z</a> <a href="mailto:a@kidneys.org">m</a>'
    )
    assert codes(run, "links") == []
    assert server.seen == []


def test_a_link_that_says_another_language(run: RunCommand, site: Path, server: Server) -> None:
    (site / "page.html").write_text(
        f'<html lang="en"><body><a hreflang="en" href="{server.url("/spanish")}">x</a>\n'
        f'<a hreflang="es" href="{server.url("/spanish")}">x</a>\n'
        f'<a hreflang="es" href="{server.url("/no-language")}">x</a>'
    )
    assert codes(run, "links") == [(1, "LNK526")]


def test_secrets_are_in_no_report(
    run: RunCommand, site: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGIN", "ana:wrong-secret")
    settings = (site / "mbclint.toml").read_text()
    (site / "mbclint.toml").write_text(f'{settings}[links.auth]\n"{server.hosts[0]}" = "LOGIN"\n')
    write(site, server.url("/guarded"))
    result = run("links", "--format", "json")
    run("links", "--export", "links.txt")
    assert "authorization" in server.seen[0].headers
    assert "wrong-secret" not in result.output + (site / "links.txt").read_text()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopped_half_way(site: Path, server: Server, how: signal.Signals) -> None:
    settings = (site / "mbclint.toml").read_text()
    (site / "mbclint.toml").write_text(settings.replace("interval = 0.0", "interval = 0.05"))
    urls = [server.url(f"/ok?{number}") for number in range(120)]
    write(site, *urls)
    command = [sys.executable, "-m", "mbclint", "links"]
    with subprocess.Popen(
        command,
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hears_interrupts,
    ) as process:
        deadline = time.monotonic() + 60
        while len(server.seen) < 25 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert 25 <= len(server.seen) < 120
    if how is signal.SIGINT:
        assert process.returncode == 130
        assert "interrupted; " in said
        assert "Traceback" not in said
    first = {it.path for it in server.seen}
    server.reset()
    again = subprocess.run(
        command, cwd=site, capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert again.returncode == 0, again.stderr
    paths = [it.path for it in server.seen]
    assert len(paths) == len(set(paths))
    assert first | set(paths) == {f"/ok?{number}" for number in range(120)}
    # What was on its way, and the last fifth of a second of a run that was killed.
    assert len(first & set(paths)) <= 12
