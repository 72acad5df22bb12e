"""The server of the tests, and addresses asked there."""

import asyncio
import os
from collections.abc import Callable, Mapping

import pytest

from mbclint.model.remote import Evidence
from mbclint.network.checker import Checker
from mbclint.network.follow import Want
from mbclint.settings.online import OnlineSettings
from tests.network.server import Server

HOSTS = frozenset({"localhost", *(f"127.0.1.{number}" for number in range(1, 10))})
Ask = Callable[..., Evidence]


def settings(**changed: object) -> OnlineSettings:
    """Settings for tests: the server may be asked, and soon enough."""
    quick = {"allow_hosts": HOSTS, "timeout": 1.0, "connect_timeout": 1.0, "interval": 0.0}
    return OnlineSettings(**{**quick, **changed})  # type: ignore[arg-type]


def all_of(
    wants: Mapping[str, Want], known: Mapping[str, Evidence], online: OnlineSettings
) -> dict[str, Evidence]:
    """The evidence for some addresses."""

    async def ask() -> dict[str, Evidence]:
        checker = Checker(online, os.environ)
        return {url: evidence async for url, evidence in checker.check(wants, known)}

    return asyncio.run(ask())


@pytest.fixture
def ask(server: Server) -> Ask:
    """Asks one address."""

    def asked(
        url: str,
        want: Want = Want(),  # noqa: B008
        known: Evidence | None = None,
        **changed: object,
    ) -> Evidence:
        return all_of({url: want}, {url: known} if known else {}, settings(**changed))[url]

    return asked
