import pytest

from bot.emulator.keyboards import Markup, markup_of
from bot.emulator.refusals import Refusal
from bot.emulator.values import Json, JsonObject


def inline(*buttons: Json) -> JsonObject:
    return {"inline_keyboard": [list(buttons)]}


def button(**values: Json) -> JsonObject:
    return {"text": "x", **values}


UNPARSED = "can't parse inline keyboard button: "


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [], "size": 1}, "[emulator] InlineKeyboardMarkup has no field 'size'"),
        (inline("x"), UNPARSED + "InlineKeyboardButton must be an Object"),
        (inline({"callback_data": "x"}), UNPARSED + 'Can\'t find field "text"'),
        (inline({"text": 1, "callback_data": "x"}), UNPARSED + 'Field "text" must be of type String'),
        (inline({"text": " ", "callback_data": "x"}), "REPLY_MARKUP_INVALID"),
        (inline(button()), UNPARSED + "Text buttons are unallowed in the inline keyboard"),
        (inline(button(callback_data="")), UNPARSED + "Text buttons are unallowed in the inline keyboard"),
        (inline(button(url=None, callback_data="x")), UNPARSED + 'Field "url" must be of type String'),
        (inline(button(callback_data=1)), UNPARSED + 'Field "callback_data" must be of type String'),
        (inline(button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
        (inline(button(callback_data="é" * 33)), "BUTTON_DATA_INVALID"),
        (inline(button(copy_text={"text": ""})), "BUTTON_COPY_TEXT_INVALID"),
        (inline(button(copy_text={"text": "x" * 257})), "BUTTON_COPY_TEXT_INVALID"),
        (inline(button(copy_text="x")), "BUTTON_COPY_TEXT_INVALID"),
        (
            inline(button(url="not-a-url")),
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            inline(button(url="ftp://example.com")),
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            inline(button(url="http://[")),
            "inline keyboard button URL 'http://[' is invalid: Wrong HTTP URL",
        ),
        (inline(button(url=1)), UNPARSED + 'Field "url" must be of type String'),
        (inline(button(pay=True)), "BUTTON_TYPE_INVALID"),
        (inline(button(callback_data="x", style="loud")), "BUTTON_STYLE_INVALID"),
        (inline(button(callback_data="x", size=1)), "[emulator] InlineKeyboardButton has no field 'size'"),
        (
            inline(button(callback_data="x", url="https://example.org")),
            "[emulator] exactly one action must be used in an inline keyboard button",
        ),
        (inline(*[button(callback_data="x")] * 9), "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [[button(callback_data="x")]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        ({"remove_keyboard": "yes"}, 'field "remove_keyboard" must be of type Boolean'),
        ({"keyboard": [[{}]]}, 'can\'t parse keyboard button: Field "text" must be of type String'),
        ({}, "[emulator] the reply markup is of no known kind"),
    ],
)
def test_keyboards_that_telegram_would_not_show_are_refused(markup: Json, description: str) -> None:
    with pytest.raises(Refusal) as refused:
        markup_of(markup)

    assert refused.value.description == f"Bad Request: {description}"


@pytest.mark.parametrize(
    "good",
    [
        button(callback_data="é" * 32),
        button(copy_text={"text": "117"}, style="danger"),
        button(url="example.org"),
        button(url="tg://resolve?domain=x"),
        button(switch_inline_query=""),
        button(web_app={"url": "https://example.org"}),
    ],
)
def test_good_buttons_stay_as_they_are(good: JsonObject) -> None:
    assert markup_of(inline(good)) == Markup(inline=inline(good))


def test_empty_keyboards_are_no_keyboards() -> None:
    assert markup_of({"inline_keyboard": [[]]}) == Markup()
    assert markup_of(None) == Markup()


@pytest.mark.parametrize("other", [{"keyboard": [["A", {"text": "B"}]]}, {"force_reply": True}])
def test_other_keyboards_are_kept_apart(other: JsonObject) -> None:
    assert markup_of(other) == Markup(other=other)
