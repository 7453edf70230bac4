import asyncio
import logging
from collections.abc import Iterator

import pytest

from bot.wire.journal import open_journal, where, withhold_words


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("aiogram", "aiohttp", "asyncio")}
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    logging.setLogRecordFactory(factory)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_the_words_of_libraries_are_withheld_at_every_level(caplog: pytest.LogCaptureFixture) -> None:
    withhold_words()
    caplog.set_level(logging.DEBUG)
    for name in ("aiogram", "aiohttp", "asyncio"):  # an earlier test may have quieted them
        caplog.set_level(logging.DEBUG, logger=name)

    for name in ("aiogram.event", "aiohttp.client", "asyncio", "made.later"):
        logging.getLogger(name).debug("update id=%s", 7777000123)
        logging.getLogger(name).error("MRKR-5f1c")

    assert {record.getMessage() for record in caplog.records} == {"words withheld"}
    assert len(caplog.records) == 8


def test_no_exception_reaches_a_log(caplog: pytest.LogCaptureFixture) -> None:
    withhold_words()

    for name in ("bot.telegram", "aiogram"):
        try:
            int("MRKR-5f1c")
        except ValueError:
            logging.getLogger(name).exception("bot.code", stack_info=True)

    assert [record.getMessage() for record in caplog.records] == ["bot.code", "words withheld"]
    assert "MRKR" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_what_asyncio_says_of_a_lost_exception_is_withheld(caplog: pytest.LogCaptureFixture) -> None:
    withhold_words()

    asyncio.get_running_loop().call_exception_handler(
        {"message": "MRKR-5f1c", "exception": ValueError("MRKR-5f1c")}
    )

    assert [record.getMessage() for record in caplog.records] == ["words withheld"]


def test_records_made_from_nothing_are_withheld_too() -> None:
    withhold_words()

    assert logging.makeLogRecord({}).getMessage() == "words withheld"


def test_our_own_codes_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    open_journal("DEBUG")

    logging.getLogger("bot.wire.sender").info("wire.refused.%s %s", "too_many", "sendMessage")
    logging.getLogger("aiogram.event").info("Update id=5 is handled")

    assert capsys.readouterr().err == "INFO bot.wire.sender wire.refused.too_many sendMessage\n"


def test_an_error_is_known_by_its_kind_and_the_last_line_of_ours() -> None:
    with pytest.raises(ValueError, match="Unknown level") as raised:
        open_journal("LOUD")

    assert where(raised.value).startswith("ValueError at bot.wire.journal:")


def test_an_error_from_elsewhere_is_known_by_its_kind() -> None:
    assert where(ValueError("MRKR-5f1c")) == "ValueError"
