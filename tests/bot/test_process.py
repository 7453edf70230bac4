"""The bot as a process, against a Bot API server it did not start: started, killed, started again."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.emulator import Emulator, Person
from tests.conftest import PROJECT
from tests.whole_bot import CANARY, Woman

HELD = 60.0
"""Seconds a process may take to start on a slow machine before a test gives up."""


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    emulator.people.join(Person(id=CANARY, first_name="Zqxcanary", language_code="en"))
    yield emulator
    await emulator.stop()


async def _started(address: str, folder: Path, *, bot: str = "1:emulated") -> asyncio.subprocess.Process:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WAYPOST_")}
    environment |= {
        "WAYPOST_BOT_TOKEN": bot,
        "WAYPOST_API_URL": address,
        "WAYPOST_LOG_LEVEL": "DEBUG",
    }
    environment |= {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", "COVERAGE_PROCESS_START": ""}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def _ended(process: asyncio.subprocess.Process, how: signal.Signals) -> str:
    process.send_signal(how)
    output, _ = await asyncio.wait_for(process.communicate(), HELD)
    return output.decode()


async def test_kill_9_in_mid_conversation_loses_nothing_she_needs(emulator: Emulator, tmp_path: Path) -> None:
    address = await emulator.start()
    woman = Woman(emulator=emulator, patience=HELD)
    first = await _started(address, tmp_path)
    await woman.says("/start")
    await woman.presses("Check a job offer")
    await woman.presses("Begin")

    await _ended(first, signal.SIGKILL)
    second = await _started(address, tmp_path)
    await woman.presses("Yes")

    assert "They keep your passport or ID" in woman.sees()
    await _ended(second, signal.SIGTERM)


async def test_a_run_writes_no_file_and_tells_nothing(emulator: Emulator, tmp_path: Path) -> None:
    address = await emulator.start()
    woman = Woman(emulator=emulator, patience=HELD)
    process = await _started(address, tmp_path)
    await woman.says("/start")
    await woman.says("MRKR-5f1c los angeles")
    await woman.presses("☎ Help")

    output = await _ended(process, signal.SIGTERM)

    assert process.returncode == 0
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - a path method would block the loop just so
    for secret in (str(CANARY), "Zqxcanary", "MRKR-5f1c", "1:emulated", "emulated"):
        assert secret not in output


async def test_a_refused_token_ends_the_bot_with_words_for_the_operator(
    emulator: Emulator, tmp_path: Path
) -> None:
    address = await emulator.start()
    process = await _started(address, tmp_path, bot="2:another")

    output, _ = await asyncio.wait_for(process.communicate(), HELD)

    assert process.returncode == 1
    assert "WAYPOST_BOT_TOKEN" in output.decode()
    assert "another" not in output.decode()
