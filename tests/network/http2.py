"""A small server that speaks HTTP/2 and nothing else (RFC 9113)."""

import asyncio

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from tests.network import pages


class Http2(asyncio.Protocol):
    """One connection: "/" is a page, all else is not there."""

    def __init__(self) -> None:
        self._connection = H2Connection(H2Configuration(client_side=False))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport
        self._connection.initiate_connection()
        transport.write(self._connection.data_to_send())

    def data_received(self, data: bytes) -> None:
        for event in self._connection.receive_data(data):
            if isinstance(event, RequestReceived):
                self._answer(event)
        self._transport.write(self._connection.data_to_send())

    def _answer(self, request: RequestReceived) -> None:
        assert request.stream_id is not None
        found = dict(request.headers or ()).get(b":path") == b"/"
        body = pages.page("Over HTTP/2" if found else "Lost", filler=3).encode()
        headers = [(":status", "200" if found else "404"), ("content-type", "text/html")]
        self._connection.send_headers(request.stream_id, headers)
        self._connection.send_data(request.stream_id, body, end_stream=True)
