"""Proxies and HTTP/2."""

import base64

import pytest

from mbclint.model.remote import Verdict
from tests.network.conftest import Ask
from tests.network.server import Server


def test_a_proxy_that_the_environment_names(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = server.url("").replace("http://", "http://ana:secret@")
    monkeypatch.setenv("http_proxy", proxy)
    evidence = ask("http://kidneys.org/ok")
    (seen,) = server.seen
    assert (evidence.verdict, seen.headers["host"]) == (Verdict.ALIVE, "kidneys.org")
    login = base64.b64encode(b"ana:secret").decode()
    assert seen.headers["proxy-authorization"] == f"Basic {login}"
    assert "secret" not in repr(evidence)


def test_hosts_that_need_no_proxy(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", server.hosts[0])
    assert ask(server.url("/ok")).verdict is Verdict.ALIVE
    assert ask(server.url("/ok", 2)).verdict is Verdict.UNREACHABLE


def test_http_2(ask: Ask, server: Server) -> None:
    url = server.tls_url("/", "http2")
    evidence = ask(url)
    assert (evidence.verdict, evidence.seen.title) == (Verdict.ALIVE, "Over HTTP/2")
    assert ask(server.tls_url("/nowhere", "http2")).verdict is Verdict.DEAD
