"""An address, followed to where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from mbclint.links.remote_address import remote_address
from mbclint.model.remote import Hop
from mbclint.network.client import Answer, Client
from mbclint.network.failures import RequestError, Trouble
from mbclint.network.robots import Robots
from mbclint.readers.html_glance import Glance, decoded, glance

_MOST_REDIRECTS = 10
"""As many as Chromium's and Firefox's users wait for is 20; a link with ten is no link."""
_REDIRECTS = (301, 302, 303, 307, 308)
_HTML = ("text/html", "application/xhtml+xml")
_HEAD_BYTES = 65_536
"""In which a page says what it is."""
_PAGE_BYTES = 10_000_000
"""Of a page in which a fragment is looked for."""
_WHOLE_BYTES = 50 * 1024 * 1024
"""Of a page or sitemap that is kept: what sitemaps.org allows for one file."""
_NOT_MODIFIED = 304
_ENOUGH_TEXT = 10_000_000


class Want(Struct, frozen=True):
    """What is to be found out about an address."""

    fragments: frozenset[str] = frozenset()
    is_file: bool = False
    """Whether it is an image, a document or the like, of which it is enough that it is there."""
    whole_body: bool = False
    """Whether all that is answered is wanted, whatever it is."""
    etag: str = ""
    modified: str = ""
    """Of the page that is known already."""


class Trail(Struct, frozen=True):
    """The way that was gone, and its end."""

    hops: tuple[Hop, ...]
    answer: Answer | None = None
    page: Glance | None = None
    """What HTML says; None for anything else."""
    whole: bool = False
    """Whether all of the page was looked at."""
    error: RequestError | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the page is what is known already."""
        return self.answer is not None and self.answer.status == _NOT_MODIFIED


@dataclass(slots=True)
class Follower:
    """Follows addresses, and learns which hosts honour HEAD."""

    client: Client
    robots: Robots | None = None
    _honours_head: dict[str, bool] = field(default_factory=dict)

    async def follow(self, url: str, want: Want) -> Trail:
        """Where an address leads. Errors are part of the trail: none of one address must end a
        run."""
        trail = _Steps(url)
        try:
            while True:
                if self.robots and not await self.robots.allows(trail.url):
                    raise RequestError(Trouble.NOT_ALLOWED, "its robots.txt keeps programs out")
                answer = await self._ask(trail, want)
                if want.is_file and answer.status < 300 and _may_be_html(answer):
                    # A page in the place of a document: perhaps one that says it is not there.
                    want = replace(want, is_file=False)
                    answer = await self._ask(trail, want)
                page = _page(answer, want)
                step = _next(answer, page)
                if step is None:
                    return Trail(tuple(trail.hops), answer, page, answer.whole)
                trail.take(step, answer)
        except RequestError as error:
            return Trail(tuple(trail.hops), error=error)
        except Exception as error:
            said = f"asking failed: {type(error).__name__}: {error}"
            return Trail((), error=RequestError(Trouble.NONSENSE, said))

    async def _ask(self, trail: "_Steps", want: Want) -> Answer:
        headers = trail.cookies()
        if not trail.hops and not want.is_file:
            headers |= _conditions(want)
        if not want.is_file:
            return await self.client.ask("GET", trail.url, headers, lambda it: _size(it, want))
        host = urlsplit(trail.url).netloc
        if self._honours_head.get(host, True):
            try:
                answer = await self.client.ask("HEAD", trail.url, headers, lambda _: 0)
            except RequestError as error:
                if error.trouble not in (Trouble.NO_ANSWER, Trouble.NONSENSE):
                    raise
                answer = None
            if answer and answer.status < 400:
                self._honours_head[host] = True
                return answer
        answer = await self.client.ask("GET", trail.url, headers | {"Range": "bytes=0-0"}, _no_more)
        if answer.status < 400:
            # HEAD failed, and the file is there: this host answers GET alone.
            self._honours_head[host] = False
        elif answer.status == 416:
            answer = await self.client.ask("GET", trail.url, headers, _no_more)
        return answer


class _Steps:
    """The way so far."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.hops: list[Hop] = []
        self._cookies: dict[str, dict[str, str]] = {}
        self._seen = {self._state()}

    def cookies(self) -> dict[str, str]:
        """The cookies that this host has set on the way: no other host gets them."""
        own = self._cookies.get(urlsplit(self.url).netloc, {})
        return (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in own.items())} if own else {}
        )

    def take(self, step: Hop, answer: Answer) -> None:
        """Go on. Raises ``RequestError`` where that leads nowhere."""
        own = self._cookies.setdefault(urlsplit(self.url).netloc, {})
        for cookie in answer.cookies:
            name, _, value = cookie.partition("=")
            own[name] = value
        where = _joined(self.url, step.url)
        if where is None:
            raise RequestError(Trouble.REDIRECTS, f"it redirects to {step.url or 'nowhere'}")
        self.hops.append(Hop(step.status, where))
        self.url = where
        if self._state() in self._seen:
            raise RequestError(Trouble.REDIRECTS, "its redirects lead in a circle")
        self._seen.add(self._state())
        if len(self.hops) > _MOST_REDIRECTS:
            said = f"it redirects more than {_MOST_REDIRECTS} times"
            raise RequestError(Trouble.REDIRECTS, said)

    def _state(self) -> tuple[str, str]:
        return self.url, "".join(self.cookies().values())


def _next(answer: Answer, page: Glance | None) -> Hop | None:
    """Where an answer leads on to."""
    if answer.status in _REDIRECTS:
        return Hop(answer.status, answer.headers.get("location", "").strip())
    if page and page.refresh and answer.status < 300:
        there = _joined(answer.url, page.refresh)
        return Hop(0, page.refresh) if there and there != answer.url else None
    return None


def _joined(url: str, location: str) -> str | None:
    """Where a location leads from an address; None where it leads nowhere."""
    try:
        return remote_address(urljoin(url, location)) if location else None
    except ValueError:
        return None


def _page(answer: Answer, want: Want) -> Glance | None:
    if want.is_file or not _may_be_html(answer) or answer.status in _REDIRECTS:
        return None
    text = text_of(answer)
    return glance(text, _ENOUGH_TEXT) if want.fragments else glance(text)


def text_of(answer: Answer) -> str:
    """The text of a page, in the encoding that its server names."""
    return decoded(answer.body, charset_of(answer))


def charset_of(answer: Answer) -> str:
    """The encoding that a server names; empty for none."""
    charset = answer.headers.get("content-type", "").lower().partition("charset=")[2]
    return charset.partition(";")[0].strip(" \"'")


def _may_be_html(answer: Answer) -> bool:
    return answer.media_type in _HTML or (
        not answer.media_type and answer.body.lstrip()[:1] == b"<"
    )


def _size(answer: Answer, want: Want) -> int:
    if want.whole_body:
        return _WHOLE_BYTES
    if answer.status in _REDIRECTS or (answer.media_type and answer.media_type not in _HTML):
        return 0
    return _PAGE_BYTES if want.fragments else _HEAD_BYTES


def _no_more(answer: Answer) -> int:
    """How much of a file is read: nothing."""
    return 0


def _conditions(want: Want) -> Mapping[str, str]:
    given = {"If-None-Match": want.etag, "If-Modified-Since": want.modified}
    return {name: value for name, value in given.items() if value}
