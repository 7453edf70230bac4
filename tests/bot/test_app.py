"""The composition root: content that is renewed without ever becoming worse, and an end that is clean."""

import io
import resource

import pytest

from bot import app
from bot.settings import Settings


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
