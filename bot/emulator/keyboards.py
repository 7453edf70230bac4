"""Reply markup: which keyboards Telegram takes (docs: InlineKeyboardMarkup and its neighbours)."""

from dataclasses import dataclass

from bot.emulator.refusals import Refusal, bad_request, emulator_only
from bot.emulator.urls import complaint_about
from bot.emulator.values import Json, JsonObject, as_list, as_object, as_text

LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256  # characters
MOST_BUTTONS = 100
MOST_IN_ROW = 8

ACTIONS = frozenset(
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    ]
)
_STYLES = frozenset({"danger", "success", "primary"})
_DECORATION = frozenset({"text", "style", "icon_custom_emoji_id"})
_FLAGS = frozenset(
    ["force_reply", "remove_keyboard", "selective", "one_time_keyboard", "resize_keyboard", "is_persistent"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A checked keyboard. Only inline ones stand in the message; a message with another cannot be edited."""

    inline: JsonObject | None = None
    other: JsonObject | None = None


def markup_of(value: Json) -> Markup:
    """Raises `Refusal` on any keyboard Telegram would not show."""
    if value is None:
        return Markup()
    given = as_object(value)
    if given is None:
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        return Markup(inline=_inline(given))
    _check_other(given)
    return Markup(other=given)


def _inline(given: JsonObject) -> JsonObject | None:
    unknown = given.keys() - {"inline_keyboard", "force_reply"}
    if unknown:
        raise emulator_only(f"InlineKeyboardMarkup has no field {min(unknown)!r}")
    rows = _rows(given["inline_keyboard"], "inline_keyboard")
    for button in (button for row in rows for button in row):
        _check_button(button)
    if max(map(len, rows), default=0) > MOST_IN_ROW or sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    shown: list[Json] = [row for row in rows if row]
    return {"inline_keyboard": shown} if shown else None


def _rows(value: Json, name: str) -> list[list[Json]]:
    listed = as_list(value)
    if listed is None:
        raise bad_request(f'field "{name}" must be of type Array')
    rows = [row for row in map(as_list, listed) if row is not None]
    if len(rows) != len(listed):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return rows


def _check_button(value: Json) -> None:
    button = as_object(value)
    if button is None:
        raise _unparsed("InlineKeyboardButton must be an Object")
    _check_label(button)
    unknown = button.keys() - ACTIONS - _DECORATION
    if unknown:
        raise emulator_only(f"InlineKeyboardButton has no field {min(unknown)!r}")
    nothing = [name for name in ACTIONS if name in button and button[name] is None]
    if nothing:  # the live server refuses null here: nexor/telega#29
        raise _unparsed(f'Field "{nothing[0]}" must be of type String')
    actions = [name for name in ACTIONS if button.get(name, "") != ""]
    if not actions and ("switch_inline_query" in button or "switch_inline_query_current_chat" in button):
        return
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise emulator_only("exactly one action must be used in an inline keyboard button")
    _check_action(actions[0], button[actions[0]])


def _check_label(button: JsonObject) -> None:
    if "text" not in button:
        raise _unparsed('Can\'t find field "text"')
    label = as_text(button["text"])
    if label is None:
        raise _unparsed('Field "text" must be of type String')
    if not label.strip():
        raise bad_request("REPLY_MARKUP_INVALID")
    if "style" in button and button["style"] not in _STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")


def _check_action(name: str, value: Json) -> None:
    if name == "callback_data":
        _check_data(as_text(value))
    elif name == "url":
        _check_url(as_text(value))
    elif name == "copy_text":
        _check_copy(as_object(value))
    elif name in {"pay", "callback_game"}:
        raise bad_request("BUTTON_TYPE_INVALID")


def _check_data(data: str | None) -> None:
    if data is None:
        raise _unparsed('Field "callback_data" must be of type String')
    if len(data.encode()) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str | None) -> None:
    if url is None:
        raise _unparsed('Field "url" must be of type String')
    complaint = complaint_about(url)
    if complaint is not None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {complaint}")


def _check_copy(copied: JsonObject | None) -> None:
    text = as_text(copied.get("text")) if copied is not None else None
    if text is None or not 1 <= len(text) <= LONGEST_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_other(given: JsonObject) -> None:
    for name in _FLAGS & given.keys():
        if not isinstance(given[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    if "keyboard" in given:
        _check_keys(_rows(given["keyboard"], "keyboard"))
    elif not given.get("remove_keyboard") and not given.get("force_reply"):
        raise emulator_only("the reply markup is of no known kind")


def _check_keys(rows: list[list[Json]]) -> None:
    for key in (key for row in rows for key in row):
        label = key if isinstance(key, str) else as_text((as_object(key) or {}).get("text"))
        if not label:
            raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')


def _unparsed(why: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {why}")
