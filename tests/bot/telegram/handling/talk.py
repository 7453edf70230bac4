"""A conversation that says what it was told, and what of it reached Telegram."""

from datetime import UTC, datetime

from aiogram.methods import EditMessageText, SendMessage
from teremok import (
    MockBot,
    MockUser,
)

from flows.graph import AWAY, CLOSED, HELP, START, Graph, Node
from flows.model import (
    Command,
    Commanded,
    Effect,
    Event,
    Go,
    Language,
    NodeKey,
    Now,
    Region,
    Sent,
    Source,
    Started,
    State,
    Turn,
    Typed,
    View,
)
from flows.packing import Codes
from flows.snapshot import Content

CODES = Codes(
    nodes={"aa": NodeKey("start"), "bb": NodeKey("menu"), "cc": CLOSED, "dd": HELP, "ee": AWAY},
    needs={},
    checklists={},
    slots={},
    revisions={},
)
MENU = State(language=Language("ar"), node=NodeKey("menu"), here=Region("KH"))
LINE = Source(path="x", line=1)
HER = MockUser(language_code="es")
NOW = Now(moment=datetime(2026, 11, 21, tzinfo=UTC))


class Known:
    """As much of `Content` as is looked at here."""

    codes = CODES
    graph = Graph(
        nodes={key: Node(key=key, parent=START, source=LINE) for key in (START, NodeKey("menu"), HELP, AWAY)},
        checklists={},
    )


def opening(language_code: str | None, _content: Content) -> State:
    return State(language=Language(language_code or "en"), node=NodeKey("start"))


def advance(state: State, event: Event, _content: Content, now: Now) -> Turn:
    assert now is NOW
    view = View(
        language=state.language,
        heading=f"{state.node} {state.language}",
        body=f"{state.here} {type(event).__name__} {event}",
        rows=((Go(label="On", to=MENU),),),
    )
    closes = state.node == CLOSED or event == Commanded(command=Command.CLOSE)
    erases = isinstance(event, Typed | Sent)
    if state.node == AWAY:
        return Turn(state=state, view=view, effects=(Effect.TAKE_AWAY,))
    effects = (Effect.CLEAR,) if closes else (Effect.ERASE_HERS,) if erases else ()
    if event == Typed():
        effects = (*effects, Effect.UNFITTED)
    return Turn(state=state, view=view, effects=effects)


def hear(text: str, _content: Content) -> Event:
    return Typed(places=(Region("KH"),) if text == "Cambodia" else ())


def follow(payload: str, _content: Content) -> Started:
    return Started(node=NodeKey(f"payload {payload!r}"))


def made(bot: MockBot) -> list[str]:
    return [type(call).__name__ for call in bot.requests.all]


def sent(bot: MockBot) -> SendMessage:
    (call,) = [call for call in bot.requests.all if isinstance(call, SendMessage)]
    return call


def edited(bot: MockBot) -> EditMessageText:
    (call,) = [call for call in bot.requests.all if isinstance(call, EditMessageText)]
    return call
