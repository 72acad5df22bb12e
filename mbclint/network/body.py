"""The body of an answer, unpacked as far as it is needed and no further."""

import zlib
from collections.abc import AsyncIterable

from mbclint.network.failures import RequestError, Trouble

ENCODINGS = "gzip, deflate"
"""What may be asked for."""
_WINDOW = 16 + zlib.MAX_WBITS
"""Of gzip, its header included."""


class Body:
    """Takes chunks, and holds what they unpack to, up to a number of bytes."""

    def __init__(self, encoding: str, most: int) -> None:
        self.raw = bytearray()
        self.whole = True
        """Whether nothing of it is missing."""
        self._most = most
        self._encodings = [it.strip().lower() for it in encoding.split(",") if it.strip()]
        self._unpacker = _unpacker(self._encodings[-1]) if self._encodings else None
        self._received = 0

    @property
    def is_full(self) -> bool:
        """Whether there is as much as wanted."""
        return len(self.raw) >= self._most

    def take(self, chunk: bytes) -> None:
        """Add a chunk. Raises ``RequestError`` for what is not packed as announced."""
        self._received += len(chunk)
        left = self._most - len(self.raw)
        if self._unpacker is None:
            self.raw += chunk[:left]
            self.whole = self.whole and len(chunk) <= left
            return
        try:
            self.raw += self._unpacker.decompress(chunk, max(1, left))
        except zlib.error as error:
            raise RequestError(Trouble.NONSENSE, "its body is not packed as it says") from error
        if self._unpacker.unconsumed_tail:
            self.whole = False


async def read_body(chunks: AsyncIterable[bytes], body: Body) -> None:
    """Read until the body is whole or full."""
    async for chunk in chunks:
        body.take(chunk)
        if body.is_full:
            body.whole = False
            return


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    if encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(_WINDOW)
    if encoding == "deflate":
        return zlib.decompressobj()
    if encoding in ("identity", ""):
        return None
    raise RequestError(
        Trouble.NONSENSE, f"its body is packed as {encoding}, which nobody asked for"
    )
