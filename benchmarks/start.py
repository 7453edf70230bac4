"""Start and memory of the whole bot against a bare aiogram bot, each a process of its own, in one run.

.venv/bin/python benchmarks/start.py
"""

import asyncio
import os
import sys
import time
from pathlib import Path

from bot.emulator import Emulator, Patience, Person

PROJECT = Path(__file__).resolve().parent.parent
BARE = """
import asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
import os
dispatcher = Dispatcher()
@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer("hello")
session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["WAYPOST_API_URL"]))
asyncio.run(dispatcher.start_polling(Bot("1:emulated", session=session), handle_signals=False))
"""


async def main() -> None:
    """Prints seconds from the start of the process to her first answer, and the process's memory then."""
    bare = await measured("-c", BARE)
    ours = await measured("-m", "bot", "run")
    print(f"{'':24}{'bare aiogram':>14}{'Waypost':>12}{'ratio':>8}")
    for name, unit, place in (("first answer", "s", 0), ("memory (RSS)", "MiB", 1)):
        print(
            f"{name + ', ' + unit:24}{bare[place]:14.2f}{ours[place]:12.2f}{ours[place] / bare[place]:8.2f}"
        )


async def measured(*arguments: str) -> tuple[float, float]:
    """Seconds to the first answer; MiB of resident memory after it."""
    emulator = Emulator()
    emulator.people.join(Person())
    address = await emulator.start()
    environment = os.environ | {"WAYPOST_BOT_TOKEN": "1:emulated", "WAYPOST_API_URL": address}
    emulator.people.say(1001, "/start")
    begin = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=PROJECT, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    await emulator.people.settled(1001, Patience(timeout=60.0, grace=0.0, quiet=0.0))
    seconds = time.perf_counter() - begin
    memory = resident(process.pid)
    process.kill()
    await process.wait()
    await emulator.stop()
    return seconds, memory


def resident(process: int) -> float:
    """MiB of physical memory (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    asyncio.run(main())
