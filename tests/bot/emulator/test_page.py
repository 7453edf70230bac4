"""The page's files, and what it may say about the app's memory. How it looks and works: tests/browser."""

import re

import pytest
from aiohttp import ClientSession

from bot.emulator import Emulator
from bot.emulator.page import ASSETS
from bot.emulator.values import parsed
from tests.bot.emulator.conftest import Raw

LONGEST = 250
"""Lines of a file a person can read in one go."""

SCRIPTS = sorted(path.name for path in ASSETS.glob("*.js"))


async def test_the_page_and_its_files_are_served(raw: Raw) -> None:
    kinds = {"": "text/html", "assets/page.css": "text/css", "assets/icons.svg": "image/svg+xml"}
    for path, kind in {**kinds, "assets/main.js": "text/javascript"}.items():
        async with raw.session.get(f"{raw.url}/{path}") as response:
            assert (response.status, response.content_type) == (200, kind)


@pytest.mark.parametrize(
    "path", ["assets/none.js", "assets/../server.py", "assets/index.html", "assets/a.py"]
)
async def test_nothing_else_is_served(raw: Raw, path: str) -> None:
    async with raw.session.get(f"{raw.url}/{path}") as response:
        assert response.status == 404


async def test_without_a_report_the_memory_is_not_spoken_of(raw: Raw) -> None:
    async with raw.session.get(f"{raw.url}/memory") as response:
        assert parsed(await response.text()) == {"held": None}


async def test_the_report_is_asked_anew_each_time() -> None:
    held = {"chats remembered": 0}
    emulator = Emulator(report=lambda: held)
    address = await emulator.start()
    held["chats remembered"] = 2

    async with ClientSession() as session, session.get(f"{address}/memory") as response:
        body = parsed(await response.text())

    await emulator.stop()
    assert body == {"held": {"chats remembered": 2}}


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.iterdir()))
def test_every_file_is_short_and_asks_nothing_of_others(name: str) -> None:
    text = (ASSETS / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert text.count("\n") < LONGEST
    assert re.search(r"https?://|//\w+\.\w|@import|@font-face", text) is None


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_turns_text_into_markup(name: str) -> None:
    text = (ASSETS / name).read_text(encoding="utf-8")

    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"

    assert re.search(forbidden, text) is None


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_imported_file_exists(name: str) -> None:
    text = (ASSETS / name).read_text(encoding="utf-8")

    for imported in re.findall(r'from "/assets/([^"]+)"', text):
        assert (ASSETS / imported).is_file()
