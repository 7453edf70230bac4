"""Failures planned by a test: the next calls of a method go wrong in a way that Telegram or the network can."""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum

from bot.emulator.refusals import Refusal, bad_request, forbidden, too_many_requests


class Way(Enum):
    """What happens on the wire."""

    REFUSED = "a JSON refusal; nothing was done"
    PAGE = "an HTML page of a proxy; nothing was done"
    HANG = "no answer until either side closes; nothing was done"
    RESET = "the connection is reset; nothing was done"
    LOST = "done, but the connection is reset before the answer"
    CUT = "done, but the answer's JSON breaks off in the middle"


DONE_FIRST = frozenset({Way.LOST, Way.CUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One way for a call to fail, with the refusal where it is one."""

    way: Way
    refusal: Refusal | None = None


def flood(retry_after: int) -> Failure:
    """429 with so many seconds to wait."""
    return Failure(way=Way.REFUSED, refusal=too_many_requests(retry_after))


def blocked() -> Failure:
    """403, as when she blocked the bot between two calls."""
    return Failure(way=Way.REFUSED, refusal=forbidden("bot was blocked by the user"))


def refused(description: str) -> Failure:
    """400 with this description; the prefix is added."""
    return Failure(way=Way.REFUSED, refusal=bad_request(description))


def server_error() -> Failure:
    """500 as JSON."""
    return Failure(way=Way.REFUSED, refusal=Refusal(500, "Internal Server Error"))


def bad_gateway() -> Failure:
    """502 as the HTML page of a proxy: not JSON at all."""
    return Failure(way=Way.PAGE)


def hang() -> Failure:
    """No answer at all, until the caller gives up or the emulator stops."""
    return Failure(way=Way.HANG)


def reset() -> Failure:
    """The connection is reset before anything is done."""
    return Failure(way=Way.RESET)


def lost() -> Failure:
    """The call is done, its answer never arrives."""
    return Failure(way=Way.LOST)


def cut() -> Failure:
    """The call is done, its answer arrives with 200 and breaks off."""
    return Failure(way=Way.CUT)


class Failures:
    """Planned failures by method, used up in the order they were planned."""

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Failure]] = defaultdict(deque)

    def plan(self, method: str, failure: Failure, *, times: int = 1) -> None:
        """The next `times` calls of `method` fail so."""
        self._planned[method].extend([failure] * times)

    def take(self, method: str) -> Failure | None:
        """The failure this call must meet, if one was planned."""
        planned = self._planned.get(method)
        return planned.popleft() if planned else None

    def clear(self) -> None:
        """Nothing more goes wrong."""
        self._planned.clear()
