"""``mbclint check`` of a published site, against a server of our own."""

import json
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
def here(folder: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    ask_soon(folder / "live.toml", server, monkeypatch)
    return folder


def check(run: RunCommand, url: str, *options: str) -> list[tuple[str, int, str]]:
    """Address, line and rule of each finding."""
    result = run("check", url, "--config", "live.toml", "--format", "json", *options)
    return [(it["path"], it["line"], it["code"]) for it in json.loads(result.stdout)["findings"]]


NOT_UTF_8 = 'The file is in Windows-1251, as it declares ("windows-1251"), not in UTF-8'


def pages(server: Server) -> Counter[str]:
    return Counter(it.path for it in server.seen if it.path.startswith(("/page/", "/clinic")))


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap.xml.gz", "/sitemap-index.xml"])
def test_the_pages_of_a_sitemap(run: RunCommand, here: Path, server: Server, path: str) -> None:
    found = check(run, server.url(path), "--extend-select", "ALL")
    own = {server.url(f"/page/{number}") for number in range(1, 6)}
    assert {url for url, _, _ in found} == own
    assert pages(server) == {f"/page/{number}": 1 for number in range(1, 6)}
    assert {it.host for it in server.seen} == {server.hosts[0]}


def test_a_page_and_what_it_links_to(run: RunCommand, here: Path, server: Server) -> None:
    check(run, server.url("/page/3"))
    assert pages(server) == {"/page/3": 1}
    server.reset()
    check(run, server.url("/page/3"), "--depth", "2")
    assert pages(server) == {f"/page/{number}": 1 for number in range(1, 6)}


def test_findings_of_links_within_the_site(run: RunCommand, here: Path, server: Server) -> None:
    found = check(run, server.url("/clinic"), "--depth", "1")
    links = [(url, code) for url, _, code in found if code.startswith("LNK")]
    codes = ["LNK521", "LNK502", "LNK524", "LNK522"]
    assert links == [(server.url("/clinic"), code) for code in codes]
    assert server.asked("/private/x") == []
    assert server.asked("/far") == []


def test_a_page_with_two_addresses_is_judged_once(
    run: RunCommand, here: Path, server: Server
) -> None:
    found = check(run, server.url("/redirect/301?to=/ok"))
    assert {url for url, _, _ in found} == {server.url("/ok")}


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        ("as-declared", [NOT_UTF_8]),
        ("named-too", [NOT_UTF_8]),
        ("named-alone", []),
        ("wrong", ['The page declares "windows-1251" but is in UTF-8: browsers garble it']),
    ],
)
def test_the_encoding_is_that_of_the_page_or_what_its_server_says(
    run: RunCommand, here: Path, server: Server, name: str, messages: list[str]
) -> None:
    url = server.url(f"/encoded/{name}")
    options = ("--config", "live.toml", "--format", "json", "--select", "EXP702,EXP703,SEE")
    said = json.loads(run("check", url, *options).stdout)
    assert [it["message"] for it in said["findings"]] == messages


def test_online_asks_other_sites_too(run: RunCommand, here: Path, server: Server) -> None:
    found = check(run, server.url("/clinic"), "--depth", "1", "--online", "--select", "LNK")
    assert Counter(code for _, _, code in found)["LNK525"] == 1
    assert len(server.asked("/ok")) == 2, "once as a page, once as what /redirect leads to"


def test_what_a_sitemap_names_in_vain(run: RunCommand, here: Path, server: Server) -> None:
    url = server.url("/broken-sitemap.xml")
    result = run("check", url, "--config", "live.toml", "--fail-on", "never")
    assert result.exit_code == 2
    said = [line for line in result.stderr.splitlines() if "the sitemap names it" in line]
    assert [line.partition(": the")[0] for line in said] == [
        f"mbclint: {server.url(path)}" for path in ("/status/410", "/private/x")
    ]
    assert (
        server.url("/page/1")
        in run("check", url, "--config", "live.toml", "--format", "json").stdout
    )


def test_a_site_that_does_not_answer(run: RunCommand, here: Path, server: Server) -> None:
    for path, said in [("/status/404", "it answers 404"), ("/reset", "connection")]:
        result = run("check", server.url(path), "--config", "live.toml")
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    result = run("check", server.url("/page/1"))
    assert result.exit_code == 2
    assert "allow-hosts" in result.stderr


def test_at_most_so_many_pages(run: RunCommand, here: Path, server: Server) -> None:
    result = run("check", server.url("/sitemap.xml"), "--config", "live.toml", "--most-pages", "3")
    assert len(pages(server)) == 3
    assert "2 more pages were found and not read" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "https://kidneys.org/", "page.md"),
        ("check", "https://kidneys.org/", "--fix"),
        ("check", "https://kidneys.org/", "--since", "HEAD"),
        ("links", "https://kidneys.org/", "--offline"),
        ("check", "page.md", "--depth", "1"),
    ],
)
def test_what_does_not_go_together(run: RunCommand, here: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, "Usage" in result.stderr) == (2, True)


def test_findings_name_addresses_in_every_report(
    run: RunCommand, here: Path, server: Server
) -> None:
    url = server.url("/clinic")
    result = run("check", url, "--depth", "1", "--config", "live.toml", "--format", "sarif")
    (first, *_) = json.loads(result.stdout)["runs"][0]["results"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": url}
    text = run("check", url, "--depth", "1", "--config", "live.toml").stdout
    assert f"{url}:" in text
    assert "cache" not in text


def test_what_is_known_is_asked_whether_it_has_changed(
    run: RunCommand, here: Path, server: Server
) -> None:
    url = server.url("/clinic")
    before = check(run, url, "--depth", "1")
    server.reset()
    assert check(run, url, "--depth", "1") == before
    assert '"v1"' in [it.headers.get("if-none-match") for it in server.asked("/ok")]
    server.reset()
    assert check(run, url, "--depth", "1", "--refresh") == before
    assert {it.headers.get("if-none-match") for it in server.asked("/ok")} == {None}


def test_a_page_that_has_changed_is_judged_anew(
    run: RunCommand, here: Path, server: Server
) -> None:
    def codes() -> set[str]:
        return {code for _, _, code in check(run, server.url("/changing"))}

    assert "LNG205" not in codes()
    server.changed = True
    assert "LNG205" in codes()


def test_a_sitemap_that_an_index_names_in_vain(run: RunCommand, here: Path, server: Server) -> None:
    url = server.url("/broken-index.xml")
    result = run("check", url, "--config", "live.toml", "--fail-on", "never")
    assert result.exit_code == 2
    for path, why in [("/status/404", "it answers 404 Not Found"), ("/ok", "it is no sitemap")]:
        assert f"{server.url(path)}: the sitemap names it, and {why}" in result.stderr
    assert pages(server).total() == 5


def test_pages_that_cannot_be_kept(
    run: RunCommand, here: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "file").write_text("")
    monkeypatch.setenv("MBCLINT_CACHE", str(here / "file"))
    result = run("check", server.url("/page/1"), "--config", "live.toml")
    assert (result.exit_code, "the pages cannot be kept: " in result.stderr) == (2, True)
    monkeypatch.setenv("MBCLINT_CACHE", str(here / "cache"))
    run("check", server.url("/page/1"), "--config", "live.toml")
    (folder,) = (here / "cache" / "sites").iterdir()
    (folder / "pages" / "page" / "2.html").mkdir(parents=True)
    result = run("check", server.url("/page/1"), "--config", "live.toml", "--depth", "1")
    assert (result.exit_code, "the pages cannot be kept: " in result.stderr) == (2, True)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_crawl_goes_on(here: Path, server: Server, how: signal.Signals) -> None:
    settings = (here / "live.toml").read_text()
    (here / "live.toml").write_text(settings.replace("interval = 0.0", "interval = 0.05"))
    command = [sys.executable, "-m", "mbclint", "check", server.url("/page/1"), "--depth", "30"]
    command += ["--config", "live.toml", "--fail-on", "never"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=here, preexec_fn=hears_interrupts
    ) as process:
        deadline = time.monotonic() + 60
        while len(pages(server)) < 12 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    if how is signal.SIGINT:
        assert (process.returncode, "Traceback" in said) == (130, False)
    first = set(pages(server))
    server.reset()
    again = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert len(first) < 20
    assert first | set(pages(server)) == {f"/page/{number}" for number in range(1, 21)}
    assert len(first & set(pages(server))) <= 2
