"""Close, the quiet hour and the one living message on the whole bot (SAFETY 4, 10, 11, 13): what is left on her phone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiogram import Bot

from bot import app
from bot.content.snapshot import Shelves
from bot.emulator import Emulator, Failure, Person, Settings, failures
from bot.emulator.values import as_list
from bot.library import Library
from bot.wire.budgets import TELEGRAM
from bot.wire.memory import HOUR
from bot.wire.screen import Screen
from bot.wire.session import LeanSession
from flows.model import Language, TextKey
from tests.conftest import NOON
from tests.moments import Moments
from tests.whole_bot import CANARY, Woman

BOB = 7777000999
TALK = ("sendMessage", "editMessageText", "deleteMessage", "deleteMessages")
"""What changes a chat. Beside it the bot polls, answers queries and tells its name."""
TOO_OLD = failures.refused("message can't be deleted for everyone")


@dataclass
class House:
    """The bot on an emulator, its time, and what a test wants to know of them."""

    woman: Woman
    emulator: Emulator
    library: Library
    moments: Moments
    wall: list[float]
    """Telegram's own time of day, in its only place."""
    serving: list[asyncio.Future[None]] = field(default_factory=list)

    def says(self, key: str, code: str = "en") -> str:
        """How a card begins to read."""
        texts, language = self.library.content().texts, Language(code)
        heading = texts.say(language, TextKey(f"{key}.heading"))
        return f"{heading}\n\n{texts.say(language, TextKey(f'{key}.text'))}".strip()

    def seen(self) -> list[str]:
        return [str(each.get("text")) for each in self.emulator.people.messages(CANARY)]

    async def seen_soon(self, wanted: Callable[[list[str]], bool]) -> list[str]:
        """What stands in the chat once that is as wanted; else a failure."""
        assert await self.emulator.world.bell.until(lambda: wanted(self.seen()), 5.0), self.seen()
        return self.seen()

    def talk(self) -> list[str]:
        return [call.method for call in self.emulator.calls.of(*TALK)]

    async def made_soon(self, *methods: str) -> None:
        """Until the last calls that change a chat are these; else a failure."""
        wanted = list(methods)
        ended = await self.emulator.world.bell.until(lambda: self.talk()[-len(wanted) :] == wanted, 5.0)
        assert ended, self.talk()

    def batches(self) -> list[list[object]]:
        calls = self.emulator.calls.of("deleteMessages")
        return [list(as_list(call.fields.json("message_ids")) or []) for call in calls]

    async def restarts(self) -> None:
        """The process dies, all being confirmed, and another takes its place."""
        updates = self.emulator.world.updates
        assert await self.emulator.world.bell.until(lambda: len(updates) == 0, 5.0)
        await _ends(self.serving.pop())
        self.serving.append(await _begins(self))


async def _begins(house: House) -> "asyncio.Future[None]":
    bot = Bot(house.emulator.settings.token, session=LeanSession(await _address(house.emulator)))
    pace = app.Pace(clock=house.moments.clock, pause=house.moments.pause, rates=TELEGRAM)
    return asyncio.ensure_future(app.serve(bot, house.library, lambda: NOON, pace))


async def _ends(serving: "asyncio.Future[None]") -> None:
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def _address(emulator: Emulator) -> str:
    runner = emulator._runner
    return f"http://127.0.0.1:{runner.addresses[0][1]}" if runner else await emulator.start()


@pytest.fixture(scope="session")
def library(shelves: Shelves) -> Library:
    return Library(shelves, lambda: NOON)


@pytest.fixture
async def house(library: Library) -> AsyncIterator[House]:
    async with _house(library, "en") as house:
        yield house


@asynccontextmanager
async def _house(library: Library, code: str) -> AsyncIterator[House]:
    wall = [1_700_000_000.0]
    emulator = Emulator(Settings(clock=lambda: wall[0]))
    emulator.people.join(Person(id=CANARY, first_name="Zqxcanary", language_code=code))
    woman = Woman(emulator=emulator)
    house = House(woman=woman, emulator=emulator, library=library, moments=Moments(), wall=wall)
    house.serving.append(await _begins(house))
    yield house
    await _ends(house.serving.pop())
    await emulator.stop()


async def crowded(house: House, texts: int) -> None:
    """She started, and typed so often while nothing could be removed: two messages for each text."""
    await house.woman.says("/start")
    await house.made_soon("sendMessage", "deleteMessage")
    for _ in range(texts):
        house.emulator.failures.plan("deleteMessage", TOO_OLD, times=2)
        house.emulator.calls.clear()
        await house.woman.says("what is this")
        await house.made_soon("sendMessage", "deleteMessage", "deleteMessage", "editMessageText")
        house.moments.passes(10)
    house.emulator.failures.clear()
    house.emulator.calls.clear()


async def test_a_chat_of_250_messages_closes_card_first_then_in_batches(house: House) -> None:
    await crowded(house, 125)
    card = house.woman.newest()
    others = [each["message_id"] for each in house.emulator.people.messages(CANARY)][:-1]

    await house.woman.presses("✕ Close")
    seen = await house.seen_soon(lambda seen: len(seen) == 1)

    assert house.talk()[:4] == ["editMessageText", *["deleteMessages"] * 3]
    assert house.emulator.calls.of(*TALK)[0].fields.number("message_id") == card
    assert [len(batch) for batch in house.batches()] == [100, 100, 50]
    assert [number for batch in house.batches() for number in batch] == others
    assert seen == [house.says("closed")]
    await house.made_soon("deleteMessages", "editMessageText")  # the look whether the oldest went
    assert len(house.talk()) == 5


@pytest.mark.parametrize("failure", [failures.blocked(), failures.refused("message identifiers are odd")])
async def test_when_nothing_can_be_removed_the_card_says_so(house: House, failure: Failure) -> None:
    await crowded(house, 125)
    house.emulator.failures.plan("deleteMessages", failure, times=3)

    await house.woman.presses("✕ Close")
    seen = await house.seen_soon(lambda seen: seen[-1] == house.says("closed.left"))

    assert len(seen) == 251
    assert len(house.batches()) == 3
    assert house.woman.buttons() == []


async def test_a_true_that_removed_nothing_is_found_out(house: House) -> None:
    await crowded(house, 125)
    house.wall[0] += 49 * 3600

    await house.woman.presses("✕ Close")
    seen = await house.seen_soon(lambda seen: seen[-1] == house.says("closed.left"))

    assert len(seen) == 251
    assert all(
        call.answer is not None and call.answer.code == 200
        for call in house.emulator.calls.of("deleteMessages")
    )


async def test_nobody_else_loses_a_message(house: House) -> None:
    await crowded(house, 3)
    house.emulator.people.join(Person(id=BOB))
    house.emulator.people.say(BOB, "/start")
    await house.made_soon("sendMessage", "deleteMessage")

    await house.woman.presses("✕ Close")
    await house.seen_soon(lambda seen: len(seen) == 1)

    assert len(house.emulator.people.messages(BOB)) == 1
    assert {call.fields.number("chat_id") for call in house.emulator.calls.of("deleteMessages")} == {CANARY}


async def test_close_forgets_the_chat(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("Offices and contacts")
    await house.woman.presses("✕ Close")
    await house.woman.says("?! 12")

    assert house.woman.buttons()[-2].text == "‹ Back"
    assert house.seen()[0] == house.says("closed")
    assert house.woman.sees().startswith(house.says("unclear")[:20])


async def test_after_a_restart_close_acts_on_what_it_stands_on(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("☎ Help")
    await house.restarts()
    house.emulator.calls.clear()

    await house.woman.presses("✕ Close")

    assert house.seen() == [house.says("closed.left")]
    assert house.batches() == []
    assert house.emulator.calls.of("deleteMessage") == ()


@pytest.mark.parametrize("code", ["en", "es", "ar"])
@pytest.mark.parametrize("word", ["/close", "close", "cerrar", "إغلاق"])
async def test_a_typed_close_leaves_one_everyday_card(library: Library, code: str, word: str) -> None:
    async with _house(library, code) as house:
        await house.woman.says("/start")
        await house.woman.presses(house.woman.buttons()[-4].text)
        await house.made_soon("sendMessage", "deleteMessage", "editMessageText")
        card = house.woman.newest()
        house.emulator.calls.clear()
        await house.woman.says(word)
        seen = await house.seen_soon(lambda seen: len(seen) == 1)

        assert seen == [house.says("closed", code)]
        assert house.woman.newest() == card
        assert house.talk() == ["editMessageText", "deleteMessage"]


async def test_a_typed_close_after_a_restart_is_a_new_card_that_admits_the_rest(house: House) -> None:
    await house.woman.says("/start")
    await house.restarts()

    await house.woman.says("/close")
    seen = await house.seen_soon(lambda seen: len(seen) == 2)

    assert seen[-1] == house.says("closed.left")


async def test_a_close_typed_as_a_reply_needs_no_memory(house: House) -> None:
    await house.woman.says("/start")
    await house.restarts()

    await house.woman.says("/close", reply_to=house.woman.newest())
    seen = await house.seen_soon(lambda seen: len(seen) == 1)

    assert seen == [house.says("closed.left")]


async def test_the_card_is_there_before_anything_else_however_fast_she_tapped(house: House) -> None:
    await house.woman.says("/start")
    for _ in range(10):
        await house.woman.presses("☰ Menu")
    house.emulator.calls.clear()
    house.moments.pauses.clear()

    await house.woman.presses("✕ Close")

    assert house.talk() == ["editMessageText"]
    assert house.moments.pauses == []
    assert house.woman.buttons() == []


async def test_after_a_quiet_hour_the_view_is_an_everyday_card(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("☎ Help")
    house.emulator.calls.clear()
    house.moments.passes(HOUR - 60)
    await asyncio.sleep(0)
    before = house.seen()
    house.moments.passes(120)
    seen = await house.seen_soon(lambda seen: seen == [house.says("closed")])

    assert before != seen
    assert house.emulator.calls.of("sendMessage") == ()


async def test_the_quiet_hour_survives_its_failures(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fall_quiet, failed = Screen.fall_quiet, asyncio.Event()

    async def broken(_screen: Screen) -> None:
        failed.set()
        raise LookupError(CANARY)

    await house.woman.says("/start")
    monkeypatch.setattr(Screen, "fall_quiet", broken)
    house.moments.passes(HOUR)
    await failed.wait()
    monkeypatch.setattr(Screen, "fall_quiet", fall_quiet)
    await asyncio.sleep(0)
    house.moments.passes(60)

    await house.seen_soon(lambda seen: seen == [house.says("closed")])
    assert "app.quiet.failed LookupError" in caplog.text
    assert str(CANARY) not in caplog.text


async def test_an_answer_to_typed_text_stands_alone(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("☎ Help")
    await house.woman.says("hello")
    seen = await house.seen_soon(lambda seen: len(seen) == 1)

    assert seen[0].startswith("Working abroad")


async def test_a_typed_place_goes_on_where_she_stood(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("Offices and contacts")
    await house.woman.presses("A place to stay")
    await house.woman.says("los angeles")

    assert "CAST" in house.woman.sees()


async def test_help_typed_at_help_shows_the_numbers_again(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("☎ Help")
    await house.woman.presses("Cambodia")
    numbers = house.woman.sees()
    await house.woman.says("help")

    assert house.woman.sees() == numbers


async def test_typed_words_are_answered_in_the_language_she_chose(house: House) -> None:
    await house.woman.says("/start")
    await house.woman.presses("Language · Idioma · اللغة")
    await house.woman.presses("Español")
    await house.woman.says("?! 12")

    assert house.woman.sees() == house.says("unclear", "es")


async def test_a_reply_goes_before_what_is_remembered(house: House) -> None:
    await house.woman.says("/start es")
    await house.made_soon("sendMessage", "deleteMessage")
    spanish = house.woman.newest()
    house.emulator.failures.plan("deleteMessage", TOO_OLD, times=2)
    house.emulator.failures.plan("editMessageText", failures.blocked())
    await house.woman.says("/start en")
    await house.made_soon("sendMessage", "deleteMessage", "deleteMessage", "editMessageText")
    await house.woman.says("?! 12", reply_to=spanish)

    assert house.woman.sees() == house.says("unclear", "es")


async def test_the_bot_never_writes_first(house: House) -> None:
    await house.woman.says("/start")
    house.emulator.calls.clear()
    for _ in range(24 * 60):
        house.moments.passes(60)
        await asyncio.sleep(0)
    await house.seen_soon(lambda seen: seen == [house.says("closed")])

    assert house.emulator.calls.of("sendMessage") == ()
