"""What may be logged: static codes of our own. The words of everybody else are withheld.

aiogram logs update ids, descriptions and tracebacks; asyncio logs exceptions and the repr of tasks; both may hold an
id, a message or the token. Levels and filters can be undone from anywhere and miss loggers made later, so the words
are withheld where every record of the process is made: in the record factory.
"""

import logging
import sys
import traceback

OURS = ("bot", "flows")


def open_journal(level: str) -> None:
    """Logs to stderr from here on. Without times: who runs us stamps lines, and a copy of ours would tell on people."""
    withhold_words()
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s", force=True
    )
    for name in ("aiogram", "aiohttp", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)


def withhold_words() -> None:
    """From here on no record holds a library's words, or any exception's."""
    logging.setLogRecordFactory(_record)


def where(error: BaseException) -> str:
    """The kind of an error and the last line of ours it passed. Never its text."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        module = str(frame.f_globals.get("__name__", ""))
        if _is_ours(module):
            return f"{type(error).__name__} at {module}:{line}"
    return type(error).__name__


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


def _record(
    name: str | None,
    level: int,
    path: str,
    line: int,
    message: object,
    arguments: object,
    *_withheld: object,
    **_more: object,
) -> logging.LogRecord:
    """What follows `arguments` goes no further: a traceback ends with the exception's text."""
    if _is_ours(name or ""):
        return logging.LogRecord(name or "", level, path, line, message, arguments, None)  # type: ignore[arg-type]  # passed on as logging gave them
    return logging.LogRecord(name or "", level, path, line, "words withheld", None, None)
