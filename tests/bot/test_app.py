"""The composition root: content that is renewed without ever becoming worse, and an end that is clean."""

import io
import logging
import resource
import shutil
from pathlib import Path

import pytest

from bot import app
from bot.content.snapshot import Shelves
from bot.settings import Settings
from flows.model import Region
from tests.conftest import NOON, PROJECT


@pytest.fixture
def copy(tmp_path: Path) -> Shelves:
    shutil.copytree(PROJECT / "flows", tmp_path / "flows")
    shutil.copy(PROJECT / "referral_directory.yaml", tmp_path)
    return Shelves.of_project(tmp_path)


async def test_a_renewed_directory_is_served(copy: Shelves) -> None:
    library = app.Library(copy, lambda: NOON)
    text = copy.directory.read_text(encoding="utf-8")
    copy.directory.write_text(
        text.replace('{for: police, number: "117"}', '{for: police, number: "118"}'), encoding="utf-8"
    )

    await library.renew()

    assert library.content().directory.emergency[Region("KH")].numbers[0].number == "118"


@pytest.mark.parametrize("broken", ["KH: [", "", None])
async def test_what_is_broken_never_replaces_what_works(
    copy: Shelves, broken: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    library = app.Library(copy, lambda: NOON)
    before = library.content()
    if broken is None:
        copy.directory.unlink()
    else:
        copy.directory.write_text(broken, encoding="utf-8")

    with caplog.at_level(logging.ERROR):
        await library.renew()

    assert library.content() is before
    assert "app.content" in caplog.text


def test_core_dumps_are_forbidden() -> None:
    app.forbid_core_dumps()

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


async def test_a_person_at_a_terminal_is_greeted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(""))

    await app.chat(Settings(bot_token=None), language="en")

    assert capsys.readouterr().out.startswith("Working abroad")
