"""Which machines may be asked."""

import asyncio
import socket
from typing import Any

import pytest

from mbclint.model.remote import Verdict
from tests.network.conftest import HOSTS, Ask
from tests.network.server import Server

INNER = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "ff02::1", "::"),
    *("::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::10.0.0.1"),
]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and their addresses; the first look-up gives the first, and so on."""
    known: dict[str, list[str]] = {}
    looked_up: dict[str, int] = {}
    original = asyncio.base_events.BaseEventLoop.getaddrinfo

    async def look_up(loop: Any, host: str, port: int, **more: Any) -> Any:
        if host not in known:
            return await original(loop, host, port, **more)
        number = looked_up.get(host, 0)
        looked_up[host] = number + 1
        address = known[host][min(number, len(known[host]) - 1)]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize("address", INNER)
def test_inner_addresses_are_not_asked(ask: Ask, names: dict[str, list[str]], address: str) -> None:
    names["kidneys.org"] = [address]
    evidence = ask("http://kidneys.org/")
    assert (evidence.verdict, evidence.tries) == (Verdict.UNREACHABLE, 1)
    assert evidence.reason == "kidneys.org is not on the public network and not in allow-hosts"


def test_nor_after_a_redirect(ask: Ask, server: Server, names: dict[str, list[str]]) -> None:
    names["kidneys.org"] = ["127.0.1.2"]
    to = f"http://kidneys.org:{server.port}/ok"
    evidence = ask(server.url(f"/redirect/301?to={to}"))
    assert evidence.verdict is Verdict.UNREACHABLE
    assert [it.path for it in server.seen if it.host == "kidneys.org"] == []


def test_nor_where_a_name_changes_its_address(
    ask: Ask, server: Server, names: dict[str, list[str]]
) -> None:
    """Judged at the first look-up, asked at a second one: there is no second one."""
    names["kidneys.org"] = ["192.0.2.7", "127.0.1.1"]
    ask(f"http://kidneys.org:{server.port}/ok", connect_timeout=0.2, retries=1)
    assert server.seen == []


def test_but_what_the_settings_name(ask: Ask, server: Server, names: dict[str, list[str]]) -> None:
    names["intranet.local"] = ["127.0.1.1"]
    hosts = HOSTS | {"intranet.local"}
    url = f"http://intranet.local:{server.port}/ok"
    assert ask(url, allow_hosts=hosts).verdict is Verdict.ALIVE
    assert ask(url).verdict is Verdict.UNREACHABLE


def test_a_proxy_asks_no_inner_address_for_us(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url("").removesuffix("/"))
    assert ask("http://10.1.2.3/ok").reason.startswith("10.1.2.3 is not on the public network")
    assert server.seen == []
