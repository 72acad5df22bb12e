"""What sites ask programs to leave alone (RFC 9309)."""

import asyncio
from urllib.parse import urlsplit

from protego import Protego

from mbclint.network.client import USER_AGENT, Client
from mbclint.network.failures import RequestError

_MOST_BYTES = 512_000
"""The least that must be read is 500 kibibytes (RFC 9309, section 2.5)."""


class Robots:
    """Reads each site's ``robots.txt`` once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[str, asyncio.Task[Protego | None]] = {}

    async def allows(self, url: str) -> bool:
        """Whether an address may be asked. What cannot be read forbids nothing."""
        parts = urlsplit(url)
        top = f"{parts.scheme}://{parts.netloc}"
        if parts.path == "/robots.txt":
            return True
        if top not in self._known:
            self._known[top] = asyncio.create_task(self._read(top))
        rules = await asyncio.shield(self._known[top])
        return rules is None or rules.can_fetch(url, USER_AGENT)

    async def _read(self, top: str) -> Protego | None:
        try:
            answer = await self._client.ask("GET", f"{top}/robots.txt", {}, lambda _: _MOST_BYTES)
        except RequestError:
            return None
        if answer.status != 200:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace"))
