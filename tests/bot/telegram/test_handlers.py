"""The router in teremok, another author's reading of Telegram's rules. The conversation behind it says what it was told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiogram import Dispatcher
from aiogram.enums import ContentType
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, EditMessageText, SendMessage
from aiogram.types import (
    Chat,
    Contact,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Location,
    Message,
    MessageOriginHiddenUser,
    User,
)
from teremok import (
    MockBot,
    MockCallbackQuery,
    MockMessageDocument,
    MockMessagePhoto,
    MockMessageText,
    MockMessageVoice,
    MockUser,
)

from bot.tally import Tally
from bot.telegram import events, handlers
from bot.telegram.events import HERS, recall
from bot.telegram.handlers import Handlers, router
from bot.wire.budgets import Budgets
from bot.wire.memory import Memory
from bot.wire.payload import Everyday, Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from bot.wire.sender import Sender
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
from flows.packing import Codes, pack
from flows.snapshot import Content
from tests.moments import Moments

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


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> MockBot:
    """The bot with its real dispatcher, router, renderer and sender."""
    for module, door in ((handlers, opening), (handlers, advance), (events, hear), (events, follow)):
        monkeypatch.setattr(module, door.__name__, door)
    dispatcher = Dispatcher(disable_fsm=True)
    bot = MockBot(dispatcher)

    moments = Moments()

    def way_out(_language: str | None) -> Payload:
        return Payload(language="en", text="way out")

    def everyday(language: str | None) -> Everyday:
        clean = Payload(language="en", text=f"everyday {language}")
        return Everyday(clean=clean, left=Payload(language="en", text=f"left {language}"))

    budgets = Budgets(clock=moments.clock, pause=moments.pause)
    sender = Sender(bot, way_out=way_out, budgets=budgets, pause=moments.pause)
    screen = Screen(sender=sender, memory=Memory(moments.clock), everyday=everyday)
    known: Content = Known()  # type: ignore[assignment]  # see Known
    answering = Handlers(
        content=lambda: known,
        screen=screen,
        sender=sender,
        tally=Tally(folder=None, today=lambda: NOW.today),
        clock=lambda: NOW,
    )
    dispatcher.include_router(router(answering))
    return bot


def made(bot: MockBot) -> list[str]:
    return [type(call).__name__ for call in bot.requests.all]


def sent(bot: MockBot) -> SendMessage:
    (call,) = [call for call in bot.requests.all if isinstance(call, SendMessage)]
    return call


def edited(bot: MockBot) -> EditMessageText:
    (call,) = [call for call in bot.requests.all if isinstance(call, EditMessageText)]
    return call


# Pressing.


async def test_a_press_edits_the_message_it_stands_on(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER)

    await bot.dispatch(query)

    assert query.message is not None
    assert (edited(bot).chat_id, edited(bot).message_id) == (HER.id, query.message.message_id)
    assert edited(bot).text == "menu ar\n\nKH Pressed Pressed()"
    assert sorted(made(bot)) == ["AnswerCallbackQuery", "EditMessageText"]


@pytest.mark.parametrize("data", ["", "nonsense", "1.en.zz", "2.en.aa", "x" * 64])
async def test_a_forged_or_outdated_button_leads_to_the_start_in_her_language(
    bot: MockBot, data: str
) -> None:
    await bot.dispatch(MockCallbackQuery(data, user=HER))

    assert (edited(bot).text or "").startswith("start es")


async def test_a_button_of_a_game_is_answered_too(bot: MockBot) -> None:
    query = MockCallbackQuery(user=HER).model_copy(update={"data": None, "game_short_name": "x"})

    await bot.dispatch(query)

    assert (edited(bot).text or "").startswith("start es")


async def test_the_query_is_answered_silently(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER)

    await bot.dispatch(query)

    (answer,) = [call for call in bot.requests.all if isinstance(call, AnswerCallbackQuery)]
    assert (answer.callback_query_id, answer.text, answer.show_alert) == (query.id, None, None)


@pytest.mark.parametrize(
    "description", ["chat not found", "message to edit not found", "BUTTON_DATA_INVALID"]
)
async def test_the_query_is_answered_when_the_edit_is_refused(bot: MockBot, description: str) -> None:
    bot.add_result(EditMessageText, ok=False, description=f"Bad Request: {description}")

    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER))

    assert "AnswerCallbackQuery" in made(bot)


@pytest.mark.parametrize(
    "gone", [InaccessibleMessage(chat=Chat(id=HER.id, type="private"), message_id=5), None]
)
async def test_a_message_out_of_reach_is_replaced_by_a_new_one(
    bot: MockBot, gone: InaccessibleMessage | None
) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER).model_copy(update={"message": gone})

    await bot.dispatch(query)

    assert sent(bot).chat_id == HER.id
    assert sorted(made(bot)) == ["AnswerCallbackQuery", "SendMessage"]


async def test_outside_private_chats_a_press_only_stops_the_spinner(bot: MockBot) -> None:
    group = MockMessageText("view", chat=Chat(id=-100, type="supergroup"))
    inline = MockCallbackQuery(user=HER).model_copy(update={"message": None, "inline_message_id": "x"})

    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER, message=group))
    await bot.dispatch(inline)

    assert made(bot) == ["AnswerCallbackQuery", "AnswerCallbackQuery"]


async def test_a_press_on_close_covers_the_view_before_anything_else(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU.to(CLOSED), CODES), user=HER)

    await bot.dispatch(query)

    assert query.message is not None
    assert made(bot) == ["EditMessageText", "AnswerCallbackQuery"]
    assert (edited(bot).message_id, edited(bot).text) == (query.message.message_id, "left ar")


async def test_a_card_out_of_reach_is_answered_with_a_view(bot: MockBot) -> None:
    gone = InaccessibleMessage(chat=Chat(id=HER.id, type="private"), message_id=5)
    query = MockCallbackQuery(pack(MENU.to(AWAY), CODES), user=HER).model_copy(update={"message": gone})

    await bot.dispatch(query)

    assert sorted(made(bot)) == ["AnswerCallbackQuery", "SendMessage"]


@pytest.mark.parametrize(
    ("node", "urgency"), [(HELP, Urgency.EMERGENCY), (NodeKey("menu"), Urgency.ORDINARY)]
)
async def test_help_goes_first_where_not_all_can_go(
    bot: MockBot, monkeypatch: pytest.MonkeyPatch, node: NodeKey, urgency: Urgency
) -> None:
    shown: list[Payload] = []

    async def show(_screen: Screen, _her: Recipient, payload: Payload, *_: object, **_on: object) -> None:
        shown.append(payload)

    monkeypatch.setattr(Screen, "show", show)

    await bot.dispatch(MockCallbackQuery(pack(MENU.to(node), CODES), user=HER))

    assert [payload.urgency for payload in shown] == [urgency]


# Writing.


async def test_a_message_is_answered_by_a_new_one_and_then_erased(bot: MockBot) -> None:
    message = MockMessageText("Cambodia", user=HER)

    await bot.dispatch(message)

    assert made(bot) == ["SendMessage", "DeleteMessage"]
    assert "Typed(places=('KH',)" in sent(bot).text
    (erased,) = [call for call in bot.requests.all if isinstance(call, DeleteMessage)]
    assert (erased.chat_id, erased.message_id) == (HER.id, message.message_id)


async def test_only_what_fitted_nothing_is_counted_and_only_that_it_was(
    bot: MockBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    monkeypatch.setattr(Tally, "nothing_fitted", lambda _tally, recipient: counted.append(recipient.chat_id))

    for text in ("Cambodia", "zzzz"):
        await bot.dispatch(MockMessageText(text, user=HER))

    assert counted == [HER.id]


async def test_nothing_is_erased_unless_the_conversation_says_so(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("/help", user=HER))

    assert made(bot) == ["SendMessage"]


async def test_messages_are_silent_without_preview_and_bold_in_the_heading_alone(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("Cambodia", user=HER))

    assert sent(bot).disable_notification is True
    assert getattr(sent(bot).link_preview_options, "is_disabled", None) is True
    assert [(e.type, e.offset, e.length) for e in sent(bot).entities or []] == [("bold", 0, len("start es"))]


@pytest.mark.parametrize(
    ("text", "payload"),
    [("/start", ""), ("/start es_KH", "es_KH"), ("/start@test_bot  x ", "x"), ("/START", "")],
)
async def test_a_start_link_is_followed(bot: MockBot, text: str, payload: str) -> None:
    await bot.dispatch(MockMessageText(text, user=HER))

    assert f"payload {payload!r}" in sent(bot).text.replace('"', "'").replace("\\'", "'")


@pytest.mark.parametrize(
    ("text", "command"), [("/help", "HELP"), ("/privacy@test_bot", "PRIVACY"), ("/menu x", "MENU")]
)
async def test_a_command_is_a_command_whatever_follows(bot: MockBot, text: str, command: str) -> None:
    await bot.dispatch(MockMessageText(text, user=HER))

    assert f"Command.{command}" in sent(bot).text


async def test_a_reply_goes_on_where_the_message_it_replies_to_stood(bot: MockBot) -> None:
    choice = replace(MENU, here=Region("TH"))
    rows = [
        [InlineKeyboardButton(text="A choice she did not make", callback_data=pack(choice, CODES))],
        [InlineKeyboardButton(text="☎", callback_data=pack(MENU, CODES))],
        [InlineKeyboardButton(text="‹", callback_data=pack(choice, CODES))],
    ]
    ours = MockMessageText("view", user=HER, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))

    await bot.dispatch(MockMessageText("Cambodia", user=HER, reply_to_message=ours))

    assert sent(bot).text.startswith("menu ar\n\nKH Typed")


async def test_typed_text_goes_on_where_the_last_view_stood(bot: MockBot) -> None:
    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER))

    await bot.dispatch(MockMessageText("Cambodia", user=HER))

    assert sent(bot).text.startswith("menu ar\n\nKH Typed")


async def test_a_typed_close_covers_the_living_view_before_anything_else(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("/start", user=HER))
    await bot.dispatch(MockMessageText("Cambodia", user=HER))
    bot.requests.all.clear()

    await bot.dispatch(MockMessageText("/close", user=HER))

    assert made(bot)[:2] == ["EditMessageText", "DeleteMessages"]
    edits = [call.text for call in bot.requests.all if isinstance(call, EditMessageText)]
    assert edits == ["everyday es", "left es"]


async def test_a_close_typed_as_a_reply_covers_what_it_replies_to(bot: MockBot) -> None:
    ours = MockMessageText("view", user=User(id=9, is_bot=True, first_name="b"))

    await bot.dispatch(MockMessageText("/close", user=HER, reply_to_message=ours))

    assert edited(bot).message_id == ours.message_id


async def test_a_reply_to_a_message_without_buttons_starts_from_her_language(bot: MockBot) -> None:
    await bot.dispatch(
        MockMessageText("Cambodia", user=HER, reply_to_message=MockMessageText("hers", user=HER))
    )

    assert sent(bot).text.startswith("start es")


def test_a_view_below_help_recalls_help() -> None:
    helped = InlineKeyboardButton(text="Help", callback_data=pack(MENU, CODES))
    back = InlineKeyboardButton(text="Back", callback_data=pack(MENU.to(HELP), CODES))
    markup = InlineKeyboardMarkup(inline_keyboard=[[helped], [back]])

    assert recall(markup, CODES) == MENU.to(HELP)


def test_buttons_that_say_nothing_recall_nothing() -> None:
    foreign = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data="x")], []])

    assert recall(None, CODES) is None
    assert recall(foreign, CODES) is None


MEDIA = [
    MockMessagePhoto(user=HER, caption="MRKR-5f1c"),
    MockMessageVoice(user=HER),
    MockMessageDocument(user=HER),
    MockMessageText(user=HER).model_copy(
        update={"text": None, "contact": Contact(phone_number="+990000777", first_name="Zqxcanary")}
    ),
    MockMessageText(user=HER).model_copy(
        update={"text": None, "location": Location(latitude=1.0, longitude=2.0)}
    ),
    MockMessageText(user=HER).model_copy(update={"text": None}),
    MockMessageText(
        "MRKR-5f1c",
        user=HER,
        forward_origin=MessageOriginHiddenUser(
            date=datetime(2026, 1, 1, tzinfo=UTC), sender_user_name="Zqxcanary"
        ),
    ),
    MockMessageText("MRKR-5f1c", user=HER, via_bot=User(id=9, is_bot=True, first_name="b")),
]


@pytest.mark.parametrize("message", MEDIA, ids=lambda message: str(message.content_type))
async def test_what_is_not_typed_is_refused_unread_and_erased(bot: MockBot, message: Message) -> None:
    await bot.dispatch(message)

    assert made(bot) == ["SendMessage", "DeleteMessage"]
    assert sent(bot).text == "start es\n\nNone Sent Sent()"


PINNED = MockMessageText(user=HER).model_copy(
    update={"text": None, "pinned_message": MockMessageText("view", user=HER)}
)


@pytest.mark.parametrize(
    "message",
    [
        MockMessageText("help", user=HER, chat=Chat(id=-100, type="supergroup")),
        MockMessageText("help", user=HER, chat=Chat(id=-100, type="channel")),
        MockMessageText("help", user=User(id=9, is_bot=True, first_name="b")),
        MockMessageText("help", user=HER).model_copy(update={"from_user": None}),
        PINNED,
    ],
)
async def test_groups_channels_bots_and_notes_of_telegram_are_passed_over(
    bot: MockBot, message: Message
) -> None:
    await bot.dispatch(message)

    assert made(bot) == []


def test_no_service_message_counts_as_hers() -> None:
    assert ContentType.PINNED_MESSAGE not in HERS
    assert ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED not in HERS
    assert ContentType.ANY not in HERS


def test_only_two_kinds_of_update_are_asked_for(bot: MockBot) -> None:
    assert set(bot.dp.resolve_used_update_types()) == {"message", "callback_query"}
