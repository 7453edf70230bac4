import pytest

from bot.telegram.envelope import chat_number, read, update_id

HER: dict[str, object] = {"id": 7, "is_bot": False, "language_code": "es"}
PRIVATE: dict[str, object] = {"id": 7, "type": "private"}
GROUP: dict[str, object] = {"id": -100, "type": "supergroup"}


def test_a_message_is_answered_where_it_came_from() -> None:
    envelope = read({"update_id": 1, "message": {"message_id": 5, "chat": PRIVATE, "from": HER}})

    assert envelope is not None
    assert envelope.recipient is not None
    assert envelope.recipient.chat_id == 7
    assert (envelope.language_code, envelope.query_id, envelope.message_id) == ("es", None, 5)


@pytest.mark.parametrize("message", [{"chat": PRIVATE, "message_id": 5}, None])
def test_a_press_is_answered_with_or_without_its_message(message: object) -> None:
    envelope = read({"callback_query": {"id": "9", "from": HER, "message": message}})

    assert envelope is not None
    assert envelope.recipient is not None
    assert (envelope.recipient.chat_id, envelope.query_id, envelope.message_id) == (7, "9", None)


@pytest.mark.parametrize(
    "raw",
    [
        {"message": {"chat": GROUP, "from": HER}},
        {"message": {"chat": PRIVATE, "from": {"id": 7, "is_bot": True}}},
        {"message": {"chat": PRIVATE}},
        {"message": {"chat": {"id": 7}, "from": HER}},
        {"message": "nonsense"},
        {"callback_query": {"id": "9", "from": HER, "message": {"chat": GROUP}}},
        {"callback_query": {"id": 9, "from": "nonsense"}},
    ],
)
def test_nothing_is_said_outside_private_chats(raw: object) -> None:
    envelope = read(raw)

    assert envelope is not None
    assert envelope.recipient is None


@pytest.mark.parametrize("raw", [None, 5, "text", [], {}, {"update_id": 1, "poll": {}}, {"message": None}])
def test_what_is_not_handled_is_not_read(raw: object) -> None:
    assert read(raw) is None


def test_the_number_confirms_an_update() -> None:
    assert update_id({"update_id": 5}) == 5
    assert update_id({"update_id": "5"}) is None
    assert update_id("nonsense") is None


def test_all_updates_of_a_chat_have_one_number() -> None:
    assert chat_number({"message": {"chat": PRIVATE}}) == 7
    assert chat_number({"callback_query": {"from": HER}}) == 7
    assert chat_number({"poll": {}}) == 0
