"""One request and its answer, redirects not followed."""

import asyncio
import base64
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpcore
from msgspec import Struct
from msgspec.structs import replace

from mbclint import __version__
from mbclint.network.body import ENCODINGS, Body, read_body
from mbclint.network.connections import GuardedBackend, pool_of
from mbclint.network.failures import RequestError, Trouble
from mbclint.network.pace import Pace
from mbclint.settings.online import OnlineSettings

USER_AGENT = f"mbclint/{__version__} (link checker)"
_MOST_HEADERS = 200
_PATIENCE = (429, 503)
_SHORT_PAUSE = 1.0
"""Seconds, where a host asks for patience and does not say for how long."""
_BRIEF = 65_536
"""Bytes that are read to the end rather than broken off, so that the connection can be kept."""


class Answer(Struct, frozen=True):
    """What a server answered."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By names in lower case; of repeated ones the first, cookies aside."""
    cookies: tuple[str, ...]
    """What ``Set-Cookie`` sets, ``name=value`` each."""
    body: bytes = b""
    whole: bool = True
    """Whether nothing of the body is missing."""

    @property
    def media_type(self) -> str:
        """In lower case, without parameters; empty where none is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def patience(self) -> float | None:
        """How many seconds it asks to wait (``Retry-After``); None where it does not say."""
        return _seconds(self.headers.get("retry-after", ""), self.headers.get("date", ""))


Size = Callable[[Answer], int]


class Client:
    """Asks hosts, each at its pace, over connections that are kept. Use it within one event loop
    and close it in the end."""

    def __init__(self, settings: OnlineSettings, environment: Mapping[str, str]) -> None:
        self._settings = settings
        self._environment = environment
        self._backend = GuardedBackend(settings.allow_hosts)
        self._pools: dict[tuple[str, str], httpcore.AsyncConnectionPool] = {}
        self._paces: dict[str, Pace] = {}

    async def ask(self, method: str, url: str, headers: Mapping[str, str], wanted: Size) -> Answer:
        """The answer, with as many bytes of its body as ``wanted`` says when it has seen the rest,
        unpacked. Raises ``RequestError``."""
        host = urlsplit(url).netloc
        pace = self.pace(host)
        async with pace.turn():
            try:
                answer = await self._asked(method, url, headers, wanted)
            except TimeoutError as error:
                said = f"no answer within {self._settings.timeout:g} seconds"
                raise RequestError(Trouble.NO_ANSWER, said) from error
            except (httpcore.TimeoutException, httpcore.NetworkError, ssl.SSLError) as error:
                raise _broken(error, self._settings) from error
            except (httpcore.ProtocolError, ValueError) as error:
                raise _nonsense(error) from error
            except httpcore.ProxyError as error:
                raise RequestError(Trouble.NO_ANSWER, f"the proxy refuses: {error}") from error
        if answer.status in _PATIENCE:
            pause = answer.patience
            if pause is None or pause <= self._settings.longest_wait:
                pace.slow_down(_SHORT_PAUSE if pause is None else pause)
        else:
            pace.answered()
        return answer

    def pace(self, host: str) -> Pace:
        """The pace for a host, by its name and port."""
        if host not in self._paces:
            self._paces[host] = Pace(self._settings.interval, self._settings.per_host)
        return self._paces[host]

    async def close(self, host: str | None = None) -> None:
        """Close the connections to a host, to all hosts without one."""
        for key in [key for key in self._pools if host in (None, key[1])]:
            with suppress(httpcore.NetworkError, OSError):
                await self._pools.pop(key).aclose()

    async def _asked(
        self, method: str, url: str, headers: Mapping[str, str], wanted: Size
    ) -> Answer:
        parts = urlsplit(url)
        sent = {**self._common(parts.hostname or "", parts.netloc), **headers}
        request = httpcore.Request(
            method,
            url,
            headers=[(name.encode(), value.encode("utf-8")) for name, value in sent.items()],
            extensions={
                "timeout": {
                    "connect": self._settings.connect_timeout,
                    "read": self._settings.timeout,
                    "write": self._settings.timeout,
                    "pool": self._settings.timeout,
                }
            },
        )
        pool = self._pool(parts.scheme, parts.netloc, parts.hostname or "")
        async with asyncio.timeout(self._settings.timeout):
            response = await pool.handle_async_request(request)
        try:
            answer = _head(response, url)
            most = wanted(answer) or (_BRIEF if _is_brief(answer) else 0)
            if method == "HEAD" or most == 0:
                return answer
            body = Body(answer.headers.get("content-encoding", ""), most)
            await self._read(response, body)
        finally:
            await response.aclose()
        return replace(answer, body=bytes(body.raw), whole=body.whole)

    async def _read(self, response: httpcore.Response, body: Body) -> None:
        """Read the body. The page is there, however its body ends."""
        try:
            async with asyncio.timeout(self._settings.timeout):
                await read_body(response.aiter_stream(), body)
        except (
            *(httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException),
            TimeoutError,
        ):
            body.whole = False

    def _pool(self, scheme: str, netloc: str, host: str) -> httpcore.AsyncConnectionPool:
        key = (scheme, netloc)
        if key not in self._pools:
            self._pools[key] = pool_of(scheme, host, self._backend, self._settings.per_host)
        return self._pools[key]

    def _common(self, host: str, netloc: str) -> dict[str, str]:
        """What every request says, and what the settings say to this host alone."""
        sent = {
            "Host": netloc,
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": ENCODINGS,
        }
        for name, variable in self._settings.headers.get(host, {}).items():
            if value := self._environment.get(variable):
                sent[name] = value
        login = self._environment.get(self._settings.auth.get(host, ""))
        if login:
            sent["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
        return sent


def _head(response: httpcore.Response, url: str) -> Answer:
    """The answer without its body."""
    if len(response.headers) > _MOST_HEADERS:
        raise RequestError(Trouble.TOO_MUCH, f"it sends {len(response.headers)} headers")
    headers: dict[str, str] = {}
    cookies = []
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("utf-8", "replace")
        if name == "set-cookie":
            cookies.append(value.partition(";")[0].strip())
        else:
            headers.setdefault(name, value)
    return Answer(url, response.status, headers, tuple(cookies), whole=False)


def _is_brief(answer: Answer) -> bool:
    length = answer.headers.get("content-length", "")
    return length.isdecimal() and int(length) <= _BRIEF


def _broken(error: Exception, settings: OnlineSettings) -> RequestError:
    """A connection that was not made, or broke, in words."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return RequestError(Trouble.TLS, f"its certificate is not valid: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        return RequestError(Trouble.TLS, f"no secure connection: {cause.reason or cause}")
    if isinstance(error, httpcore.ConnectTimeout):
        said = f"no connection within {settings.connect_timeout:g} seconds"
    elif isinstance(error, httpcore.TimeoutException):
        said = f"no answer within {settings.timeout:g} seconds"
    elif isinstance(error, httpcore.ConnectError):
        said = "no connection: nobody listens there"
    else:
        said = "the connection broke off"
    return RequestError(Trouble.NO_ANSWER, said)


def _nonsense(error: Exception) -> RequestError:
    """An answer that is no HTTP; none at all is one that broke off."""
    if "disconnected" in str(error):
        return RequestError(Trouble.NO_ANSWER, "the connection broke off")
    return RequestError(Trouble.NONSENSE, f"its answer is no HTTP: {error}")


def _seconds(retry_after: str, date: str) -> float | None:
    """RFC 9110, section 10.2.3: seconds, or a date, which counts from the server's own clock."""
    text = retry_after.strip()
    if text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        now = parsedate_to_datetime(date)
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
