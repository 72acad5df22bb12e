"""Connections to the machines that may be asked, kept open for one host at a time."""

import asyncio
import os
import socket
import ssl
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
import httpcore

from mbclint.network.failures import RequestError, Trouble
from mbclint.network.safety import Resolved, allowed, unresolved

_IDLE = 15.0
"""Seconds that a connection is kept for the next address of its host."""


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that were judged, and to no others."""

    def __init__(self, by_name: frozenset[str]) -> None:
        self.by_name = by_name
        """The hosts that may be asked though they are not public."""
        self._inner = httpcore.AnyIOBackend()
        self._known: dict[tuple[str, int], asyncio.Future[Resolved]] = {}

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """See ``httpcore``. Raises ``RequestError`` for what may not be asked."""
        try:
            async with asyncio.timeout(timeout):
                found = allowed(await self._resolved(host, port), host, self.by_name)
        except TimeoutError as error:
            raise RequestError(
                Trouble.NO_ANSWER, f"the name {host} was not found in time"
            ) from error
        problem: Exception | None = None
        for _, address in found:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or RequestError(Trouble.NO_SUCH_HOST, f"there is no host {host}")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """No page leads there."""
        raise RequestError(Trouble.NOT_PUBLIC, f"{path} is no host")

    async def sleep(self, seconds: float) -> None:
        """See ``httpcore``."""
        await asyncio.sleep(seconds)

    async def _resolved(self, host: str, port: int) -> Resolved:
        """The addresses of a name, looked up once a run: what was judged is what is asked."""
        key = (host, port)
        if key not in self._known:
            loop = asyncio.get_running_loop()
            self._known[key] = loop.create_task(_look_up(host, port))
        return await asyncio.shield(self._known[key])


async def _look_up(host: str, port: int) -> Resolved:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise unresolved(host, error) from error
    except UnicodeError as error:
        raise RequestError(Trouble.NO_SUCH_HOST, f"{host} cannot be a host") from error
    return tuple((family, str(address[0])) for family, *_, address in found)


def pool_of(
    scheme: str, host: str, backend: GuardedBackend, per_host: int
) -> httpcore.AsyncConnectionPool:
    """The connections to one host, through the proxy that the environment names, if any: then the
    proxy looks names up, and what it may ask is its own affair. Raises ``RequestError`` for an
    address that is not public, whoever would ask it."""
    proxy = _proxy_for(scheme, host)
    common: dict[str, Any] = {
        "ssl_context": trust(),
        "max_connections": per_host,
        "max_keepalive_connections": per_host,
        "keepalive_expiry": _IDLE,
        "http1": True,
        "http2": True,
        "retries": 0,
    }
    if proxy is None:
        return httpcore.AsyncConnectionPool(network_backend=backend, **common)
    allowed([(0, host)], host, backend.by_name)
    parts = urlsplit(proxy)
    login = (parts.username or "", parts.password or "") if parts.username else None
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return httpcore.AsyncHTTPProxy(bare, proxy_auth=login, **common)


@cache
def trust() -> ssl.SSLContext:
    """Whom to trust: what the system does, and Mozilla's list, since some systems have none."""
    context = ssl.create_default_context()
    if not os.environ.get("SSL_CERT_FILE"):
        context.load_verify_locations(certifi.where())
    return context


def _proxy_for(scheme: str, host: str) -> str | None:
    if proxy_bypass(host):
        return None
    found = getproxies()
    proxy = found.get(scheme) or found.get("all")
    return proxy if proxy and "://" in proxy else f"http://{proxy}" if proxy else None
