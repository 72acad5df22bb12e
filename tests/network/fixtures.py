"""The server of the tests."""

from collections.abc import Iterator

import pytest

from mbclint.network import connections
from tests.network.server import Server, serving


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests."""
    with serving(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server, with nothing asked yet, and an authority that is trusted."""
    running.reset()
    monkeypatch.setenv("SSL_CERT_FILE", str(running.authority))
    connections.trust.cache_clear()
    return running
