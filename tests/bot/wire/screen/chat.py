"""A chat with the screen: what she does, what she sees, what Telegram is asked."""

from bot.emulator import Emulator
from bot.emulator.failures import refused
from bot.wire.payload import Payload
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen

HER = 7777000123
VIEW = Payload(language="en", text="view")
NEXT = Payload(language="en", text="next view")
TOO_OLD = "message can't be deleted for everyone"


def seen(emulator: Emulator) -> list[str]:
    return [str(message["text"]) for message in emulator.people.messages(HER)]


def made(emulator: Emulator) -> list[str]:
    return [call.method for call in emulator.calls]


def batches(emulator: Emulator) -> list[list[int]]:
    return [list(call.fields.json("message_ids")) for call in emulator.calls.of("deleteMessages")]  # type: ignore[arg-type]  # a list of ids


def says(emulator: Emulator, screen: Screen, her: Recipient, text: str = "hers") -> int:
    number = emulator.people.say(HER, text)
    screen.heard(her, number)
    return number


async def close(screen: Screen, her: Recipient, on: int | None = None, hers: int | None = None) -> None:
    await screen.clear(await screen.cover(her, "en", on=on, hers=hers))


async def started(emulator: Emulator, screen: Screen, her: Recipient) -> int:
    """A chat known since its /start, with a view. Returns where that stands."""
    screen.begins(her)
    await screen.reply(her, VIEW, "1.en.aa", hers=says(emulator, screen, her, "/start"))
    emulator.calls.clear()
    number = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(number, int)
    return number


async def crowded(emulator: Emulator, screen: Screen, her: Recipient, messages: int) -> int:
    """A chat in which nothing could be removed. Returns where the view stands, one more than `messages`."""
    living = await started(emulator, screen, her)
    for _ in range(messages // 2):
        emulator.failures.plan("deleteMessage", refused(TOO_OLD), times=2)
        emulator.failures.plan("editMessageText", refused("message can't be edited"))
        await screen.reply(her, VIEW, "1.en.aa", hers=says(emulator, screen, her))
    emulator.failures.clear()
    emulator.calls.clear()
    number = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(number, int)
    assert number > living
    return number
