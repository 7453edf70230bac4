"""Why a call failed, as one of a closed set. Descriptions are read here and never go further.

The words are the live server's (github.com/tdlib/telegram-bot-api, `Client::fail_query_with_error`, and public
records of its answers); it rewrites Telegram's `QUERY_ID_INVALID` and the like, older servers do not.
"""

from dataclasses import dataclass
from enum import Enum

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)


class Refusal(Enum):
    """The kinds of failure that are answered differently. The values are log codes."""

    NOT_MODIFIED = "not_modified"
    TARGET_GONE = "target_gone"
    UNCHANGEABLE = "unchangeable"
    """It stands there, but is too old to be deleted, or not of a kind that can be edited."""
    QUERY_TOO_OLD = "query_too_old"
    BAD_ENTITIES = "bad_entities"
    BLOCKED = "blocked"
    CONFLICT = "conflict"
    TOO_MANY = "too_many"
    SERVER = "server"
    TIMEOUT = "timeout"
    NETWORK = "network"
    CUT_JSON = "cut_json"
    UNAUTHORIZED = "unauthorized"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A failed call. A value, not an exception: there is no text in it that could be logged."""

    refusal: Refusal
    retry_after: int | None = None
    """Seconds, where Telegram said so."""


TIMED_OUT = "Request timeout error"
"""aiogram's words for a timeout (AiohttpSession.make_request). All other network errors are of one kind to us."""

_KINDS: tuple[tuple[type[AiogramError], Refusal], ...] = (
    (TelegramForbiddenError, Refusal.BLOCKED),
    (TelegramConflictError, Refusal.CONFLICT),
    (TelegramUnauthorizedError, Refusal.UNAUTHORIZED),
    (
        TelegramNotFound,
        Refusal.UNAUTHORIZED,
    ),  # a token not of a token's shape, or a server that is no Bot API
    (TelegramServerError, Refusal.SERVER),
    (TelegramEntityTooLarge, Refusal.OTHER),
    (TelegramNetworkError, Refusal.NETWORK),
    (ClientDecodeError, Refusal.CUT_JSON),
)
_WORDS: tuple[tuple[str, Refusal], ...] = (
    ("message is not modified", Refusal.NOT_MODIFIED),
    ("message to edit not found", Refusal.TARGET_GONE),
    ("message can't be edited", Refusal.UNCHANGEABLE),
    ("message_id_invalid", Refusal.TARGET_GONE),
    ("no text in the message to edit", Refusal.UNCHANGEABLE),
    ("message to delete not found", Refusal.TARGET_GONE),
    ("message can't be deleted", Refusal.UNCHANGEABLE),
    ("message identifier is not specified", Refusal.TARGET_GONE),
    ("query is too old", Refusal.QUERY_TOO_OLD),
    ("query_id_invalid", Refusal.QUERY_TOO_OLD),
    ("entities", Refusal.BAD_ENTITIES),  # can't parse entities; can't parse MessageEntity: …
    (
        "entity",
        Refusal.BAD_ENTITIES,
    ),  # entity beginning at UTF-16 offset … ends after …; ENTITY_BOUNDS_INVALID
    ("chat not found", Refusal.BLOCKED),
    ("user not found", Refusal.BLOCKED),
    ("deactivated", Refusal.BLOCKED),
    ("blocked", Refusal.BLOCKED),
    ("peer_id_invalid", Refusal.BLOCKED),
    ("have no rights to send", Refusal.BLOCKED),
    ("chat_write_forbidden", Refusal.BLOCKED),
)


def refused(error: AiogramError) -> Refused:
    """What kind of failure this is; `OTHER` for what is not known."""
    if isinstance(error, TelegramRetryAfter):
        return Refused(refusal=Refusal.TOO_MANY, retry_after=error.retry_after)
    if isinstance(error, TelegramBadRequest):
        return Refused(refusal=_by_words(error.message))
    if isinstance(error, TelegramNetworkError) and error.message == TIMED_OUT:
        return Refused(refusal=Refusal.TIMEOUT)
    if type(error) is TelegramAPIError and "too many requests" in error.message.lower():
        return Refused(refusal=Refusal.TOO_MANY)  # a 429 that does not say how long
    return Refused(refusal=next((kind for known, kind in _KINDS if isinstance(error, known)), Refusal.OTHER))


def _by_words(description: str | None) -> Refusal:
    folded = (description or "").lower()
    return next((refusal for words, refusal in _WORDS if words in folded), Refusal.OTHER)
