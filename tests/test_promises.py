"""What SAFETY.md promises, tried on the whole bot: each test names the promise it would catch the breach of."""

import io
import logging
import re

import pytest

from bot.content.snapshot import Shelves
from bot.emulator import failures
from bot.library import Library
from bot.wire.journal import open_journal
from bot.wire.memory import Memory
from bot.wire.recipient import Recipient
from flows.graph import CLOSED, HELP, PHONE_LIKE
from flows.model import Copy, Started, State, TextKey
from flows.rehearsal import betraying, states
from flows.snapshot import Content
from flows.texts import ENGLISH
from flows.understanding import follow
from flows.views import view
from tests.conftest import NOON
from tests.whole_bot import CANARY, the_bot

MARKER = "MRKR-5f1c"
ACCEPTED = {
    "getUpdates", "sendMessage", "editMessageText", "answerCallbackQuery", "deleteMessage",
    "getMyCommands", "setMyCommands", "getMyName", "setMyName", "getMyDescription", "setMyDescription",
    "getMyShortDescription", "setMyShortDescription",
}  # fmt: skip
THINGS = ("contact", "location", "photo", "voice", "document", "sticker", "forward")


@pytest.fixture(scope="session")
def library(shelves: Shelves) -> Library:
    return Library(shelves, lambda: NOON)


@pytest.fixture
def journal() -> io.StringIO:
    """Everything that is logged, at DEBUG, libraries' loggers too."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s %(args)s %(exc_info)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    return written


async def test_2_no_log_line_tells_who_wrote_or_what(library: Library, journal: io.StringIO) -> None:
    open_journal("DEBUG")
    for name in ("aiogram", "aiohttp", "asyncio"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    journal_handler = logging.StreamHandler(journal)
    logging.getLogger().addHandler(journal_handler)

    async with the_bot(library) as woman:
        await woman.says("/start")
        for method in ("editMessageText", "sendMessage"):
            for failure in (failures.blocked(), failures.refused("message text is odd"), failures.cut()):
                woman.emulator.failures.plan(method, failure)
                await woman.says(f"{MARKER} where is my passport")
                await woman.presses("☎ Help")
                await woman.says("/start")
        token = woman.emulator.settings.token

    logging.getLogger().removeHandler(journal_handler)
    logged = journal.getvalue()
    assert "wire.refused" in logged
    for secret in (str(CANARY), "Zqxcanary", MARKER, "passport", token, f"{CANARY:x}"):
        assert secret not in logged


async def test_3_and_8_what_she_sends_is_answered_and_taken_off_the_chat(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        for thing in THINGS:
            await woman.sends(thing)
        await woman.says(MARKER)

        hers = [each for each in woman.emulator.people.messages(CANARY) if "reply_markup" not in each]

    assert hers == []


def test_4_the_short_memory_is_capped_short_and_gone_at_close() -> None:
    time = [0.0]
    memory = Memory(lambda: time[0], most_chats=3)
    people = [Recipient(chat_id=CANARY + number) for number in range(5)]
    for person in people:
        memory.begins(person)
        memory.heard(person, 1)

    assert len(memory) == 3
    assert str(CANARY) not in repr(memory)
    assert memory.take(people[0]).hers == {1}
    assert memory.take(people[0]).hers == frozenset()
    time[0] = 24 * 60 * 60 + 1.0
    assert memory.take(people[1]).hers == frozenset()


async def test_5_a_button_of_an_earlier_run_continues_where_it_stood(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("Check a job offer")
        await woman.presses("Begin")
        data = next(button.data for button in woman.buttons() if button.text == "Yes")
    assert data is not None

    async with the_bot(library) as woman:
        await woman.says("/start")
        woman.emulator.people.forge(CANARY, woman.newest(), data)
        await woman.settled()

        assert "They keep your passport or ID" in woman.sees()


async def test_7_only_what_is_needed_is_asked_of_telegram(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("☎ Help")
        calls = list(woman.emulator.calls)

    assert {call.method for call in calls} <= ACCEPTED
    updates = next(call for call in calls if call.method == "getUpdates")
    assert updates.fields.json("allowed_updates") == ["message", "callback_query"]


@pytest.mark.parametrize(
    "payload", ["en_KH_C12", "es", "zz", "7777000123", "x" * 64, "en_KH_C1234", "1.en.a1", "__"]
)
async def test_9_a_start_link_can_carry_nothing_but_the_allowed(library: Library, payload: str) -> None:
    async with the_bot(library) as woman:
        await woman.says(f"/start {payload}")
        shown = woman.sees()

    spanish = library.content().texts.say("es", TextKey("start.heading"))  # type: ignore[arg-type]  # a literal tag
    assert shown.startswith(spanish if payload == "es" else "Working abroad")
    assert payload not in shown
    if payload not in {"en_KH_C12", "es"}:
        assert follow(payload, library.content()) == Started()


async def test_10_close_is_one_tap_and_leaves_an_everyday_card(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("☎ Help")
        await woman.presses("✕ Close")

        assert woman.buttons() == []
        assert woman.sees().startswith("Working abroad")
        assert "number" not in woman.sees().lower()


async def test_11_close_puts_the_card_in_place_first_and_then_removes_what_is_known(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("Offices and contacts")
        await woman.presses("Someone to talk to")
        await woman.presses("Cambodia")
        await woman.presses("Save the number")
        await woman.presses("Pharmacy")
        calls_made = woman.emulator.calls
        assert await woman.emulator.world.bell.until(lambda: len(calls_made.of("sendContact")) == 1, 5.0)
        await woman.settled()
        shown = woman.emulator.people.messages(CANARY)
        view = next(each["message_id"] for each in shown if "text" in each)
        woman.emulator.calls.clear()
        rows = next(each for each in shown if "text" in each)
        assert len(shown) == 2, rows

        close = woman.emulator.people.forge(
            CANARY, int(str(view)), f"1.en.{library.content().codes.of_node[CLOSED]}"
        )
        await woman.settled()
        left = woman.emulator.people.messages(CANARY)
        calls = [
            call.method
            for call in woman.emulator.calls
            if call.method.endswith(("Text", "Message", "Messages"))
        ]

    assert close.kind == "callback"
    assert calls[0] == "editMessageText"
    assert [each["message_id"] for each in left] == [view]
    assert "reply_markup" not in left[0]


async def test_12_everything_is_sent_silent_and_without_preview(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.says("help")
        await woman.presses("Cambodia")
        sent = woman.emulator.calls.of("sendMessage")
        shown = [*sent, *woman.emulator.calls.of("editMessageText")]

    assert len(sent) == 2
    assert all(call.fields.flag("disable_notification") for call in sent)
    assert all(call.fields.json("link_preview_options") == {"is_disabled": True} for call in shown)


def test_12_no_first_words_of_any_view_betray(content: Content) -> None:
    for state in states(content):
        assert betraying(view(state, content, NOON).text, state.language, content) == [], state.node


async def test_13_the_bot_never_writes_first(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("☰ Menu")
        await woman.presses("☎ Help")

        assert len(woman.emulator.calls.of("sendMessage")) == 1


def test_14_the_name_of_the_bot_and_its_links_betray_nothing(content: Content) -> None:
    for language in content.texts.languages:
        words = {*content.betraying[language], *content.betraying[ENGLISH]}
        for key in content.texts.english:
            if key.startswith(("bot.", "keep.name", "closed", "away", "start.", "menu.")):
                said = re.findall(r"\w+", content.texts.say(language, key).casefold())
                assert not [each for each in said for word in words if each.startswith(word)], key
    for code in (*content.codes.nodes, *content.codes.needs, *content.codes.checklists):
        assert len(code) <= 3


async def test_15_a_returning_person_is_not_recognised(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        first = (woman.sees(), woman.buttons())
        await woman.presses("☎ Help")
        await woman.presses("Cambodia")
        await woman.says("/start")

        assert (woman.sees(), woman.buttons()) == first


async def test_16_help_shows_a_number_at_once_and_a_likely_country_in_two_taps(library: Library) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")
        await woman.presses("☎ Help")
        assert "\n112\n" in woman.sees()

        await woman.presses("Cambodia")
        assert "\n117\n" in woman.sees()

        await woman.says("HELP!")
        assert "\n112\n" in woman.sees() or "\n117\n" in woman.sees()


def test_18_numbers_come_only_from_the_directory(content: Content) -> None:
    known = {number.number for lines in content.directory.emergency.values() for number in lines.numbers}
    known |= {number for lines in content.directory.emergency.values() for _, number in lines.lines}
    known |= {each.value for org in content.directory.organisations.values() for each in org.contacts}

    copied = {
        button.text
        for state in states(content)
        for row in view(state, content, NOON).rows
        for button in row
        if isinstance(button, Copy)
    }

    assert copied
    assert copied <= known
    assert not any(PHONE_LIKE.search(words.words) for words in content.texts.english.values())


def test_20_police_are_named_with_what_to_know_first(content: Content) -> None:
    for language in content.texts.languages:
        police = content.texts.say(language, TextKey("service.police"))
        caveat = content.texts.say(language, TextKey("caveat.police"))
        for country in content.directory.emergency:
            shown = view(State(language=language, node=HELP, here=country), content, NOON).text
            assert police not in shown or caveat in shown


def test_21_the_check_never_calls_an_offer_safe(content: Content) -> None:
    allowed = ("does not mean it is safe", "if that is safe", "still unknown to travel safely")
    said = [words.words for key, words in content.texts.english.items() if key.startswith("offer.")]

    for words in allowed:
        said = [each.replace(words, "") for each in said]

    assert not [each for each in said if re.search(r"\b(un)?safe|\bgenuine\b|%", each, re.IGNORECASE)]


async def test_27_a_poison_update_is_answered_with_the_way_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with the_bot(library) as woman:
        await woman.says("/start")

        def broken(*_: object) -> None:
            raise RuntimeError(MARKER)

        monkeypatch.setattr("bot.telegram.handlers.advance", broken)
        await woman.presses("☰ Menu")

        assert woman.sees().startswith("Phone numbers")
        assert "☎ Help" in [button.text for button in woman.buttons()]


@pytest.mark.parametrize("code", ["en", "es", "ar"])
async def test_29_privacy_answers_from_any_state(library: Library, code: str) -> None:
    async with the_bot(library) as woman:
        await woman.says(f"/start {code}")
        await woman.presses(woman.buttons()[0].text)
        await woman.says("/privacy", reply_to=woman.newest())

        heading = library.content().texts.say(code, TextKey("privacy.heading"))  # type: ignore[arg-type]  # a literal tag
        assert woman.sees().startswith(heading)
