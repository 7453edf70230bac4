"""Little patience with what hangs."""

import pytest

from bot.wire import sender as sender_module


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hanging call hangs for ever; how long we watch it changes nothing."""
    monkeypatch.setattr(sender_module, "SECONDS", 0.2)
