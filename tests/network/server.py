"""A web server with manners of all kinds, on loopback addresses only.

Each address 127.0.1.N is a host of its own; all listen on one port. It stops with its context.
"""

import asyncio
import datetime
import gzip
import ssl
import threading
import time
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import format_datetime
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import trustme
from aiohttp import web

from tests.network import pages
from tests.network.http2 import Http2

Handler = Callable[["Server", web.Request], Awaitable[web.StreamResponse]]
_LONGEST = 30.0
"""Seconds that any answer takes at most."""
_BOMB = 100_000_000


class Seen(NamedTuple):
    """A request."""

    when: float
    host: str
    method: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Server:
    """What the tests see of it."""

    hosts: tuple[str, ...]
    port: int = 0
    secure: dict[str, int] = field(default_factory=dict)
    """The ports of the TLS servers by what is wrong with them; nothing for "good"."""
    authority: Path | None = None
    seen: list[Seen] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    changed: bool = False

    def url(self, path: str, host: int = 1) -> str:
        """An address on a host, by its number from 1."""
        return f"http://{self.hosts[host - 1]}:{self.port}{path}"

    def tls_url(self, path: str, fault: str = "good") -> str:
        """An address over https."""
        return f"https://localhost:{self.secure[fault]}{path}"

    def asked(self, path: str) -> list[Seen]:
        """The requests for a path, whatever its query."""
        return [it for it in self.seen if it.path.partition("?")[0] == path]

    def reset(self) -> None:
        """Forget all requests."""
        self.seen.clear()
        self.times.clear()
        self.changed = False

    def time_of(self, request: web.Request) -> int:
        """How often this very address was asked, from 1."""
        self.times[request.path_qs] += 1
        return self.times[request.path_qs]


def html(
    text: str, status: int = 200, language: str = "", headers: Mapping[str, str] | None = None
) -> web.Response:
    """A page as an answer."""
    more = {"Content-Language": language} if language else {}
    return web.Response(
        text=text, status=status, content_type="text/html", headers={**more, **(headers or {})}
    )


async def ok(server: Server, request: web.Request) -> web.Response:
    etag = '"v1"'
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    return html(pages.OK, headers={"ETag": etag, "Last-Modified": "Mon, 05 Jan 2026 10:00:00 GMT"})


async def status(server: Server, request: web.Request) -> web.Response:
    code = int(request.match_info["code"])
    return html(pages.page(f"Answer {code}", filler=0), code)


async def redirect(server: Server, request: web.Request) -> web.Response:
    code = int(request.match_info["code"])
    return web.Response(status=code, headers={"Location": request.query["to"]})


async def many(server: Server, request: web.Request) -> web.Response:
    left = int(request.query["left"])
    to = f"/redirect-many?left={left - 1}" if left else "/ok"
    return web.Response(status=301, headers={"Location": to})


async def slow(server: Server, request: web.Request) -> web.Response:
    await asyncio.sleep(min(_LONGEST, float(request.query["seconds"])))
    return html(pages.OK)


async def hang(server: Server, request: web.Request) -> web.Response:
    await asyncio.sleep(_LONGEST)
    return html(pages.OK)


async def drip(server: Server, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    await response.write(pages.OK.encode())
    for _ in range(100):
        await response.write(b" ")
        await asyncio.sleep(0.2)
    return response


def _transport(request: web.Request) -> asyncio.Transport:
    assert isinstance(request.transport, asyncio.Transport)
    return request.transport


async def reset(server: Server, request: web.Request) -> web.Response:
    _transport(request).abort()
    return web.Response()


async def reset_body(server: Server, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "90000"})
    await response.prepare(request)
    await response.write(pages.OK.encode())
    await asyncio.sleep(0.05)
    _transport(request).abort()
    return response


async def empty(server: Server, request: web.Request) -> web.Response:
    _transport(request).close()
    return web.Response()


def raw(said: bytes) -> Handler:
    async def answer(server: Server, request: web.Request) -> web.Response:
        transport = _transport(request)
        transport.write(said)
        await asyncio.sleep(0.05)
        transport.close()
        return web.Response()

    return answer


@cache
def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    packed = packer.compress(pages.OK.encode())
    chunk = bytes(1_000_000)
    for _ in range(_BOMB // len(chunk)):
        packed += packer.compress(chunk)
    return packed + packer.flush()


async def bomb(server: Server, request: web.Request) -> web.Response:
    return packed_as("gzip", _bomb())


def packed_as(encoding: str, body: bytes) -> web.Response:
    headers = {"Content-Encoding": encoding, "Content-Type": "text/html"}
    return web.Response(body=body, headers=headers)


async def big(server: Server, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    await response.write(pages.OK.encode())
    with suppress(ConnectionError):
        for _ in range(50):
            await response.write(b"<p>" + b"water " * 170_000)
            server.times["big megabytes"] += 1
    return response


def head_with(code: int) -> Handler:
    async def answer(server: Server, request: web.Request) -> web.Response:
        return html(pages.OK, code if request.method == "HEAD" else 200)

    return answer


async def head_hangs(server: Server, request: web.Request) -> web.Response:
    return await (hang if request.method == "HEAD" else ok)(server, request)


async def ranged(server: Server, request: web.Request) -> web.Response:
    """A document of which parts can be asked for, as the path says."""
    kind, body = request.match_info["kind"], b"%PDF-1.7 " + bytes(100_000)
    if request.method == "HEAD":
        return web.Response(status=405)
    asked = "Range" in request.headers
    if asked and kind == "416":
        return web.Response(status=416)
    if asked and kind == "honoured":
        headers = {"Content-Range": f"bytes 0-0/{len(body)}"}
        return web.Response(
            status=206, body=body[:1], headers=headers, content_type="application/pdf"
        )
    return web.Response(body=body, content_type="application/pdf")


async def patience(server: Server, request: web.Request) -> web.Response:
    """429 or 503 the first times, with the ``Retry-After`` of the query: seconds, ``date`` or
    none."""
    after, code = request.query.get("after"), int(request.match_info["code"])
    if server.time_of(request) > int(request.query.get("times", 1)):
        return html(pages.OK)
    if after == "date":
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        after = format_datetime(now + datetime.timedelta(seconds=1), usegmt=True)
    return html(pages.page("Too many"), code, headers={"Retry-After": after} if after else {})


async def flaky(server: Server, request: web.Request) -> web.Response:
    if server.time_of(request) <= int(request.query["fails"]):
        if request.query.get("by") == "reset":
            _transport(request).abort()
        return html(pages.page("Oops"), 503)
    return html(pages.OK)


def shows(text: str, code: int = 200, language: str = "", **headers: str) -> Handler:
    more = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(server: Server, request: web.Request) -> web.Response:
        return html(text, code, language, more)

    return answer


def body(raw_body: bytes, content_type: str) -> Handler:
    async def answer(server: Server, request: web.Request) -> web.Response:
        return web.Response(body=raw_body, headers={"Content-Type": content_type})

    return answer


async def guarded(server: Server, request: web.Request) -> web.Response:
    # "ana:secret" in Base64.
    if request.headers.get("Authorization") == "Basic YW5hOnNlY3JldA==":
        return html(pages.OK)
    return html(pages.page("Sign in"), 401, headers={"WWW-Authenticate": "Basic"})


async def with_pass(server: Server, request: web.Request) -> web.Response:
    return html(pages.OK, 200 if request.headers.get("X-Pass") == "yes" else 403)


async def negotiated(server: Server, request: web.Request) -> web.Response:
    if request.headers.get("Accept-Language", "").startswith("es"):
        return html(pages.page("Cálculos", language="es"), language="es")
    return html(pages.OK, language="en")


async def changing(server: Server, request: web.Request) -> web.Response:
    if server.changed:
        return html(pages.page("Casino bonus today", language="id"))
    return html(pages.page("Kidney patients society"))


async def cookie(server: Server, request: web.Request) -> web.Response:
    if request.cookies.get("seen") == "yes":
        return html(pages.OK)
    to = {"Location": request.path, "Set-Cookie": "seen=yes; Path=/; HttpOnly"}
    return web.Response(status=302, headers=to)


async def echo(server: Server, request: web.Request) -> web.Response:
    return web.json_response(dict(request.headers))


async def numbered(server: Server, request: web.Request) -> web.Response:
    number = int(request.match_info["number"])
    following = f'<p><a href="/page/{number + 1}">Next</a></p>' if number < 20 else ""
    related = '<h2>Ver también</h2><ul><li><a href="/page/1">La dieta</a></li><li><a href="/page/2">El agua</a></li></ul>'
    return html(pages.page(f"Página {number}", following + related, "es"))


def sitemap(*urls: str) -> bytes:
    places = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    ).encode()


async def site_map(server: Server, request: web.Request) -> web.Response:
    own = [server.url(f"/page/{number}") for number in range(1, 6)]
    raw_map = sitemap(*own, server.url("/page/1", 2))
    if request.path.endswith(".gz"):
        return web.Response(body=gzip.compress(raw_map), content_type="application/gzip")
    return web.Response(body=raw_map, content_type="application/xml")


async def site_index(server: Server, request: web.Request) -> web.Response:
    named = ["/sitemap.xml", "/sitemap.xml.gz"]
    if "broken" in request.path:
        named += ["/status/404", "/ok"]
    places = "".join(f"<sitemap><loc>{server.url(path)}</loc></sitemap>" for path in named)
    text = (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</sitemapindex>'
    )
    return web.Response(text=text, content_type="application/xml")


async def broken_site_map(server: Server, request: web.Request) -> web.Response:
    named = ("/page/1", "/status/410", "/file.pdf", "/private/x")
    return web.Response(body=sitemap(*map(server.url, named)), content_type="application/xml")


def leads(code: int, to: str) -> Handler:
    async def answer(server: Server, request: web.Request) -> web.Response:
        return web.Response(status=code, headers={"Location": to} if to else {})

    return answer


async def packed(server: Server, request: web.Request) -> web.Response:
    text = pages.OK.encode()
    kind = request.match_info["kind"]
    if kind == "gzip":
        return packed_as("gzip", gzip.compress(text))
    if kind == "deflate":
        return packed_as("deflate", zlib.compress(text))
    return packed_as(kind if kind == "br" else "gzip", text)


async def headers_many(server: Server, request: web.Request) -> web.Response:
    response = html(pages.OK)
    for number in range(500):
        response.headers[f"X-{number}"] = "x"
    return response


ROUTES: Mapping[str, Handler] = {
    "/": shows(pages.page("Home")),
    "/ok": ok,
    "/status/{code}": status,
    "/redirect/{code}": redirect,
    "/redirect-relative": leads(302, "../ok"),
    "/deep/redirect-to-root": leads(301, "/"),
    "/redirect-loop": leads(301, "/redirect-loop"),
    "/redirect-cycle-a": leads(302, "/redirect-cycle-b"),
    "/redirect-cycle-b": leads(302, "/redirect-cycle-a"),
    "/redirect-many": many,
    "/redirect-nowhere": leads(301, ""),
    "/redirect-bad": leads(301, "http://[bad"),
    "/redirect-scheme": leads(302, "ftp://127.0.0.1/x"),
    "/members": leads(302, "/login?next=/members"),
    "/login": shows(pages.LOGIN),
    "/redirect-consent": leads(302, "/consent?to=/redirect-consent"),
    "/consent": shows(pages.page("Cookies", filler=0)),
    "/redirect-private": leads(302, "http://10.0.0.1/"),
    "/redirect-error-page": leads(302, "/errors/404.html"),
    "/errors/404.html": shows(pages.page("Oh dear")),
    "/meta-refresh": shows(
        pages.page("", head='<meta http-equiv="refresh" content="0; url=/ok">', filler=0)
    ),
    "/slow": slow,
    "/hang": hang,
    "/drip": drip,
    "/reset": reset,
    "/reset-body": reset_body,
    "/empty": empty,
    "/wrong-length": raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n"
        + pages.OK.encode()
    ),
    "/garbage": raw(b"\x16\x03\x01 this is no HTTP at all\r\n\r\n"),
    "/long-header": raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\nok"),
    "/packed/{kind}": packed,
    "/gzip-bomb": bomb,
    "/big": big,
    "/many-headers": headers_many,
    "/head-405.pdf": head_with(405),
    "/head-404.pdf": head_with(404),
    "/head-500.pdf": head_with(500),
    "/head-hang.pdf": head_hangs,
    "/range/{kind}.pdf": ranged,
    "/patience/{code}": patience,
    "/flaky": flaky,
    "/soft-404-title": shows(pages.page("Page not found")),
    "/soft-404-spanish": shows(pages.page("Página no encontrada – Ministerio", language="es")),
    "/soft-404-heading": shows(
        pages.page("Clinic", filler=0).replace("<h1>Clinic", "<h1>Error 404")
    ),
    "/about-404": shows(pages.page("What a 404 error means for patients' portals")),
    "/document.pdf": shows(pages.page("Not found")),
    "/wall-403": shows(pages.WALL, 403, cf_mitigated="challenge"),
    "/wall-404": shows(pages.WALL, 404, cf_mitigated="challenge"),
    "/wall-200": shows(pages.WALL),
    "/wall-denied": shows(pages.page("Access Denied", filler=0), 403, Server="AkamaiGHost"),
    "/guarded": guarded,
    "/with-pass": with_pass,
    "/spanish": shows(pages.page("Cálculos", language="es"), language="es"),
    "/negotiated": negotiated,
    "/no-language": shows(pages.page("Stones", language=None)),
    "/language-header": shows(pages.page("Steine", language=None), language="de"),
    "/fragments": shows(pages.FRAGMENTS),
    "/shell": shows(pages.SHELL),
    "/plain": body(b"Drink water.", "text/plain"),
    "/file.pdf": body(b"%PDF-1.7 ", "application/pdf"),
    "/image.png": body(b"\x89PNG\r\n", "image/png"),
    "/no-type": raw(
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + pages.page("Not found").encode()
    ),
    "/utf16": body(pages.page("Página no encontrada").encode("utf-16"), "text/html"),
    "/latin1": body(
        pages.page("Página no encontrada").encode("latin-1"), "text/html; charset=iso-8859-1"
    ),
    **{
        f"/encoded/{name}": body(text.encode(encoding), content_type)
        for name, text, encoding, content_type in (
            ("as-declared", pages.DECLARES_CYRILLIC, "cp1251", "text/html"),
            ("named-too", pages.DECLARES_CYRILLIC, "cp1251", "text/html; charset=windows-1251"),
            ("named-alone", pages.SHORT_RUSSIAN, "cp1251", "text/html; charset=windows-1251"),
            ("wrong", pages.DECLARES_CYRILLIC, "utf-8", "text/html"),
        )
    },
    "/parked": shows(pages.PARKED),
    "/changing": changing,
    "/cookie": cookie,
    "/echo": echo,
    "/robots.txt": body(b"User-agent: *\nDisallow: /private/\n", "text/plain"),
    "/private/x": ok,
    "/sitemap.xml": site_map,
    "/sitemap.xml.gz": site_map,
    "/sitemap-index.xml": site_index,
    "/broken-index.xml": site_index,
    "/page/{number}": numbered,
    "/clinic": shows(pages.CLINIC),
    "/broken-sitemap.xml": broken_site_map,
    "/space in path": ok,
    "/unicode/ñ": ok,
}


def _application(server: Server) -> web.Application:
    @web.middleware
    async def noted(
        request: web.Request, handler: Callable[..., Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        host = request.host.rpartition(":")[0]
        server.seen.append(Seen(time.monotonic(), host, request.method, request.path_qs, headers))
        return await handler(request)

    application = web.Application(middlewares=[noted], handler_args={"lingering_time": 0})
    for path, handler in ROUTES.items():
        application.router.add_route("*", path, partial(handler, server))
    return application


def _contexts(folder: Path) -> dict[str, ssl.SSLContext]:
    """TLS as it should be, and not."""
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    past = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    certificates = {
        "good": authority.issue_cert("localhost"),
        "http2": authority.issue_cert("localhost"),
        "expired": authority.issue_cert("localhost", not_after=past),
        "wrong-host": authority.issue_cert("elsewhere.test"),
        "unknown-authority": stranger.issue_cert("localhost"),
    }
    contexts = {}
    for name, certificate in certificates.items():
        contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(contexts[name])
    return contexts


@contextmanager
def serving(folder: Path, hosts: int = 3) -> Iterator[Server]:
    """A server on so many hosts, and its TLS servers on 127.0.0.1; its authority lies in
    ``folder``."""
    server = Server(tuple(f"127.0.1.{number}" for number in range(1, hosts + 1)))
    server.authority = folder / "authority.pem"
    # Made now: it takes longer than the tests wait for an answer.
    _bomb()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def start() -> tuple[web.AppRunner, asyncio.Server]:
        runner = web.AppRunner(_application(server), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        for host in server.hosts:
            site = web.TCPSite(runner, host, server.port)
            await site.start()
            server.port = server.port or _port(site)
        contexts = _contexts(folder)
        context = contexts.pop("http2")
        context.set_alpn_protocols(["h2"])
        http2 = await loop.create_server(Http2, "127.0.0.1", 0, ssl=context)
        server.secure["http2"] = http2.sockets[0].getsockname()[1]
        for fault, context in contexts.items():
            site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
            await site.start()
            server.secure[fault] = _port(site)
        return runner, http2

    def run() -> None:
        asyncio.set_event_loop(loop)
        runner, http2 = loop.run_until_complete(start())
        ready.set()
        loop.run_forever()
        http2.close()
        loop.run_until_complete(runner.cleanup())
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(20)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)


def _port(site: web.TCPSite) -> int:
    listening = site._server
    assert isinstance(listening, asyncio.Server)
    port: int = listening.sockets[0].getsockname()[1]
    return port
