"""How fast a host is asked: never faster than agreed, slower where it asks for patience."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_SLOWER = 2.0
_EASIER = 0.9
_SLOWEST = 10.0
"""Seconds between two requests at most, pauses aside."""
_LEAST_STEP = 0.5


class Pace:
    """The pace for one host. Times are those of the event loop, in seconds."""

    def __init__(self, interval: float, at_once: int) -> None:
        self._usual, self._most = interval, at_once
        self.interval = interval
        """From one request to the next now."""
        self.at_once = at_once
        """How many requests may run at a time now."""
        self._running = 0
        self._next = 0.0
        self._changed = asyncio.Condition()
        self._gate = asyncio.Lock()
        self._now = asyncio.get_running_loop().time

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One request, when it may begin."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._running < self.at_once)
            self._running += 1
        try:
            async with self._gate:
                # Meanwhile the host may have asked for patience.
                while (rest := self._next - self._now()) > 0:
                    await asyncio.sleep(rest)
                self._next = self._now() + self.interval
            yield
        finally:
            async with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def slow_down(self, pause: float) -> None:
        """The host asks for patience: nobody asks it for ``pause`` seconds, and then one by one."""
        self.interval = min(_SLOWEST, max(self.interval * _SLOWER, _LEAST_STEP))
        self.at_once = 1
        self._next = max(self._next, self._now() + pause)

    def answered(self) -> None:
        """An answer without complaint: little by little back to the usual pace."""
        if self.interval > self._usual:
            self.interval = max(self._usual, self.interval * _EASIER)
        elif self.at_once < self._most:
            self.at_once += 1
