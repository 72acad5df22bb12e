"""How fast hosts are asked."""

import asyncio
from itertools import pairwise

from mbclint.network.follow import Want
from mbclint.network.pace import Pace
from tests.network.conftest import all_of, settings
from tests.network.server import Server


def test_no_host_is_asked_faster_than_agreed(server: Server) -> None:
    urls = [server.url(f"/ok?{number}", host) for number in range(8) for host in (1, 2, 3)]
    all_of(dict.fromkeys(urls, Want()), {}, settings(interval=0.05))
    for host in server.hosts:
        times = [it.when for it in server.seen if it.host == host]
        assert len(times) == 8
        # What is sent on time may arrive closer together where the first takes long to connect.
        assert times[-1] - times[0] > 7 * 0.05 / 2


def test_turns_are_apart() -> None:
    async def run() -> list[float]:
        pace = Pace(0.02, 4)
        begun: list[float] = []

        async def turn() -> None:
            async with pace.turn():
                begun.append(asyncio.get_running_loop().time())
                await asyncio.sleep(0.05)

        await asyncio.gather(*(turn() for _ in range(12)))
        return begun

    assert all(later - sooner >= 0.02 for sooner, later in pairwise(asyncio.run(run())))


def test_one_slow_host_holds_no_other_up(server: Server) -> None:
    slow = [server.url(f"/patience/429?after=1&times=1&{number}") for number in range(3)]
    quick = [server.url(f"/ok?{number}", 2) for number in range(20)]
    all_of(dict.fromkeys([*slow, *quick], Want()), {}, settings())
    last = max(it.when for it in server.seen if it.host == server.hosts[1])
    assert last < max(it.when for it in server.seen if it.host == server.hosts[0])


def test_it_slows_down_and_recovers() -> None:
    async def run() -> tuple[list[float], list[int]]:
        pace = Pace(0.1, 4)
        intervals, at_once = [pace.interval], [pace.at_once]
        pace.slow_down(0.0)
        intervals.append(pace.interval)
        at_once.append(pace.at_once)
        for _ in range(100):
            pace.slow_down(0.0)
        intervals.append(pace.interval)
        for _ in range(200):
            pace.answered()
        return [*intervals, pace.interval], [*at_once, pace.at_once]

    intervals, at_once = asyncio.run(run())
    assert intervals == [0.1, 0.5, 10.0, 0.1]
    assert at_once == [4, 1, 4]


def test_a_pause_holds_for_those_who_wait_already() -> None:
    async def run() -> float:
        pace = Pace(0.2, 4)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        async with pace.turn():
            pass
        waiting = asyncio.create_task(_turn(pace))
        await asyncio.sleep(0.05)
        pace.slow_down(0.6)
        await waiting
        return loop.time() - begun

    assert asyncio.run(run()) >= 0.64


async def _turn(pace: Pace) -> None:
    async with pace.turn():
        pass
