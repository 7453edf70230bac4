import pytest
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
from aiogram.methods import SendMessage

from bot.wire.refusals import Refusal, Refused, refused

METHOD = SendMessage(chat_id=7777000123, text="MRKR-5f1c")


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (TelegramForbiddenError(METHOD, "Forbidden: bot was blocked by the user"), Refusal.BLOCKED),
        (TelegramConflictError(METHOD, "Conflict"), Refusal.CONFLICT),
        (TelegramUnauthorizedError(METHOD, "Unauthorized"), Refusal.UNAUTHORIZED),
        (TelegramNotFound(METHOD, "Not Found"), Refusal.UNAUTHORIZED),
        (TelegramServerError(METHOD, "Internal Server Error"), Refusal.SERVER),
        (TelegramNetworkError(METHOD, "Request timeout error"), Refusal.TIMEOUT),
        (TelegramNetworkError(METHOD, "network"), Refusal.NETWORK),
        (TelegramEntityTooLarge(METHOD, "Request Entity Too Large"), Refusal.OTHER),
        (ClientDecodeError("cut", ValueError(), ""), Refusal.CUT_JSON),
        (TelegramAPIError(METHOD, "Too Many Requests"), Refusal.TOO_MANY),
        (TelegramAPIError(METHOD, "I'm a teapot"), Refusal.OTHER),
        (AiogramError(), Refusal.OTHER),
    ],
)
def test_every_exception_is_of_a_kind(error: AiogramError, refusal: Refusal) -> None:
    assert refused(error) == Refused(refusal=refusal)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("message is not modified: specified new message content", Refusal.NOT_MODIFIED),
        ("message to edit not found", Refusal.TARGET_GONE),
        ("message can't be edited", Refusal.UNCHANGEABLE),
        ("MESSAGE_ID_INVALID", Refusal.TARGET_GONE),
        ("there is no text in the message to edit", Refusal.UNCHANGEABLE),
        ("message to delete not found", Refusal.TARGET_GONE),
        ("message can't be deleted for everyone", Refusal.UNCHANGEABLE),
        ("message identifier is not specified", Refusal.TARGET_GONE),
        ("query is too old and response timeout expired or query ID is invalid", Refusal.QUERY_TOO_OLD),
        ("QUERY_ID_INVALID", Refusal.QUERY_TOO_OLD),
        ("can't parse entities: Unsupported start tag", Refusal.BAD_ENTITIES),
        ("can't parse MessageEntity: unsupported type specified", Refusal.BAD_ENTITIES),
        ("entity beginning at UTF-16 offset 0 ends after the end of the text", Refusal.BAD_ENTITIES),
        ("chat not found", Refusal.BLOCKED),
        ("user not found", Refusal.BLOCKED),
        ("INPUT_USER_DEACTIVATED", Refusal.BLOCKED),
        ("USER_IS_BLOCKED", Refusal.BLOCKED),
        ("PEER_ID_INVALID", Refusal.BLOCKED),
        ("have no rights to send a message", Refusal.BLOCKED),
        ("CHAT_WRITE_FORBIDDEN", Refusal.BLOCKED),
        ("BUTTON_DATA_INVALID", Refusal.OTHER),
        ("message is too long", Refusal.OTHER),
    ],
)
def test_a_400_is_known_by_its_words(words: str, refusal: Refusal) -> None:
    assert refused(TelegramBadRequest(METHOD, f"Bad Request: {words}")).refusal is refusal


def test_a_flood_says_how_long() -> None:
    error = TelegramRetryAfter(METHOD, "Too Many Requests: retry after 7", 7)

    assert refused(error) == Refused(refusal=Refusal.TOO_MANY, retry_after=7)
    assert "7777000123" in str(error)  # why no exception of aiogram's goes further
