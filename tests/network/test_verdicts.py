"""Every way in which a server behaves, and the verdict."""

import time

import pytest

from mbclint.model.remote import Evidence, Hop, Seen, Verdict
from mbclint.network import retries
from mbclint.network.follow import Want
from tests.network.conftest import Ask
from tests.network.server import Server

ALIVE, MOVED, DEAD, SOFT = Verdict.ALIVE, Verdict.MOVED, Verdict.DEAD, Verdict.SOFT_404
BLOCKED, LOST = Verdict.BLOCKED, Verdict.UNREACHABLE
FILE = Want(is_file=True)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "_FIRST_PAUSE", 0.01)


@pytest.mark.parametrize(
    ("path", "verdict", "said"),
    [
        ("/ok", ALIVE, ""),
        *((f"/status/{code}", ALIVE, "") for code in (200, 201, 203, 206, 300)),
        *((f"/status/{code}", DEAD, f"it answers {code}") for code in (404, 410)),
        *(
            (f"/status/{code}", BLOCKED, f"it answers {code}")
            for code in (400, 401, 402, 403, 405, 406, 407, 418, 429, 451, 999)
        ),
        *(
            (f"/status/{code}", LOST, f"it answers {code}")
            for code in (500, 501, 502, 503, 504, 520)
        ),
        ("/redirect/301?to=/ok", MOVED, ""),
        ("/redirect/308?to=/ok", MOVED, ""),
        *((f"/redirect/{code}?to=/ok", ALIVE, "") for code in (302, 303, 307)),
        ("/redirect-relative", ALIVE, ""),
        ("/redirect/301?to=/status/404", DEAD, "it answers 404"),
        ("/deep/redirect-to-root", MOVED, "the front page"),
        ("/redirect-loop", LOST, "in a circle"),
        ("/redirect-cycle-a", LOST, "in a circle"),
        ("/redirect-many?left=5", MOVED, ""),
        ("/redirect-many?left=20", LOST, "more than 10 times"),
        ("/redirect-nowhere", LOST, "redirects to nowhere"),
        ("/redirect-bad", LOST, "redirects to http://[bad"),
        ("/redirect-scheme", LOST, "redirects to ftp:"),
        ("/members", BLOCKED, "a page to sign in"),
        ("/redirect-consent", BLOCKED, "asks for consent"),
        ("/redirect-private", LOST, "10.0.0.1 is not on the public network and not in allow-hosts"),
        ("/redirect-error-page", SOFT, "/errors/404.html"),
        ("/meta-refresh", ALIVE, ""),
        ("/slow?seconds=0.5", ALIVE, ""),
        ("/hang", LOST, "no answer within 1 seconds"),
        ("/drip", ALIVE, ""),
        ("/reset", LOST, "broke off"),
        ("/reset-body", ALIVE, ""),
        ("/empty", LOST, ""),
        ("/wrong-length", ALIVE, ""),
        ("/garbage", LOST, "no HTTP"),
        ("/long-header", LOST, ""),
        ("/many-headers", LOST, "headers"),
        ("/packed/gzip", ALIVE, ""),
        ("/packed/deflate", ALIVE, ""),
        ("/packed/broken", LOST, "not packed as it says"),
        ("/packed/br", LOST, "nobody asked for"),
        ("/gzip-bomb", ALIVE, ""),
        ("/big", ALIVE, ""),
        ("/soft-404-title", SOFT, "Page not found"),
        ("/soft-404-spanish", SOFT, "Página no encontrada"),
        ("/soft-404-heading", SOFT, "Error 404"),
        ("/about-404", ALIVE, ""),
        ("/no-type", SOFT, "Not found"),
        ("/utf16", SOFT, "Página no encontrada"),
        ("/latin1", SOFT, "Página no encontrada"),
        ("/wall-403", BLOCKED, "keeps programs out (cf-mitigated"),
        ("/wall-404", BLOCKED, "keeps programs out"),
        ("/wall-200", BLOCKED, "Just a moment"),
        ("/wall-denied", BLOCKED, "Access Denied"),
        ("/guarded", BLOCKED, "401"),
        ("/with-pass", BLOCKED, "403"),
        ("/plain", ALIVE, ""),
        ("/parked", ALIVE, ""),
        ("/cookie", ALIVE, ""),
        ("/space%20in%20path", ALIVE, ""),
        ("/unicode/%C3%B1", ALIVE, ""),
    ],
)
def test_a_page(ask: Ask, server: Server, path: str, verdict: Verdict, said: str) -> None:
    evidence = ask(server.url(path))
    assert (evidence.verdict, evidence.reason) == (verdict, evidence.reason)
    assert said in evidence.reason
    if not said:
        assert verdict not in (DEAD, SOFT, BLOCKED)
    assert evidence.alive is None or verdict in (ALIVE, MOVED)


@pytest.mark.parametrize(
    ("path", "verdict", "methods"),
    [
        ("/file.pdf", ALIVE, ["HEAD"]),
        ("/image.png", ALIVE, ["HEAD"]),
        ("/head-405.pdf", ALIVE, ["HEAD", "GET", "GET"]),
        ("/head-404.pdf", ALIVE, ["HEAD", "GET", "GET"]),
        ("/head-500.pdf", ALIVE, ["HEAD", "GET", "GET"]),
        ("/range/ignored.pdf", ALIVE, ["HEAD", "GET"]),
        ("/range/honoured.pdf", ALIVE, ["HEAD", "GET"]),
        ("/range/416.pdf", ALIVE, ["HEAD", "GET", "GET"]),
        ("/head-hang.pdf", ALIVE, ["HEAD", "GET", "GET"]),
        ("/document.pdf", SOFT, ["HEAD", "GET"]),
        ("/status/404?x.pdf", DEAD, ["HEAD", "GET"] * 2),
    ],
)
def test_a_file(ask: Ask, server: Server, path: str, verdict: Verdict, methods: list[str]) -> None:
    assert ask(server.url(path), FILE).verdict is verdict
    assert [it.method for it in server.seen] == methods


def test_a_host_that_refuses_head_is_asked_with_get_from_then_on(
    server: Server,
) -> None:
    from tests.network.conftest import all_of, settings

    urls = [server.url(f"/range/honoured.pdf?{number}") for number in range(5)]
    all_of(dict.fromkeys(urls, FILE), {}, settings(per_host=1))
    assert [it.method for it in server.seen] == ["HEAD", *["GET"] * 5]


@pytest.mark.parametrize(
    ("fault", "verdict", "said"),
    [
        ("good", ALIVE, ""),
        ("expired", LOST, "certificate has expired"),
        ("wrong-host", LOST, "certificate is not valid for 'localhost'"),
        ("unknown-authority", LOST, "unable to get local issuer certificate"),
    ],
)
def test_certificates(ask: Ask, server: Server, fault: str, verdict: Verdict, said: str) -> None:
    evidence = ask(server.tls_url("/ok", fault))
    assert evidence.verdict is verdict
    assert said in evidence.reason


def test_no_tls_where_it_is_wanted(ask: Ask, server: Server) -> None:
    evidence = ask(server.url("/ok").replace("http:", "https:"))
    assert evidence.verdict is LOST
    assert "no secure connection" in evidence.reason


def test_nobody_listens(ask: Ask) -> None:
    evidence = ask("http://127.0.1.1:9/")
    assert (evidence.verdict, evidence.reason) == (LOST, "no connection: nobody listens there")
    assert evidence.tries == 3


def test_a_name_that_nobody_has(ask: Ask) -> None:
    evidence = ask("http://no-such-host.invalid/")
    assert evidence.tries == (2 if evidence.verdict is DEAD else 3)
    assert "no-such-host.invalid" in evidence.reason


def test_the_way_is_told(ask: Ask, server: Server) -> None:
    second = "/redirect/302?to=/ok"
    evidence = ask(server.url(f"/redirect/301?to={second.replace('?', '%3F')}"))
    assert evidence.hops == (Hop(301, server.url(second)), Hop(302, server.url("/ok")))
    assert evidence.moved_to == server.url(second)
    assert (evidence.status, evidence.tries) == (200, 1)


@pytest.mark.parametrize(
    ("path", "tries"),
    [
        ("/flaky?fails=1", 2),
        ("/flaky?fails=2", 3),
        ("/flaky?fails=1&by=reset", 2),
        ("/patience/429?after=1", 2),
        ("/patience/429?after=date", 2),
        ("/patience/503?after=1&times=2", 3),
        ("/patience/429", 2),
    ],
)
def test_what_answers_after_all_is_alive(ask: Ask, server: Server, path: str, tries: int) -> None:
    evidence = ask(server.url(path))
    assert (evidence.verdict, evidence.tries) == (ALIVE, tries)


def test_who_asks_for_patience_gets_it(ask: Ask, server: Server) -> None:
    begun = time.monotonic()
    ask(server.url("/patience/429?after=1"))
    first, second = server.seen
    assert second.when - first.when >= 1
    assert time.monotonic() - begun < 20


def test_a_long_wait_ends_the_matter(ask: Ask, server: Server) -> None:
    evidence = ask(server.url("/patience/429?after=3600&times=9"))
    assert (evidence.verdict, evidence.tries) == (BLOCKED, 1)


def test_what_never_answers_is_asked_again_and_given_up(ask: Ask, server: Server) -> None:
    evidence = ask(server.url("/flaky?fails=99"))
    assert (evidence.verdict, evidence.tries, len(server.seen)) == (LOST, 3, 3)
    assert ask(server.url("/flaky?fails=98"), retries=0).tries == 1


def test_dead_is_said_after_two_answers(ask: Ask, server: Server) -> None:
    assert ask(server.url("/status/404"), retries=0).tries == 2
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/spanish", "es"),
        ("/negotiated", "en"),
        ("/no-language", ""),
        ("/language-header", "de"),
    ],
)
def test_languages(ask: Ask, server: Server, path: str, language: str) -> None:
    assert ask(server.url(path)).seen.language == language


def test_fragments(ask: Ask, server: Server) -> None:
    wanted = {
        "first": True,
        "last": True,
        "named": True,
        "riñón": True,
        "top": True,
        "gone": False,
        "First": False,
        ":~:text=The%20very%20last,it%20all": True,
        ":~:text=never%20said": False,
        "gone:~:text=prefix-,enough water": True,
    }
    unknown = {"/route", "page=3", "L10"}
    want = Want(frozenset({*wanted, *unknown}))
    assert ask(server.url("/fragments"), want).fragments == wanted
    assert ask(server.url("/shell"), want).fragments == {"top": True}
    assert ask(server.url("/file.pdf"), want).fragments == {}


def test_only_as_much_is_read_as_is_needed(ask: Ask, server: Server) -> None:
    ask(server.url("/big"))
    assert server.times["big megabytes"] < 10


def test_a_page_that_has_not_changed(ask: Ask, server: Server) -> None:
    before = ask(server.url("/ok"), Want(frozenset({"diet"})))
    assert before.etag == '"v1"'
    after = ask(server.url("/ok"), Want(frozenset({"diet"})), before)
    assert server.seen[-1].headers["if-none-match"] == '"v1"'
    assert (after.verdict, after.seen, after.fragments) == (ALIVE, before.seen, {"diet": True})
    # Another fragment wants the whole page again.
    other = ask(server.url("/ok"), Want(frozenset({"salt"})), after)
    assert "if-none-match" not in server.seen[-1].headers
    assert other.fragments == {"salt": False}


def test_somebody_else_has_the_address(ask: Ask, server: Server) -> None:
    assert "for sale" in ask(server.url("/parked")).taken_over
    before = ask(server.url("/changing"))
    assert before.seen == Seen("Kidney patients society", "en", "127.0.1.1")
    assert ask(server.url("/changing"), known=before).taken_over == ""
    server.changed = True
    after = ask(server.url("/changing"), known=before)
    assert after.taken_over == (
        'its title was "Kidney patients society" and is now "Casino bonus today"'
    )


def test_when_it_was_last_alive_is_remembered(ask: Ask, server: Server) -> None:
    before = Evidence(ALIVE, asked=1_700_000_000, alive=1_700_000_000, seen=Seen("Stones", "en"))
    after = ask(server.url("/status/404"), known=before)
    assert (after.verdict, after.alive, after.seen) == (DEAD, 1_700_000_000, before.seen)


def test_statuses_that_are_accepted(ask: Ask, server: Server) -> None:
    assert ask(server.url("/status/403"), accept=frozenset({403})).verdict is ALIVE


def test_what_is_asked_in_the_place_of_an_address(ask: Ask, server: Server) -> None:
    remap = {"https://kidneys.org": server.url(""), "https://kidneys.org/x": "http://10.0.0.1"}
    assert ask("https://kidneys.org/ok", remap=remap).verdict is ALIVE
    assert [it.path for it in server.seen] == ["/ok"]


def test_secrets_go_to_their_host_alone(
    ask: Ask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGIN", "ana:secret")
    monkeypatch.setenv("PASS", "yes")
    given = {"auth": {"127.0.1.1": "LOGIN"}, "headers": {"127.0.1.1": {"X-Pass": "PASS"}}}
    assert ask(server.url("/guarded"), **given).verdict is ALIVE
    assert ask(server.url("/with-pass"), **given).verdict is ALIVE
    ask(server.url(f"/redirect/302?to={server.url('/ok', 2)}"), **given)
    first, second = server.seen[-2:]
    assert (first.host, second.host) == ("127.0.1.1", "127.0.1.2")
    assert {"authorization", "x-pass"} <= first.headers.keys()
    assert not {"authorization", "x-pass"} & second.headers.keys()


def test_cookies_go_to_their_host_alone(ask: Ask, server: Server) -> None:
    ask(server.url("/cookie"))
    assert "cookie" in server.seen[-1].headers
    ask(server.url(f"/redirect/302?to={server.url('/ok', 2)}"))
    assert "cookie" not in server.seen[-1].headers


def test_robots(ask: Ask, server: Server) -> None:
    evidence = ask(server.url("/private/x"), robots=True)
    assert (evidence.verdict, "robots.txt" in evidence.reason) == (BLOCKED, True)
    assert [it.path for it in server.seen] == ["/robots.txt"]
    assert ask(server.url("/ok"), robots=True).verdict is ALIVE
    assert ask(server.url("/private/x")).verdict is ALIVE


def test_it_says_what_it_is(ask: Ask, server: Server) -> None:
    ask(server.url("/ok"))
    assert server.seen[0].headers["user-agent"].startswith("mbclint/")
